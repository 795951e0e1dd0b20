"""``wolofsearch model``: which models are installed, what they can do, and whether their files are whole."""

from __future__ import annotations

from typing import Any

import click

from wolofsearch import paths
from wolofsearch.cli.building import build
from wolofsearch.cli.fetching import fetch
from wolofsearch.cli.installing import install, remove, use
from wolofsearch.cli.language import label, language
from wolofsearch.cli.model_packages import export
from wolofsearch.cli.options import json_option
from wolofsearch.cli.output import caption, print_json, shown_path, size
from wolofsearch.cli.printable import printable
from wolofsearch.cli.verification import verify
from wolofsearch.encoder.bundle import ModelInfo, installed_models, model_info, read_manifest
from wolofsearch.encoder.loading import chosen_model
from wolofsearch.errors import WolofSearchError


@click.group()
def model() -> None:
    """Look at the installed models; fetch, build, install and remove others."""


for command in (fetch, build, install, export, use, verify, remove):
    model.add_command(command)


@model.command("list")
@json_option
def list_(*, as_json: bool) -> None:
    """List the installed models; a star marks the one in use."""
    models = installed_models()
    if not models:
        raise WolofSearchError("encoder.no_model", path=paths.BUNDLED_MODELS_DIR)
    in_use = chosen_model()
    if as_json:
        print_json({"models": [_described(one) | {"in_use": one.folder == in_use} for one in models]})
        return
    for one in models:
        star = "*" if one.folder == in_use else " "
        click.echo(f"{star} {one.id}  {size(one.size_bytes)}  {one.precision}  {printable(one.described(language()))}")


@model.command()
@click.argument("name", required=False, metavar="[MODEL]")
@json_option
def info(name: str | None, *, as_json: bool) -> None:
    """Show one model (id or folder; default: the one in use) with its card."""
    folder = chosen_model(name)
    found = model_info(folder)
    if as_json:
        manifest = read_manifest(folder)
        more = {"card": found.card, "quality": manifest.quality, "training_data": manifest.training_data}
        print_json(_described(found) | more)
        return
    click.echo(caption(label("model"), found.id))
    click.echo(caption(label("folder"), shown_path(found.folder)))
    click.echo(caption(label("dims"), f"{', '.join(map(str, found.dims))} ({found.default_dim})"))
    click.echo(caption(label("precision"), found.precision))
    click.echo(caption(label("size"), size(found.size_bytes)))
    click.echo(caption(label("licence"), found.licence))
    click.echo(f"\n{printable(found.card or found.described(language()))}")


def _described(one: ModelInfo) -> dict[str, Any]:
    return {
        "id": one.id,
        "folder": shown_path(one.folder),
        "description": one.described(language()),
        "dims": one.dims,
        "default_dim": one.default_dim,
        "precision": one.precision,
        "size_bytes": one.size_bytes,
        "licence": one.licence,
    }
