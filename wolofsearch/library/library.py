"""A library: one movable folder that holds the text of documents, their passages and their vectors.

This is the door of the room. What lies behind: the database (:mod:`~wolofsearch.library.store`), the comparison of
vectors (:mod:`~wolofsearch.library.neighbours`), the check (:mod:`~wolofsearch.library.checking`), and the only writer,
the import (:mod:`~wolofsearch.library.importing`). Original documents are never touched.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import Self

import numpy as np

from wolofsearch.documents.reading import PageSpan
from wolofsearch.encoder.protocol import FloatArray
from wolofsearch.errors import WolofSearchError
from wolofsearch.library import checking, word_ranking, word_vectors
from wolofsearch.library.filtering import EVERYTHING, Choices, Filters, choices
from wolofsearch.library.index import COARSE_DIM
from wolofsearch.library.location import located
from wolofsearch.library.neighbours import Neighbours
from wolofsearch.library.records import Failure, LibraryInfo, Pipeline, StoredDocument, StoredFile, StoredPassage
from wolofsearch.library.store import Store
from wolofsearch.library.vectors import unpacked, unpacked_sentences
from wolofsearch.messages import DEFAULT_LANGUAGE


class Library:
    """An open library. One thread at a time; other threads and processes open the same folder for themselves."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.neighbours = Neighbours(store)

    @classmethod
    def open(cls, folder: Path, *, create: bool = False) -> Library:
        """Open the library in ``folder``; with ``create`` make it where there is none.

        Raises:
            WolofSearchError: ``library.missing``, ``.broken``, ``.too_new``, ``.read_only``, ``.migration_failed``,
                ``.unreachable``, ``general.permission_denied`` or ``general.disk_full``.
        """
        return cls(Store.open(folder, create=create))

    @classmethod
    def look(cls, folder: Path) -> Library:
        """Open the library in ``folder`` for reading, without changing a byte there.

        Raises:
            WolofSearchError: as :meth:`open`.
        """
        return cls(Store.look(folder))

    def close(self) -> None:
        """Close the library; closing twice does nothing."""
        self.store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def folder(self) -> Path:
        """The library's folder, absolute."""
        return self.store.folder

    @property
    def read_only(self) -> bool:
        """Whether the library lies where it cannot be written."""
        return self.store.read_only

    @property
    def pipeline(self) -> Pipeline | None:
        """How the vectors were made; None until the first import."""
        written = self.store.meta("pipeline")
        return Pipeline(**json.loads(written)) if written else None

    def require_pipeline(self, wanted: Pipeline) -> None:
        """Raise unless an import with ``wanted`` may add to what is there.

        Raises:
            WolofSearchError: ``library.other_pipeline``; ``library.older_passages`` where only they are cut otherwise.
        """
        bound = self.pipeline
        if bound is not None and bound != wanted:
            same_model = replace(bound, chunker=wanted.chunker) == wanted
            raise WolofSearchError(
                "library.older_passages" if same_model else "library.other_pipeline",
                path=str(self.folder),
                bound=str(bound),
                wanted=str(wanted),
            )

    def info(self) -> LibraryInfo:
        """Return the library in numbers."""
        counts = self.store.rows(
            """SELECT (SELECT count(*) FROM documents), (SELECT count(*) FROM passages),
            (SELECT count(*) FROM failures), (SELECT count(*) FROM jobs)"""
        )[0]
        collections = self.store.rows(
            """SELECT name, count(*) FROM collections JOIN documents ON collection_id = collections.id
            GROUP BY name ORDER BY name"""
        )
        size_bytes = 0
        for file in self.folder.glob("*.*"):
            if file.name.startswith(("library.db", "index.")):
                with suppress(OSError):  # the write-ahead log comes and goes
                    size_bytes += file.stat().st_size
        documents, passages, failures, pending = counts
        return LibraryInfo(
            documents, passages, failures, pending, [(row[0], row[1]) for row in collections], self.pipeline, size_bytes
        )

    def choices(self) -> Choices:
        """Return what filters can ask for in this library."""
        return choices(self.store.rows)

    def failures(self) -> list[Failure]:
        """Return the files that could not be imported, newest first."""
        rows = self.store.rows("SELECT path, message_id, facts, failed_at FROM failures ORDER BY failed_at DESC, path")
        return [Failure(located(row[0], self.folder), row[1], json.loads(row[2]), row[3]) for row in rows]

    def passages(self, ids: Sequence[int]) -> list[StoredPassage]:
        """Return the passages in the order of ``ids``; those that are gone are left out."""
        rows = self.store.rows_in(
            """SELECT passages.id, document_id, passages.text, "start", "end", page, title, format, name
            FROM passages JOIN documents ON documents.id = document_id
            LEFT JOIN collections ON collections.id = collection_id WHERE passages.id IN (*)""",
            ids,
        )
        paths = self._paths({row[1] for row in rows})
        found = {
            id_: StoredPassage(id_, document, text, start, end, page, title, paths[document], format_, collection)
            for id_, document, text, start, end, page, title, format_, collection in rows
        }
        return [found[one] for one in ids if one in found]

    def texts(self, ids: Sequence[int]) -> dict[int, str]:
        """Return the texts of passages; those that are gone are left out."""
        return dict(self.store.rows_in("SELECT id, text FROM passages WHERE id IN (*)", ids))

    def document_ids(self, ids: Sequence[int]) -> dict[int, str]:
        """Return to which document each passage belongs; those that are gone are left out."""
        return dict(self.store.rows_in("SELECT id, document_id FROM passages WHERE id IN (*)", ids))

    def passage_at(self, document_id: str, offset: int) -> int | None:
        """Return the id of a document's passage in which the character at ``offset`` stands, None where none is."""
        sql = (
            'SELECT id FROM passages WHERE document_id = ? AND "start" <= ? AND "end" > ? ORDER BY ordinal DESC LIMIT 1'
        )
        rows = self.store.rows(sql, [document_id, offset, offset])
        return int(rows[0][0]) if rows else None

    def document_text(self, document_id: str) -> StoredDocument:
        """Return a document with its whole text.

        Raises:
            WolofSearchError: ``library.no_document`` when it is not, or no longer, in the library.
        """
        rows = self.store.rows(
            """SELECT title, format, name, text, pages, author, language, date FROM documents
            LEFT JOIN collections ON collections.id = collection_id WHERE documents.id = ?""",
            [document_id],
        )
        if not rows:
            raise WolofSearchError("library.no_document", path=str(self.folder))
        title, format_, collection, text, pages, author, language, date = rows[0]
        spans = tuple(PageSpan(*span) for span in json.loads(pages))
        path = self._paths({document_id})[document_id]
        files = self._files(document_id)
        about = author, language, date
        return StoredDocument(document_id, title, path, format_, collection, text, spans, *about, files, self.folder)

    def vectors(self, ids: Sequence[int]) -> FloatArray:
        """Return the full vectors of passages, shape (n, dim) float32, zeros for a passage that is gone."""
        pipeline = self.pipeline
        dim = pipeline.dim if pipeline else 0
        rows = self.store.rows_in("SELECT passage_id, vector FROM vectors WHERE passage_id IN (*)", ids)
        found = {row[0]: place for place, row in enumerate(rows)}
        full = np.vstack([unpacked([row[1] for row in rows], dim), np.zeros((1, dim), np.float32)])
        return np.asarray(full[[found.get(one, -1) for one in ids]], np.float32)

    def title_vectors(self, documents: Sequence[str]) -> dict[str, FloatArray]:
        """Return the vectors of the titles of documents, each (dim,) float32, by the documents' ids.

        A document that is gone, or whose title was not encoded yet, is left out.
        """
        pipeline = self.pipeline
        rows = self.store.rows_in("SELECT document_id, vector FROM titles WHERE document_id IN (*)", documents)
        vectors = unpacked([row[1] for row in rows], pipeline.dim if pipeline else 0)
        return {row[0]: vector for row, vector in zip(rows, vectors, strict=True)}

    def titles(self, documents: Sequence[str]) -> dict[str, str]:
        """Return the titles of documents, by the documents' ids; one that is gone is left out."""
        return dict(self.store.rows_in("SELECT id, title FROM documents WHERE id IN (*)", documents))

    def word_vectors(self, words: Sequence[str]) -> dict[str, FloatArray]:
        """Return the unit vectors, of some leading components, of words in lower case that stand in this library.

        None at all while some words wait to be encoded: passages could not be compared.
        """
        pipeline = self.pipeline
        if pipeline is None or self.store.meta(word_vectors.COMPLETE) is None:
            return {}
        return word_vectors.found(self.store, words, pipeline.dim)

    def sentence_vectors(self, ids: Sequence[int]) -> dict[int, FloatArray]:
        """Return the unit vectors of the sentences of passages, each (sentences, leading components), in order.

        A passage that is gone, or that an older program imported, is left out.
        """
        pipeline = self.pipeline
        rows = self.store.rows_in("SELECT passage_id, vectors FROM sentences WHERE passage_id IN (*)", ids)
        return {one: unpacked_sentences(blob, pipeline.dim) for one, blob in rows} if pipeline else {}

    def nearest(
        self, query: FloatArray, k: int, coarse_dim: int = COARSE_DIM, filters: Filters = EVERYTHING
    ) -> list[int]:
        """Return up to ``k`` passage ids, nearest first by the coarse comparison.

        Args:
            query: unit vector, shape (d,), d at most the library's dim (fewer leading components are compared then).
            k: how many candidates.
            coarse_dim: leading components compared while a big library has no index.
            filters: only passages of these documents.
        """
        pipeline = self.pipeline
        if pipeline is None or k < 1:
            return []
        return self.neighbours.nearest(query, k, pipeline, coarse_dim, filters)

    def words(self, query_text: str, k: int, filters: Filters = EVERYTHING) -> dict[int, float]:
        """Return up to ``k`` passages with any telling word of the query, best first.

        To each the share, 0 to 1, of what the words of the query tell.
        """
        return word_ranking.passage_shares(self.store.rows, query_text, k, filters)

    def document_words(self, query_text: str, k: int, filters: Filters = EVERYTHING) -> dict[str, float]:
        """Return the same of whole documents, titles included, by their ids."""
        return word_ranking.document_shares(self.store.rows, query_text, k, filters)

    def check(self, language: str = DEFAULT_LANGUAGE) -> list[str]:
        """Look at everything that is stored; return what is wrong, in sentences. ``[]``: all is well."""
        return checking.check(self, language)

    def rebuild(self) -> None:
        """Make the full-text index and the vector index again; takes about a minute per 100 000 passages.

        Raises:
            WolofSearchError: ``library.read_only``, ``general.disk_full``…
        """
        with self.store.transaction() as database:
            for words in ("words", "document_words"):
                database.execute(f"INSERT INTO {words} ({words}) VALUES ('rebuild')")  # noqa: S608 - names of our own
        pipeline = self.pipeline
        if pipeline is not None:
            for _ in self.neighbours.rebuild(pipeline):
                pass

    def backup(self, target: Path) -> None:
        """Copy the library's database to the file ``target``; the index is made again from it."""
        self.store.backup(target)

    def _files(self, document_id: str) -> tuple[StoredFile, ...]:
        rows = self.store.rows(
            "SELECT path, root, size_bytes, mtime_ns FROM files WHERE document_id = ? ORDER BY rowid", [document_id]
        )
        return tuple(
            StoredFile(located(path, self.folder), located(root, self.folder), size_bytes, mtime_ns)
            for path, root, size_bytes, mtime_ns in rows
        )

    def _paths(self, documents: set[str]) -> dict[str, Path]:
        """Return for each document a file that holds it, one that is there if possible."""
        rows = self.store.rows_in(
            "SELECT document_id, path FROM files WHERE document_id IN (*) ORDER BY rowid", sorted(documents)
        )
        paths: dict[str, Path] = {}
        for document_id, name in rows:
            path = located(name, self.folder)
            if document_id not in paths or path.exists():
                paths[document_id] = path
        return paths
