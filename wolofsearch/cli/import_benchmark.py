"""``wolofsearch benchmark import``: where the time of an import goes, and what it takes beside the model."""

from __future__ import annotations

from pathlib import Path

import click

from wolofsearch.cli.evaluation import finished, model_option, research
from wolofsearch.cli.options import json_option
from wolofsearch.cli.output import print_json


@click.command("import")
@click.option("--files", type=click.IntRange(min=1), default=300, show_default=True, help="How many to generate.")
@click.option("--pdf-pages", type=click.IntRange(min=0), default=0, help="Also one PDF of so many pages, 0.4 MB each.")
@click.option(
    "--kills", type=click.IntRange(min=1), help="Instead kill the import so many times, and see what is lost."
)
@click.option("--stub", is_flag=True, help="Without a model: what all the rest costs.")
@model_option
@json_option
def import_(*, files: int, pdf_pages: int, kills: int | None, stub: bool, model: Path | None, as_json: bool) -> None:
    """Import small generated files into a library that is thrown away afterwards."""
    with research():
        from wolofsearch.encoder.loading import load_encoder
        from wolofsearch.evaluation.importing import Stub, importing
        from wolofsearch.evaluation.killed import killing

        if kills is not None:
            figures = finished(killing(files, kills, seed=files))
        else:
            figures = finished(importing(Stub() if stub else load_encoder(model, spare_cores=1), files, pdf_pages))
    if as_json:
        print_json(figures)
        return
    for name, value in figures.items():
        if isinstance(value, dict):
            for stage, spent in value.items():
                click.echo(f"  {stage:<10} {spent['seconds']:>9.2f} s {100 * spent['share']:>6.1f} %")
        else:
            click.echo(f"{name}  {value}")
