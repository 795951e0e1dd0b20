"""Which parts of a page's lines belong together: those of one row, as in a table, or those of one column.

Some programs write two columns of a page line by line across. They are told from a table by what stands in them: lines
of running text are about as long as the column is wide and most go on in the next one with a small letter; cells end
where they end. In doubt the rows stay.
"""

from __future__ import annotations

from bisect import bisect
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import chain, groupby, pairwise
from statistics import median
from typing import TypeAlias

from wolofsearch.documents.layout import MOST_ROW_STEP, Line

WIDE_SPACE = 0.7
"""A space so many times the height of a line, or wider, may part two cells or two columns."""
GUTTER = 0.6
"""Columns have a white strip between them so many times the height of a line, at least."""
FEWEST_LINES = 5
"""Columns are at least so many lines long."""
FULL_LINE = 0.7
"""A full line takes this share of its column's width, at least."""
FEWEST_WORDS = 4
"""Lines of running text have so many words, most of them."""

_Gap: TypeAlias = tuple[float, float]


def rows(lines: Sequence[Line]) -> list[Line]:
    """Return the lines of a page, those that follow one another at one height put together."""
    return [_whole(row) for row in _rows(lines)]


def in_reading_order(lines: Sequence[Line]) -> list[Line]:
    """Return the lines as :func:`rows` does, columns that are written across read one after the other."""
    found = _rows(lines)
    ordered: list[Line] = []
    start = 0
    while start < len(found):
        end, gutters = _block(found, start)
        columns = _columns(found[start:end], gutters)
        if len(columns) > 1 and all(map(_is_running_text, columns)):
            ordered += chain.from_iterable(columns)
        else:
            ordered += map(_whole, found[start:end])
        start = end
    return ordered


def _rows(lines: Sequence[Line]) -> list[list[Line]]:
    found: list[list[Line]] = []
    for line in lines:
        last = found[-1][-1] if found else None
        if last and abs(last.last_bottom - line.first_bottom) < 0.5 * line.height and line.left >= last.right:
            found[-1].append(line)
        else:
            found.append([line])
    return found


def _whole(row: Sequence[Line]) -> Line:
    if len(row) == 1:
        return row[0]
    text = " ".join(part.text for part in row)
    gaps = tuple((before.right, after.left) for before, after in pairwise(row))
    first, last = row[0], row[-1]
    return Line(text, first.left, last.right, first.first_bottom, last.last_bottom, first.height, gaps)


def _block(found: Sequence[Sequence[Line]], start: int) -> tuple[int, list[_Gap]]:
    """Return where the rows end that have white strips in common from the first one on, and these strips."""
    gutters = list(_whole(found[start]).gaps)
    for place in range(start + 1, len(found)):
        row, height = found[place], found[place][0].height
        down = found[place - 1][0].first_bottom - row[0].first_bottom
        free = [part for gap in gutters for part in _free(gap, row) if part[1] - part[0] > GUTTER * height]
        if not free or not 0.5 * height < down < MOST_ROW_STEP * height:
            return place, gutters
        gutters = free
    return len(found), gutters


def _free(gap: _Gap, row: Sequence[Line]) -> Iterator[_Gap]:
    """Yield what a row leaves white of a space, from left to right."""
    start, end = gap
    for part in row:
        if part.right > start and part.left < end:
            yield start, part.left
            start = part.right
    yield start, end


def _columns(block: Sequence[Sequence[Line]], gutters: Sequence[_Gap]) -> list[list[Line]]:
    """Return the lines of each column, those of a row between two gutters put together."""
    middles = [(start + end) / 2 for start, end in gutters]
    columns: defaultdict[int, list[Line]] = defaultdict(list)
    for row in block:
        for column, parts in groupby(row, lambda part: bisect(middles, part.left)):
            columns[column].append(_whole(list(parts)))
    return [columns[column] for column in sorted(columns)]


def _is_running_text(column: Sequence[Line]) -> bool:
    if len(column) < FEWEST_LINES or median(len(line.text.split()) for line in column) < FEWEST_WORDS:
        return False
    width = max(line.right for line in column) - min(line.left for line in column)
    full = sum(line.right - line.left > FULL_LINE * width for line in column)
    going_on = sum(below.text[:1].islower() for below in column[1:])
    return full > 0.6 * len(column) and going_on >= 0.5 * (len(column) - 1)
