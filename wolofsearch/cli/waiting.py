"""``wolofsearch benchmark waiting``: from the end of speech to the vector, with and without work ahead."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import click

from wolofsearch.cli.evaluation import finished, model_option, research
from wolofsearch.cli.options import json_option
from wolofsearch.cli.output import print_figures, print_json


@click.command()
@model_option
@json_option
def waiting(*, model: Path | None, as_json: bool) -> None:
    """Say the sample questions to the model in real time; takes a minute or two."""
    with research():
        from wolofsearch.encoder.loading import load_encoder
        from wolofsearch.evaluation.waiting import waiting

        figures = finished(waiting(partial(load_encoder, model)))
    if as_json:
        print_json(figures)
        return
    print_figures(figures)
