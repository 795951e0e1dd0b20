"""``wolofsearch import``: documents come into a library, with every file either searchable or told why not."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, cast

import click

from wolofsearch import paths, settings
from wolofsearch.cli.edge import PARTLY_DONE
from wolofsearch.cli.import_events import tell_event
from wolofsearch.cli.opening import bound_model, own_library_dir
from wolofsearch.cli.options import FILE, json_option, library_option, model_option
from wolofsearch.cli.output import StatusLine, print_json
from wolofsearch.encoder.loading import load_encoder
from wolofsearch.encoder.protocol import TextEncoder
from wolofsearch.encoder.resources import lower_priority
from wolofsearch.events import Event, Finished
from wolofsearch.library import planning
from wolofsearch.library.backups import DATABASE_NAME
from wolofsearch.library.importing import import_again, import_paths
from wolofsearch.library.library import Library
from wolofsearch.library.location import absolute
from wolofsearch.library.pausing import Pauses
from wolofsearch.library.records import Pipeline
from wolofsearch.library.roots import Root, remembered
from wolofsearch.library.selection import Selection
from wolofsearch.library.store import is_lost

if TYPE_CHECKING:
    from collections.abc import Generator


@click.command("import")
@click.argument("sources", metavar="[PATH]...", nargs=-1, type=FILE)
@library_option
@click.option("--collection", metavar="NAME", help="Put the documents into this collection.")
@click.option("--include", multiple=True, metavar="PATTERN", help="Only files like this, e.g. '*.pdf'; repeatable.")
@click.option("--exclude", multiple=True, metavar="PATTERN", help="No files or folders like this, e.g. 'drafts/*'.")
@click.option("--ocr", is_flag=True, help="Also read the text in scans, after all else; needs Tesseract.")
@click.option("--retry-failed", is_flag=True, help="Also try files again that failed before and have not changed.")
@click.option("--dry-run", is_flag=True, help="Only tell what would be imported and how long it would take.")
@click.option("--watch", is_flag=True, help="Then go on importing what changes, until Ctrl-C.")
@click.option("--slow", is_flag=True, help="Rest half of the time, so that this computer stays quick for others.")
@model_option
@json_option
@click.pass_context
def import_(
    ctx: click.Context,
    sources: tuple[Path, ...],
    *,
    folder: Path | None,
    collection: str | None,
    include: tuple[str, ...],
    exclude: tuple[str, ...],
    ocr: bool,
    retry_failed: bool,
    dry_run: bool,
    watch: bool,
    slow: bool,
    model: str | None,
    as_json: bool,
) -> None:
    """Import files and folders into a library, which is made if it does not exist.

    A second import of the same folder takes in what is new or changed and drops what was deleted; without PATH, of all
    folders that were ever imported, each with its own patterns and collection. Documents are read where they lie and
    never changed, and other programs go first. Exit code 3: done, but some files could not be read.

    A pattern without / is compared with the names of files and folders, one with / with the way from PATH; * stands for
    anything. What is left out now but was imported before stays until it is deleted. A battery below 20 % that is not
    being charged makes the import wait.
    """
    if watch and dry_run:
        raise click.UsageError("--watch and --dry-run exclude each other.")
    target = own_library_dir(folder)
    if not sources and (collection or include or exclude or ocr):
        raise click.UsageError("--collection, --include, --exclude and --ocr need a PATH.")
    selection = Selection(include, exclude)
    wanted = [Root(absolute(path), collection, selection, ocr) for path in sources] or _remembered(target, look=dry_run)
    if not wanted:
        raise click.UsageError("PATH is needed: nothing was imported into this library yet.")
    lower_priority()
    encoder = load_encoder(model or _model_of(target, look=dry_run), spare_cores=1)
    if dry_run:
        _follow(_planned(target, wanted, encoder, retry_failed=retry_failed), as_json=as_json)
        return
    pauses = Pauses(slow=slow)
    with Library.open(target, create=True) as library:

        def again() -> Iterator[Event]:
            return import_again(library, encoder, only={root.path for root in wanted}, pauses=pauses)

        if sources:
            first = import_paths(
                library,
                sources,
                encoder,
                collection,
                selection=selection,
                ocr=ocr,
                retry_failed=retry_failed,
                pauses=pauses,
            )
        else:
            first = import_again(library, encoder, retry_failed=retry_failed, pauses=pauses)
        events: Iterator[Event | None] = first
        if watch:
            from wolofsearch.library.watching import keep_in_step

            events = keep_in_step(first, again, [root.path for root in wanted])
        failed = _follow(events, as_json=as_json)
    _remember(target)
    if failed:
        ctx.exit(PARTLY_DONE)


def _follow(events: Iterator[Event | None], *, as_json: bool) -> int:
    """Do the work and tell of it; return how many files failed."""
    failed = 0
    # A generator that is closed knows that it was cancelled.
    with closing(cast("Generator[Event | None, None, None]", events)) as happening:
        line = StatusLine()
        for event in happening:
            if event is None:
                continue
            if as_json:
                print_json(event.as_json(), lines=True)
            tell_event(event, line, as_json=as_json)
            failed = event.failed if isinstance(event, Finished) else failed
    return failed


def _is_there(target: Path) -> bool:
    """Return whether there is a library, or was one: opening it tells that it is lost."""
    return (target / DATABASE_NAME).is_file() or is_lost(target)


def _planned(target: Path, wanted: list[Root], encoder: TextEncoder, *, retry_failed: bool) -> Iterator[Event | None]:
    if not _is_there(target):
        yield from planning.plan(None, wanted, encoder, retry_failed=retry_failed)
        return
    with Library.look(target) as library:
        if library.info().documents:
            library.require_pipeline(Pipeline.of(encoder))
        yield from planning.plan(library.store, wanted, encoder, retry_failed=retry_failed)


def _remembered(target: Path, *, look: bool) -> list[Root]:
    if not _is_there(target):
        return []
    with Library.look(target) if look else Library.open(target) as library:
        return remembered(library.store)


def _model_of(target: Path, *, look: bool) -> str | None:
    if not _is_there(target):
        return None
    with Library.look(target) if look else Library.open(target) as library:
        return bound_model(library)


def _remember(target: Path) -> None:
    """From the first import on, searches look in the person's own library instead of the sample."""
    current = settings.load()
    if current.library is None and target == paths.default_library_dir():
        settings.save(replace(current, library=str(target)))
