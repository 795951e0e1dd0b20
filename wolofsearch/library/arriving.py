"""One file comes in: its bytes and its text are compared with what is stored, then it is cut, encoded and stored.

It ends in the library or among the failures, with the reason; the import goes on either way.
"""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import replace
from functools import partial
from pathlib import Path

from wolofsearch.documents.document import MEGABYTE
from wolofsearch.documents.passages import Passage
from wolofsearch.documents.reading import DEFAULT_LIMITS, DocumentText, Limits, read_document, stop_reading
from wolofsearch.encoder.protocol import TextEncoder
from wolofsearch.errors import WolofSearchError
from wolofsearch.events import Event, FileDone, FileFailed, FileMoved, FileSkipped, meanwhile
from wolofsearch.library import jobs, writing
from wolofsearch.library.aside import Aside
from wolofsearch.library.begun import Begun
from wolofsearch.library.encoding import PassageVectors, Tempo, behind_title, cut, encoded, encoded_title, longest
from wolofsearch.library.failing import is_full
from wolofsearch.library.jobs import Job
from wolofsearch.library.library import Library
from wolofsearch.library.location import Stored, located, shown, stored
from wolofsearch.library.presence import away, gone
from wolofsearch.library.records import Pipeline
from wolofsearch.library.sameness import bytes_id
from wolofsearch.library.scanning import found_at
from wolofsearch.library.tally import Tally
from wolofsearch.library.unpacking import gone_members, holds_files, remember, unpacked
from wolofsearch.library.word_vectors import learn
from wolofsearch.library.writing import FileRow

BATCH_PASSAGES = 16
_RECOGNISING = Limits(ocr=True)
_FATAL = frozenset({"general.disk_full", "library.busy", "library.unreachable", "library.broken", "library.read_only"})
_PASSING = frozenset(
    {"general.file_missing", "general.permission_denied", "documents.disk_error", "documents.changing"}
)
"""Reasons that may pass by themselves: such a file is tried again by the next import."""


class _Slow(Exception):  # noqa: N818 - a file's turn comes later
    """The text in the pictures of a file is wanted: it waits until all other files are done."""


class Arriving:
    """Brings files into a library, one by one; what is told of it is counted in ``tally``."""

    def __init__(self, library: Library, encoder: TextEncoder, tally: Tally) -> None:
        self._library = library
        self._store = library.store
        self._encoder = encoder
        self._tally = tally
        self._tempo = Tempo()
        self._aside = Aside()

    def bring(self, job: Job) -> Generator[Event, None, bool]:
        """Import one file of the queue.

        Returns:
            Whether it is done; a file with pictures of text has to wait until the others are.

        Yields:
            What became of it, and the progress meanwhile. Closing the generator leaves the library without it.

        Raises:
            WolofSearchError: what no file is to blame for: a full disk, a lost drive, a model that gives nonsense.
        """
        name = stored(job.path, self._library.folder)
        try:
            found = found_at(job.path)
            file = FileRow(name, stored(job.root, self._library.folder), found.size_bytes, found.mtime_ns)
            if (yield from meanwhile(holds_files(job.path, self._aside), self._tally.maybe_progress)):
                return (yield from self._unpacked(job, file))
            document_id = ""
            if found.size_bytes <= DEFAULT_LIMITS.file_bytes:
                hashing = self._tally.spent.steps("hash", bytes_id(job.path))
                document_id = yield from meanwhile(hashing, self._tally.maybe_progress)
        except FileNotFoundError:
            # On an unplugged drive the work stays outstanding; a file deleted since the scan is none.
            if not away(self._store, job.root, job.path):
                jobs.drop(self._store, name)
            return True
        except OSError as error:
            message_id = "general.permission_denied" if isinstance(error, PermissionError) else "documents.disk_error"
            facts: dict[str, object] = {"path": shown(job.path), "detail": error.strerror}
            yield self._failed(job.path, FileRow(name, name, -1, -1), message_id, facts)
            return True
        try:
            told = yield from self._compared(job, file, document_id, job.path)
        except _Slow:
            jobs.postpone(self._store, name)
            return False
        yield told
        return True

    def _unpacked(self, job: Job, file: FileRow) -> Generator[Event, None, bool]:
        """Import what lies in an archive; return whether all of it is done."""
        now: list[Stored] = []
        slow = False
        for each in unpacked(job.path, self._aside, self._tally.passed_over, pictures=job.ocr):
            yield from self._tally.between()
            if each is None:
                continue
            inside = replace(file, name=stored(each.path, self._library.folder))
            now.append(inside.name)
            member = each.member
            if member.file is None:
                assert member.failure is not None
                yield self._failed(each.path, inside, member.failure.message_id, member.failure.facts)
                continue
            document_id = yield from meanwhile(bytes_id(member.file), self._tally.maybe_progress)
            try:
                yield (yield from self._compared(replace(job, path=each.path), inside, document_id, member.file))
            except _Slow:
                slow = True
        gone = gone_members(self._store, job.path, now)
        if gone:
            writing.forget(self._store, gone)
            self._tally.counts["removed"] += len(gone)
        if slow:
            jobs.postpone(self._store, file.name)
        else:
            remember(self._store, file)
        return not slow

    def _compared(self, job: Job, file: FileRow, document_id: str, source: Path) -> Generator[Event, None, Event]:
        """Store a file, whose bytes lie in ``source``, unless its bytes or its text are stored already.

        Returns:
            What became of it.
        """
        held = self._held(file.name)
        again = job.ocr and writing.has_unread_pages(self._store, document_id)
        if writing.known(self._store, document_id) and not again:
            return self._kept(job, file, document_id, held)
        try:
            document, passages = yield from meanwhile(
                self._aside.do(partial(self._read, source, slow=job.slow, known_id=bool(document_id)), stop_reading),
                self._tally.maybe_progress,
            )
        except WolofSearchError as error:
            if error.message_id in _FATAL:
                raise
            if error.message_id == "documents.no_text" and job.ocr and not job.slow:
                raise _Slow from error
            return self._failed(job.path, file, error.message_id, error.facts)
        if source == job.path and _changed(source, file):
            # What was read is not what was hashed.
            return self._failed(job.path, file, "documents.changing", {"path": shown(job.path)})
        if document.pages_without_text and job.ocr and not job.slow:
            raise _Slow
        self._tally.words += len(document.text.split())
        same = None if again else writing.same_text(self._store, document)
        if same is not None and not self._retitled(same, held, document.title):
            writing.refer(self._store, file, same, job.collection)
            self._tally.counts["unchanged" if same == held else "duplicates"] += 1
            return FileSkipped(shown(job.path), "same_text")
        vectors = yield from self._encode(document.title, passages, job.size_bytes)
        with self._tally.spent.on("encode"):
            title = encoded_title(document.title, self._encoder)
        if self._encoder.knows_words:
            every = [document.title, *(passage.text for passage in passages)]
            for _ in self._tally.spent.steps("encode", learn(self._store, every, self._encoder)):
                yield from self._tally.between()
        with self._tally.spent.on("database"):
            writing.add_document(
                self._store, file, document_id, document, title, passages, vectors, job.collection, recognised=job.slow
            )
        change = "added" if held is None else "updated"
        self._tally.counts[change] += 1
        # Its document's title, and what stands between its sentences, can make a passage longer than was planned.
        wholes = [behind_title(document.title, passage.text) for passage in passages]
        shortened = sum(self._encoder.count_tokens(whole) > longest(self._encoder) for whole in wholes)
        return FileDone(shown(job.path), change, len(passages), shortened)

    def _held(self, name: Stored) -> str | None:
        """Return the document that a file held until now."""
        rows = self._store.rows("SELECT document_id FROM files WHERE path = ?", [name])
        return rows[0][0] if rows else None

    def _retitled(self, same: str, held: str | None, title: str) -> bool:
        """Return whether a file has a new title over its old text, which no other file holds: that is encoded."""
        files = self._store.rows("SELECT count(*) FROM files WHERE document_id = ?", [same])[0][0]
        return same == held and files == 1 and self._library.document_text(same).title != title

    def _kept(self, job: Job, file: FileRow, document_id: str, held: str | None) -> Event:
        """Note where a document lies whose bytes are stored already: a copy, or the file itself, moved."""
        folder = self._library.folder
        others = self._store.rows("SELECT path, root FROM files WHERE document_id = ?", [document_id])
        for name, root in others if held is None else ():
            if gone(self._store, located(root, folder), located(name, folder)):
                with self._tally.spent.on("database"):
                    writing.move(self._store, file, document_id, name, job.collection)
                self._tally.counts["moved"] += 1
                return FileMoved(shown(job.path), shown(located(name, folder)))
        with self._tally.spent.on("database"):
            writing.refer(self._store, file, document_id, job.collection)
        self._tally.counts["unchanged" if held in (None, document_id) else "updated"] += 1
        return FileSkipped(shown(job.path), "same_bytes")

    def _read(self, path: Path, *, slow: bool, known_id: bool) -> tuple[DocumentText, list[Passage]]:
        try:
            if not known_id:  # it was too large to be looked through
                limit_mb = DEFAULT_LIMITS.file_bytes // MEGABYTE
                raise WolofSearchError("documents.too_large", path=shown(path), limit_mb=limit_mb)
            with self._tally.spent.on("read"):
                document = read_document(path, _RECOGNISING) if slow else read_document(path)
            with self._tally.spent.on("cut"):
                passages = cut(document, self._encoder)
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
        every = [passage.text for passage in passages]
        begun = Begun(self._library.folder, Pipeline.of(self._encoder), title, every)
        vectors = begun.vectors()
        self._tally.counts["passages"] += len(vectors)
        for first in range(len(vectors), len(passages), BATCH_PASSAGES):
            texts = every[first : first + BATCH_PASSAGES]
            work = self._tally.spent.steps("encode", encoded(title, texts, self._encoder, self._tempo))
            vectors += yield from meanwhile(work, self._tally.between)
            begun.maybe_keep(vectors)
            self._tally.counts["passages"] += len(texts)
            self._tally.pace.within(size_bytes, (first + len(texts)) / len(passages))
            yield from self._tally.maybe_progress()
        return vectors

    def _failed(self, path: Path, file: FileRow, message_id: str, facts: dict[str, object]) -> FileFailed:
        facts = {**facts, "path": shown(path)} if "path" in facts else facts
        plain = {key: fact if isinstance(fact, int | float | str) else str(fact) for key, fact in facts.items()}
        if message_id in _PASSING:
            file = replace(file, size_bytes=-1)
        writing.fail(self._store, file, message_id, plain)
        self._tally.counts["failed"] += 1
        return FileFailed(shown(path), message_id, plain)


def _changed(path: Path, file: FileRow) -> bool:
    try:
        now = found_at(path)
    except OSError:  # it is gone, and what was read of it was whole
        return False
    return (now.size_bytes, now.mtime_ns) != (file.size_bytes, file.mtime_ns)
