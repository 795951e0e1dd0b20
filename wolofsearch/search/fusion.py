"""Two rankings become one: reciprocal rank fusion.

A cosine and a bm25 cannot be added, their ranks can. k = 60 is the constant of the method's authors (Cormack, Clarke
and Büttcher, 2009): it keeps one first place from outweighing two good places.
"""

from __future__ import annotations

from collections.abc import Sequence

RANK_CONSTANT = 60


def fused(*rankings: Sequence[int]) -> list[int]:
    """Return the ids of all rankings, best first; of equals, the one named first."""
    scores: dict[int, float] = {}
    for ranking in rankings:
        for place, one in enumerate(ranking, start=1):
            scores[one] = scores.get(one, 0.0) + 1.0 / (RANK_CONSTANT + place)
    return sorted(scores, key=lambda one: -scores[one])
