"""``wolofsearch benchmark``: how fast and how large the model is on this computer."""

from __future__ import annotations

import sys
import tempfile
from contextlib import ExitStack
from pathlib import Path
from typing import Any, cast

import click

from wolofsearch.cli.evaluation import command_line, finished, research
from wolofsearch.cli.import_benchmark import import_
from wolofsearch.cli.options import FILE, FOLDER, json_option
from wolofsearch.cli.output import print_json
from wolofsearch.cli.search_benchmark import search
from wolofsearch.cli.waiting import waiting


@click.group()
def benchmark() -> None:
    """Measure speed and memory."""


@benchmark.command()
@click.option(
    "--size",
    type=click.Choice(["reference", "bundled", "tiny"]),
    default="bundled",
    show_default=True,
    help="Of the random weights; reference needs 20 GB of memory, 15 GB of disk, and minutes.",
)
@click.option(
    "--contender",
    "chosen",
    multiple=True,
    metavar="NAME",
    help="int8, float32, torch float32, torch bfloat16, cascade, as shipped, and with ' on GPU' behind them float16, "
    "float32 and torch's; default: all there are for the size.",
)
@click.option("--rounds", type=click.IntRange(min=1), default=5, show_default=True)
@click.option("--work", type=FOLDER, metavar="DIR", help="Keeps what is made, for the next time; default: a new one.")
@click.option("--out", type=FILE, metavar="FILE", help="Save the results as JSON.")
@json_option
def encoder(
    *, size: str, chosen: tuple[str, ...], rounds: int, work: Path | None, out: Path | None, as_json: bool
) -> None:
    """Compare this program's encoder, with random weights, with torch and with a chain of models."""
    with research(), ExitStack() as stack:
        from wolofsearch.evaluation.results import write_json
        from wolofsearch.evaluation.speed.figures import told
        from wolofsearch.evaluation.speed.measuring import measure

        if work is None:
            work = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="wolofsearch-")))
        found: dict[str, Any] = {"command": command_line(sys.argv[1:])}
        found |= finished(measure(cast("Any", size), work, rounds, chosen))
        if out is not None:
            write_json(out, found)
    if as_json:
        print_json(found)
    else:
        click.echo(told(found))


benchmark.add_command(import_)
benchmark.add_command(search)
benchmark.add_command(waiting)
