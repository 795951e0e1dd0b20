"""``wolofsearch model export``: a model in one file, for computers without a network."""

from __future__ import annotations

from pathlib import Path

import click

from wolofsearch.cli.options import FILE, json_option
from wolofsearch.cli.packages import followed, show_package, sign_option, signing_seed
from wolofsearch.encoder.packing import export as packing


@click.command()
@click.argument("model")
@click.argument("file", type=FILE)
@sign_option
@json_option
def export(model: str, file: Path, *, sign: bool, as_json: bool) -> None:
    """Make the package FILE (.wolofmodel) of MODEL (an id or a folder); `model install` takes it in elsewhere.

    Interrupted, the next call goes on where it was.
    """
    show_package(file, followed(packing(model, file, seed=signing_seed(sign=sign)), as_json=as_json), as_json=as_json)
