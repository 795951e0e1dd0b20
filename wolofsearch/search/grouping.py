"""Nearly the same text shown once: a circular with another date, a scan beside its DOCX, two editions of one form.

Two passages resemble each other by the share of their shingles, short stretches of letters at every place, that both
have (Broder, "On the resemblance and containment of documents", 1997). Shingles of letters rather than of words: what
a scanner misreads costs then a few of them, and a misread word does not cost its whole neighbourhood.

Only documents among the candidates of one answer are compared, so that the library stores nothing for it and an import
costs nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from wolofsearch.library.words import folded

SHINGLE_LETTERS = 7
ALIKE_FROM = 0.75
"""From this resemblance on, 0 to 1, two passages are nearly the same.

Chosen on 760 passages of 145 French documents. Half of the edited copies of those of 25 words and more resemble their
model by 0.91 with another date, by 0.85 without one of their sentences, by 0.88 and 0.77 with one and two letters in a
hundred misread. Different documents of the sample library reach 0.20; letters and forms of one hand that say something
else in the same words (the end and the renewal of a trial, two kinds of dismissal) reach 0.71. Of those above 0.75,
some 75 pairs were read: one text each, but for two weather bulletins with other figures (0.77) and for empty forms.
"""
AHEAD = 10
"""So many documents behind the last card are looked at too, for copies of what the cards show."""
_WORD = re.compile(r"\w+")

Shingles = frozenset[str]


@dataclass(frozen=True, slots=True)
class _Card:
    shingles: Shingles
    documents: list[Sequence[int]]


def shingles(text: str) -> Shingles:
    """Return every stretch of :data:`SHINGLE_LETTERS` of a text, of which marks, accents and capitals do not count."""
    plain = " ".join(_WORD.findall(folded(text)))
    return frozenset(plain[at : at + SHINGLE_LETTERS] for at in range(max(1, len(plain) - SHINGLE_LETTERS + 1)))


def alike(one: Shingles, other: Shingles) -> bool:
    """Return whether two texts are nearly the same."""
    fewer, more = sorted((len(one), len(other)))
    if fewer < ALIKE_FROM * more:  # they cannot be, and need not be compared
        return False
    both = len(one & other)
    return both >= ALIKE_FROM * (fewer + more - both)


def cards(
    documents: Sequence[Sequence[int]], texts: Callable[[list[int]], Mapping[int, str]], most: int
) -> list[list[Sequence[int]]]:
    """Return what stands on each card of an answer: the best document, then those of which the passage is nearly its.

    Args:
        documents: the best first, each as the ids of its passages, of which the first is compared.
        texts: gives passages by their ids; a document is left out when its first is gone.
        most: cards; there are fewer only when the documents have no more different passages.
    """
    made: list[_Card] = []
    step = most + AHEAD
    for first in range(0, len(documents), step):
        looked_at = documents[first : first + step]
        found = texts([document[0] for document in looked_at])
        for document in looked_at:
            if document[0] not in found:
                continue
            own = shingles(found[document[0]])
            card = next((card for card in made if alike(own, card.shingles)), None)
            if card is not None:
                card.documents.append(document)
            elif len(made) < most:
                made.append(_Card(own, [document]))
        if len(made) == most:
            break
    return [card.documents for card in made]
