"""Nothing acts in a library's database but what this program put there.

A library's folder comes on a stick, a backup from a friend. A trigger in its database that deletes what is added, or a
view in the place of a table that never ends, would act as soon as the library is used. So before a database is used,
everything it is made of is compared, letter for letter, with what the migrations make that were applied to it.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Set as AbstractSet
from functools import cache
from pathlib import Path

from wolofsearch.errors import WolofSearchError
from wolofsearch.library.plain_schema import OF_MIGRATIONS, SchemaRow, rows_after, schema_rows
from wolofsearch.library.schema import MIGRATIONS, known_migrations

_SHADOWS = ("data", "idx", "content", "docsize", "config")
"""Tables that SQLite makes for a full-text index, as its version likes them."""
_UNFINISHED = "next_passages"
"""Table of :mod:`~wolofsearch.library.reindexing`, there while a library is being made anew."""
_TABLE = "CREATE TABLE "


def require_own(database: sqlite3.Connection, path: Path) -> None:
    """Raise unless an open database has the form that this program gives it.

    Args:
        database: nothing in it is run.
        path: the library's folder, or the file, which an error names.

    Raises:
        WolofSearchError: ``library.foreign_parts``; ``library.too_new``; ``library.broken`` where something is missing.
        sqlite3.Error: it cannot be read.
    """
    database.execute("SAVEPOINT looking")  # the list of migrations and the tables of one moment
    try:
        rows = schema_rows(database)
        applied = _applied(database, rows, path)
    finally:
        database.execute("RELEASE looking")
    if set(applied) - known_migrations():
        raise WolofSearchError("library.too_new", path=str(path))
    expected = _expected(applied)
    if expected is None:
        raise WolofSearchError("library.broken", path=str(path), detail=", ".join(applied))
    found = {row for row in rows if not _passing(row, expected)}
    if found and not applied:
        raise WolofSearchError("library.broken", path=str(path), detail="tables")
    if foreign := found - expected:
        raise _foreign(path, foreign)
    if missing := expected - found:
        raise WolofSearchError("library.broken", path=str(path), detail=_names(missing))


def is_real_table(database: sqlite3.Connection, table: str) -> bool:
    """Return whether ``table`` is one whose rows are stored, no view and nothing virtual."""
    return any(
        (kind, name) == ("table", table) and sql.startswith(_TABLE) for kind, name, _, sql in schema_rows(database)
    )


def _applied(database: sqlite3.Connection, rows: set[SchemaRow], path: Path) -> tuple[str, ...]:
    of_migrations = {row for row in rows if row[1] == OF_MIGRATIONS}
    if not of_migrations:
        return ()
    if not all(row[0] == "table" and row[3].startswith(_TABLE) for row in of_migrations):
        raise _foreign(path, of_migrations)
    names = database.execute(
        f"SELECT name FROM {OF_MIGRATIONS} WHERE migration_set = ? ORDER BY rowid",  # noqa: S608 - a name of our own
        [MIGRATIONS.name],
    )
    return tuple(str(name) for (name,) in names)


@cache
def _expected(migrations: tuple[str, ...]) -> frozenset[SchemaRow] | None:
    """Return all that these migrations make, None where they are not the first ones of this program."""
    made = rows_after(migrations) if migrations else frozenset()
    return made and frozenset(row for row in made if not _passing(row, made))


def _passing(row: SchemaRow, expected: frozenset[SchemaRow]) -> bool:
    """Return whether it is a plain table that comes and goes, or is laid out as SQLite's version likes it."""
    kind, name, table, sql = row
    if kind == "index":
        return table == OF_MIGRATIONS or not sql
    if kind != "table" or not sql.startswith(_TABLE):
        return False
    virtual = [each[1] for each in expected if each[3].startswith("CREATE VIRTUAL TABLE ")]
    shadows = {f"{one}_{suffix}" for one in virtual for suffix in _SHADOWS}
    return name.startswith("sqlite_") or name in {OF_MIGRATIONS, _UNFINISHED} or name in shadows


def _foreign(path: Path, rows: AbstractSet[SchemaRow]) -> WolofSearchError:
    return WolofSearchError("library.foreign_parts", path=str(path), detail=_names(rows))


def _names(rows: AbstractSet[SchemaRow]) -> str:
    some = sorted(f"{kind} {name}" for kind, name, _, _ in rows)
    return ", ".join(some[:3])[:200]
