"""Sets of vectors whose right answers are known, for the tests of the analysis."""

from __future__ import annotations

import numpy as np

from wolofsearch.encoder.protocol import FloatArray
from wolofsearch.evaluation.analysis_vectors import SetVectors
from wolofsearch.evaluation.retrieval import Passage, Query, RetrievalSet


def unit(rows: np.ndarray) -> FloatArray:
    """Return rows of length 1, float32."""
    return np.asarray(rows / np.linalg.norm(rows, axis=1, keepdims=True), np.float32)


def made_set(queries: FloatArray, passages: FloatArray, name: str = "made", mode: str = "text") -> SetVectors:
    """Return a set in which query n is answered by passage n."""
    given = RetrievalSet(
        name,
        "document",
        [Query(f"q{n}", f"laaj {n}") for n in range(len(queries))],
        [Passage(f"d{n}", f"{name} {n}") for n in range(len(passages))],
        {f"q{n}": {f"d{n}": 1} for n in range(len(queries))},
    )
    return SetVectors(given, mode, queries, passages)


def leading_only(count: int, width: int = 32, informed: int = 8, seed: int = 0) -> SetVectors:
    """Return a set whose vectors say something in their first dims only; the others are small noise."""
    rng = np.random.default_rng(seed)
    meaning = rng.standard_normal((count, informed))

    def noisy() -> FloatArray:
        return unit(np.hstack([meaning, 0.05 * rng.standard_normal((count, width - informed))]))

    return made_set(noisy(), noisy())
