"""The notebook's file: one small SQLite database in the program's own folder.

It is not part of a library, which may be read-only or travel to others. What it holds is named so that it survives a
new import: a document by the checksum of its bytes and its path, a passage by its offsets and its words. A file that
is broken is set aside under another name, and a new one begun: what a person asks must never fail for it.
"""

from __future__ import annotations

import json
import sqlite3
import unicodedata
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from wolofsearch import paths
from wolofsearch.errors import WolofSearchError, file_error
from wolofsearch.notebook.records import FAVOURITES_ID, Kept, Place, Question, ReadingList

MOST_QUESTIONS = 500
"""The oldest are forgotten beyond."""
MOST_NAME_CHARACTERS = 80
VERSION = 1
_BUSY_S = 5.0
_TABLES = """
CREATE TABLE questions (
    id INTEGER PRIMARY KEY AUTOINCREMENT, kind TEXT NOT NULL, words TEXT NOT NULL, seconds REAL, recording TEXT,
    library TEXT NOT NULL, confident INTEGER NOT NULL, titles TEXT NOT NULL, asked_at TEXT NOT NULL
);
CREATE TABLE lists (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL UNIQUE);
INSERT INTO lists VALUES (1, '');
CREATE TABLE kept (
    id INTEGER PRIMARY KEY AUTOINCREMENT, list_id INTEGER NOT NULL REFERENCES lists (id) ON DELETE CASCADE,
    document_id TEXT NOT NULL, "start" INTEGER NOT NULL, "end" INTEGER NOT NULL, text TEXT NOT NULL,
    title TEXT NOT NULL, path TEXT NOT NULL, format TEXT NOT NULL, page INTEGER, library TEXT NOT NULL,
    kept_at TEXT NOT NULL, UNIQUE (list_id, document_id, "start")
);
PRAGMA user_version = 1;
"""
_PLACE = 'document_id, "start", "end", text, title, path, format, page, library'
_QUESTION = "kind, words, seconds, recording, library, confident, titles, asked_at"


def notebook_file() -> Path:
    """Return the notebook's file; it may not exist yet."""
    return paths.home_dir() / "notebook.db"


class Notebook:
    """Reads and writes the notebook. One thread at a time; the file is opened at the first use.

    Every method raises :class:`WolofSearchError` (``general.disk_full``, ``general.permission_denied``,
    ``notebook.too_new``, ``notebook.unreachable``) where the file cannot be used.
    """

    def __init__(self, file: Path | None = None) -> None:
        self._file = file or notebook_file()
        self._connection: sqlite3.Connection | None = None

    def close(self) -> None:
        """Close the file; the next use opens it again."""
        connection, self._connection = self._connection, None
        if connection is not None:
            connection.close()

    def add_question(self, question: Question) -> list[str]:
        """Write a question down, and forget the oldest beyond :data:`MOST_QUESTIONS`.

        Returns:
            The recordings that no question names any more, for want of the forgotten ones.
        """
        with self._writing() as database:
            titles = json.dumps(question.titles, ensure_ascii=False)
            database.execute(
                f"INSERT INTO questions ({_QUESTION}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",  # noqa: S608 - names of our own
                [
                    question.kind,
                    _plain(question.words),
                    question.seconds,
                    _plain(question.recording),
                    _plain(question.library),
                    question.confident,
                    titles,
                    question.asked_at,
                ],
            )
            oldest = "(SELECT id FROM questions ORDER BY id DESC LIMIT 1 OFFSET :most)"
            most = {"most": MOST_QUESTIONS}
            unnamed = database.execute(
                f"""SELECT recording FROM questions WHERE id <= {oldest} AND recording IS NOT NULL
                EXCEPT SELECT recording FROM questions WHERE id > {oldest}""",  # noqa: S608 - a query of our own
                most,
            ).fetchall()
            database.execute(f"DELETE FROM questions WHERE id <= {oldest}", most)  # noqa: S608 - a query of our own
            return [_read(row[0]) for row in unnamed]

    def questions(self) -> list[Question]:
        """Return the questions, newest first."""
        rows = self._rows(f"SELECT {_QUESTION}, id FROM questions ORDER BY id DESC")  # noqa: S608 - names of our own
        return [
            Question(
                kind=row[0],
                words=_read(row[1]),
                seconds=row[2],
                recording=None if row[3] is None else _read(row[3]),
                library=_read(row[4]),
                confident=bool(row[5]),
                titles=tuple(json.loads(row[6])),
                asked_at=row[7],
                id=row[8],
            )
            for row in rows
        ]

    def typed(self, most: int) -> list[str]:
        """Return the newest typed questions, each once."""
        sql = "SELECT words FROM questions WHERE kind = 'text' GROUP BY words ORDER BY max(id) DESC LIMIT ?"
        return [_read(row[0]) for row in self._rows(sql, [most])]

    def forget_question(self, question_id: int) -> None:
        """Forget one question."""
        with self._writing() as database:
            database.execute("DELETE FROM questions WHERE id = ?", [question_id])

    def forget_questions(self) -> None:
        """Forget all questions, and leave nothing of them in the file."""
        with self._writing() as database:
            database.execute("DELETE FROM questions")

    def lists(self) -> list[ReadingList]:
        """Return the lists, the favourites first, then by name."""
        sql = """SELECT lists.id, name, count(kept.id) FROM lists LEFT JOIN kept ON list_id = lists.id
            GROUP BY lists.id"""
        found = [ReadingList(*row) for row in self._rows(sql)]
        return sorted(
            found, key=lambda one: (one.id != FAVOURITES_ID, unicodedata.normalize("NFD", one.name.casefold()))
        )

    def add_list(self, name: str) -> int:
        """Make a list of this name, or find the one that has it; return its id."""
        name = " ".join(name.split())[:MOST_NAME_CHARACTERS]
        with self._writing() as database:
            database.execute("INSERT OR IGNORE INTO lists (name) VALUES (?)", [name])
            return int(database.execute("SELECT id FROM lists WHERE name = ?", [name]).fetchone()[0])

    def remove_list(self, list_id: int) -> None:
        """Remove a list with all it holds; the favourites are only emptied."""
        with self._writing() as database:
            database.execute("DELETE FROM kept WHERE list_id = ?", [list_id])
            database.execute("DELETE FROM lists WHERE id = ? AND id != ?", [list_id, FAVOURITES_ID])

    def keep(self, place: Place, list_id: int = FAVOURITES_ID) -> None:
        """Put a passage into a list; one that is there already stays where it is."""
        with self._writing() as database:
            database.execute(
                f"INSERT OR IGNORE INTO kept (list_id, {_PLACE}, kept_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",  # noqa: S608 - names of our own
                [
                    list_id,
                    place.document_id,
                    place.start,
                    place.end,
                    place.text,
                    place.title,
                    _plain(place.path),
                    place.format,
                    place.page,
                    _plain(place.library),
                    now(),
                ],
            )

    def move(self, kept_id: int, list_id: int) -> None:
        """Put a kept passage into another list; where that holds it already, it leaves the first."""
        with self._writing() as database:
            database.execute("UPDATE OR IGNORE kept SET list_id = ? WHERE id = ?", [list_id, kept_id])
            database.execute("DELETE FROM kept WHERE id = ? AND list_id != ?", [kept_id, list_id])

    def drop(self, kept_id: int) -> None:
        """Keep a passage no longer."""
        with self._writing() as database:
            database.execute("DELETE FROM kept WHERE id = ?", [kept_id])

    def drop_place(self, document_id: str, start: int) -> None:
        """Keep a passage no longer, in whichever lists it is."""
        with self._writing() as database:
            database.execute('DELETE FROM kept WHERE document_id = ? AND "start" = ?', [document_id, start])

    def kept(self, list_id: int) -> list[Kept]:
        """Return what a list holds, the newest first."""
        rows = self._rows(f"SELECT {_PLACE}, id, kept_at FROM kept WHERE list_id = ? ORDER BY id DESC", [list_id])  # noqa: S608 - names of our own
        return [Kept(row[9], _place(row[:9]), row[10]) for row in rows]

    def kept_places(self) -> frozenset[tuple[str, int]]:
        """Return document and offset of every passage that is in any list."""
        return frozenset((row[0], row[1]) for row in self._rows('SELECT document_id, "start" FROM kept'))

    def _rows(self, sql: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        with self._told():
            return list(self._open().execute(sql, list(values)).fetchall())

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        with self._told():
            database = self._open()
            database.execute("BEGIN IMMEDIATE")
            try:
                yield database
            except BaseException:
                database.rollback()
                raise
            database.commit()

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            self.close()
            code = getattr(error, "sqlite_errorcode", 0) & 0xFF
            if code == sqlite3.SQLITE_FULL:
                raise WolofSearchError("general.disk_full", path=self._file) from error
            if code in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM):
                raise WolofSearchError("general.permission_denied", path=self._file) from error
            raise WolofSearchError("notebook.unreachable", path=self._file, detail=error) from error

    def _open(self) -> sqlite3.Connection:
        if self._connection is None:
            try:
                self._file.parent.mkdir(parents=True, exist_ok=True)
            except OSError as error:
                raise file_error(error, self._file.parent) from error
            try:
                self._connection = _opened(self._file)
            except sqlite3.DatabaseError as error:
                if getattr(error, "sqlite_errorcode", 0) & 0xFF not in (sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT):
                    raise
                _set_aside(self._file)
                self._connection = _opened(self._file)
        return self._connection


def now() -> str:
    """Return the present moment as the notebook writes it."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def _plain(text: str | None) -> str | bytes | None:
    """Return text as SQLite takes it: the name of a file need not be any (see :mod:`wolofsearch.library.location`)."""
    if text is None or text.isascii():
        return text
    data = text.encode("utf-8", "surrogateescape")
    return text if data.decode("utf-8", "replace") == text else data


def _read(stored: str | bytes) -> str:
    return stored if isinstance(stored, str) else stored.decode("utf-8", "surrogateescape")


def _place(row: Sequence[Any]) -> Place:
    document_id, start, end, text, title, path, document_format, page, library = row
    return Place(document_id, start, end, text, title, _read(path), document_format, page, _read(library))


def _opened(file: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(file, isolation_level=None, check_same_thread=False, timeout=_BUSY_S)
    try:
        # What is forgotten is overwritten, so that nobody reads it out of the file.
        for pragma in ("secure_delete = ON", "foreign_keys = ON", "journal_mode = TRUNCATE"):
            connection.execute(f"PRAGMA {pragma}").fetchall()
        with closing(connection.cursor()) as cursor:
            cursor.execute("BEGIN IMMEDIATE")
            version = cursor.execute("PRAGMA user_version").fetchone()[0]
            if version == 0:
                for statement in _TABLES.split(";"):
                    cursor.execute(statement)
            cursor.execute("COMMIT")
        if connection.execute("PRAGMA quick_check").fetchone()[0] != "ok":
            raise _corrupt()
        if version > VERSION:
            raise WolofSearchError("notebook.too_new", path=file)
    except BaseException:
        connection.close()
        raise
    return connection


def _corrupt() -> sqlite3.DatabaseError:
    error = sqlite3.DatabaseError("quick_check")
    error.sqlite_errorcode = sqlite3.SQLITE_CORRUPT
    return error


def _set_aside(file: Path) -> None:
    """Give a broken file another name that is free."""
    number = 1
    while (aside := file.with_suffix(f".broken-{number}")).exists():
        number += 1
    file.replace(aside)
