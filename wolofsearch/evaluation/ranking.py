"""How good a ranking is: recall@k and nDCG@k where each query has exactly one right passage, with what chance gives."""

from __future__ import annotations

from dataclasses import asdict, dataclass

import numpy as np
import numpy.typing as npt

from wolofsearch.encoder.protocol import FloatArray

BOOTSTRAPS = 1000


@dataclass(frozen=True, slots=True)
class RankingFigures:
    """Figures of one set. ``recall_low`` and ``recall_high`` bound recall@10 with 95 % confidence (bootstrap)."""

    queries: int
    passages: int
    recall_at_1: float
    recall_at_10: float
    recall_low: float
    recall_high: float
    ndcg_at_10: float
    chance_recall_at_10: float

    def as_dict(self) -> dict[str, float]:
        """Return plain values for JSON."""
        return asdict(self)


def measure(scores: FloatArray, right: npt.NDArray[np.int64]) -> RankingFigures:
    """Measure scores of shape (queries, passages) against the right passage of each query, (queries,).

    Ties count against the right passage, half of them, so that a constant score is chance and not perfection.
    """
    own = scores[np.arange(len(right)), right][:, None]
    ranks = (scores > own).sum(axis=1) + ((scores == own).sum(axis=1) - 1) / 2
    found = (ranks < 10).astype(np.float64)
    gains = np.where(ranks < 10, 1.0 / np.log2(ranks + 2.0), 0.0)
    draws = np.random.default_rng(0).integers(0, len(found), size=(BOOTSTRAPS, len(found)))
    low, high = np.percentile(found[draws].mean(axis=1), [2.5, 97.5])
    return RankingFigures(
        queries=len(right),
        passages=scores.shape[1],
        recall_at_1=round(float((ranks < 1).mean()), 4),
        recall_at_10=round(float(found.mean()), 4),
        recall_low=round(float(low), 4),
        recall_high=round(float(high), 4),
        ndcg_at_10=round(float(gains.mean()), 4),
        chance_recall_at_10=round(min(1.0, 10 / scores.shape[1]), 4),
    )


def duration_scores(seconds: FloatArray, passages: list[str]) -> FloatArray:
    """Rank by length alone: long question, long passage. A speech figure that does not beat this proves nothing.

    Args:
        seconds: (queries,) duration of each spoken query.
        passages: the texts.

    Returns:
        (queries, passages) scores, higher for a passage whose length stands where the query's duration stands.
    """
    spoken = _standard(np.log(np.maximum(seconds, 0.1)))
    written = _standard(np.log(np.array([max(1, len(text)) for text in passages], dtype=np.float64)))
    return np.asarray(-np.abs(spoken[:, None] - written[None, :]), dtype=np.float32)


def _standard(values: npt.NDArray[np.floating]) -> npt.NDArray[np.float64]:
    deviation = values.std()
    return np.asarray((values - values.mean()) / (deviation if deviation > 0 else 1.0), dtype=np.float64)
