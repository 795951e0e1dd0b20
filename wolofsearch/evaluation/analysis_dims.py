"""What a shorter vector costs: the leading dimensions against as many random ones and against a rotation of the data.

Matryoshka training promises that the first dimensions hold the most. The promise is worth something only if the prefix
beats dimensions drawn at random; how much is left to gain shows PCA, which may turn the space as the passages lie.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import numpy as np

from wolofsearch.encoder.protocol import FloatArray
from wolofsearch.evaluation.analysis_vectors import SetVectors, means, values_at
from wolofsearch.evaluation.metrics import Values, draws
from wolofsearch.evaluation.systems import truncated

LADDER = (8, 16, 32, 64, 96, 128, 192, 256, 384, 512, 768, 1024)
SEEDS = 5


def ladder(dims: Iterable[int]) -> list[int]:
    """Return the lengths to look at: those of :data:`LADDER` that are not longer than the model, and its own."""
    own = set(dims)
    return sorted(own | {dim for dim in LADDER if dim < max(own)})


def accuracy_over_dims(each: SetVectors, dims: Iterable[int]) -> list[dict[str, Any]]:
    """Return for each dim what the prefix, random subsets of its size and PCA of its size find.

    PCA is fitted on the set's own passages and takes their mean away from queries and passages: a library could do the
    same with the passages it holds.
    """
    shares = draws(len(each.given.queries))
    turned = _turned(each)
    rows = []
    for dim in dims:
        prefix = _found(each, truncated(each.queries, dim), truncated(each.passages, dim))
        low, high = np.percentile(shares @ prefix[:, 0], [2.5, 97.5])
        drawn = np.array([_random(each, dim, seed).mean(axis=0) for seed in range(SEEDS)])
        pca = _found(each, *(truncated(part, dim) for part in turned))
        rows.append(
            {
                "dim": dim,
                "prefix": {**means(prefix), "low": round(float(low), 4), "high": round(float(high), 4)},
                "random": {**means(drawn), "sd": round(float(drawn[:, 0].std()), 4)},
                "pca": means(pca),
            }
        )
    return rows


def _found(each: SetVectors, queries: FloatArray, passages: FloatArray) -> Values:
    return values_at(queries @ passages.T, each.given)


def _random(each: SetVectors, dim: int, seed: int) -> Values:
    chosen = np.random.default_rng(seed).permutation(each.passages.shape[1])[:dim]
    return _found(each, truncated(each.queries[:, chosen], dim), truncated(each.passages[:, chosen], dim))


def _turned(each: SetVectors) -> tuple[FloatArray, FloatArray]:
    """Return queries and passages in the axes of the passages' variance, the widest first."""
    mean = each.passages.mean(axis=0)
    _, axes = np.linalg.eigh(np.cov(each.passages, rowvar=False))
    widest = np.asarray(axes[:, ::-1], np.float32)
    return (each.queries - mean) @ widest, (each.passages - mean) @ widest
