"""``wolofsearch evaluate``: measures a model, and prints the figures as a table or as JSON."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from wolofsearch.cli.options import FOLDER, json_option
from wolofsearch.cli.output import print_json
from wolofsearch.errors import WolofSearchError


@click.command()
@click.argument("name")
@click.option("--model", type=FOLDER, metavar="DIR", help="Folder of the model; default: the one in use.")
@click.option("--data", type=FOLDER, metavar="DIR", help="Folder of the recordings and texts to measure on.")
@json_option
def evaluate(name: str, *, model: Path | None, data: Path | None, as_json: bool) -> None:
    """Run the evaluation NAME (verses, samples, …) and print what it measured."""
    try:
        from wolofsearch.evaluation.command import run

        figures = run(name, model, data)
    except ModuleNotFoundError as error:
        raise WolofSearchError("cli.research_missing", module=error.name or "?") from error
    if as_json:
        print_json(figures)
    else:
        click.echo("\n".join(_lines(figures)))


def _lines(figures: dict[str, Any], indent: str = "") -> list[str]:
    width = max((len(str(name)) for name in figures), default=0)
    lines = []
    for name, value in figures.items():
        if isinstance(value, dict):
            lines += [f"{indent}{name}", *_lines(value, f"{indent}  ")]
        elif isinstance(value, list):
            lines += [f"{indent}{name}", *(f"{indent}  {_row(entry)}" for entry in value)]
        else:
            lines.append(f"{indent}{name:<{width}}  {_shown(value)}")
    return lines


def _row(entry: object) -> str:
    if isinstance(entry, dict):
        return "  ".join(f"{name} {_shown(value)}" for name, value in entry.items())
    return _shown(entry)


def _shown(value: object) -> str:
    return f"{value:.4g}" if isinstance(value, float) else str(value)
