"""Every change of a library's content, each one transaction: it happened wholly or not at all."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlite_utils import Database

from wolofsearch.documents.passages import Passage
from wolofsearch.documents.reading import DocumentText
from wolofsearch.encoder.protocol import FloatArray
from wolofsearch.library.encoding import PassageVectors
from wolofsearch.library.location import Stored
from wolofsearch.library.records import Pipeline
from wolofsearch.library.sameness import text_id
from wolofsearch.library.store import Store
from wolofsearch.library.vectors import packed, packed_sentences
from wolofsearch.library.word_vectors import COMPLETE


@dataclass(frozen=True, slots=True)
class FileRow:
    """A file as the library remembers it. ``name`` and ``root`` are :func:`~wolofsearch.library.location.stored`."""

    name: Stored
    root: Stored
    size_bytes: int
    mtime_ns: int


def bind(store: Store, pipeline: Pipeline) -> None:
    """Write down how the vectors of this library are made."""
    with store.transaction() as database:
        database.execute("INSERT OR REPLACE INTO meta VALUES ('pipeline', ?)", [json.dumps(pipeline.as_json())])
        # Of no document no word can be missing.
        database.execute(
            "INSERT OR REPLACE INTO meta SELECT ?, '1' WHERE NOT EXISTS (SELECT 1 FROM documents)", [COMPLETE]
        )


def add_document(
    store: Store,
    file: FileRow,
    document_id: str,
    document: DocumentText,
    title: FloatArray,
    passages: Sequence[Passage],
    vectors: Sequence[PassageVectors],
    collection: str | None,
    *,
    recognised: bool = False,
) -> None:
    """Store a document with all that belongs to it, and end its job.

    Args:
        store: of the library.
        file: where the document lies.
        document_id: SHA-256 of its bytes, hexadecimal.
        document: what was read of it.
        title: the vector of its title, (dim,).
        passages: of its text.
        vectors: of each passage.
        collection: that it is put into; None: it stays where a person has put it.
        recognised: the text in its pictures was looked for; it takes the place of what was stored without.
    """
    with store.transaction() as database:
        kept = _taken_out(database, document_id) if recognised else None
        # Another process may have stored the same bytes while these were being read.
        if not known(store, document_id):
            pages = json.dumps([[page.number, page.start, page.end] for page in document.pages])
            database.execute(
                """INSERT INTO documents
                (id, title, format, text, pages, text_id, author, language, date, unread_pages, ocr_confidence,
                collection_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                [
                    document_id,
                    document.title,
                    document.format,
                    document.text,
                    pages,
                    text_id(document.text),
                    document.author,
                    document.language,
                    document.date,
                    0 if recognised else len(document.pages_without_text),
                    document.ocr_confidence,
                    kept,
                ],
            )
            database.execute("INSERT INTO titles VALUES (?, ?)", [document_id, packed(title)])
            for ordinal, (passage, vector) in enumerate(zip(passages, vectors, strict=True)):
                added = database.execute(
                    'INSERT INTO passages (document_id, ordinal, "start", "end", page, text) VALUES (?, ?, ?, ?, ?, ?)',
                    [document_id, ordinal, passage.start, passage.end, passage.page, passage.text],
                )
                blobs = {"vectors": packed(vector.whole), "sentences": packed_sentences(vector.sentences)}
                for table, blob in blobs.items():
                    database.execute(f"INSERT INTO {table} VALUES (?, ?)", [added.lastrowid, blob])  # noqa: S608 - names of our own
        _refer(database, file, document_id, collection)


def refer(store: Store, file: FileRow, document_id: str, collection: str | None) -> None:
    """Note that ``file`` holds a document that is already stored, and end its job."""
    with store.transaction() as database:
        _refer(database, file, document_id, collection)


def move(store: Store, file: FileRow, document_id: str, before: Stored, collection: str | None) -> None:
    """Note that what lay at ``before`` lies at ``file`` now, and end its job."""
    with store.transaction() as database:
        _refer(database, file, document_id, collection)
        database.execute("DELETE FROM files WHERE path = ?", [before])


def fail(store: Store, file: FileRow, message_id: str, facts: dict[str, Any]) -> None:
    """Note why ``file`` could not be imported, and end its job. What was stored of it before stays."""
    with store.transaction() as database:
        database.execute(
            "INSERT OR REPLACE INTO failures VALUES (?, ?, ?, ?, ?, ?)",
            [
                file.name,
                message_id,
                json.dumps(facts, ensure_ascii=False, default=str),
                datetime.now(UTC).isoformat(timespec="seconds"),
                file.size_bytes,
                file.mtime_ns,
            ],
        )
        database.execute("DELETE FROM jobs WHERE path = ?", [file.name])


def forget(store: Store, names: Sequence[Stored]) -> None:
    """Remove files, and the documents that no other file holds."""
    with store.transaction() as database:
        for name in names:
            held = _held(database, name)
            for table in ("files", "failures", "jobs"):
                database.execute(f"DELETE FROM {table} WHERE path = ?", [name])  # noqa: S608 - names of our own
            # The archive that it lay in, if it did, is no longer imported as a whole.
            database.execute("DELETE FROM archives WHERE substr(?, 1, length(path) + 1) = path || '/'", [name])
            _sweep(database, held)


def known(store: Store, document_id: str) -> bool:
    """Return whether a document is stored."""
    return bool(store.rows("SELECT 1 FROM documents WHERE id = ?", [document_id]))


def has_unread_pages(store: Store, document_id: str) -> bool:
    """Return whether a stored document has pictures in which nobody has looked for text."""
    return bool(store.rows("SELECT 1 FROM documents WHERE id = ? AND unread_pages", [document_id]))


def same_text(store: Store, document: DocumentText) -> str | None:
    """Return the id of a stored document that says the same, or None."""
    rows = store.rows("SELECT id FROM documents WHERE text_id = ? ORDER BY rowid LIMIT 1", [text_id(document.text)])
    return rows[0][0] if rows else None


def _refer(database: Database, file: FileRow, document_id: str, collection: str | None) -> None:
    held = _held(database, file.name)
    if collection is None and document_id not in held:
        # A changed file stays where a person has put it.
        database.execute(
            """UPDATE documents SET collection_id = (SELECT collection_id FROM documents AS before
                JOIN files ON files.document_id = before.id WHERE path = ?) WHERE id = ? AND collection_id IS NULL""",
            [file.name, document_id],
        )
    database.execute(
        "INSERT OR REPLACE INTO files (path, root, size_bytes, mtime_ns, document_id) VALUES (?, ?, ?, ?, ?)",
        [file.name, file.root, file.size_bytes, file.mtime_ns, document_id],
    )
    for table in ("failures", "jobs"):
        database.execute(f"DELETE FROM {table} WHERE path = ?", [file.name])  # noqa: S608 - names of our own
    if collection is not None:
        database.execute("INSERT OR IGNORE INTO collections (name) VALUES (?)", [collection])
        database.execute(
            "UPDATE documents SET collection_id = (SELECT id FROM collections WHERE name = ?) WHERE id = ?",
            [collection, document_id],
        )
    _sweep(database, held)


def _taken_out(database: Database, document_id: str) -> int | None:
    """Remove a document that is about to be stored anew; return the collection that it is in."""
    database.execute("PRAGMA defer_foreign_keys = ON")  # its files refer to it until it is back
    rows = database.execute("SELECT collection_id FROM documents WHERE id = ?", [document_id]).fetchall()
    database.execute("DELETE FROM documents WHERE id = ?", [document_id])
    return rows[0][0] if rows else None


def _held(database: Database, name: Stored) -> list[str]:
    """Return the document that a file held until now, if any."""
    return [row[0] for row in database.execute("SELECT document_id FROM files WHERE path = ?", [name]).fetchall()]


def _sweep(database: Database, documents: list[str]) -> None:
    """Remove those of ``documents`` that no file holds any more, and collections left empty."""
    for document_id in documents:
        database.execute(
            "DELETE FROM documents WHERE id = ? AND NOT EXISTS (SELECT 1 FROM files WHERE document_id = documents.id)",
            [document_id],
        )
    database.execute(
        "DELETE FROM collections WHERE NOT EXISTS (SELECT 1 FROM documents WHERE collection_id = collections.id)"
    )
