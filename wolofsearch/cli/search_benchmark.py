"""``wolofsearch benchmark search``: how much longer a search takes on a computer without hnswlib."""

from __future__ import annotations

import click

from wolofsearch.cli.evaluation import finished, research
from wolofsearch.cli.options import json_option
from wolofsearch.cli.output import print_figures, print_json


@click.command()
@click.option(
    "--passages",
    "sizes",
    type=click.IntRange(min=5_000),
    multiple=True,
    default=(10_000, 100_000),
    show_default=True,
    help="Of a library that is made up; a smaller one needs no index. May be repeated.",
)
@json_option
def search(*, sizes: tuple[int, ...], as_json: bool) -> None:
    """Compare the exact search that stands in for a missing index with the index; takes some minutes."""
    with research():
        from wolofsearch.evaluation.searching import searching

        figures = finished(searching(sizes))
    if as_json:
        print_json(figures)
        return
    for library in figures.pop("libraries"):
        print_figures(library)
        click.echo()
    print_figures(figures)
