"""From ranked passages to what is shown of them: one card for a document, or for several that say nearly the same."""

from __future__ import annotations

from collections.abc import Sequence

from wolofsearch.library.library import Library
from wolofsearch.library.records import StoredPassage
from wolofsearch.search.answer import PassageHit, Range, Result
from wolofsearch.search.grouping import cards
from wolofsearch.search.highlight import marked_words

MOST_OTHERS = 3
"""Further passages shown of one document."""
Card = list[list[StoredPassage]]
"""Documents of which the best passages are nearly the same text, the best first, each as its passages, best first."""


def cards_of(library: Library, documents: Sequence[Sequence[int]], top: int) -> list[Card]:
    """Return the best ``top`` cards of an answer.

    Args:
        library: that holds the passages.
        documents: the best first, each as the ids of its passages, the best first.
        top: most cards.
    """
    chosen = cards(documents, library.texts, top)
    ids = [one for card in chosen for group in card for one in group]
    found = {passage.id: passage for passage in library.passages(ids)}
    shown = [[[found[one] for one in group if one in found] for group in card] for card in chosen]
    there = [[group for group in card if group] for card in shown]  # one may have been removed a moment ago
    return [card for card in there if card]


def result_of(rank: int, card: Card, scores: dict[int, float], marked: tuple[Range, ...], words: list[str]) -> Result:
    """Return what is shown on a card: a document's best passage and its others, then the documents that say the same.

    Args:
        rank: from 1.
        card: the documents on it.
        scores: by passage id.
        marked: what to mark in the best passage.
        words: what to mark in the others.
    """
    (best, *others), *also = card
    return Result(
        rank=rank,
        score=scores[best.id],
        document_id=best.document_id,
        title=best.title,
        path=best.path,
        format=best.format,
        collection=best.collection,
        page=best.page,
        passage=best.text,
        start=best.start,
        end=best.end,
        others=tuple(
            PassageHit(scores[one.id], one.page, one.text, one.start, one.end, marked_words(words, one.text))
            for one in others
        ),
        highlights=marked,
        also_in=tuple(result_of(rank, [group], scores, (), words) for group in also),
    )
