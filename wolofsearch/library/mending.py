"""What has no vectors yet is encoded from its stored text; the files need not be there.

A repair may have no model at hand, so the passages that it took out wait: the library's notebook says that something is
missing, and the next import that comes with the right model sees to it first. So it does to the titles and words of
documents that an older program imported.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

from wolofsearch.documents.document import DocumentText, PageSpan
from wolofsearch.documents.passages import CHUNKER_VERSION, TARGET_TOKENS, split_passages
from wolofsearch.encoder.protocol import TextEncoder
from wolofsearch.events import Event, Progress, Throttle, meanwhile
from wolofsearch.library.encoding import Tempo, encoded, encoded_title
from wolofsearch.library.library import Library
from wolofsearch.library.neighbours import REFILLED
from wolofsearch.library.pace import Pace
from wolofsearch.library.records import Pipeline
from wolofsearch.library.store import Store
from wolofsearch.library.vectors import packed, packed_sentences
from wolofsearch.library.word_vectors import COMPLETE, learn

UNENCODED = "unencoded"
"""Key in the library's notebook: something waits to be encoded."""
BATCH_PASSAGES = 16
_WAITING = """SELECT DISTINCT document_id FROM passages WHERE id NOT IN (SELECT passage_id FROM vectors)
    OR id NOT IN (SELECT passage_id FROM sentences)
    UNION SELECT id FROM documents WHERE id NOT IN (SELECT document_id FROM passages)"""
_UNTITLED = "SELECT id, title FROM documents WHERE id NOT IN (SELECT document_id FROM titles) ORDER BY rowid"


def waits(library: Library, encoder: TextEncoder) -> bool:
    """Return whether :func:`mend` has anything to do."""
    if library.read_only or library.pipeline != Pipeline.of(encoder):
        return False
    if library.store.meta(UNENCODED) is not None or library.store.rows(f"{_UNTITLED} LIMIT 1"):
        return True
    return encoder.knows_words and library.store.meta(COMPLETE) is None


def mend(library: Library, encoder: TextEncoder) -> Iterator[Event]:
    """Encode what is without vectors; nothing at all where nothing waits, or for another model.

    Yields:
        :class:`Progress` in documents. Closing the generator loses one batch.

    Raises:
        WolofSearchError: ``library.encoder_broken``, ``general.disk_full``…
    """
    if not waits(library, encoder):
        return
    if library.store.meta(UNENCODED) is not None:
        yield from _passages(library.store, encoder)
    yield from _titles(library.store, encoder)
    if encoder.knows_words and library.store.meta(COMPLETE) is None:
        yield from _words(library.store, encoder)


def _passages(store: Store, encoder: TextEncoder) -> Iterator[Event]:
    sizes = {
        document_id: size
        for (document_id,) in store.rows(_WAITING)
        for (size,) in store.rows("SELECT length(text) FROM documents WHERE id = ?", [document_id])
    }
    pace, throttle, tempo, passages = Pace(len(sizes), sum(sizes.values())), Throttle(), Tempo(), 0

    def progress() -> Iterator[Progress]:
        if throttle.ready():
            yield Progress(pace.files_done, pace.files, passages, pace.seconds_left())

    for document_id, size in sizes.items():
        title, waiting = _cut(store, document_id, encoder)
        for first in range(0, len(waiting), BATCH_PASSAGES):
            some = waiting[first : first + BATCH_PASSAGES]
            vectors = yield from meanwhile(encoded(title, [row[1] for row in some], encoder, tempo), progress)
            with store.transaction() as database:
                for (id_, _), vector in zip(some, vectors, strict=True):
                    for table, blob in (
                        ("vectors", packed(vector.whole)),
                        ("sentences", packed_sentences(vector.sentences)),
                    ):
                        database.execute(f"INSERT OR REPLACE INTO {table} VALUES (?, ?)", [id_, blob])  # noqa: S608 - names of our own
            passages += len(some)
        pace.file_done(size)
        yield from progress()
    with store.transaction() as database:
        # The index may hold other vectors under the same ids.
        database.execute("DELETE FROM meta WHERE key IN (?, 'index_sha256')", [UNENCODED])
        database.execute("INSERT OR REPLACE INTO meta SELECT ?, value FROM meta WHERE key = 'generation'", [REFILLED])


def _titles(store: Store, encoder: TextEncoder) -> Iterator[Event]:
    waiting = store.rows(_UNTITLED)
    pace = Pace(len(waiting), sum(len(title) for _, title in waiting))
    for first in range(0, len(waiting), BATCH_PASSAGES):
        some = waiting[first : first + BATCH_PASSAGES]
        vectors = [packed(encoded_title(title, encoder)) for _, title in some]
        with store.transaction() as database:
            for (document_id, _), vector in zip(some, vectors, strict=True):
                # It may have been removed, or been seen to by another program, a moment ago.
                database.execute(
                    "INSERT OR IGNORE INTO titles SELECT id, ? FROM documents WHERE id = ?", [vector, document_id]
                )
        for _, title in some:
            pace.file_done(len(title))
        yield Progress(pace.files_done, pace.files, 0, pace.seconds_left())


def _words(store: Store, encoder: TextEncoder) -> Iterator[Event]:
    documents = store.rows("SELECT id, title FROM documents ORDER BY rowid")
    pace = Pace(len(documents), len(documents))
    for document_id, title in documents:
        passages = store.rows("SELECT text FROM passages WHERE document_id = ?", [document_id])
        for _ in learn(store, [title, *(text for (text,) in passages)], encoder):
            yield Progress(pace.files_done, pace.files, 0, pace.seconds_left())
        pace.file_done(1)
    with store.transaction() as database:
        database.execute("INSERT OR REPLACE INTO meta VALUES (?, '1')", [COMPLETE])


def _cut(store: Store, document_id: str, encoder: TextEncoder) -> tuple[str, list[tuple[int, str]]]:
    """Return the title of a document, and its passages that wait, cut anew where it has none."""
    title, format_, text, pages = store.rows(
        "SELECT title, format, text, pages FROM documents WHERE id = ?", [document_id]
    )[0]
    if not store.rows("SELECT 1 FROM passages WHERE document_id = ? LIMIT 1", [document_id]):
        document = DocumentText(title, format_, text, tuple(PageSpan(*span) for span in json.loads(pages)))
        longest = min(TARGET_TOKENS, max(1, encoder.max_tokens - 1))
        with store.transaction() as database:
            for ordinal, each in enumerate(split_passages(document, encoder.count_tokens, longest)):
                database.execute(
                    'INSERT INTO passages (document_id, ordinal, "start", "end", page, text) VALUES (?, ?, ?, ?, ?, ?)',
                    [document_id, ordinal, each.start, each.end, each.page, each.text],
                )
    rows = store.rows(
        """SELECT id, text FROM passages WHERE document_id = ? AND (id NOT IN (SELECT passage_id FROM vectors)
        OR id NOT IN (SELECT passage_id FROM sentences)) ORDER BY ordinal""",
        [document_id],
    )
    return title, [(id_, passage) for id_, passage in rows]


def encodable(pipeline: Pipeline | None) -> bool:
    """Return whether this program cuts documents as a library of ``pipeline`` did, so that vectors can be added."""
    return pipeline is not None and pipeline.chunker == CHUNKER_VERSION
