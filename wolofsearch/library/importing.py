"""Documents come in: a folder is scanned, what changed is queued, each file is read, cut, encoded and stored.

Everything is told as events while it goes on. A file that cannot be read is noted with its reason and the import goes
on; a full disk or a lost drive stops it with all that was saved intact. What is already stored is found by size and
time of change, then by the SHA-256 of the bytes, at last by the text itself, so nothing is ever encoded twice: a file
that was moved keeps its document, and what two files say is stored once. It goes by the title and the format of the
file that came first.
"""

from __future__ import annotations

import secrets
from collections.abc import Container, Iterator, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path

from wolofsearch.encoder.protocol import TextEncoder
from wolofsearch.errors import WolofSearchError
from wolofsearch.events import Event, FileFailed, FileRemoved, FileSkipped, meanwhile
from wolofsearch.library import backups, jobs, mounts, roots, writing
from wolofsearch.library.arriving import Arriving
from wolofsearch.library.aside import Aside
from wolofsearch.library.begun import forget_begun
from wolofsearch.library.library import Library
from wolofsearch.library.location import absolute, located, shown, stored
from wolofsearch.library.mending import mend
from wolofsearch.library.pace import Pace
from wolofsearch.library.pausing import Pauses
from wolofsearch.library.presence import absence
from wolofsearch.library.queueing import FAILED_BEFORE, NEW, UNCHANGED, Seen, look_through
from wolofsearch.library.records import Pipeline
from wolofsearch.library.roots import Root
from wolofsearch.library.scanning import Excluded, Found, Mounted, PassedOver, found_at, lying_in, why_not_there
from wolofsearch.library.selection import EVERYTHING, Selection
from wolofsearch.library.spending import Spent
from wolofsearch.library.tally import Tally
from wolofsearch.library.writing import FileRow

_AT_ONCE = 200


def import_paths(
    library: Library,
    paths: Sequence[Path],
    encoder: TextEncoder,
    collection: str | None = None,
    *,
    selection: Selection = EVERYTHING,
    ocr: bool = False,
    retry_failed: bool = False,
    pauses: Pauses | None = None,
    spent: Spent | None = None,
) -> Iterator[Event]:
    """Bring files and folders into a library, and take out what was deleted from these folders.

    Also goes on with what an import that was killed left undone; ``paths`` may be empty for that alone. The paths are
    remembered with what was wanted of them, for :func:`import_again`.

    Args:
        library: open and writable.
        paths: files and folders. A missing folder that was imported before is taken for an unplugged drive.
        encoder: of the library's pipeline; the first import binds the library to it.
        collection: name under which the documents go; None leaves a document where it is.
        selection: what is wanted of the folders; a file that is named outright is always wanted. What was imported
            before and is left out now stays as it is until it is deleted.
        ocr: also recognise the text in pictures, after all that can be read without; also of scans that were imported
            or failed before, when that was not asked for.
        retry_failed: also try files again that failed before and have not changed since.
        pauses: when to rest; None: never.
        spent: adds up where the time goes.

    Yields:
        Events, :class:`Finished` last. Closing the generator cancels: what is stored stays, the rest leaves the queue.

    Raises:
        WolofSearchError: ``library.read_only``, ``library.other_pipeline``, ``general.disk_full``, ``library.busy``,
            ``library.unreachable``, ``library.broken`` or ``library.encoder_broken``; what was stored is intact and
            the queue kept.
    """
    wanted = [Root(absolute(path), collection, selection, ocr) for path in paths]
    yield from _prepared(library, encoder, retry_failed=retry_failed, pauses=pauses, spent=spent).run(wanted)


def import_again(
    library: Library,
    encoder: TextEncoder,
    *,
    only: Container[Path] | None = None,
    retry_failed: bool = False,
    pauses: Pauses | None = None,
) -> Iterator[Event]:
    """Do the same with all that was ever given to imports of this library; each goes by what was wanted of it.

    ``only``: absolute paths, of which alone this is done.
    """
    wanted = roots.remembered(library.store, only)
    yield from _prepared(library, encoder, retry_failed=retry_failed, pauses=pauses, spent=None).run(wanted)


def retry(
    library: Library, encoder: TextEncoder, only: Container[Path] | None = None, *, pauses: Pauses | None = None
) -> Iterator[Event]:
    """Try files again that could not be read, without looking through their folders.

    ``only``: absolute paths, of which alone this is done. A file in an archive is tried with all that lies in there.

    Yields and raises as :func:`import_paths`.
    """
    failed = [failure.path for failure in library.failures() if only is None or failure.path in only]
    yield from _prepared(library, encoder, retry_failed=True, pauses=pauses, spent=None).run([], failed)


def _prepared(
    library: Library, encoder: TextEncoder, *, retry_failed: bool, pauses: Pauses | None, spent: Spent | None
) -> _Import:
    if library.read_only:
        raise WolofSearchError("library.read_only", path=str(library.folder))
    pipeline = Pipeline.of(encoder)
    if library.pipeline != pipeline:
        if library.info().documents:
            library.require_pipeline(pipeline)
        writing.bind(library.store, pipeline)
    return _Import(library, encoder, retry_failed=retry_failed, pauses=pauses, spent=spent or Spent())


class _Import:
    """One import and its counts."""

    def __init__(
        self, library: Library, encoder: TextEncoder, *, retry_failed: bool, pauses: Pauses | None, spent: Spent
    ) -> None:
        self._library = library
        self._store = library.store
        self._encoder = encoder
        self._pipeline = Pipeline.of(encoder)
        self._retry_failed = retry_failed
        self._batch = secrets.token_hex(8)
        self._tally = Tally(pauses, spent)
        self._arriving = Arriving(library, encoder, self._tally)

    def run(self, wanted: list[Root], failed: Sequence[Path] = ()) -> Iterator[Event]:
        try:
            keeping = Aside().do(partial(backups.make_daily, self._library.folder), lambda: None)
            yield from meanwhile(keeping, self._tally.maybe_progress)
            yield from mend(self._library, self._encoder)
            self._queue_again(failed)
            for root in wanted:
                if not root.again:
                    roots.remember(self._store, root)
                yield from self._queue(root)
            self._tally.pace = Pace(*jobs.load(self._store))
            self._tally.postponed = jobs.postponed(self._store)
            yield self._tally.progress()
            for job in jobs.waiting(self._store):
                done = yield from self._arriving.bring(job)
                self._tally.postponed += int(not done) - int(job.slow)
                if done:
                    self._tally.pace.file_done(job.size_bytes)
                yield from self._tally.between()
            forget_begun(self._library.folder)
            for root in wanted:
                yield from self._remove_deleted(root)
            neighbours = self._library.neighbours
            if neighbours.stale(self._pipeline):
                for _ in self._tally.spent.each("index", neighbours.rebuild(self._pipeline)):
                    yield from self._tally.maybe_progress()
        except (GeneratorExit, KeyboardInterrupt):
            with suppress(WolofSearchError):  # a full disk must not turn a cancellation into an error
                jobs.drop_batch(self._store, self._batch)
            raise
        yield self._tally.progress()
        yield self._tally.finished()

    def _queue(self, root: Root) -> Iterator[Event]:
        """Queue what is new or changed below ``root``."""
        waiting: dict[str | None, list[Found]] = {}
        mounted: list[Path] = []
        looking = look_through(self._store, root, retry_failed=self._retry_failed)
        for seen in self._tally.spent.each("scan", looking):
            if isinstance(seen, Path):
                yield self._told(seen, "general.permission_denied")
            elif isinstance(seen, Excluded):
                self._tally.counts["excluded"] += 1
                yield FileSkipped(shown(seen.path), "excluded")
            elif isinstance(seen, PassedOver):
                self._tally.passed_over[seen.kind] += 1
            elif isinstance(seen, Mounted):
                mounted.append(seen.path)
            elif seen is not None and seen.state in (UNCHANGED, FAILED_BEFORE):
                yield self._needless(seen, root)
            elif seen is not None:
                # A file that is only met again stays where a person has put it since.
                collection = root.collection if seen.state == NEW or not root.again else None
                some = waiting.setdefault(collection, [])
                some.append(seen.found)
                if len(some) >= _AT_ONCE:
                    self._add_jobs(waiting.pop(collection), root, collection)
            yield from self._tally.maybe_progress()
        for collection, some in waiting.items():
            self._add_jobs(some, root, collection)
        mounts.remember(self._store, mounted)

    def _queue_again(self, failed: Sequence[Path]) -> None:
        """Queue single files, as the root would have it that they lie below."""
        known = roots.remembered(self._store, every=True) if failed else []
        for path in dict.fromkeys(map(lying_in, failed)):
            covering = [root for root in known if path.is_relative_to(root.path)]
            root = max(covering, key=lambda one: len(one.path.parts), default=Root(path))
            with suppress(OSError):  # what is gone needs no other try
                self._add_jobs([found_at(path)], root, root.collection)

    def _add_jobs(self, some: list[Found], root: Root, collection: str | None) -> None:
        with self._tally.spent.on("database"):
            jobs.add(self._store, some, root.path, collection, self._batch, ocr=root.ocr)
        self._tally.pace.files += len(some)

    def _needless(self, seen: Seen, root: Root) -> FileSkipped:
        """Tell of a file that needs no work; at most it goes into another collection."""
        if seen.state == UNCHANGED:
            self._tally.counts["unchanged"] += 1
            if seen.document_id and not root.again and root.collection not in (None, seen.collection):
                stamp = (seen.found.size_bytes, seen.found.mtime_ns)
                file = FileRow(stored(seen.found.path, self._library.folder), seen.root, *stamp)
                writing.refer(self._store, file, seen.document_id, root.collection)
        return FileSkipped(shown(seen.found.path), seen.state)

    def _remove_deleted(self, root: Root) -> Iterator[Event]:
        """Take out what lay at or below ``root`` and is surely deleted."""
        looking = self._tally.spent.steps("scan", absence(self._store, root.path))
        missing = yield from meanwhile(looking, self._tally.maybe_progress)
        if missing.away:
            yield FileSkipped(shown(root.path), "away")
        elif not missing.known and not root.again and not (root.path.is_dir() or root.path.is_file()):
            yield self._told(root.path, why_not_there(root.path))
        yield from (FileSkipped(shown(drive), "away") for drive in missing.unplugged)
        if missing.failures:
            writing.forget(self._store, missing.failures)
        for first in range(0, len(missing.files), _AT_ONCE):
            some = missing.files[first : first + _AT_ONCE]
            writing.forget(self._store, some)
            self._tally.counts["removed"] += len(some)
            for name in some:
                yield FileRemoved(shown(located(name, self._library.folder)))

    def _told(self, path: Path, message_id: str) -> FileFailed:
        """Count a failure that is not worth a row: it is met again by every import of the same path."""
        self._tally.counts["failed"] += 1
        return FileFailed(shown(path), message_id, {"path": shown(path)})
