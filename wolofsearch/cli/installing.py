"""``wolofsearch model install``, ``use`` and ``remove``: models that somebody brought."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import click

from wolofsearch.cli.language import label
from wolofsearch.cli.options import FILE, json_option
from wolofsearch.cli.output import StatusLine, print_json, shown_path, size
from wolofsearch.cli.packages import tell_signer
from wolofsearch.encoder import installing
from wolofsearch.encoder.bundle import ModelInfo
from wolofsearch.packages.reading import is_package


@click.command()
@click.argument("path", type=FILE)
@json_option
def install(path: Path, *, as_json: bool) -> None:
    """Install the model in PATH: a .wolofmodel, a folder, a .zip or a .tar. It is checked and tried first."""
    if is_package(path):
        tell_signer(path, "model")
    found = _installed(path)
    if as_json:
        print_json({"model": found.id, "folder": shown_path(found.folder), "size_bytes": found.size_bytes})
        return
    told = label("model_installed", model=found.id, size=size(found.size_bytes), folder=shown_path(found.folder))
    click.echo(told)


def _installed(path: Path) -> ModelInfo:
    line = StatusLine()
    with closing(installing.installation(path)) as happening:
        try:
            while True:
                copied = next(happening)
                line.show(label("model_copied", done=size(copied.bytes_done), total=size(copied.bytes_total)))
        except StopIteration as end:
            found: ModelInfo = end.value
            return found
        finally:
            line.clear()


@click.command()
@click.argument("model")
def use(model: str) -> None:
    """Use MODEL (an id) from now on.

    A library made with another model goes on answering by that one until `wolofsearch library reindex`.
    """
    click.echo(label("model_used", model=installing.use_model(model).id))


@click.command()
@click.argument("model")
def remove(model: str) -> None:
    """Delete the installed MODEL (an id)."""
    installing.remove_model(model)
    click.echo(label("model_removed", model=model))
