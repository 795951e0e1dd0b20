"""What can still be read of a damaged database goes into a new one, row by row; what cannot comes from a backup.

SQLite ends a query at the first torn page. Here a range of rows that fails is halved until only the rows on that page
are missing, as the ``recover`` command of SQLite's own shell does, which Python lacks. What was read is trusted only as
far as it proves itself: a document by the fingerprint of its text, a passage by its document.
"""

from __future__ import annotations

import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

from sqlite_utils import Database

from wolofsearch.library.own_schema import is_real_table
from wolofsearch.library.sameness import text_id
from wolofsearch.library.schema import MIGRATIONS
from wolofsearch.library.word_vectors import COMPLETE

RECOVERED = "recovered"
"""Folder, inside the library's, where a document is said to lie of which no file is known any more."""
_TABLES = (
    "meta", "collections", "documents", "files", "passages", "vectors", "sentences", "titles", "jobs", "failures",
    "roots", "archives",
)  # fmt: skip
_FARTHEST_ROW = 1 << 40
"""More rows than any library has: where the last one cannot be read."""
_FRUITLESS = 20_000
"""So many failures without a row between them, and the rest of a table is given up: its first page may be torn."""
_FROM_BACKUP = (
    "INSERT OR IGNORE INTO meta SELECT * FROM whole.meta WHERE key = 'pipeline'",
    "INSERT OR IGNORE INTO roots SELECT * FROM whole.roots",
    "INSERT OR IGNORE INTO collections (name) SELECT name FROM whole.collections",
    # Of these, a file is known that holds nothing else now.
    """CREATE TEMP TABLE lost AS SELECT id FROM whole.documents WHERE id NOT IN (SELECT id FROM documents)
        AND (id IN (SELECT document_id FROM files)
        OR id IN (SELECT document_id FROM whole.files WHERE path NOT IN (SELECT path FROM files)))""",
    """INSERT INTO documents SELECT {documents} FROM whole.documents WHERE id IN (SELECT id FROM lost)""",
    """UPDATE documents SET collection_id = (SELECT main.collections.id FROM whole.documents AS before
        JOIN whole.collections AS named ON named.id = before.collection_id
        JOIN main.collections ON main.collections.name = named.name WHERE before.id = documents.id)
        WHERE id IN (SELECT id FROM lost)""",
    """INSERT INTO files SELECT * FROM whole.files WHERE path NOT IN (SELECT path FROM files)
        AND document_id IN (SELECT id FROM documents)""",
)
_VECTORS_FROM_BACKUP = (
    """INSERT INTO passages (document_id, ordinal, "start", "end", page, text)
        SELECT document_id, ordinal, "start", "end", page, text FROM whole.passages
        WHERE document_id IN (SELECT id FROM lost) ORDER BY id""",
    *(
        f"""INSERT INTO {table} SELECT new.id, {vectors} FROM whole.{table}
        JOIN whole.passages AS old ON old.id = passage_id
        JOIN main.passages AS new ON new.document_id = old.document_id AND new.ordinal = old.ordinal
        WHERE new.document_id IN (SELECT id FROM lost)"""  # noqa: S608 - names of our own
        for table, vectors in (("vectors", "vector"), ("sentences", "vectors"))
    ),
    "INSERT INTO titles SELECT * FROM whole.titles WHERE document_id IN (SELECT id FROM lost)",
)
_BELONGING = (
    # Half of what belongs together helps nobody: without its document a passage goes, without its passage a vector.
    "DELETE FROM passages WHERE document_id NOT IN (SELECT id FROM documents)",
    "DELETE FROM vectors WHERE passage_id NOT IN (SELECT id FROM passages)",
    "DELETE FROM sentences WHERE passage_id NOT IN (SELECT id FROM passages)",
    "DELETE FROM titles WHERE document_id NOT IN (SELECT id FROM documents)",
)
_FITTING = (
    *_BELONGING,
    "UPDATE documents SET collection_id = NULL WHERE collection_id NOT IN (SELECT id FROM collections)",
    "DELETE FROM collections WHERE id NOT IN (SELECT collection_id FROM documents WHERE collection_id IS NOT NULL)",
    # The next import reads these files again.
    """INSERT OR IGNORE INTO jobs (path, root, size_bytes, batch)
        SELECT path, root, size_bytes, 'repair' FROM files WHERE document_id NOT IN (SELECT id FROM documents)""",
    "DELETE FROM files WHERE document_id NOT IN (SELECT id FROM documents)",
    f"""INSERT INTO files SELECT '{RECOVERED}/' || id || '.' || format, '{RECOVERED}', -1, -1, id FROM documents
        WHERE id NOT IN (SELECT document_id FROM files)""",  # noqa: S608 - names of our own
)
"""What makes the tables agree with each other again."""


def salvage(damaged: Path, target: Path, backup: Path | None) -> None:
    """Write to ``target`` a library of the newest form with all that ``damaged`` still tells.

    Args:
        damaged: a database with its log beside it; both are only read.
        target: a new file.
        backup: a whole database, for documents that are lost in the damaged one.

    Raises:
        sqlite3.Error: ``target`` cannot be written.
        OSError: as that.
    """
    target.unlink(missing_ok=True)
    with (
        tempfile.TemporaryDirectory(prefix="salvage-", dir=target.parent) as scratch,
        closing(Database(target, execute_plugins=False)) as new,
    ):
        MIGRATIONS.apply(new)
        new.execute("PRAGMA foreign_keys = OFF")
        if backup is not None:
            _attach(new, backup, Path(scratch) / "whole.db")
        with new.atomic():
            _pour(damaged, Path(scratch) / "damaged.db", new)
            _sift(new)
            if backup is not None:
                _complete(new)
            make_fit(new)


def make_fit(database: Database) -> None:
    """Take out what belongs to nothing, and queue the files whose documents are lost. No document is ever taken out."""
    for statement in _FITTING:
        database.execute(statement)


def _pour(damaged: Path, copy: Path, new: Database) -> None:
    """Insert all that can be read; a copy is read, because reading a log writes beside it."""
    for suffix in ("", "-wal"):
        with suppress(FileNotFoundError):
            shutil.copy(f"{damaged}{suffix}", f"{copy}{suffix}")
    with closing(sqlite3.connect(copy)) as old:
        old.execute("PRAGMA trusted_schema = OFF")
        for table in _TABLES:
            names = _columns(old, table)
            listed = ", ".join(f'"{name}"' for name in _columns(new.conn, table) if name in names)
            if not listed:
                continue
            holes = ", ".join("?" * (listed.count(",") + 1))
            for row in _readable(old, table, listed):
                with suppress(sqlite3.IntegrityError):  # a torn page can tell the same row twice
                    new.execute(f"INSERT OR REPLACE INTO {table} ({listed}) VALUES ({holes})", row)  # noqa: S608 - names of our own
    # The index goes by what the passages were, and a switch to another model starts again.
    new.execute("DELETE FROM meta WHERE key IN ('index_sha256', 'next_pipeline', ?)", [COMPLETE])


def _columns(database: sqlite3.Connection, table: str) -> list[str]:
    """Return the columns of a table; none of a view, which could be anything, or where it cannot be told."""
    try:
        if not is_real_table(database, table):
            return []
        return [row[1] for row in database.execute(f"PRAGMA main.table_info({table})")]
    except sqlite3.DatabaseError:
        return []


def _readable(old: sqlite3.Connection, table: str, listed: str) -> Iterator[tuple[Any, ...]]:
    """Yield the rows of a table that can be read, in their order."""
    try:
        (end,) = old.execute(f"SELECT coalesce(max(rowid), 0) FROM {table}").fetchone()  # noqa: S608 - names of our own
    except sqlite3.DatabaseError:
        end = _FARTHEST_ROW
    ranges, fruitless = [(0, end)], 0
    while ranges and fruitless < _FRUITLESS:
        first, last = ranges.pop()
        try:
            query = f"SELECT rowid, {listed} FROM {table} WHERE rowid BETWEEN ? AND ? ORDER BY rowid"  # noqa: S608 - names of our own
            for number, *row in old.execute(query, [first, last]):
                first, fruitless = number + 1, 0
                yield tuple(row)
        except sqlite3.DatabaseError:
            fruitless += 1
            middle = (first + last) // 2
            if first < last:
                ranges += [(middle + 1, last), (first, middle)]


def _sift(new: Database) -> None:
    """Drop documents whose text is not what it was, and passages and vectors that belong to nothing."""
    for id_, fingerprint in new.execute("SELECT id, text_id FROM documents").fetchall():
        (text,) = new.execute("SELECT text FROM documents WHERE id = ?", [id_]).fetchone()
        if not isinstance(text, str) or (fingerprint is not None and text_id(text) != fingerprint):
            new.execute("DELETE FROM documents WHERE id = ?", [id_])
            continue
        new.execute("UPDATE documents SET text_id = ? WHERE id = ?", [text_id(text), id_])
        passages = new.execute(
            'SELECT ordinal, "start", "end", text FROM passages WHERE document_id = ? ORDER BY ordinal', [id_]
        ).fetchall()
        whole = [each[0] for each in passages] == list(range(len(passages))) and all(
            text[start:end] == passage for _, start, end, passage in passages
        )
        if not whole or (passages and text[passages[-1][2] :].strip()):
            new.execute("DELETE FROM passages WHERE document_id = ?", [id_])  # it is cut anew
    for statement in _BELONGING:
        new.execute(statement)


def _attach(new: Database, backup: Path, copy: Path) -> None:
    """Bring a copy of the backup up to date and attach it under the name ``whole``."""
    shutil.copy(backup, copy)
    with closing(Database(copy, execute_plugins=False)) as whole:
        MIGRATIONS.apply(whole)
    new.execute("ATTACH ? AS whole", [str(copy)])


def _complete(new: Database) -> None:
    documents = ", ".join(f'"{name}"' for name in _columns(new.conn, "documents"))
    for statement in _FROM_BACKUP:
        new.execute(statement.replace("{documents}", documents))
    pipelines = "SELECT value FROM {}.meta WHERE key = 'pipeline'"
    if new.execute(pipelines.format("main")).fetchone() == new.execute(pipelines.format("whole")).fetchone():
        for statement in _VECTORS_FROM_BACKUP:
            new.execute(statement)
