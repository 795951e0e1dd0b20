"""``wolofsearch library folders`` and ``library forget``: what was imported, and how it leaves the library again."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, cast

import click

from wolofsearch.cli.language import label
from wolofsearch.cli.opening import own_library_dir
from wolofsearch.cli.options import FILE, json_option, library_option
from wolofsearch.cli.output import StatusLine, print_json, shown_path
from wolofsearch.library import forgetting
from wolofsearch.library.library import Library

if TYPE_CHECKING:
    from collections.abc import Generator

    from wolofsearch.events import Event


@click.command()
@library_option
@json_option
def folders(*, folder: Path | None, as_json: bool) -> None:
    """Show the folders and files that were imported, with how many documents of each the library holds."""
    with Library.open(own_library_dir(folder)) as opened:
        rows = forgetting.imported(opened.store)
        where = opened.folder
    if as_json:
        told = [{"path": shown_path(row.path), "documents": row.documents} for row in rows]
        print_json({"folder": shown_path(where), "folders": told})
        return
    for row in rows:
        click.echo(f"{row.documents:>7}  {shown_path(row.path)}")


@click.command()
@click.argument("source", metavar="PATH", type=FILE)
@library_option
@click.option("--yes", is_flag=True, help="Do not ask first.")
@json_option
def forget(*, source: Path, folder: Path | None, yes: bool, as_json: bool) -> None:
    """Take all documents out of a library that came in with PATH, a folder or file that was imported.

    The files themselves are not touched, and need not be there. What another imported folder holds too stays.
    """
    with Library.open(own_library_dir(folder)) as opened:
        going = forgetting.forgettable(opened, source)
        facts = {"documents": going.documents, "files": going.files, "path": shown_path(going.path)}
        if not yes and not click.confirm(label("forget_asks", **facts), err=True):
            raise click.Abort
        line = StatusLine()
        with closing(cast("Generator[Event, None, None]", forgetting.forget(opened, source))) as happening:
            for event in happening:
                line.show(event.as_json()["path"])
        line.clear()
    if as_json:
        print_json(facts)
    else:
        click.echo(label("forgotten", **facts))
