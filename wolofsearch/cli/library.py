"""``wolofsearch library``: what a library holds, whether it is whole, and its indexes made anew."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import click

from wolofsearch.cli.edge import FAILED
from wolofsearch.cli.failures import failures
from wolofsearch.cli.forgetting import folders, forget
from wolofsearch.cli.import_events import time_left
from wolofsearch.cli.language import label, language, sentence
from wolofsearch.cli.library_packages import export, import_
from wolofsearch.cli.opening import own_library_dir
from wolofsearch.cli.options import json_option, library_option, model_option
from wolofsearch.cli.output import StatusLine, caption, print_json, shown_path, size
from wolofsearch.cli.printable import printable
from wolofsearch.cli.safekeeping import backup, repair, restore
from wolofsearch.encoder.loading import load_encoder
from wolofsearch.encoder.resources import lower_priority
from wolofsearch.events import Event, Progress
from wolofsearch.library import reindexing
from wolofsearch.library.library import Library

if TYPE_CHECKING:
    from collections.abc import Generator


@click.group()
def library() -> None:
    """Look at a library, check it, or make its indexes again."""


for command in (failures, folders, forget, backup, restore, repair, export, import_):
    library.add_command(command)


@library.command()
@library_option
@json_option
def info(*, folder: Path | None, as_json: bool) -> None:
    """Show what the library holds, and which files could not be read."""
    with Library.open(own_library_dir(folder)) as opened:
        told = _described(opened)
    if as_json:
        print_json(told)
        return
    for name in ("folder", "documents", "passages", "pending", "model"):
        if told[name] is not None:
            click.echo(caption(label(name), told[name]))
    click.echo(caption(label("size"), size(told["size_bytes"])))
    for collection in told["collections"]:
        click.echo(caption(label("collection"), f"{collection['name']} ({collection['documents']})"))
    click.echo(caption(label("failures"), len(told["failures"])))
    for failure in told["failures"]:
        click.echo(f"  {failure['message']}")


@library.command()
@library_option
@json_option
@click.pass_context
def check(ctx: click.Context, *, folder: Path | None, as_json: bool) -> None:
    """Check everything that is stored; exit code 1 when something is wrong."""
    with Library.open(own_library_dir(folder)) as opened:
        problems = opened.check(language())
        where = opened.folder
    if as_json:
        print_json({"folder": shown_path(where), "ok": not problems, "problems": problems})
    for problem in problems:
        click.echo(printable(problem), err=as_json)
    if problems:
        ctx.exit(FAILED)
    if not as_json:
        click.echo(label("library_whole", folder=shown_path(where)))


@library.command()
@library_option
@json_option
def rebuild(*, folder: Path | None, as_json: bool) -> None:
    """Make the search indexes again from the stored passages; nothing is read or encoded anew."""
    with Library.open(own_library_dir(folder)) as opened:
        opened.rebuild()
        where, passages = shown_path(opened.folder), opened.info().passages
    if as_json:
        print_json({"folder": where, "passages": passages})
    else:
        click.echo(label("library_rebuilt", folder=where))


@library.command()
@library_option
@model_option
@json_option
def reindex(*, folder: Path | None, model: str | None, as_json: bool) -> None:
    """Encode all stored passages anew with another model: the one named, or the one in use.

    The files themselves need not be there. Searching goes on with the old model until all is done; interrupted, the
    next call goes on where it was.
    """
    with Library.open(own_library_dir(folder)) as opened:
        lower_priority()
        events = reindexing.reindex(opened, load_encoder(model, spare_cores=1))
        with closing(cast("Generator[Event, None, None]", events)) as happening:
            line = StatusLine()
            for event in happening:
                if as_json:
                    print_json(event.as_json(), lines=True)
                elif isinstance(event, Progress):
                    left = "" if event.seconds_left is None else time_left(event.seconds_left)
                    told = label("reindex_progress", done=event.files_done, total=event.files_total, left=left)
                    line.show(told)
            line.clear()
        if not as_json:
            click.echo(label("reindex_finished", folder=shown_path(opened.folder), model=str(opened.pipeline)))


def _described(opened: Library) -> dict[str, Any]:
    numbers = opened.info()
    failures = [
        {
            "path": shown_path(failure.path),
            "message_id": failure.message_id,
            "message": str(sentence(failure.message_id, **{"path": shown_path(failure.path), **failure.facts})),
            "when": failure.when,
        }
        for failure in opened.failures()
    ]
    return {
        "folder": shown_path(opened.folder),
        "read_only": opened.read_only,
        "documents": numbers.documents,
        "passages": numbers.passages,
        "pending": numbers.pending,
        "size_bytes": numbers.size_bytes,
        "model": None if numbers.pipeline is None else str(numbers.pipeline),
        "pipeline": None if numbers.pipeline is None else numbers.pipeline.as_json(),
        "collections": [{"name": name, "documents": count} for name, count in numbers.collections],
        "failures": failures,
    }
