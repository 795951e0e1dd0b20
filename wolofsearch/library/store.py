"""The SQLite file of a library: how it is opened, written and copied.

SQLite is the truth; everything else in a library's folder can be made again from it. Writers use a write-ahead log, so
that a search goes on while an import writes. On a medium that cannot be written nothing is created beside the file.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlite_utils import Database

from wolofsearch.errors import WolofSearchError
from wolofsearch.library import backups
from wolofsearch.library.backups import BUSY_TIMEOUT_MS, DATABASE_NAME, copied
from wolofsearch.library.failing import told
from wolofsearch.library.own_schema import require_own
from wolofsearch.library.schema import MIGRATIONS

_EMPTY_TABLES = {"_sqlite_migrations", "sqlite_sequence"}


class Store:
    """An open ``library.db``. One thread at a time may use it; any number of stores may be open on one file."""

    def __init__(self, folder: Path, database: Database, *, read_only: bool, scratch: Path | None = None) -> None:
        self.folder = folder
        self.read_only = read_only
        self.database = database
        self._scratch = scratch

    @classmethod
    def open(cls, folder: Path, *, create: bool = False) -> Store:
        """Open, and with ``create`` make, the database of the library in ``folder``.

        Raises:
            WolofSearchError: ``library.missing``, ``.lost``, ``.broken``, ``.foreign_parts``, ``.too_new``,
                ``.read_only``, ``.migration_failed`` or what :func:`told` tells.
        """
        folder = Path(os.path.abspath(folder))  # noqa: PTH100 - resolve() would lose the name the person knows
        file = folder / DATABASE_NAME
        with told(folder):
            if not _holds_anything(file):
                if not create or is_lost(folder):
                    raise _none_there(folder)
                folder.mkdir(parents=True, exist_ok=True)
                if not writable(file):
                    raise WolofSearchError("library.read_only", path=str(folder))
            store = _opened(folder) if writable(file) else _opened_read_only(folder)
            try:
                require_own(store.database.conn, folder)
                if not store.read_only:
                    # Our own triggers write the full-text indexes, which SQLite refuses otherwise.
                    store.database.execute("PRAGMA trusted_schema = ON")
                store._bring_up_to_date(create=create)
            except BaseException:
                store.close()
                raise
        return store

    @classmethod
    def look(cls, folder: Path) -> Store:
        """Open for reading, without changing a byte in ``folder``; an older library is brought up to date in a copy.

        Raises:
            WolofSearchError: as :meth:`open`.
        """
        folder = Path(os.path.abspath(folder))  # noqa: PTH100 - as in open
        with told(folder):
            if not _holds_anything(folder / DATABASE_NAME):
                raise _none_there(folder)
            store = _opened_read_only(folder)
            try:
                require_own(store.database.conn, folder)
                if "_sqlite_migrations" in store.database.table_names() and MIGRATIONS.pending(store.database):
                    store = store._copied_and_updated()
                store._bring_up_to_date(create=False)
            except BaseException:
                store.close()
                raise
        return store

    def close(self) -> None:
        """Close the file; closing twice does nothing."""
        self.database.close()
        if self._scratch is not None:
            shutil.rmtree(self._scratch, ignore_errors=True)

    def rows(self, sql: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """Return all rows of a query."""
        with told(self.folder):
            return list(self.database.execute(sql, list(values)).fetchall())

    def stream(self, sql: str, values: Sequence[Any] = (), size: int = 2000) -> Iterator[list[tuple[Any, ...]]]:
        """Yield the rows of a query in lists of at most ``size``."""
        with told(self.folder):
            cursor = self.database.execute(sql, list(values))
        while True:
            with told(self.folder):
                chunk = cursor.fetchmany(size)
            if not chunk:
                return
            yield chunk

    def rows_in(self, sql: str, ids: Sequence[int | str], values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """Return the rows of a query whose ``IN (*)`` stands for ``ids``, asked in portions that SQLite accepts."""
        found: list[tuple[Any, ...]] = []
        for first in range(0, len(ids), 500):
            some = ids[first : first + 500]
            found += self.rows(sql.replace("IN (*)", f"IN ({', '.join('?' * len(some))})"), [*some, *values])
        return found

    @contextmanager
    def transaction(self) -> Iterator[Database]:
        """Write all or nothing.

        The first statement already writes (it counts the generation), so that a second writer waits for its turn
        instead of failing half-way.
        """
        if self.read_only:
            raise WolofSearchError("library.read_only", path=str(self.folder))
        with told(self.folder), self.database.atomic():
            self.database.execute("UPDATE meta SET value = value + 1 WHERE key = 'generation'")
            yield self.database

    @property
    def generation(self) -> int:
        """Count of the transactions that ever wrote to this library."""
        return int(self.meta("generation") or 0)

    def meta(self, key: str) -> str | None:
        """Return a value of the library's own notebook."""
        rows = self.rows("SELECT value FROM meta WHERE key = ?", [key])
        return str(rows[0][0]) if rows else None

    def backup(self, target: Path) -> None:
        """Copy the database to ``target`` while others may go on reading and writing it."""
        with told(target.parent):
            copied(self.database.conn, target)

    def _bring_up_to_date(self, *, create: bool) -> None:
        tables = set(self.database.table_names())
        if tables <= _EMPTY_TABLES and (not create or self.read_only or backups.found(self.folder)):
            raise _none_there(self.folder)
        if not MIGRATIONS.pending(self.database):
            return
        if self.read_only:
            raise WolofSearchError("library.read_only", path=str(self.folder))
        self._migrate(saved=bool(MIGRATIONS.applied(self.database)))

    def _copied_and_updated(self) -> Store:
        """Return a copy of the newest form in a scratch folder, in the place of this store, which is closed."""
        scratch = Path(tempfile.mkdtemp(prefix="wolofsearch-"))
        self.backup(scratch / DATABASE_NAME)
        self.close()
        copy = Store(self.folder, _connect((scratch / DATABASE_NAME).as_uri()), read_only=True, scratch=scratch)
        MIGRATIONS.apply(copy.database)
        return copy

    def _migrate(self, *, saved: bool) -> None:
        if not saved:
            MIGRATIONS.apply(self.database)
            return
        copy = backups.make(self.folder, backups.UPDATE)
        try:
            MIGRATIONS.apply(self.database)
        except Exception as error:
            raise WolofSearchError("library.migration_failed", path=str(self.folder), copy=str(copy)) from error


def writable(file: Path) -> bool:
    """Return whether the database ``file`` can be written, and new files beside it."""
    return os.access(file.parent, os.W_OK) and (not file.exists() or os.access(file, os.W_OK))


def _holds_anything(file: Path) -> bool:
    return file.is_file() and file.stat().st_size > 0


def is_lost(folder: Path) -> bool:
    """Return whether there was a library in ``folder``: its backups are there, and nothing in the database's place."""
    return not _holds_anything(folder / DATABASE_NAME) and bool(backups.found(folder))


def _none_there(folder: Path) -> WolofSearchError:
    """Return what to say of a folder without a database: where backups lie in it, there was one."""
    return WolofSearchError("library.lost" if backups.found(folder) else "library.missing", path=str(folder))


def _connect(address: str) -> Database:
    # The library is used by one thread at a time, not always by the one that opened it.
    conn = sqlite3.connect(
        address, uri=True, isolation_level=None, check_same_thread=False, timeout=BUSY_TIMEOUT_MS / 1000
    )
    try:
        conn.execute("PRAGMA foreign_keys = ON")
        conn.execute("PRAGMA trusted_schema = OFF")
        return Database(conn, execute_plugins=False)
    except BaseException:
        conn.close()
        raise


def _opened(folder: Path) -> Store:
    database = _connect((folder / DATABASE_NAME).as_uri())
    try:
        database.enable_wal()
        database.execute("PRAGMA synchronous = NORMAL")
    except sqlite3.OperationalError as error:
        database.close()
        # A stick with a write-protect switch: some systems only tell when something is written.
        if error.sqlite_errorcode & 0xFF not in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN):
            raise
        return _opened_read_only(folder)
    except BaseException:
        database.close()
        raise
    return Store(folder, database, read_only=False)


def _opened_read_only(folder: Path) -> Store:
    """Open without writing a byte beside the file.

    A write-ahead log beside it holds work that is not in the file yet. With its shared memory there, SQLite can read
    both; otherwise a copy elsewhere is opened. Without a log the file is complete and cannot change.
    """
    file = folder / DATABASE_NAME
    log, shared = file.with_name(file.name + "-wal"), file.with_name(file.name + "-shm")
    if not log.is_file() or not log.stat().st_size:
        return Store(folder, _connect(f"{file.as_uri()}?mode=ro&immutable=1"), read_only=True)
    if shared.is_file():
        database = _connect(f"{file.as_uri()}?mode=ro")
        try:
            database.table_names()
        except sqlite3.OperationalError:
            database.close()
        else:
            return Store(folder, database, read_only=True)
    scratch = Path(tempfile.mkdtemp(prefix="wolofsearch-"))
    for source in (file, log):
        shutil.copy(source, scratch)
    return Store(folder, _connect((scratch / DATABASE_NAME).as_uri()), read_only=True, scratch=scratch)
