"""Documents cut into the pieces that are searched: about 200 tokens, whole sentences, exact places.

Paragraphs are kept together where they fit, a heading stays with what it announces, and a passage rather ends with a
page. Where a paragraph runs on, the next passage begins with the last sentences of the one before, as far as they fit:
what is said across a cut is found too. Every passage is a slice of the document's text, so that showing it where it
stands is arithmetic.
"""

from __future__ import annotations

import math
import re
import unicodedata
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from wolofsearch.documents.document import DocumentText
from wolofsearch.documents.sentences import sentence_spans

CHUNKER_VERSION = "3"
"""Changes whenever of the same document other pieces would be encoded; a library is bound to it."""
TARGET_TOKENS = 200
MAX_HEADING_CHARACTERS = 120
SHORT_SHARE = 0.5
"""A passage that has reached this share of its size ends rather than cut into the next paragraph."""
OVERLAP_SENTENCES, OVERLAP_SHARE = 3, 0.4
"""So many sentences are repeated at most, and this share of a passage's size."""
LEFTOVER_SHARE = 0.15
"""A last piece smaller than this joins the passage before it where the two fit together."""
COUNTED_CHARACTERS = 2000
"""Longer strings without a sentence's end are divided before their tokens are counted: counting may take its time."""
_PARAGRAPH_BREAK = re.compile(r"\n\s*\n")
_HEADING_ENDS = (".", "!", "?", "…", ";", ",")
_CLAUSE_ENDS = ",;:)]»"


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of a document: ``text`` is ``document.text[start:end]``; ``page`` is where it starts, if any."""

    text: str
    start: int
    end: int
    page: int | None


@dataclass(frozen=True, slots=True)
class _Unit:
    """A sentence or a piece of one; ``opens`` says that a paragraph begins with it."""

    start: int
    end: int
    tokens: int
    opens: bool
    heading: bool
    page: int | None


def split_passages(
    document: DocumentText, count_tokens: Callable[[str], int], target_tokens: int = TARGET_TOKENS
) -> list[Passage]:
    """Cut a document into passages.

    Args:
        document: what was read.
        count_tokens: the encoder's own count; called about once a sentence.
        target_tokens: no passage has more, counted sentence by sentence.

    Returns:
        Passages in order, none blank, which hold all of the text but white space. One may begin before the one before
        it has ended, never before that has begun.
    """
    text = document.text
    groups = _Packer(target_tokens).packed(_paragraphs(document, count_tokens, target_tokens))
    return [
        Passage(text[group[0].start : group[-1].end], group[0].start, group[-1].end, group[0].page)
        for group in _overlapping(groups, target_tokens)
    ]


class _Packer:
    """Puts sentences together, as many as fit, and ends a passage where the text has a joint."""

    def __init__(self, target_tokens: int) -> None:
        self._target = target_tokens
        self._groups: list[list[_Unit]] = []
        self._current: list[_Unit] = []

    def packed(self, paragraphs: Iterable[Sequence[_Unit]]) -> list[list[_Unit]]:
        """Return the sentences of every passage in order."""
        for paragraph in paragraphs:
            self._take(paragraph)
        if self._current:
            self._groups.append(self._current)
        self._merge_leftover()
        return self._groups

    def _take(self, paragraph: Sequence[_Unit]) -> None:
        total = self._tokens() + _tokens(paragraph)
        joint = total > self._target or paragraph[0].heading
        if self._current and self._tokens() >= SHORT_SHARE * self._target:
            if joint or paragraph[0].page != self._current[-1].page:
                self._close(paragraph[0])
            total = self._tokens() + _tokens(paragraph)
        # A long paragraph is cut into even pieces rather than full ones and a rest.
        goal = total / math.ceil(total / self._target) if total > self._target else self._target
        for unit in paragraph:
            tokens = self._tokens()
            if self._current and (tokens + unit.tokens > self._target or (tokens >= goal and not unit.opens)):
                self._close(unit)
            self._current.append(unit)

    def _close(self, following: _Unit) -> None:
        """End the passage; headings at its end move to the next one, which they announce."""
        kept = len(self._current)
        while kept and self._current[kept - 1].heading:
            kept -= 1
        if not kept or _tokens(self._current[kept:]) + following.tokens > self._target:
            kept = len(self._current)
        self._groups.append(self._current[:kept])
        self._current = self._current[kept:]

    def _merge_leftover(self) -> None:
        if len(self._groups) < 2:
            return
        before, last = self._groups[-2:]
        if _tokens(last) < LEFTOVER_SHARE * self._target and _tokens(before) + _tokens(last) <= self._target:
            self._groups[-2:] = [[*before, *last]]

    def _tokens(self) -> int:
        return _tokens(self._current)


def _overlapping(groups: list[list[_Unit]], target_tokens: int) -> Iterator[list[_Unit]]:
    """Yield every passage with the sentences before it that belong to the same paragraph, as far as they fit."""
    before: list[_Unit] = []
    for group in groups:
        room = min(target_tokens - _tokens(group), int(OVERLAP_SHARE * target_tokens))
        repeated: list[_Unit] = []
        first = group[0]
        # Never all of the passage before: it would be found for nothing that this one is not found for.
        for unit in before[:0:-1]:
            room -= unit.tokens
            if first.opens or room < 0 or len(repeated) == OVERLAP_SENTENCES:
                break
            repeated.insert(0, unit)
            first = unit
        yield [*repeated, *group]
        before = group


def _tokens(units: Sequence[_Unit]) -> int:
    return sum(unit.tokens for unit in units)


def _paragraphs(
    document: DocumentText, count_tokens: Callable[[str], int], target_tokens: int
) -> Iterator[list[_Unit]]:
    text = document.text
    page_starts = [page.start for page in document.pages]
    for start, end in _paragraph_spans(text):
        heading = _is_heading(text[start : min(end, start + MAX_HEADING_CHARACTERS + 1)])
        units: list[_Unit] = []
        for sentence in sentence_spans(text, start, end):
            for piece_start, piece_end, tokens in _pieces(text, *sentence, count_tokens, target_tokens):
                before = bisect_right(page_starts, piece_start)
                page = document.pages[max(before - 1, 0)].number if document.pages else None
                units.append(_Unit(piece_start, piece_end, tokens, not units, heading, page))
        yield units


def _paragraph_spans(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for gap in _PARAGRAPH_BREAK.finditer(text):
        if text[start : gap.start()].strip():
            yield start, gap.start()
        start = gap.end()
    if text[start:].strip():
        yield start, len(text)


def _is_heading(paragraph: str) -> bool:
    """Tell a line that announces what follows: short, alone, without a full stop."""
    line = paragraph.strip()
    return len(line) <= MAX_HEADING_CHARACTERS and "\n" not in line and not line.endswith(_HEADING_ENDS)


def _pieces(
    text: str, start: int, end: int, count_tokens: Callable[[str], int], target_tokens: int
) -> Iterator[tuple[int, int, int]]:
    """Yield a sentence with its tokens, in several pieces where it is too long."""
    waiting = [(start, end)]
    while waiting:
        start, end = waiting.pop()
        characters = end - start
        tokens = count_tokens(text[start:end]) if characters <= COUNTED_CHARACTERS else 0
        if characters <= COUNTED_CHARACTERS and (tokens <= target_tokens or characters == 1):
            yield start, end, tokens
            continue
        # Pieces of about equal length; a halving would leave them anywhere between half the target and all of it.
        parts = math.ceil(tokens / target_tokens if tokens else characters / COUNTED_CHARACTERS)
        cut = _cut_near(text, start + max(1, characters // max(2, parts)), start, end)
        head, rest = text[start:cut], text[cut:end]
        waiting.append((end - len(rest.lstrip()), end))
        waiting.append((start, start + len(head.rstrip())))


def _cut_near(text: str, wanted: int, start: int, end: int) -> int:
    """Return the best place to cut at or before ``wanted``: a line break, a clause, a word, else the very letter."""
    earliest = start + (wanted - start) // 2
    window = text[earliest:wanted]
    found = window.rfind("\n")
    if found < 0:
        found = max((window.rfind(f"{mark} ") + 1 for mark in _CLAUSE_ENDS), default=0) or window.rfind(" ")
    cut = earliest + found if found > 0 else wanted
    while cut < end - 1 and unicodedata.combining(text[cut]):
        cut += 1
    return cut
