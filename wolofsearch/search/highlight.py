"""What to mark in a passage, so that the eye lands where the answer is.

For a typed question these are its words. Speech shares no word with a French passage: there the sentence nearest to
the question is marked.
"""

from __future__ import annotations

from wolofsearch.documents.sentences import sentence_spans
from wolofsearch.library.words import occurrences

MOST_SENTENCES = 12
"""Of a passage with more, no sentence is marked: it is a table or a list."""

Range = tuple[int, int]


def marked_words(words: list[str], passage: str) -> tuple[Range, ...]:
    """Return where ``passage`` holds any of the content words of a question."""
    return tuple((start, end) for _, start, end in occurrences(words, passage))


def marked_sentence(number: int | None, passage: str) -> tuple[Range, ...]:
    """Return where the sentence of a number stands in a passage; ``()`` where there is nothing to choose."""
    spans = list(sentence_spans(passage))
    if number is None or number >= len(spans) or not 1 < len(spans) <= MOST_SENTENCES:
        return ()
    return (spans[number],)
