"""The vectors of a long document that is not stored yet, so that a cut costs half a minute of it and not all.

A document comes into the library as a whole. A book of 5,000 pages keeps the model busy for half an hour, though, and a
laptop's battery may not last so long. Its vectors wait in a small database beside the library's, under the hash of all
that decides them, and are thrown away when nothing is left to import. It is a cache: what is wrong with it is no
error, and then the work is done again.
"""

from __future__ import annotations

import hashlib
import sqlite3
import time
from collections.abc import Sequence
from contextlib import closing, suppress
from dataclasses import astuple
from functools import cached_property
from pathlib import Path

from wolofsearch.library.encoding import PassageVectors
from wolofsearch.library.records import Pipeline
from wolofsearch.library.vectors import packed, packed_sentences, unpacked, unpacked_sentences

KEPT_S = 30.0
"""What is encoded is kept every so many seconds: most documents are done sooner, and never come here."""
FILE = "begun.db"


class Begun:
    """What was encoded of one document, in a library's folder.

    Args:
        folder: of the library.
        pipeline: what encodes it.
        title: of the document.
        texts: of its passages, all of them.
    """

    def __init__(self, folder: Path, pipeline: Pipeline, title: str, texts: Sequence[str]) -> None:
        self._file = folder / FILE
        self._pipeline, self._title, self._texts = pipeline, title, texts
        self._kept = 0
        self._kept_s = time.monotonic()

    @cached_property
    def _key(self) -> str:
        """The hash of all that decides the vectors; most documents never need it."""
        decides = "\0".join([*map(str, astuple(self._pipeline)), self._title, *self._texts])
        return hashlib.sha256(decides.encode("utf-8", "surrogatepass")).hexdigest()

    def vectors(self) -> list[PassageVectors]:
        """Return the vectors of the first passages, as far as they were kept; none where none were."""
        if not self._file.exists():
            return []
        dim = self._pipeline.dim
        try:
            with closing(self._open()) as database:
                rows = database.execute(
                    "SELECT ordinal, whole, sentences FROM begun WHERE document = ? ORDER BY ordinal", [self._key]
                ).fetchall()
            kept = [
                PassageVectors(unpacked([whole], dim)[0], unpacked_sentences(sentences, dim))
                for _, whole, sentences in rows
            ]
        except (sqlite3.Error, ValueError, TypeError):
            return []
        if [row[0] for row in rows] != list(range(len(rows))) or len(rows) > len(self._texts):
            return []
        self._kept = len(kept)
        return kept

    def maybe_keep(self, vectors: Sequence[PassageVectors]) -> None:
        """Keep the vectors of the first passages, all that there are yet, when it is time to."""
        if time.monotonic() - self._kept_s < KEPT_S or len(vectors) >= len(self._texts):
            return
        rows = [
            (self._key, ordinal, packed(vector.whole), packed_sentences(vector.sentences))
            for ordinal, vector in enumerate(vectors[self._kept :], start=self._kept)
        ]
        with suppress(sqlite3.Error), closing(self._open()) as database, database:
            database.executemany("INSERT OR REPLACE INTO begun VALUES (?, ?, ?, ?)", rows)
            self._kept = len(vectors)
        self._kept_s = time.monotonic()

    def _open(self) -> sqlite3.Connection:
        database = sqlite3.connect(self._file)
        database.execute("PRAGMA trusted_schema = OFF")
        database.execute(
            """CREATE TABLE IF NOT EXISTS begun (document TEXT, ordinal INTEGER, whole BLOB, sentences BLOB,
            PRIMARY KEY (document, ordinal)) WITHOUT ROWID"""
        )
        return database


def forget_begun(folder: Path) -> None:
    """Throw away what was kept: everything that was to be imported is."""
    for name in (FILE, f"{FILE}-journal"):
        with suppress(OSError):
            (folder / name).unlink()
