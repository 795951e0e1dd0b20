"""Where a passage stands on a drawn page: its letters are looked for among those of the page's words.

Spaces, line breaks, hyphens, quotes and accents do not count: reading has put them in order, the page has not. Where
the passage was read in another order than it is written (a form, a table), the words that agree are told.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import accumulate

from wolofsearch.documents.drawn_page import Word

LEAST_SHARE = 0.6
"""A passage of which less is found on a page is told as not there."""
LEAST_RUN_WORDS = 2
WIDEST_GAP = 0.06
"""Words farther from each other than this share of the page's width stand in two columns."""
MOST_WORDS = 2_000
"""Pages with more words are looked through for the exact passage only: comparing word by word would take too long."""


@dataclass(frozen=True, slots=True)
class Box:
    """A part of a page; its edges are shares of the page's width and height, from the top left corner."""

    left: float
    top: float
    right: float
    bottom: float


def locate(
    words: Sequence[Word], passage: str, among: Sequence[int] | None = None, *, exactly: bool = False
) -> tuple[int, ...]:
    """Return the numbers of the words of a page that a passage consists of; ``()`` where it is not on the page.

    Args:
        words: of the page.
        passage: its text, or the part of it that lies on this page.
        among: numbers of the words to look through, such as those of the passage for one of its sentences; None: all.
        exactly: only as it is written; quick, where many passages are looked for.
    """
    numbers = range(len(words)) if among is None else among
    spelled = [_letters(words[number].text) for number in numbers]
    wanted = _letters(passage)
    if not wanted:
        return ()
    ends = list(accumulate(map(len, spelled)))
    at = "".join(spelled).find(wanted)
    if at >= 0:
        first, last = bisect_right(ends, at), bisect_right(ends, at + len(wanted) - 1)
        return tuple(numbers[place] for place in range(first, last + 1))
    if exactly or len(spelled) > MOST_WORDS:
        return ()
    tokens = [letters for part in passage.split() if (letters := _letters(part))]
    blocks = [
        block
        for block in SequenceMatcher(None, spelled, tokens, autojunk=False).get_matching_blocks()
        if block.size >= min(LEAST_RUN_WORDS, len(tokens))
    ]
    if sum(block.size for block in blocks) < LEAST_SHARE * len(tokens):
        return ()
    return tuple(numbers[place] for block in blocks for place in range(block.a, block.a + block.size))


def boxes(words: Sequence[Word], numbers: Sequence[int]) -> tuple[Box, ...]:
    """Return one box for each line of these words."""
    lines: list[Box] = []
    before = -2
    for number in numbers:
        word = words[number]
        line = lines[-1] if lines else None
        if line is not None and number - before <= 2 and _same_line(line, word):
            lines[-1] = Box(
                min(line.left, word.left),
                min(line.top, word.top),
                max(line.right, word.right),
                max(line.bottom, word.bottom),
            )
        else:
            lines.append(Box(word.left, word.top, word.right, word.bottom))
        before = number
    return tuple(lines)


def _same_line(line: Box, word: Word) -> bool:
    overlap = min(line.bottom, word.bottom) - max(line.top, word.top)
    near = word.left - line.right < WIDEST_GAP and line.left - word.right < WIDEST_GAP
    return near and overlap > 0.5 * min(line.bottom - line.top, word.bottom - word.top)


def _letters(text: str) -> str:
    return "".join(character for character in unicodedata.normalize("NFKD", text).casefold() if character.isalnum())
