"""One ranking of passages, by how near they are, whole, by their titles and by each word, and by the words themselves.

Of many passages that touch a matter, those answer best whose document is about it, and that its title tells. By voice,
where a question is heard badly, the title tells right from wrong best of all; no title outweighs a passage, though.

A cosine and a bm25 cannot be added as they are. But a bm25 over the most that any passage could reach is a share, 0 to
1: of the information in the question's words, so much stands in the passage. A Wolof question, few of whose words stand
in French passages, gets its order from the vectors; a French one mostly from its words. Ranks (reciprocal rank fusion)
know nothing of that: there the weaker of both rankings drags the better one down.

A question's words may stand in several passages of one document, or in its title; so what the whole document says
counts beside what the passage says.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

import numpy as np
import numpy.typing as npt

Share = TypeVar("Share", float, npt.NDArray[np.float64])
TITLE_COSINE_WEIGHT = 0.3
"""What the cosine of a title counts beside that of a passage."""
MEANING_WEIGHT = 1.0
"""What the nearness of single words counts, of those of the passage and of those of the title."""
PASSAGE_WEIGHT, DOCUMENT_WEIGHT, WORDS_POWER = 2.0, 8.0, 2.0
"""Chosen on PIAF (French) and the development sentences of FLORES and LAFAND (Wolof).

The power keeps the few words that a Wolof question shares with any French text from outweighing what it means.
"""


def fused(
    cosines: Mapping[int, float],
    titles: Mapping[int, float],
    meanings: Mapping[int, float],
    passage_shares: Mapping[int, float],
    document_shares: Mapping[int, float],
) -> list[int]:
    """Return all ids, best first; of equals, the one named first.

    Args:
        cosines: of every passage that may be an answer.
        titles: how near the title of a passage's document is, of those where that is known.
        meanings: how near the words of a passage and its title come to those of the question; nothing where no words
            are known.
        passage_shares: of those that hold words of the question.
        document_shares: what the document of a passage holds of them.
    """

    def score(one: int) -> float:
        own = cosines[one]
        near = own + TITLE_COSINE_WEIGHT * titles.get(one, own) + MEANING_WEIGHT * meanings.get(one, 0.0)
        return near + words_score(passage_shares.get(one, 0.0), document_shares.get(one, 0.0))

    return sorted(cosines, key=lambda one: -score(one))


def words_score(passage_share: Share, document_share: Share) -> Share:
    """Return what words add to a cosine, from the shares, 0 to 1, that a passage and its document say."""
    passage: Share = passage_share**WORDS_POWER
    document: Share = document_share**WORDS_POWER
    return PASSAGE_WEIGHT * passage + DOCUMENT_WEIGHT * document
