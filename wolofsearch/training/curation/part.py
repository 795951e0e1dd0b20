"""One source, judged by itself: a parquet file of what is kept so far, and the account of what is not.

A part is made in its own process and carries the fingerprint of all that shaped it: a run that was stopped, or is
repeated, makes only the parts that are missing or whose source has changed.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
from pyarrow import parquet

from wolofsearch.evaluation.results import write_json
from wolofsearch.training.curation.duplicates import PERMUTATIONS, Signature, signatures
from wolofsearch.training.curation.filters import Judge
from wolofsearch.training.curation.reading import read
from wolofsearch.training.curation.rows import SCHEMA, Reason, Row, as_rows, as_table
from wolofsearch.training.curation.sources import Source

BATCH = 2_000
EXAMPLES = 3
"""Dropped rows of each reason that the report shows."""
_PART_SCHEMA = SCHEMA.append(pa.field("signature", pa.binary(4 * PERMUTATIONS)))


@dataclass(slots=True)
class Account:
    """What became of the rows of a source: counts by reason, and some examples of each."""

    read: int = 0
    dropped: dict[str, int] = field(default_factory=dict)
    examples: dict[str, list[str]] = field(default_factory=dict)

    def drop(self, row: Row, reason: Reason) -> None:
        """Count a row that is not kept."""
        self.dropped[reason] = self.dropped.get(reason, 0) + 1
        shown = self.examples.setdefault(reason, [])
        if len(shown) < EXAMPLES:
            told = " → ".join(side[:120] for side in (row.original or row.query, row.document) if side)
            shown.append(f"{row.place}: {told}")


def fingerprint(source: Source, data: Path, shared: str) -> str:
    """Return what changes when a part must be made anew: its declaration, its files, and what judges all parts."""
    digest = hashlib.sha256(json.dumps([asdict(source), shared], sort_keys=True).encode())
    for path in source.paths(data):
        digest.update(path.name.encode() + hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def made(base: Path, print_: str) -> bool:
    """Return whether the part ``base`` is there and still right."""
    try:
        return bool(json.loads(base.with_suffix(".json").read_text(encoding="utf-8"))["fingerprint"] == print_)
    except (OSError, ValueError, KeyError):
        return False


def make(source: Source, judge: Judge, base: Path, print_: str) -> None:
    """Read and judge a source into ``base.parquet``, with its account in ``base.json``."""
    account = Account()
    unfinished = base.with_suffix(".unfinished")
    with parquet.ParquetWriter(unfinished, _PART_SCHEMA) as writer:
        rows = read(source, judge.data)
        while batch := list(islice(rows, BATCH)):
            kept: list[Row] = []
            for row, reason in judge.judge(batch):
                account.read += 1
                if reason is None:
                    kept.append(row)
                else:
                    account.drop(row, reason)
            writer.write_table(_with_signatures(kept))
    unfinished.replace(base.with_suffix(".parquet"))
    told = {"fingerprint": print_, **asdict(account)}
    write_json(base.with_suffix(".json"), told)


def account_of(base: Path) -> Account:
    """Return the account of a part that was made."""
    told: dict[str, Any] = json.loads(base.with_suffix(".json").read_text(encoding="utf-8"))
    return Account(told["read"], told["dropped"], told["examples"])


def rows_of(base: Path) -> Iterator[tuple[Row, Signature]]:
    """Yield the rows of a part with their MinHash, in order, a batch at a time in memory."""
    with parquet.ParquetFile(base.with_suffix(".parquet")) as file:
        for batch in file.iter_batches(BATCH):
            prints = [np.frombuffer(value, np.uint32) for value in batch.column("signature").to_pylist()]
            yield from zip(as_rows(batch), prints, strict=True)


def _with_signatures(rows: list[Row]) -> Any:
    prints = [signature.tobytes() for signature in signatures(rows)] if rows else []
    column = pa.array(prints, pa.binary(4 * PERMUTATIONS))
    return as_table(rows).append_column(_PART_SCHEMA.field("signature"), column)
