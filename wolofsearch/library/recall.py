"""How much of what an exact search would find the index finds: measured on the library itself.

Trial questions are stored passages moved away from themselves, as a question is near its passage but not upon it. All
stored vectors are compared with them in one pass that ends when the time is up: recall is then reckoned from the part
that was compared, and from as many of the nearest as lie in it.
"""

from __future__ import annotations

import math
import time
from dataclasses import dataclass

import numpy as np

from wolofsearch.encoder.protocol import FloatArray
from wolofsearch.library import index
from wolofsearch.library.library import Library
from wolofsearch.library.neighbours import EXACT_LIMIT
from wolofsearch.library.vectors import unpacked

TOP = 10
QUERIES = 16
_CHUNK = 2_000
_DISTANCE = 1.0
"""Length of what is added to a unit vector at random: a cosine of 0.7 to the passage that it was."""


@dataclass(frozen=True, slots=True)
class Recall:
    """Share, 0 to 1, of the exact ten nearest passages that the index gives.

    ``exact``: no index is asked, so nothing can be missed. ``compared`` of ``passages`` were looked at.
    """

    recall: float
    queries: int
    compared: int
    passages: int
    exact: bool = False


def recall_at_10(library: Library, candidates: int, within_s: float) -> Recall | None:
    """Return how well the index of a library finds; None where there is nothing to find.

    Args:
        library: open, and only read.
        candidates: how many passages a search scores exactly.
        within_s: when the comparison ends at the latest.
    """
    pipeline = library.pipeline
    passages = int(library.store.rows("SELECT count(*) FROM vectors")[0][0])
    if pipeline is None or passages == 0:
        return None
    if passages < EXACT_LIMIT or not index.available():
        return Recall(1.0, 0, passages, passages, exact=True)
    until_s = time.monotonic() + within_s
    queries = _queries(library, pipeline.dim)
    found = [library.nearest(query, candidates) for query in queries]
    best = np.full((TOP, len(queries)), -np.inf, np.float32)
    given = np.zeros((TOP, len(queries)), bool)
    compared = 0
    sql = "SELECT passage_id, vector FROM vectors ORDER BY passage_id"
    for rows in library.store.stream(sql, [], _CHUNK):
        ids = np.array([row[0] for row in rows])
        scores = np.vstack([best, unpacked([row[1] for row in rows], pipeline.dim) @ queries.T])
        known = np.vstack([given, np.stack([np.isin(ids, one) for one in found], axis=1)])
        order = np.argsort(-scores, axis=0, kind="stable")[:TOP]
        best, given = np.take_along_axis(scores, order, 0), np.take_along_axis(known, order, 0)
        compared += len(rows)
        if time.monotonic() > until_s:
            break
    # Of the ten nearest of all, so many lie in the part that was compared.
    there = math.ceil(TOP * compared / passages)
    return Recall(float(given[:there].mean()), len(queries), compared, passages)


def _queries(library: Library, dim: int) -> FloatArray:
    """Return trial questions, shape (n, dim), unit rows; the same ones each time."""
    rng = np.random.default_rng(0)
    ids = [row[0] for row in library.store.rows("SELECT passage_id FROM vectors")]
    chosen = [int(one) for one in rng.choice(ids, QUERIES, replace=False)]
    away = rng.standard_normal((QUERIES, dim)).astype(np.float32)
    away *= _DISTANCE / np.linalg.norm(away, axis=1, keepdims=True)
    moved = library.vectors(chosen) + away
    return np.asarray(moved / np.linalg.norm(moved, axis=1, keepdims=True), np.float32)
