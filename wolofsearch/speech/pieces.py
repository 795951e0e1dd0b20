"""What is read, cut into sentences, so that the first sound comes at once and the sentence being read is known.

The words stay as they are: numbers and abbreviations are the voice's business. Marks that are drawn rather than read
(bullets, lines, the edges of cells) are not said.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum

from wolofsearch.documents.sentences import sentence_spans
from wolofsearch.documents.titles import repeated_title_end

LONGEST_CHARACTERS = 280
"""A sentence beyond this is read in parts, cut where a breath may be taken: a voice would keep its listener waiting."""
_TITLE_PAUSE_S = 0.7
_SENTENCE_PAUSE_S = 0.1
_ITEM_PAUSE_S = 1.2
_BREATHS = (re.compile(r"[,;:)»]\s"), re.compile(r"\s"))
_DRAWN = re.compile(r"^[•▪■◦○➢➤►✓*–—-]+\s|[-–—_=*~#+•.·]{4,}")
_CELL_EDGE = re.compile(r"\s*\|\s*")
_UNSPEAKABLE = re.compile(r"[\x00-\x1f\x7f\s]+")
_PARAGRAPH = re.compile(r"(?:(?!\n\s*\n).)+", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Item:
    """Something to be read: the title first, then the passage; either may be empty."""

    title: str
    passage: str


class Part(Enum):
    """What of an item is being read."""

    TITLE = "title"
    PASSAGE = "passage"


@dataclass(frozen=True, slots=True)
class Piece:
    """What is said in one breath.

    Attributes:
        item: number of the item in its list.
        part: title or passage.
        start: offset of its first character in the title or the passage.
        end: offset behind its last character.
        text: the characters between, in one line.
        pause_s: silence after it.
        ends_item: whether it is the last of its item.
    """

    item: int
    part: Part
    start: int
    end: int
    text: str
    pause_s: float
    ends_item: bool


def pieces(items: Sequence[Item]) -> list[Piece]:
    """Return everything that is said, in order; an item without a word is left out.

    A passage often begins with the title, as the heading that it is: it is said once.
    """
    found: list[Piece] = []
    for number, item in enumerate(items):
        begin = repeated_title_end(item.passage, item.title)
        spans = [
            *((Part.TITLE, item.title, span) for span in _spans(item.title)),
            *((Part.PASSAGE, item.passage, span) for span in _spans(item.passage, begin)),
        ]
        for at, (part, text, (start, end)) in enumerate(spans):
            following = spans[at + 1][0] if at + 1 < len(spans) else None
            pause_s = {part: _SENTENCE_PAUSE_S, None: _ITEM_PAUSE_S}.get(following, _TITLE_PAUSE_S)
            found.append(Piece(number, part, start, end, _said(text[start:end]), pause_s, ends_item=following is None))
    return found


def _spans(text: str, begin: int = 0) -> Iterator[tuple[int, int]]:
    """Yield what is said in one breath, from ``begin`` on; a paragraph ends a sentence, as behind a heading."""
    for paragraph in _PARAGRAPH.finditer(text, begin):
        for start, end in sentence_spans(text, *paragraph.span()):
            for first, last in _cut(text, start, end):
                if any(map(str.isalnum, text[first:last])):
                    yield first, last


def _said(text: str) -> str:
    without_drawings = _CELL_EDGE.sub(", ", _DRAWN.sub(" ", text.strip()))
    return _UNSPEAKABLE.sub(" ", without_drawings).strip()


def _cut(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while end - start > LONGEST_CHARACTERS:
        limit = start + LONGEST_CHARACTERS
        cuts = (
            max((found.end() for found in breath.finditer(text, start, limit)), default=start) for breath in _BREATHS
        )
        # A cut that leaves next to nothing before it is none.
        cut = next((cut for cut in cuts if cut - start > LONGEST_CHARACTERS // 4), limit)
        yield start, cut
        start = cut
    yield start, end
