"""Rows that say again what an earlier row has said, to the letter or nearly.

Near duplicates are found by MinHash (Broder, 1997; datasketch) over letter 5-grams, in bands, as in locality-sensitive
hashing. What has been seen lies in an SQLite file, not in memory: it may be larger than memory.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt
from datasketch import MinHash

from wolofsearch.evaluation.leaks import key
from wolofsearch.training.curation.rows import Reason, Row

PERMUTATIONS = 64
BANDS = 16
NEAR = 0.85
"""Estimated Jaccard similarity of the letter 5-grams from which two texts are near duplicates."""
_GRAM = 5
Signature = npt.NDArray[np.uint32]


def signatures(rows: Sequence[Row]) -> list[Signature]:
    """Return the MinHash of what each row says, :data:`PERMUTATIONS` uint32 each."""
    hashes = MinHash.bulk((_grams(row) for row in rows), num_perm=PERMUTATIONS, seed=1)
    return [np.asarray(each.hashvalues, np.uint32) for each in hashes]


def said(row: Row) -> str:
    """Return what makes two rows the same: both sides of a pair, a text, the file of a clip."""
    return row.audio or f"{row.kind}\t{key(row.query)}\t{key(row.document)}"


def _grams(row: Row) -> Iterable[bytes]:
    text = f"{key(row.query)}\t{key(row.document)}"
    return {text[start : start + _GRAM].encode() for start in range(max(1, len(text) - _GRAM + 1))}


class Seen:
    """What was kept so far.

    Args:
        file: a new SQLite file.
    """

    def __init__(self, file: Path) -> None:
        self._database = sqlite3.connect(file)
        self._database.executescript(
            """PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;
            CREATE TABLE texts (digest BLOB PRIMARY KEY) WITHOUT ROWID;
            CREATE TABLE signatures (id INTEGER PRIMARY KEY, signature BLOB);
            CREATE TABLE bands (band BLOB, id INTEGER, PRIMARY KEY (band, id)) WITHOUT ROWID;"""
        )

    def judge(self, row: Row, signature: Signature) -> Reason | None:
        """Return why a row says nothing new, or None; then it counts as seen."""
        digest = hashlib.sha256(said(row).encode()).digest()[:12]
        if self._database.execute("INSERT OR IGNORE INTO texts VALUES (?)", [digest]).rowcount == 0:
            return Reason.EXACT
        if row.kind == "speech":  # the same sentence by another voice is another clip
            return None
        bands = _bands(row.kind, signature)
        marks = ",".join("?" * len(bands))
        alike = self._database.execute(
            f"SELECT signature FROM signatures WHERE id IN (SELECT id FROM bands WHERE band IN ({marks}))",  # noqa: S608 - marks only
            bands,
        )
        for (other,) in alike:
            if float(np.mean(np.frombuffer(other, np.uint32) == signature)) >= NEAR:
                return Reason.NEAR
        place = self._database.execute("INSERT INTO signatures (signature) VALUES (?)", [signature.tobytes()]).lastrowid
        self._database.executemany("INSERT OR IGNORE INTO bands VALUES (?, ?)", [(band, place) for band in bands])
        return None

    def close(self) -> None:
        """End; the file is of no more use."""
        self._database.close()


def _bands(kind: str, signature: Signature) -> list[bytes]:
    rows = signature.reshape(BANDS, -1)
    return [
        hashlib.blake2b(row.tobytes(), digest_size=8, key=f"{kind} {number}".encode()).digest()
        for number, row in enumerate(rows)
    ]
