"""Vectors and words in one ranking: the cosine of a passage, and how much of what the question says it says too.

A cosine and a bm25 cannot be added as they are. But a bm25 over the most that any passage could reach is a share, 0 to
1: of the information in the question's words, so much stands in the passage. A Wolof question, few of whose words stand
in French passages, gets its order from the vectors; a French one mostly from its words. Ranks (reciprocal rank fusion)
know nothing of that: there the weaker of both rankings drags the better one down.
"""

from __future__ import annotations

from collections.abc import Mapping

WORDS_WEIGHT, WORDS_POWER = 5.0, 1.5
"""Chosen on PIAF (French) and the development sentences of FLORES and LAFAND (Wolof).

The power keeps the few words that a Wolof question shares with any French text from outweighing what it means.
"""


def fused(cosines: Mapping[int, float], words: Mapping[int, float], ceiling: float) -> list[int]:
    """Return all ids, best first; of equals, the one named first.

    Args:
        cosines: of every passage that may be an answer.
        words: bm25 of those that hold words of the question, the larger the better.
        ceiling: the most that a passage could reach.
    """
    shares = {one: max(0.0, score) / ceiling for one, score in words.items()} if ceiling > 0 else {}
    return sorted(cosines, key=lambda one: -(cosines[one] + WORDS_WEIGHT * shares.get(one, 0.0) ** WORDS_POWER))
