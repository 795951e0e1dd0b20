"""Tables as plain text (CSV, TSV), in whatever encoding and with whatever separator a program wrote them."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

from wolofsearch.documents.content import Content
from wolofsearch.documents.encodings import decode
from wolofsearch.documents.tables import value_blocks

_SEPARATORS = ";\t,|"
_SAMPLE_LINES = 50
_LONGEST_CELL_CHARACTERS = 1 << 24
_MOST_LINES = 10
"""Where a table has two columns, lines of prose look like rows: a cell may have so many of them."""


def read(path: Path) -> Content:
    """Read the rows of a table; a quote that is never closed is a sign like others."""
    lines = decode(path.read_bytes()).replace("\x00", "").splitlines(keepends=True)
    csv.field_size_limit(_LONGEST_CELL_CHARACTERS)
    return Content(pages=[list(value_blocks(_rows(lines, _separator(lines[:_SAMPLE_LINES]))))])


def _separator(lines: list[str]) -> str:
    """Return the separator that cuts the most lines into the same number of cells, more than one."""

    def fitness(separator: str) -> tuple[int, int]:
        widths = [len(row) for row in _rows(lines, separator) if row]
        usual = max(set(widths), key=widths.count, default=1)
        return (widths.count(usual), usual) if usual > 1 else (0, 0)

    return max(_SEPARATORS, key=fitness)


def _rows(lines: list[str], separator: str) -> Iterator[list[str]]:
    """Yield the rows of a table."""
    start = 0
    while start < len(lines):
        rows = csv.reader(map(lines.__getitem__, range(start, len(lines))), delimiter=separator)
        first, end = start, start
        try:
            for row in rows:
                first, end = end, start + rows.line_num
                if (end - first > 1 or end == len(lines)) and _unclosed(lines, first, end, separator):
                    break
                yield row
            else:
                return
        except csv.Error:  # a cell as long as a book
            first = end
        yield next(csv.reader([lines[first]], delimiter=separator, quoting=csv.QUOTE_NONE))
        start = first + 1


def _unclosed(lines: list[str], first: int, end: int, separator: str) -> bool:
    """Return whether the lines of one row are rows of their own, after a quote that was not meant to open a cell."""
    if end == len(lines) and sum(line.count('"') for line in lines[first:end]) % 2:
        return True
    cuts = lines[0].count(separator)
    alike = sum(line.count(separator) == cuts for line in lines[first + 1 : end])
    return cuts > 0 and (cuts > 1 or end - first > _MOST_LINES) and alike > (end - first) / 2
