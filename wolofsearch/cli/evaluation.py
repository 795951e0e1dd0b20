"""``wolofsearch evaluate``: measures a model, builds the sets for it, compares two runs."""

from __future__ import annotations

import shlex
import sys
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click

from wolofsearch import paths
from wolofsearch.cli.edge import PARTLY_DONE, Commands
from wolofsearch.cli.language import label
from wolofsearch.cli.options import FOLDER, json_option
from wolofsearch.cli.output import StatusLine, print_json, shown_path
from wolofsearch.errors import WolofSearchError
from wolofsearch.events import Event

PLACES = {
    "build": "evaluation:build",
    "compare": "evaluation:compare",
    "samples": "evaluation:samples",
}
data_option = click.option("--data", type=FOLDER, metavar="DIR", help="Folder of the recordings and texts.")
model_option = click.option("--model", type=FOLDER, metavar="DIR", help="Folder of the model; default: the one in use.")


@contextmanager
def research() -> Iterator[None]:
    """Say what to install when the research side is not."""
    try:
        yield
    except ModuleNotFoundError as error:
        raise WolofSearchError("cli.research_missing", module=error.name or "?") from error


def finished(work: Generator[Event, None, dict[str, Any]]) -> dict[str, Any]:
    """Do long work to its end, its progress on the terminal's last line, and return its result."""
    status = StatusLine()
    try:
        while True:
            status.show("  ".join(str(value) for value in next(work).as_json().values()))
    except StopIteration as end:
        result: dict[str, Any] = end.value
        return result
    finally:
        status.clear()


@click.group(cls=Commands, places=PLACES, invoke_without_command=True)
@click.option("--all", "every", is_flag=True, help="Measure on every set.")
@click.option("--set", "chosen", multiple=True, metavar="NAME|DIR", help="A set by name, or a folder in BEIR's layout.")
@model_option
@data_option
@click.option("--out", type=FOLDER, metavar="DIR", help="Folder of report and results; default: runs/evaluation/MODEL.")
@json_option
@click.pass_context
def evaluate(
    ctx: click.Context,
    *,
    every: bool,
    chosen: tuple[str, ...],
    model: Path | None,
    data: Path | None,
    out: Path | None,
    as_json: bool,
) -> None:
    """Measure a model on sets, by speech and by text, at every dimension, beside rivals and controls."""
    if ctx.invoked_subcommand is not None:
        return
    if not every and not chosen:
        raise click.UsageError("--all, --set or a command is needed; see --help.")
    with research():
        from wolofsearch.encoder.loading import chosen_model
        from wolofsearch.evaluation.building import default_out, default_sets_dir
        from wolofsearch.evaluation.command import Task, evaluate
        from wolofsearch.evaluation.recipes import RECIPES

        folder = chosen_model(model)
        place = out or default_out(folder)
        sets = tuple(RECIPES) if every else chosen
        results = finished(evaluate(Task(folder, sets, place, default_sets_dir(), data, command_line(sys.argv[1:]))))
    if as_json:
        print_json(results)
    else:
        click.echo((place / "report.md").read_text(encoding="utf-8"))
    click.echo(label("report_written", path=shown_path(place / "report.html")), err=True)
    for gap in results["missing"]:
        click.echo(f"{gap['set']}: {gap['why']}", err=True)
    if results["missing"]:
        ctx.exit(PARTLY_DONE)


@click.command()
@click.argument("names", nargs=-1, metavar="[SET]…")
@data_option
@click.option("--out", type=FOLDER, metavar="DIR", help="Folder of the sets; default: runs/evaluation/sets.")
@json_option
def build(names: tuple[str, ...], *, data: Path | None, out: Path | None, as_json: bool) -> None:
    """Build the sets (all, or those named) from the data folder.

    A set that holds what the bundled model was trained on is refused.
    """
    with research():
        from wolofsearch.evaluation.building import build, bundled_training_texts, default_sets_dir
        from wolofsearch.evaluation.data_folder import data_dir
        from wolofsearch.evaluation.recipes import RECIPES

        place = out or default_sets_dir()
        for event in build(names or tuple(RECIPES), data_dir(data), place, bundled_training_texts()):
            if as_json:
                print_json(event.as_json(), lines=True)
            else:
                told = ", ".join(f"{name} {count}" for name, count in event.queries.items())
                click.echo(f"{event.set}: {told}; -{event.dropped}")


@click.command()
@click.argument("before", type=FOLDER)
@click.argument("after", type=FOLDER)
@json_option
def compare(before: Path, after: Path, *, as_json: bool) -> None:
    """Compare two runs, each the --out folder of an evaluation: differences with their significance."""
    with research():
        from wolofsearch.evaluation.comparison import compare, comparison_table

        found = compare(before, after)
        if as_json:
            print_json(found)
        else:
            click.echo(comparison_table(found))


@click.command()
@model_option
@json_option
def samples(*, model: Path | None, as_json: bool) -> None:
    """Ask the sample questions; needs neither data folder nor voices."""
    with research():
        from wolofsearch.encoder.loading import load_encoder
        from wolofsearch.evaluation.samples import samples

        figures = samples(load_encoder(model))
    if as_json:
        print_json(figures)
        return
    for name, value in figures.items():
        if isinstance(value, list):
            for row in value:
                click.echo("  ".join(f"{key} {each}" for key, each in row.items()))
        else:
            click.echo(f"{name}  {value}")


def command_line(arguments: list[str]) -> str:
    """Return the command as it was typed, with places of this machine made relative."""
    return shlex.join(["wolofsearch", *(_relative(word) for word in arguments)])


def _relative(word: str) -> str:
    path = Path(word)
    if path.is_absolute() and path.is_relative_to(paths.PROJECT_DIR):
        return path.relative_to(paths.PROJECT_DIR).as_posix()
    return path.name if path.is_absolute() else word
