"""The tables of a library without anything that acts: what travels in a package, and what must be made again here.

A package holds plain tables and their indexes, no trigger, view or virtual table, so that nothing in a stranger's file
can do anything. What makes a library searchable is made from the migrations of this program.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from functools import cache

from sqlite_utils import Database

from wolofsearch.library.schema import MIGRATIONS

DATABASE_TABLES = (
    "collections",
    "documents",
    "passages",
    "vectors",
    "sentences",
    "titles",
    "word_vectors",
    "files",
    "meta",
)
"""What a package fills; the other tables are of the computer that a library was made on."""
OF_MIGRATIONS = "_sqlite_migrations"
"""Where it is written which migrations were applied; what applies them lays it out as it likes."""
SchemaRow = tuple[str, str, str, str]
"""Kind, name, table and SQL of a part of a database; of what SQLite adds by itself, the SQL is empty."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column. ``kind``: ``"TEXT"``, ``"INTEGER"``, ``"REAL"`` or ``"BLOB"``."""

    name: str
    kind: str
    required: bool


@dataclass(frozen=True, slots=True)
class PlainSchema:
    """SQL of the plain tables and indexes, and of what searches in them, in the order in which they can be made."""

    plain: tuple[str, ...]
    searching: tuple[str, ...]
    columns: dict[str, tuple[Column, ...]]

    def selecting(self, table: str) -> str:
        """Return the SQL that reads all columns of a table by their names."""
        names = ", ".join(f'"{column.name}"' for column in self.columns[table])
        return f"SELECT {names} FROM {table}"  # noqa: S608 - names of our own

    def inserting(self, table: str) -> str:
        """Return the SQL that writes what :meth:`selecting` reads."""
        columns = self.columns[table]
        names = ", ".join(f'"{column.name}"' for column in columns)
        return f"INSERT INTO {table} ({names}) VALUES ({', '.join('?' * len(columns))})"  # noqa: S608 - names of our own


def schema_of(migrations: Sequence[str]) -> PlainSchema | None:
    """Return the schema after these migrations, None where they are not the first ones of this program."""
    laid_out = _laid_out(tuple(migrations))
    if laid_out is None:
        return None
    rows, columns = laid_out
    virtual = {name for _, name, _, sql in rows if sql.startswith("CREATE VIRTUAL TABLE")}
    acting = [sql for kind, name, _, sql in rows if kind in {"view", "trigger"} or name in virtual]
    plain = [
        (kind, name, sql)
        for kind, name, table, sql in rows
        if sql not in acting
        and table != OF_MIGRATIONS
        and not name.startswith(("sqlite_", *(f"{one}_" for one in virtual)))
    ]
    tables = {name: columns[name] for kind, name, _ in plain if kind == "table"}
    return PlainSchema(tuple(sql for _, _, sql in plain), tuple(acting), tables)


def rows_after(migrations: Sequence[str]) -> frozenset[SchemaRow] | None:
    """Return what :func:`schema_rows` tells after these migrations, but for what SQLite adds; None as there."""
    laid_out = _laid_out(tuple(migrations))
    return frozenset(laid_out[0]) if laid_out else None


@cache
def _laid_out(migrations: tuple[str, ...]) -> tuple[tuple[SchemaRow, ...], dict[str, tuple[Column, ...]]] | None:
    """Return all that has SQL, in the order in which it was made, and the columns of every table."""
    with Database(memory=True, execute_plugins=False) as empty:
        known = [migration.name for migration in MIGRATIONS.pending(empty)]
        if not migrations or known[: len(migrations)] != list(migrations):
            return None
        MIGRATIONS.apply(empty, stop_before=known[len(migrations) :])
        rows = empty.execute(
            "SELECT type, name, tbl_name, sql FROM sqlite_master WHERE sql NOT NULL ORDER BY rowid"
        ).fetchall()
        columns = {
            name: tuple(
                Column(column[1], column[2].upper(), bool(column[3]))
                for column in empty.execute(f"PRAGMA table_info({name})").fetchall()
            )
            for kind, name, _, _ in rows
            if kind == "table"
        }
    return tuple(rows), columns


def schema_rows(database: sqlite3.Connection) -> set[SchemaRow]:
    """Return all parts of an open database; nothing in it is run."""
    rows = database.execute("SELECT type, name, tbl_name, sql FROM sqlite_master").fetchall()
    return {(str(kind), str(name), str(table), str(sql or "")) for kind, name, table, sql in rows}


def made_of(statements: Sequence[str]) -> set[SchemaRow]:
    """Return the parts of a database that these statements lay out."""
    with closing(sqlite3.connect(":memory:")) as ours:
        for statement in statements:
            ours.execute(statement)
        return schema_rows(ours)
