"""The tables of a library without anything that acts: what travels in a package, and what must be made again here.

A package holds plain tables and their indexes, no trigger, view or virtual table, so that nothing in a stranger's file
can do anything. What makes a library searchable is made from the migrations of this program.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlite_utils import Database

from wolofsearch.library.schema import MIGRATIONS

DATABASE_TABLES = ("collections", "documents", "passages", "vectors", "sentences", "files", "meta")
"""What a package fills; the other tables are of the computer that a library was made on."""
_OF_MIGRATIONS = "_sqlite_migrations"


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
    with Database(memory=True, execute_plugins=False) as empty:
        known = [migration.name for migration in MIGRATIONS.pending(empty)]
        if not migrations or known[: len(migrations)] != list(migrations):
            return None
        MIGRATIONS.apply(empty, stop_before=known[len(migrations) :])
        rows = empty.execute(
            "SELECT type, name, tbl_name, sql FROM sqlite_master WHERE sql NOT NULL ORDER BY rowid"
        ).fetchall()
        virtual = {name for _, name, _, sql in rows if sql.startswith("CREATE VIRTUAL TABLE")}
        acting = [sql for kind, name, _, sql in rows if kind in {"view", "trigger"} or name in virtual]
        plain = [
            (kind, name, sql)
            for kind, name, table, sql in rows
            if sql not in acting
            and table != _OF_MIGRATIONS
            and not name.startswith(("sqlite_", *(f"{one}_" for one in virtual)))
        ]
        columns = {
            name: tuple(
                Column(column[1], column[2].upper(), bool(column[3]))
                for column in empty.execute(f"PRAGMA table_info({name})").fetchall()
            )
            for kind, name, _ in plain
            if kind == "table"
        }
    return PlainSchema(tuple(sql for _, _, sql in plain), tuple(acting), columns)
