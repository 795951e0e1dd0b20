"""What a passage's vector costs in bytes and a question in milliseconds, stored in each form and cut to each dim.

The stored form only chooses the candidates; these are scored exactly with the full float16 vectors that the database
keeps, as ``search`` does. So a coarse form costs accuracy only where the right passage is not among the candidates.
float32 to binary are compared with every passage, in NumPy; ``HNSW`` is the library's own index.
"""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np
import numpy.typing as npt

from wolofsearch.encoder.protocol import FloatArray
from wolofsearch.evaluation.analysis_vectors import CUT, Pool, SetVectors, values_of
from wolofsearch.evaluation.metrics import Values, draws
from wolofsearch.evaluation.systems import truncated
from wolofsearch.library import index
from wolofsearch.search.searching import CANDIDATES

QUERIES, TIMED = 1000, 50
"""Queries of each set that are asked, and how many of them are timed, one by one."""
BATCH, BLOCK = 100, 2048
"""Queries compared at a time, and rows widened to float32 at a time: they stay in the processor's cache."""
FLAT, PRODUCT = "float32", "HNSW"

Rows = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Stored:
    """Vectors in some form. ``nearest``: queries, (n, dim) unit rows, and k → for each the rows of its candidates.

    They are k in any order, fewer only where a graph does not reach so many.
    """

    bytes_per_passage: float
    nearest: Callable[[FloatArray, int], list[Rows]]


def as_float32(vectors: FloatArray) -> Stored:
    """Keep vectors, (n, dim), as they are."""
    return Stored(4 * vectors.shape[1], lambda queries, k: _best(queries @ vectors.T, k))


def as_float16(vectors: FloatArray) -> Stored:
    """Keep vectors, (n, dim), in half the bytes; they are widened again to be compared."""
    halves = vectors.astype(np.float16)
    return Stored(2 * vectors.shape[1], lambda queries, k: _best(_widened(queries, halves), k))


def as_int8(vectors: FloatArray) -> Stored:
    """Keep vectors, (n, dim), as -127 … 127 with one scale for each dimension, which moves into the query."""
    scale = np.maximum(np.abs(vectors).max(axis=0), 1e-12) / 127
    steps = np.round(vectors / scale).astype(np.int8)
    return Stored(vectors.shape[1], lambda queries, k: _best(_widened(queries * scale, steps), k))


def as_binary(vectors: FloatArray) -> Stored:
    """Keep only the signs of vectors, (n, dim); what differs in fewest of them is nearest (Hamming)."""
    packed = np.packbits(vectors > 0, axis=1)
    word = np.dtype(f"u{math.gcd(packed.shape[1], 8)}")
    rows = packed.view(word)

    def nearest(queries: FloatArray, k: int) -> list[Rows]:
        asked = np.packbits(queries > 0, axis=1).view(word)
        return [_best(_alike(rows, each)[None, :], k)[0] for each in asked]

    return Stored(packed.shape[1], nearest)


def as_hnsw(vectors: FloatArray) -> Stored:
    """Put vectors, (n, dim), into the library's index."""
    ids = [list(range(start + 1, min(start + BLOCK, len(vectors)) + 1)) for start in range(0, len(vectors), BLOCK)]
    with TemporaryDirectory() as place:
        folder = Path(place)
        *_, header = index.build(
            folder, ((part, vectors[part[0] - 1 : part[-1]]) for part in ids), {}, 0, vectors.shape[1]
        )
        assert isinstance(header, index.Header)
        size_bytes = (folder / index.INDEX_NAME).stat().st_size
        graph = index.load(folder, {}, header.sha256)
    assert graph is not None

    def nearest(queries: FloatArray, k: int) -> list[Rows]:
        return [np.array(graph.nearest(each, k)[0], np.int64) - 1 for each in queries]

    return Stored(size_bytes / len(vectors), nearest)


FORMS: dict[str, Callable[[FloatArray], Stored]] = {
    FLAT: as_float32,
    "float16": as_float16,
    "int8": as_int8,
    "binary": as_binary,
    PRODUCT: as_hnsw,
}


def storage(form: str, pool: Pool, sets: Sequence[SetVectors], dims: Iterable[int]) -> list[dict[str, Any]]:
    """Return for each dim what a form costs and keeps over the pool.

    ``sets`` gives for each set nDCG@10, the share of the exact first ten among the candidates, and what is lost against
    exact search over all dims, as a share of it: ``loss`` and ``loss_high``, its upper 95 % bound (paired bootstrap).
    """
    full = pool.vectors.astype(np.float16)
    asked = [each.first(QUERIES) for each in sets]
    names = [pool.names(each.given) for each in asked]
    every = as_float32(pool.vectors).nearest
    exact = [_rescored(each.queries, _candidates(every, each.queries, len(full)), full) for each in asked]
    perfect = [_values(rows, each, known) for rows, each, known in zip(exact, asked, names, strict=True)]
    found = []
    for dim in dims:
        stored = FORMS[form](truncated(pool.vectors, dim))
        by_set = {}
        for each, known, best, limit in zip(asked, names, exact, perfect, strict=True):
            candidates = _candidates(stored.nearest, truncated(each.queries, dim), len(full))
            values = _values(_rescored(each.queries, candidates, full), each, known)
            by_set[each.name] = {
                "ndcg@10": round(float(values[:, 0].mean()), 4),
                "recall": round(
                    float(np.mean([np.isin(*pair).mean() for pair in zip(best, candidates, strict=True)])), 4
                ),
                **_loss(values[:, 0], limit[:, 0]),
            }
        found.append(
            {
                "form": form,
                "dim": dim,
                "bytes": round(stored.bytes_per_passage, 1),
                "bytes_with_full": round(stored.bytes_per_passage + 2 * full.shape[1], 1),
                "ms": round(_median_ms(stored, dim, asked, full), 3),
                "ndcg@10": round(float(np.mean([row["ndcg@10"] for row in by_set.values()])), 4),
                "recall": round(float(np.mean([row["recall"] for row in by_set.values()])), 4),
                "sets": by_set,
            }
        )
    return found


def front(rows: Sequence[dict[str, Any]], cost: str, gain: str = "ndcg@10") -> list[bool]:
    """Return which rows no other beats: none costs as little and gains more, or gains as much for less."""
    return [
        not any(
            (other[cost] <= row[cost] and other[gain] > row[gain])
            or (other[cost] < row[cost] and other[gain] >= row[gain])
            for other in rows
        )
        for row in rows
    ]


def _best(scores: npt.NDArray[Any], k: int) -> list[Rows]:
    return list(np.argpartition(-scores, k - 1, axis=1)[:, :k])


def _widened(queries: FloatArray, rows: npt.NDArray[Any]) -> FloatArray:
    scores = np.empty((len(queries), len(rows)), np.float32)
    for start in range(0, len(rows), BLOCK):
        part = slice(start, start + BLOCK)
        scores[:, part] = queries @ rows[part].astype(np.float32).T
    return scores


def _alike(rows: npt.NDArray[Any], query: npt.NDArray[Any]) -> npt.NDArray[np.int16]:
    return np.asarray(-np.bitwise_count(rows ^ query).sum(axis=1, dtype=np.int16), np.int16)


def _rescored(queries: FloatArray, candidates: list[Rows], full: npt.NDArray[np.float16]) -> list[Rows]:
    """Return the ten best candidates of each query by the full vectors, best first."""
    return [
        rows[np.argsort(-(full[rows].astype(np.float32) @ query), kind="stable")[:CUT]]
        for query, rows in zip(queries, candidates, strict=True)
    ]


def _candidates(nearest: Callable[[FloatArray, int], list[Rows]], queries: FloatArray, passages: int) -> list[Rows]:
    parts = [queries[start : start + BATCH] for start in range(0, len(queries), BATCH)]
    return [rows for part in parts for rows in nearest(part, min(CANDIDATES, passages))]


def _values(rows: list[Rows], each: SetVectors, names: npt.NDArray[np.str_]) -> Values:
    return values_of([names[row].tolist() for row in rows], each.given)


def _loss(values: npt.NDArray[np.float64], limit: npt.NDArray[np.float64]) -> dict[str, float]:
    worth = max(float(limit.mean()), 1e-12)
    lost = limit - values
    high = np.percentile(draws(len(lost)) @ lost, 97.5)
    return {"loss": round(float(lost.mean()) / worth, 5), "loss_high": round(float(high) / worth, 5)}


def _median_ms(stored: Stored, dim: int, asked: Sequence[SetVectors], full: npt.NDArray[np.float16]) -> float:
    """Return the median time of one question: cut, candidates, exact scores."""
    taken_s = []
    for query in np.concatenate([each.queries[:TIMED] for each in asked]):
        started_s = time.perf_counter()
        one = query[None, :]
        _rescored(one, stored.nearest(truncated(one, dim), min(CANDIDATES, len(full))), full)
        taken_s.append(time.perf_counter() - started_s)
    return float(np.median(taken_s)) * 1000
