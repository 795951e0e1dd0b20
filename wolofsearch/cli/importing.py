"""``wolofsearch import``: documents come into a library, with every file either searchable or told why not."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, cast

import click

from wolofsearch import paths, settings
from wolofsearch.cli.edge import PARTLY_DONE
from wolofsearch.cli.language import label, language
from wolofsearch.cli.opening import bound_model, own_library_dir
from wolofsearch.cli.options import FILE, json_option, library_option, model_option
from wolofsearch.cli.output import StatusLine, print_json, shown_path, tell
from wolofsearch.encoder.loading import load_encoder
from wolofsearch.encoder.resources import lower_priority
from wolofsearch.events import Event, FileDone, FileFailed, Finished, Progress
from wolofsearch.library.importing import import_paths
from wolofsearch.library.library import Library
from wolofsearch.library.store import DATABASE_NAME
from wolofsearch.messages import message

if TYPE_CHECKING:
    from collections.abc import Generator

_MINUTE_S = 60


@click.command("import")
@click.argument("sources", metavar="PATH...", nargs=-1, required=True, type=FILE)
@library_option
@click.option("--collection", metavar="NAME", help="Put the documents into this collection.")
@click.option("--retry-failed", is_flag=True, help="Also try files again that failed before and have not changed.")
@model_option
@json_option
@click.pass_context
def import_(
    ctx: click.Context,
    sources: tuple[Path, ...],
    *,
    folder: Path | None,
    collection: str | None,
    retry_failed: bool,
    model: str | None,
    as_json: bool,
) -> None:
    """Import files and folders into a library, which is made if it does not exist.

    A second import of the same folder takes in what is new or changed and drops what was deleted. Documents are read
    where they lie and never changed, and other programs go first. Exit code 3: done, but some files could not be read.
    """
    lower_priority()
    target = own_library_dir(folder)
    encoder = load_encoder(model or _model_of(target), spare_cores=1)
    with Library.open(target, create=True) as library:
        # A generator that is closed knows that it was cancelled.
        events = import_paths(library, sources, encoder, collection, retry_failed=retry_failed)
        with closing(cast("Generator[Event, None, None]", events)) as happening:
            line = StatusLine()
            failed = 0
            for event in happening:
                if as_json:
                    print_json(event.as_json(), lines=True)
                _tell(event, line, as_json=as_json)
                failed = event.failed if isinstance(event, Finished) else failed
    _remember(target)
    if failed:
        ctx.exit(PARTLY_DONE)


def _tell(event: Event, line: StatusLine, *, as_json: bool) -> None:
    if isinstance(event, Progress):
        left = "" if event.seconds_left is None else time_left(event.seconds_left)
        line.show(label("import_progress", done=event.files_done, total=event.files_total, left=left))
        return
    line.clear()
    if isinstance(event, FileFailed):
        tell(message(event.message_id, language(), **{"path": shown_path(event.path), **event.facts}))
    elif isinstance(event, FileDone) and event.cut:
        tell(message("library.passages_cut", language(), path=shown_path(event.path), passages=event.cut))
    elif isinstance(event, Finished) and not as_json:
        click.echo(label("import_finished", **{key: value for key, value in event.as_json().items() if key != "event"}))


def time_left(seconds: float) -> str:
    """Return about how long the rest takes, in words."""
    if seconds < _MINUTE_S:
        return label("seconds_left", seconds=round(seconds))
    return label("minutes_left", minutes=round(seconds / _MINUTE_S))


def _model_of(target: Path) -> str | None:
    if not (target / DATABASE_NAME).is_file():
        return None
    with Library.open(target) as library:
        return bound_model(library)


def _remember(target: Path) -> None:
    """From the first import on, searches look in the person's own library instead of the sample."""
    current = settings.load()
    if current.library is None and target == paths.default_library_dir():
        settings.save(replace(current, library=str(target), language=language()))
