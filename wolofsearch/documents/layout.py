"""Lines on a page, put together to paragraphs again.

A PDF knows letters and places, no paragraphs. They are told from what the eye sees: a wider gap, a line that ends early
after a full stop, another size, a bullet. Lengths are in points, and heights grow upwards.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from wolofsearch.documents.divided import HYPHEN, undivided

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
MOST_ROW_STEP = 3
"""From one row of a table to the next it is at most so many times the height of a line."""
CELL_GAP = 1
"""Two rows of a table share a space so many times the height of a line; those between words are narrower."""
_ITEM = re.compile(r"(?:[•●▪■◦○‣➢➤►✓✔❖\uf000-\uf0ff*–—-]|\(?\d{1,2}[.)]|[a-z]\))\s+\S")
_NUMBERED = re.compile(r"\W*(?:[IVX]+|\d+)(?:[.)]|\s)")
_FULL_ENDS = (".", "!", "?", "…", "»", ".)", "!)", "?)")
_ENDS = (*_FULL_ENDS, ":", ";")


@dataclass(frozen=True, slots=True)
class Line:
    """One line; text on its side has another bottom at its last letter than at its first."""

    text: str
    left: float
    right: float
    first_bottom: float
    last_bottom: float
    height: float
    gaps: tuple[tuple[float, float], ...] = ()
    """Wide white spaces in it, from where to where; between the cells of a table, for one."""

    @property
    def is_item(self) -> bool:
        """Whether it begins with a bullet or a number of a list."""
        return bool(_ITEM.match(self.text))


def paragraphs(lines: Sequence[Line], words: Callable[[str], bool] = lambda _: False) -> list[str]:
    """Return the paragraphs of one page; the items of a list and the rows of a table are lines of one paragraph.

    Args:
        lines: the lines in reading order.
        words: tells whether a word stands elsewhere in the document, to mend divided words right.
    """
    if not lines:
        return []
    step = _usual_step(lines)
    right_edges = _right_edges(lines)
    joined = [lines[0].text.strip()]
    row = lines[0]
    for above, below in pairwise(lines):
        text = below.text.strip()
        near = 0.5 * below.height < above.last_bottom - below.first_bottom < MOST_ROW_STEP * below.height
        if near and _goes_on_in_cell(row, below):
            joined[-1] = _continued(joined[-1], text)
            continue
        if near and _share_cells(row, below):
            joined[-1] += "\n" + text
        elif _starts_paragraph(above, below, step, right_edges[_column(above)]):
            joined.append(text)
        elif below.is_item:
            joined[-1] += "\n" + text
        else:
            joined[-1] = _continued(joined[-1], text)
        row = below
    return [undivided(text, words) for text in joined]


def joined_lines(lines: Sequence[str], words: Callable[[str], bool] = lambda _: False) -> str:
    """Return the lines of one paragraph as running text, divided words mended."""
    text = ""
    for line in lines:
        text = _continued(text, line) if text else line
    return undivided(text, words)


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
    return joined_lines([line.text.strip() for line in worded[first : last + 1]])


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
    if abs(down) < 0.5 * below.height or above.text.endswith(HYPHEN):  # the same line or word
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


def _goes_on_in_cell(row: Line, below: Line) -> bool:
    """Tell whether a line begins where a cell of a row begins that is not its first; a bullet or number is no cell."""
    if below.gaps or below.is_item or row.is_item or _NUMBERED.match(row.text):
        return False
    return any(abs(below.left - end) < 0.5 * below.height for _, end in row.gaps)


def _share_cells(above: Line, below: Line) -> bool:
    """Tell whether two lines are rows of one table: a wide space in one stands below one in the other."""
    return not below.is_item and any(
        min(end, other_end) - max(start, other) > CELL_GAP * below.height
        for start, end in above.gaps
        for other, other_end in below.gaps
    )


def _continued(text: str, following: str) -> str:
    """Join two lines of one paragraph; a plain hyphen after a letter is taken for a divided word."""
    if text.endswith(HYPHEN):
        return text + following
    if text.endswith(("-", "\u2010")) and text[-2:-1].isalpha() and following[:1].islower():
        return text[:-1] + HYPHEN + following
    return f"{text} {following}"
