"""Lines on a page, put together to paragraphs again.

A PDF knows letters and places, no paragraphs. They are told from what the eye sees: a wider gap, a line that ends early
after a full stop, another size, a bullet. Lengths are in points, and heights grow upwards.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

HYPHEN = "\x02"
"""What the PDF library puts where a word is divided at the end of a line."""
WIDE_GAP = 1.35
"""A step down this many times the usual one starts a paragraph."""
OTHER_SIZE = 1.15
EARLY_END = 0.85
"""A line that stops before this share of the column's width, after a full stop, ends a paragraph."""
EARLY_BREAK = 0.7
"""The same without a full stop: a title, a line of an address."""
TITLE_SHARE = 0.4
"""A title stands in this upper share of what is written on the page."""
TITLE_LINES = 4
SAME_SIZE = 0.95
NEAR_SIZE = 0.8
"""Lines of a title differ a little in size, as their letters do."""
COLUMN_POINTS = 18
"""Lines that start within about this distance belong to one column."""
EDGE_LINES = 5
"""How many lines at the top and at the foot of a page may be running titles."""
_ITEM = re.compile(r"(?:[•●▪■◦○‣➢➤►✓✔❖\uf000-\uf0ff*–—-]|\(?\d{1,2}[.)]|[a-z]\))\s+\S")
_NUMBERED = re.compile(r"\W*(?:[IVX]+|\d+)(?:[.)]|\s)")
_PAGE_NUMBER = re.compile(r"(?:.{0,60}\bpage\s*|\W*)\d{1,4}(?:\s*(?:/|sur|de|of)\s*\d{1,4})?\W*", re.IGNORECASE)
_DIVIDED = re.compile(rf"(\w+){HYPHEN}(\w+)")
_FULL_ENDS = (".", "!", "?", "…", "»", ".)", "!)", "?)")
_ENDS = (*_FULL_ENDS, ":", ";")
_COMPOUND_STARTS = frozenset("celui celle ceux celles peut rendez".split())
_COMPOUND_ENDS = frozenset("vous être là même mêmes elle nous ils elles moi toi lui leur eux dire".split())


@dataclass(frozen=True, slots=True)
class Line:
    """One line; a word divided at its end may have drawn the next line in, so it has a first and a last bottom."""

    text: str
    left: float
    right: float
    first_bottom: float
    last_bottom: float
    height: float

    @property
    def is_item(self) -> bool:
        """Whether it begins with a bullet or a number of a list."""
        return bool(_ITEM.match(self.text))


def paragraphs(lines: Sequence[Line], words: Callable[[str], bool] = lambda _: False) -> list[str]:
    """Return the paragraphs of one page; the items of a list are lines of one paragraph.

    Args:
        lines: the lines in reading order.
        words: tells whether a word stands elsewhere in the document, to mend divided words right.
    """
    if not lines:
        return []
    step = _usual_step(lines)
    right_edges = _right_edges(lines)
    joined = [lines[0].text.strip()]
    for above, below in pairwise(lines):
        text = below.text.strip()
        if _starts_paragraph(above, below, step, right_edges[_column(above)]):
            joined.append(text)
        elif below.is_item:
            joined[-1] += "\n" + text
        else:
            joined[-1] = _continued(joined[-1], text)
    return [_undivided(text, words) for text in joined]


def joined_lines(lines: Sequence[str], words: Callable[[str], bool] = lambda _: False) -> str:
    """Return the lines of one paragraph as running text, divided words mended."""
    text = ""
    for line in lines:
        text = _continued(text, line) if text else line
    return _undivided(text, words)


def without_running_lines(pages: Sequence[Sequence[Line]]) -> list[list[Line]]:
    """Leave out page numbers, and titles that run along the edges of most pages (the first one of them stays)."""
    counts: Counter[str] = Counter()
    for page in pages:
        counts.update({_mask(line) for line in (*page[:EDGE_LINES], *page[-EDGE_LINES:])})
    running = {mask for mask, count in counts.items() if count >= 3 and count > len(pages) / 2}
    seen: set[str] = set()
    kept_pages: list[list[Line]] = []
    for page in pages:
        kept: list[Line] = []
        highest = max((line.first_bottom for line in page), default=0.0)
        lowest = min((line.last_bottom for line in page), default=0.0)
        for index, line in enumerate(page):
            mask = _mask(line)
            on_edge = index < EDGE_LINES or index >= len(page) - EDGE_LINES
            outermost = len(page) > 1 and line.first_bottom in (highest, lowest)
            numbers = outermost and _PAGE_NUMBER.fullmatch(line.text.strip())
            if numbers or (on_edge and mask in running and mask in seen):
                continue
            seen.add(mask)
            kept.append(line)
        kept_pages.append(kept)
    return kept_pages


def page_title(lines: Sequence[Line]) -> str | None:
    """Return the much larger lines in the upper part of a page, None where nothing stands out as a title."""
    worded = [line for line in lines if sum(letter.isalpha() for letter in line.text) >= 4]
    if len(worded) < 2:
        return None
    largest = max(line.height for line in worded)
    if largest < OTHER_SIZE * median(line.height for line in worded):
        return None
    first = next(index for index, line in enumerate(worded) if line.height > SAME_SIZE * largest)
    last = first
    while first > 0 and worded[first - 1].height > NEAR_SIZE * largest:
        first -= 1
    while last + 1 < len(worded) and worded[last + 1].height > NEAR_SIZE * largest:
        last += 1
    if last - first >= TITLE_LINES or any(line.height > SAME_SIZE * largest for line in worded[last + 1 :]):
        return None  # as large as the headings of its sections: one of them
    highest, lowest = max(line.first_bottom for line in worded), min(line.last_bottom for line in worded)
    if highest - worded[first].first_bottom > TITLE_SHARE * (highest - lowest) or _NUMBERED.match(worded[first].text):
        return None
    return " ".join(line.text.strip() for line in worded[first : last + 1]).replace(HYPHEN, "")


def _mask(line: Line) -> str:
    return re.sub(r"\d+", "0", "".join(line.text.split()))


def _usual_step(lines: Sequence[Line]) -> float:
    """Return the usual distance from one line to the next below it, 0 when there is none."""
    steps = [above.last_bottom - below.first_bottom for above, below in pairwise(lines)]
    usual = [step for step, line in zip(steps, lines, strict=False) if 0.5 * line.height < step < 3 * line.height]
    return median(usual) if usual else 0.0


def _column(line: Line) -> int:
    return round(line.left / COLUMN_POINTS)


def _right_edges(lines: Sequence[Line]) -> dict[int, float]:
    """Return how far the lines reach that start at about the same place: the right edge of each column."""
    edges: dict[int, float] = {}
    for line in lines:
        for column in range(_column(line) - 1, _column(line) + 2):
            edges[column] = max(edges.get(column, line.right), line.right)
    return edges


def _starts_paragraph(above: Line, below: Line, step: float, right_edge: float) -> bool:
    down = above.last_bottom - below.first_bottom
    if abs(down) < 0.5 * below.height:  # the same line, in another font or cell
        return False
    ended = above.text.rstrip().endswith(_ENDS)
    runs_on = not above.text.rstrip().endswith(_FULL_ENDS) and below.text.lstrip()[:1].islower()
    if down < 0:  # up again: the next column, or a box
        return not runs_on
    sizes = sorted((above.height, below.height))
    if sizes[1] > OTHER_SIZE * sizes[0] or down > max(WIDE_GAP * step, 1.6 * below.height if not step else 0):
        return not runs_on or down > 3 * below.height
    if below.is_item:
        return False
    filled = (above.right - above.left) / max(right_edge - above.left, 0.1)
    indented = below.left > above.left + 0.8 * below.height
    if ended:
        return (filled < EARLY_END or indented) and not runs_on
    return filled < EARLY_BREAK and not runs_on and not above.is_item


def _continued(text: str, following: str) -> str:
    """Join two lines of one paragraph; a plain hyphen after a letter is taken for a divided word."""
    if re.search(r"[^\W\d_][-\u2010]$", text) and following[:1].islower():
        return text[:-1] + HYPHEN + following
    return f"{text} {following}"


def _undivided(text: str, words: Callable[[str], bool]) -> str:
    return _DIVIDED.sub(lambda divided: _mended(divided[1], divided[2], words), text)


def _mended(start: str, end: str, words: Callable[[str], bool]) -> str:
    """Join a divided word, keeping the hyphen of a compound (peut-être, Sud-Ouest, 2024-2025)."""
    compound = f"{start}-{end}"
    if words(start + end):
        return start + end
    known = start.lower() in _COMPOUND_STARTS or end in _COMPOUND_ENDS or words(compound)
    return compound if known or not end[0].islower() else start + end
