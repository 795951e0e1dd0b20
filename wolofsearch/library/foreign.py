"""Looks at a database that anybody may have made, before anything of this program works with it.

It is opened so that it cannot be written and nothing in it can act, its tables must be letter for letter those of
:mod:`~wolofsearch.library.plain_schema`, SQLite must find it whole, and every single value must be of its kind and
within its bounds. What is true of a sound library beyond that, :mod:`~wolofsearch.library.checking` tells later.
"""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

from wolofsearch.errors import WolofSearchError
from wolofsearch.library.plain_schema import DATABASE_TABLES, PlainSchema, made_of, schema_of, schema_rows
from wolofsearch.library.records import Pipeline
from wolofsearch.library.vectors import ITEM_BYTES, SENTENCE_DIM, WORD_DIM
from wolofsearch.library.word_vectors import LONGEST_LETTERS
from wolofsearch.packages.head import Manifest
from wolofsearch.packages.names import is_portable

LARGEST_VALUE_BYTES = 1 << 28
LARGEST_DIM = 1 << 16
LARGEST_NUMBER = 1 << 53
"""Of an id, so that it can be counted on."""
_LONGEST_PATH = 1_000
_PLAIN_HEADER = (b"SQLite format 3\0", bytes([1, 1, 0]))
"""How a database begins that has no log beside it, and no bytes reserved for others on its pages."""
_KINDS: dict[str, tuple[type, ...]] = {"TEXT": (str,), "INTEGER": (int,), "REAL": (float, int), "BLOB": (bytes,)}
_SHA256 = re.compile(r"[0-9a-f]{64}")
_FORMAT = re.compile(r"[a-z0-9]{1,20}")
_FUNCTIONS = {"count", "max"}
_PRAGMAS = {"integrity_check", "foreign_key_check"}
_META = {"generation", "pipeline"}


class ForeignDatabase:
    """The database in a package. :meth:`check` may run in a thread of its own, and :meth:`stop` ends it."""

    def __init__(self, file: Path, manifest: Manifest, originals: str) -> None:
        self._file = file
        self._manifest = manifest
        self._originals = originals
        self._connection = sqlite3.connect(
            f"{file.absolute().as_uri()}?mode=ro&immutable=1", uri=True, isolation_level=None, check_same_thread=False
        )

    def check(self) -> PlainSchema:
        """Return the schema of the database if everything in it is as it should be.

        Raises:
            WolofSearchError: ``library.too_new``, or ``packages.unsafe`` with what is wrong, for those who made it.
        """
        migrations = self._manifest.about.get("migrations")
        if not isinstance(migrations, list) or not all(isinstance(name, str) for name in migrations):
            raise self._unsafe("migrations")
        schema = schema_of(migrations)
        if schema is None:
            raise WolofSearchError("library.too_new", path=str(self._file.parent))
        try:
            with closing(self._connection):
                for wrong in self._wrong(schema):
                    raise self._unsafe(wrong)
        except (sqlite3.Error, ValueError, TypeError, KeyError, RecursionError) as error:
            raise self._unsafe(f"{type(error).__name__}: {error}"[:200]) from error
        return schema

    def stop(self) -> None:
        """End a check that is under way."""
        self._connection.interrupt()

    def _unsafe(self, what: str) -> WolofSearchError:
        return WolofSearchError("packages.unsafe", path=self._manifest.name, detail=what)

    def _wrong(self, schema: PlainSchema) -> Iterator[str]:
        with self._file.open("rb") as file:
            header = file.read(100)
        if not header.startswith(_PLAIN_HEADER[0]) or header[18:21] != _PLAIN_HEADER[1]:
            yield "header"
        page_bytes = int.from_bytes(header[16:18], "big")
        page_bytes = 1 << 16 if page_bytes == 1 else page_bytes
        if page_bytes * int.from_bytes(header[28:32], "big") != self._file.stat().st_size:
            yield "pages"
        self._restrain()
        if schema_rows(self._connection) != made_of(schema.plain):
            yield "schema"
        if self._rows("PRAGMA integrity_check(1)") != [("ok",)]:
            yield "integrity"
        if self._rows("PRAGMA foreign_key_check"):
            yield "references"
        yield from self._values(schema)

    def _restrain(self) -> None:
        execute = self._connection.execute
        for pragma in ("trusted_schema = OFF", "cell_size_check = ON", "query_only = ON", "mmap_size = 0"):
            execute(f"PRAGMA {pragma}")
        for limit, value in (
            (sqlite3.SQLITE_LIMIT_LENGTH, LARGEST_VALUE_BYTES),
            (sqlite3.SQLITE_LIMIT_ATTACHED, 0),
            (sqlite3.SQLITE_LIMIT_TRIGGER_DEPTH, 1),
        ):
            self._connection.setlimit(limit, value)
        self._connection.set_authorizer(_may_be_done)

    def _rows(self, sql: str) -> list[Any]:
        return self._connection.execute(sql).fetchall()

    def _values(self, schema: PlainSchema) -> Iterator[str]:
        pipeline = self._pipeline()
        looks = _Looks(pipeline, self._originals)
        counts = {}
        for table, columns in schema.columns.items():
            kinds = [(*_KINDS[column.kind], *(() if column.required else (type(None),))) for column in columns]
            look: Callable[[dict[str, Any]], bool] = getattr(looks, table, looks.anything)
            names = [column.name for column in columns]
            counts[table] = 0
            for row in self._connection.execute(schema.selecting(table)):
                counts[table] += 1
                if not all(type(value) in kind for value, kind in zip(row, kinds, strict=True)):
                    yield f"{table}: kind of a value"
                if not look(dict(zip(names, row, strict=True))):
                    yield f"{table}: value"
            if table not in DATABASE_TABLES and counts[table]:
                yield f"{table}: not empty"
        told = self._manifest.about
        if (counts["documents"], counts["passages"]) != (told.get("documents"), told.get("passages")):
            yield "counts"
        if counts["vectors"] and pipeline is None:
            yield "vectors without a model"
        newest = self._rows("SELECT count(*), max(seq) FROM sqlite_sequence WHERE name = 'passages'")[0]
        others = self._rows("SELECT count(*) FROM sqlite_sequence WHERE name <> 'passages'")[0][0]
        if others or newest[0] > 1 or (newest[0] and (type(newest[1]) is not int or newest[1] > LARGEST_NUMBER)):
            yield "sequence"

    def _pipeline(self) -> Pipeline | None:
        written = dict(self._rows("SELECT key, value FROM meta"))
        pipeline = json.loads(written["pipeline"]) if "pipeline" in written else None
        if written.keys() - _META or written.get("generation") != "0" or pipeline != self._manifest.pipeline:
            raise self._unsafe("meta")
        if pipeline is None:
            return None
        found = Pipeline(**pipeline)
        texts = (found.model_id, found.precision, found.chunker)
        if not all(type(text) is str and len(text) <= 200 for text in texts):
            raise self._unsafe("pipeline")
        if type(found.dim) is not int or not 1 <= found.dim <= LARGEST_DIM:
            raise self._unsafe("dim")
        return found


class _Looks:
    """Whether a row, whose values are of the right kind, says what can be; a method a table."""

    def __init__(self, pipeline: Pipeline | None, originals: str) -> None:
        self._dim = pipeline.dim if pipeline else 0
        self._originals = originals

    def anything(self, _row: dict[str, Any]) -> bool:
        return True

    def documents(self, row: dict[str, Any]) -> bool:
        pages = json.loads(row["pages"])
        spans = isinstance(pages, list) and all(
            isinstance(page, list) and len(page) == 3 and all(type(number) is int for number in page) for page in pages
        )
        return spans and bool(_SHA256.fullmatch(row["id"])) and bool(_FORMAT.fullmatch(row["format"]))

    def passages(self, row: dict[str, Any]) -> bool:
        return bool(1 <= row["id"] <= LARGEST_NUMBER and 0 <= row["start"] <= row["end"] and row["ordinal"] >= 0)

    def vectors(self, row: dict[str, Any]) -> bool:
        return bool(len(row["vector"]) == self._dim * ITEM_BYTES)

    def titles(self, row: dict[str, Any]) -> bool:
        return self.vectors(row)

    def word_vectors(self, row: dict[str, Any]) -> bool:
        width = min(self._dim, WORD_DIM)
        return 0 < len(row["word"]) <= LONGEST_LETTERS and len(row["vector"]) == width > 0

    def sentences(self, row: dict[str, Any]) -> bool:
        width = min(self._dim, SENTENCE_DIM)
        return width > 0 and len(row["vectors"]) > 0 and len(row["vectors"]) % width == 0

    def files(self, row: dict[str, Any]) -> bool:
        path = str(row["path"])
        below = path.startswith(f"{self._originals}/") and is_portable(path, _LONGEST_PATH)
        return below and bool(row["root"] == self._originals)


def _may_be_done(action: int, first: str | None, second: str | None, _database: str | None, _by: str | None) -> int:
    """Reading is all that is needed: nothing else is done, whatever the schema asks for."""
    allowed = (
        action in {sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ}
        or (action == sqlite3.SQLITE_FUNCTION and second in _FUNCTIONS)
        or (action == sqlite3.SQLITE_PRAGMA and first in _PRAGMAS)
    )
    return sqlite3.SQLITE_OK if allowed else sqlite3.SQLITE_DENY
