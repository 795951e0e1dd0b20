"""Documents come in: a folder is scanned, what changed is queued, each file is read, cut, encoded and stored.

Everything is told as events while it goes on. A file that cannot be read is noted with its reason and the import goes
on; a full disk or a lost drive stops it with all that was saved intact. What is already stored is found by size and
time of change, then by the SHA-256 of the bytes, so nothing is ever encoded twice.
"""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Generator, Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from functools import partial
from pathlib import Path

from wolofsearch.documents.passages import TARGET_TOKENS, Passage, split_passages
from wolofsearch.documents.reading import DocumentText, read_document, stop_reading
from wolofsearch.encoder.protocol import TextEncoder
from wolofsearch.errors import WolofSearchError
from wolofsearch.events import (
    Event,
    FileDone,
    FileFailed,
    FileRemoved,
    FileSkipped,
    Finished,
    Progress,
    Throttle,
    meanwhile,
)
from wolofsearch.library import jobs, writing
from wolofsearch.library.aside import aside
from wolofsearch.library.encoding import PassageVectors, Tempo, behind_title, encoded
from wolofsearch.library.failing import is_full
from wolofsearch.library.jobs import Job
from wolofsearch.library.library import Library
from wolofsearch.library.location import absolute, located, shown, stored
from wolofsearch.library.pace import Pace
from wolofsearch.library.presence import absence, away
from wolofsearch.library.records import Pipeline
from wolofsearch.library.scanning import Found, found_at, scan
from wolofsearch.library.writing import FileRow

BATCH_PASSAGES = 16
_AT_ONCE = 200
_FATAL = frozenset({"general.disk_full", "library.busy", "library.unreachable", "library.broken", "library.read_only"})
_PASSING = frozenset({"general.file_missing", "general.permission_denied", "documents.disk_error"})
"""Reasons that may pass by themselves: such a file is tried again by the next import."""


def import_paths(
    library: Library,
    paths: Sequence[Path],
    encoder: TextEncoder,
    collection: str | None = None,
    *,
    retry_failed: bool = False,
) -> Iterator[Event]:
    """Bring files and folders into a library, and take out what was deleted from these folders.

    Also goes on with what an import that was killed left undone; ``paths`` may be empty for that alone.

    Args:
        library: open and writable.
        paths: files and folders. A missing folder that was imported before is taken for an unplugged drive.
        encoder: of the library's pipeline; the first import binds the library to it.
        collection: name under which the documents go; None leaves a document where it is.
        retry_failed: also try files again that failed before and have not changed since.

    Yields:
        Events, :class:`Finished` last. Closing the generator cancels: what is stored stays, the rest leaves the queue.

    Raises:
        WolofSearchError: ``library.read_only``, ``library.other_pipeline``, ``general.disk_full``, ``library.busy``,
            ``library.unreachable``, ``library.broken`` or ``library.encoder_broken``; what was stored is intact and
            the queue kept.
    """
    if library.read_only:
        raise WolofSearchError("library.read_only", path=str(library.folder))
    pipeline = Pipeline.of(encoder)
    if library.pipeline != pipeline:
        if library.info().documents:
            library.require_pipeline(pipeline)
        writing.bind(library.store, pipeline)
    yield from _Import(library, encoder, collection, retry_failed=retry_failed).run([absolute(path) for path in paths])


class _Import:
    """One import and its counts."""

    def __init__(self, library: Library, encoder: TextEncoder, collection: str | None, *, retry_failed: bool) -> None:
        self._library = library
        self._store = library.store
        self._encoder = encoder
        self._collection = collection
        self._retry_failed = retry_failed
        self._batch = secrets.token_hex(8)
        self._throttle = Throttle()
        self._pace = Pace(0, 0)
        self._tempo = Tempo()
        self._counts = dict.fromkeys(("added", "updated", "unchanged", "removed", "failed", "passages"), 0)

    def run(self, roots: list[Path]) -> Iterator[Event]:
        try:
            for root in roots:
                yield from self._queue(root)
            self._pace = Pace(*jobs.load(self._store))
            yield self._progress()
            for job in jobs.waiting(self._store):
                yield from self._do(job)
                self._pace.file_done(job.size_bytes)
                yield from self._maybe_progress()
            for root in roots:
                yield from self._remove_deleted(root)
            if self._library.neighbours.stale(Pipeline.of(self._encoder)):
                for _ in self._library.neighbours.rebuild(Pipeline.of(self._encoder)):
                    yield from self._maybe_progress()
        except (GeneratorExit, KeyboardInterrupt):
            with suppress(WolofSearchError):  # a full disk must not turn a cancellation into an error
                jobs.drop_batch(self._store, self._batch)
            raise
        yield self._progress()
        yield Finished(**self._counts)

    def _queue(self, root: Path) -> Iterator[Event]:
        """Queue what is new or changed below ``root``."""
        waiting: list[Found] = []
        for found in self._found(root):
            if isinstance(found, Path):
                yield self._told(found, "general.permission_denied")
            elif found is not None:
                why = self._needless(found)
                if why is None:
                    waiting.append(found)
                else:
                    self._counts["unchanged"] += why == "unchanged"
                    yield FileSkipped(shown(found.path), why)
            if len(waiting) >= _AT_ONCE:
                jobs.add(self._store, waiting, root, self._collection, self._batch)
                self._pace.files += len(waiting)
                waiting = []
            yield from self._maybe_progress()
        if waiting:
            jobs.add(self._store, waiting, root, self._collection, self._batch)

    def _found(self, root: Path) -> Iterator[Found | Path | None]:
        if root.is_dir():
            yield from scan(root)
            return
        with suppress(OSError):  # told by _remove_deleted, which knows whether it was ever here
            yield found_at(root)

    def _needless(self, found: Found) -> str | None:
        """Return why a file needs no work, None when it does."""
        name = stored(found.path, self._library.folder)
        stamp = (found.size_bytes, found.mtime_ns)
        rows = self._store.rows(
            """SELECT size_bytes, mtime_ns, root, document_id, name FROM files
            JOIN documents ON documents.id = document_id LEFT JOIN collections ON collections.id = collection_id
            WHERE path = ?""",
            [name],
        )
        if rows and rows[0][:2] == stamp:
            root, document_id, collection = rows[0][2:]
            if self._collection not in (None, collection):
                writing.refer(self._store, FileRow(name, root, *stamp), document_id, self._collection)
            return "unchanged"
        failed = self._store.rows("SELECT size_bytes, mtime_ns FROM failures WHERE path = ?", [name])
        return "failed_before" if failed and failed[0] == stamp and not self._retry_failed else None

    def _do(self, job: Job) -> Iterator[Event]:
        """Import one file of the queue."""
        name = stored(job.path, self._library.folder)
        try:
            found = found_at(job.path)
            file = FileRow(name, stored(job.root, self._library.folder), found.size_bytes, found.mtime_ns)
            with job.path.open("rb") as opened:
                document_id = hashlib.file_digest(opened, "sha256").hexdigest()
        except FileNotFoundError:
            # On an unplugged drive the work stays outstanding; a file deleted since the scan is none.
            if not away(job.root, job.path):
                jobs.drop(self._store, name)
            return
        except OSError as error:
            message_id = "general.permission_denied" if isinstance(error, PermissionError) else "documents.disk_error"
            facts: dict[str, object] = {"path": shown(job.path), "detail": error.strerror}
            yield self._failed(job.path, FileRow(name, name, -1, -1), message_id, facts)
            return
        before = self._store.rows("SELECT document_id FROM files WHERE path = ?", [name])
        if writing.known(self._store, document_id):
            writing.refer(self._store, file, document_id, job.collection)
            changed = bool(before) and before[0][0] != document_id
            self._counts["updated" if changed else "unchanged"] += 1
            yield FileSkipped(shown(job.path), "same_bytes")
            return
        try:
            document, passages = yield from meanwhile(
                aside(partial(self._read, job.path), stop_reading), self._maybe_progress
            )
        except WolofSearchError as error:
            if error.message_id in _FATAL:
                raise
            yield self._failed(job.path, file, error.message_id, error.facts)
            return
        vectors = yield from self._encode(document.title, passages, job.size_bytes)
        writing.add_document(self._store, file, document_id, document, passages, vectors, job.collection)
        change = "updated" if before else "added"
        self._counts[change] += 1
        # Its document's title, and what stands between its sentences, can make a passage longer than was planned.
        wholes = [behind_title(document.title, passage.text) for passage in passages]
        cut = sum(self._encoder.count_tokens(whole) > self._longest for whole in wholes)
        yield FileDone(shown(job.path), change, len(passages), cut)

    @property
    def _longest(self) -> int:
        """Tokens of a passage that the model reads: one place is taken by the end-of-text token."""
        return max(1, self._encoder.max_tokens - 1)

    def _read(self, path: Path) -> tuple[DocumentText, list[Passage]]:
        try:
            document = read_document(path)
            passages = split_passages(document, self._encoder.count_tokens, min(TARGET_TOKENS, self._longest))
        except WolofSearchError:
            raise
        except Exception as error:  # whatever a foreign file brings about, the import goes on
            if isinstance(error, OSError) and is_full(error):
                raise WolofSearchError("general.disk_full", path=str(self._library.folder)) from error
            raise WolofSearchError("general.unexpected", kind=type(error).__name__, detail=str(error)) from error
        if not passages:
            raise WolofSearchError("documents.empty", path=shown(path))
        return document, passages

    def _encode(
        self, title: str, passages: list[Passage], size_bytes: int
    ) -> Generator[Event, None, list[PassageVectors]]:
        """Return the vectors of passages; tell the progress meanwhile."""
        vectors: list[PassageVectors] = []
        for first in range(0, len(passages), BATCH_PASSAGES):
            texts = [passage.text for passage in passages[first : first + BATCH_PASSAGES]]
            vectors += yield from meanwhile(encoded(title, texts, self._encoder, self._tempo), self._maybe_progress)
            self._counts["passages"] += len(texts)
            self._pace.within(size_bytes, (first + len(texts)) / len(passages))
            yield from self._maybe_progress()
        return vectors

    def _remove_deleted(self, root: Path) -> Iterator[Event]:
        """Take out what lay at or below ``root`` and is surely deleted."""
        missing = absence(self._store, root)
        if missing.away:
            yield FileSkipped(shown(root), "away")
        elif not missing.known and not (root.is_dir() or root.is_file()):
            yield self._told(root, "general.file_missing")
        if missing.failures:
            writing.forget(self._store, missing.failures)
        for first in range(0, len(missing.files), _AT_ONCE):
            some = missing.files[first : first + _AT_ONCE]
            writing.forget(self._store, some)
            self._counts["removed"] += len(some)
            for name in some:
                yield FileRemoved(shown(located(name, self._library.folder)))

    def _told(self, path: Path, message_id: str) -> FileFailed:
        """Count a failure that is not worth a row: it is met again by every import of the same path."""
        self._counts["failed"] += 1
        return FileFailed(shown(path), message_id, {"path": shown(path)})

    def _failed(self, path: Path, file: FileRow, message_id: str, facts: dict[str, object]) -> FileFailed:
        plain = {key: fact if isinstance(fact, int | float | str) else str(fact) for key, fact in facts.items()}
        if message_id in _PASSING:
            file = replace(file, size_bytes=-1)
        writing.fail(self._store, file, message_id, plain)
        self._counts["failed"] += 1
        return FileFailed(shown(path), message_id, plain)

    def _progress(self) -> Progress:
        return Progress(self._pace.files_done, self._pace.files, self._counts["passages"], self._pace.seconds_left())

    def _maybe_progress(self) -> Iterator[Progress]:
        if self._throttle.ready():
            yield self._progress()
