"""``wolofsearch analyse``: dimensions, ranks and storage of a model's vectors."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from wolofsearch.cli.evaluation import command_line, data_option, finished, model_option, research
from wolofsearch.cli.language import label
from wolofsearch.cli.options import FOLDER, json_option
from wolofsearch.cli.output import print_json, shown_path


@click.command()
@model_option
@data_option
@click.option("--out", type=FOLDER, metavar="DIR", help="Folder of the report; default: runs/evaluation/MODEL.")
@click.option("--write", is_flag=True, help="Write the recommended coarse dim into the model's manifest.")
@json_option
def analyse(*, model: Path | None, data: Path | None, out: Path | None, write: bool, as_json: bool) -> None:
    """Measure what each dimension, rank and number format costs and keeps, and recommend the coarse dim.

    A run that was stopped goes on where it was.
    """
    with research():
        from wolofsearch.encoder.loading import chosen_model
        from wolofsearch.evaluation.analysis import analyse
        from wolofsearch.evaluation.building import default_out, default_sets_dir
        from wolofsearch.evaluation.recommendation import record

        folder = chosen_model(model)
        place = out or default_out(folder)
        result = finished(analyse(folder, default_sets_dir(), place, data, command_line(sys.argv[1:])))
        if write:
            record(folder, result)
    if as_json:
        print_json(result)
    else:
        click.echo((place / "analysis.md").read_text(encoding="utf-8"))
    click.echo(label("report_written", path=shown_path(place / "analysis.html")), err=True)
