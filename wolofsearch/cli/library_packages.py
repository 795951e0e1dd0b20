"""``wolofsearch library export`` and ``import``: a library in one file, on a stick, from one computer to another."""

from __future__ import annotations

from pathlib import Path

import click

from wolofsearch.cli.language import label
from wolofsearch.cli.opening import own_library_dir
from wolofsearch.cli.options import FILE, FOLDER, json_option, library_option
from wolofsearch.cli.output import print_json, shown_path, tell_id
from wolofsearch.cli.packages import followed, show_package, sign_option, signing_seed, tell_signer
from wolofsearch.encoder.bundle import is_installed
from wolofsearch.library.packing import export as packing
from wolofsearch.library.receiving import Received, import_package


@click.command()
@click.argument("file", type=FILE)
@library_option
@click.option("--with-originals", "originals", is_flag=True, help="Take the documents themselves along too.")
@sign_option
@json_option
def export(file: Path, *, folder: Path | None, originals: bool, sign: bool, as_json: bool) -> None:
    """Make the package FILE (.woloflib) of a library, which can be used meanwhile.

    Interrupted, the next call goes on where it was.
    """
    work = packing(own_library_dir(folder), file, originals=originals, seed=signing_seed(sign=sign))
    show_package(file, followed(work, as_json=as_json), as_json=as_json)


@click.command("import")
@click.argument("file", type=FILE)
@click.option("--into", type=FOLDER, metavar="DIR", help="The library's folder, also one on a stick.")
@json_option
def import_(file: Path, *, into: Path | None, as_json: bool) -> None:
    """Take in the library of the package FILE (.woloflib), or what changed since it was taken in before.

    Every byte is checked. Interrupted, the next call goes on where it was. With --into, the library can lie on a
    stick: it is searched from there, even where the stick cannot be written.
    """
    signed = tell_signer(file, "library")
    received = followed(import_package(file, into), as_json=as_json)
    pipeline = received.manifest.pipeline
    answers = pipeline is None or is_installed(pipeline["model_id"], pipeline["precision"])
    if as_json:
        told = {"folder": shown_path(received.folder), "change": received.change, "signature": signed}
        print_json({"event": "finished", **told, "model_installed": answers, "pipeline": pipeline}, lines=True)
    else:
        _show(received)
    if not answers and pipeline is not None:
        tell_id(
            "library.package_other_model",
            model=f"{pipeline['model_id']} · {pipeline['precision']}",
            path=shown_path(received.folder),
        )


def _show(received: Received) -> None:
    folder = shown_path(received.folder)
    click.echo(label(f"package_{received.change}", library=received.manifest.name, folder=folder))
    click.echo(label("package_search", folder=folder))
