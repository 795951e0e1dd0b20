"""``wolofsearch benchmark``: how fast the model is on this computer."""

from __future__ import annotations

import click

from wolofsearch.cli.import_benchmark import import_
from wolofsearch.cli.waiting import waiting


@click.group()
def benchmark() -> None:
    """Measure speed and memory."""


benchmark.add_command(import_)
benchmark.add_command(waiting)
