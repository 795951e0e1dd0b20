"""A library gets the vectors of another model, while the old ones go on answering.

Every document is cut and encoded again from its stored text, the file itself need not be there, so that in the end the
library is what an import with the new model would have made of it. The new passages wait in a table beside the old
ones, written in small durable steps: a kill loses one batch. The last step, one transaction, puts them in their place.
The table comes with the first step and goes with the last; a library that nobody re-indexes never has it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from functools import partial
from typing import Any

from sqlite_utils import Database

from wolofsearch.documents.document import DocumentText, PageSpan
from wolofsearch.encoder.protocol import TextEncoder
from wolofsearch.errors import WolofSearchError
from wolofsearch.events import Event, Progress, Reindexed, Throttle, meanwhile
from wolofsearch.library import backups
from wolofsearch.library.aside import Aside
from wolofsearch.library.encoding import PassageVectors, Tempo, cut, encoded, encoded_title
from wolofsearch.library.library import Library
from wolofsearch.library.mending import mend
from wolofsearch.library.pace import Pace
from wolofsearch.library.records import Pipeline
from wolofsearch.library.vectors import packed, packed_sentences
from wolofsearch.library.word_vectors import COMPLETE
from wolofsearch.library.writing import known

BATCH_PASSAGES = 16
_NEXT = "next_pipeline"
"""Key in the library's notebook: with what the waiting passages were made."""
_TABLE = """CREATE TABLE next_passages (
    id INTEGER PRIMARY KEY,
    document_id TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    ordinal INTEGER NOT NULL,
    "start" INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    page INTEGER,
    text TEXT NOT NULL,
    vector BLOB,  -- as in vectors; NULL until encoded, as is the next
    sentences BLOB,
    title BLOB,  -- the vector of the document's title, beside its first passage
    UNIQUE (document_id, ordinal)
)"""
_SWITCH = (
    "DELETE FROM passages",
    "DELETE FROM titles",
    """INSERT INTO passages (document_id, ordinal, "start", "end", page, text)
        SELECT document_id, ordinal, "start", "end", page, text FROM next_passages ORDER BY id""",
    """INSERT INTO vectors SELECT passages.id, vector
        FROM passages JOIN next_passages USING (document_id, ordinal) ORDER BY passages.id""",
    """INSERT INTO sentences SELECT passages.id, sentences
        FROM passages JOIN next_passages USING (document_id, ordinal) ORDER BY passages.id""",
    "INSERT INTO titles SELECT document_id, title FROM next_passages WHERE ordinal = 0",
    "DROP TABLE next_passages",
    # The index is of the old vectors; without one, search compares one by one until the new one is there.
    # So are the words: they are encoded at once behind this, and a search gets by without.
    "DELETE FROM word_vectors",
    f"DELETE FROM meta WHERE key IN ('index_sha256', 'next_pipeline', '{COMPLETE}')",  # noqa: S608 - names of our own
)
_UNFINISHED = """FROM documents WHERE id NOT IN (SELECT document_id FROM next_passages)
    OR id IN (SELECT document_id FROM next_passages WHERE vector IS NULL)"""


def reindex(library: Library, encoder: TextEncoder) -> Iterator[Event]:
    """Bind a library to the pipeline of ``encoder``, all its documents cut and encoded anew.

    Args:
        library: open and writable. Until the end it is searched, and added to, with the model that it is bound to.
        encoder: of the new pipeline.

    Yields:
        :class:`Progress` in documents and new passages, at last :class:`Reindexed`. Closing the generator leaves the
        library as it was; what is done already is kept, and the next call with the same pipeline goes on from there.

    Raises:
        WolofSearchError: ``library.read_only``, ``library.encoder_broken``, ``general.disk_full``, ``library.busy``…;
            the library is as it was then.
    """
    if library.read_only:
        raise WolofSearchError("library.read_only", path=str(library.folder))
    yield from _Reindexing(library, encoder).run()


class _Reindexing:
    """One re-indexing and how far it is."""

    def __init__(self, library: Library, encoder: TextEncoder) -> None:
        self._library = library
        self._store = library.store
        self._encoder = encoder
        self._pipeline = Pipeline.of(encoder)
        self._throttle = Throttle()
        self._pace = Pace(0, 0)
        self._tempo = Tempo()
        self._passages = 0

    def run(self) -> Iterator[Event]:
        if self._library.pipeline != self._pipeline:
            self._prepare()
            switched = False
            while not switched:  # another import may have added documents meanwhile
                yield from self._encode_unfinished()
                keeping = Aside().do(partial(backups.make, self._library.folder, backups.SWITCH), lambda: None)
                yield from meanwhile(keeping, self._maybe_progress)
                switched = self._switch()
            yield from mend(self._library, self._encoder)
        if self._library.neighbours.stale(self._pipeline):
            for _ in self._library.neighbours.rebuild(self._pipeline):
                yield from self._maybe_progress()
        info = self._library.info()
        yield Reindexed(info.documents, info.passages)

    def _prepare(self) -> None:
        """Make room for the new passages; those that an earlier call made with the same pipeline stay."""
        wanted = json.dumps(self._pipeline.as_json())
        laid_out = self._store.rows("SELECT sql FROM sqlite_master WHERE name = 'next_passages'")
        if self._store.meta(_NEXT) == wanted and laid_out == [(_TABLE,)]:
            return
        with self._store.transaction() as database:
            database.execute("DROP TABLE IF EXISTS next_passages")
            database.execute(_TABLE)
            database.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", [_NEXT, wanted])

    def _encode_unfinished(self) -> Iterator[Event]:
        sizes = dict(self._store.rows(f"SELECT id, length(text) {_UNFINISHED} ORDER BY documents.rowid"))
        self._pace = Pace(len(sizes), sum(sizes.values()))
        yield self._progress()
        for document_id, size in sizes.items():
            rows = self._store.rows("SELECT title, format, text, pages FROM documents WHERE id = ?", [document_id])
            for title, format_, text, pages in rows:  # none where it was removed a moment ago
                spans = tuple(PageSpan(*span) for span in json.loads(pages))
                yield from self._encode(document_id, DocumentText(title, format_, text, spans), size)
            self._pace.file_done(size)
            yield from self._maybe_progress()

    def _encode(self, document_id: str, document: DocumentText, size: int) -> Iterator[Event]:
        """Cut a document and encode its passages, those that are not done."""
        of_document = "FROM next_passages WHERE document_id = ?"
        if not self._store.rows(f"SELECT 1 {of_document} LIMIT 1", [document_id]):
            self._cut(document_id, document)
        waiting = self._store.rows(f"SELECT id, text {of_document} AND vector IS NULL ORDER BY id", [document_id])
        for first in range(0, len(waiting), BATCH_PASSAGES):
            some = waiting[first : first + BATCH_PASSAGES]
            work = encoded(document.title, [text for _, text in some], self._encoder, self._tempo)
            vectors = yield from meanwhile(work, self._maybe_progress)
            self._keep([id_ for id_, _ in some], vectors)
            self._passages += len(some)
            self._pace.within(size, (first + len(some)) / len(waiting))
            yield from self._maybe_progress()

    def _cut(self, document_id: str, document: DocumentText) -> None:
        passages = cut(document, self._encoder)
        title = packed(encoded_title(document.title, self._encoder))
        with self._store.transaction() as database:
            if not known(self._store, document_id):
                return
            for ordinal, each in enumerate(passages):
                database.execute(
                    """INSERT INTO next_passages (document_id, ordinal, "start", "end", page, text, title)
                    VALUES (?, ?, ?, ?, ?, ?, ?)""",
                    [document_id, ordinal, each.start, each.end, each.page, each.text, None if ordinal else title],
                )

    def _keep(self, ids: Sequence[int], vectors: Sequence[PassageVectors]) -> None:
        with self._store.transaction() as database:
            for id_, vector in zip(ids, vectors, strict=True):
                database.execute(
                    "UPDATE next_passages SET vector = ?, sentences = ? WHERE id = ?",
                    [packed(vector.whole), packed_sentences(vector.sentences), id_],
                )

    def _switch(self) -> bool:
        """Put the new passages in the place of the old ones; False where some document is not done yet."""
        with self._store.transaction() as database:
            if _first(database, f"SELECT count(*) {_UNFINISHED}"):
                return False
            for statement in _SWITCH:
                database.execute(statement)
            written = json.dumps(self._pipeline.as_json())
            database.execute("INSERT OR REPLACE INTO meta VALUES ('pipeline', ?)", [written])
        return True

    def _progress(self) -> Progress:
        return Progress(self._pace.files_done, self._pace.files, self._passages, self._pace.seconds_left())

    def _maybe_progress(self) -> Iterator[Progress]:
        if self._throttle.ready():
            yield self._progress()


def _first(database: Database, sql: str) -> Any:
    return database.execute(sql).fetchone()[0]
