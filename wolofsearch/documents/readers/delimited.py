"""Tables as plain text (CSV, TSV), in whatever encoding and with whatever separator a program wrote them."""

from __future__ import annotations

import csv
from pathlib import Path

from wolofsearch.documents.content import Content
from wolofsearch.documents.encodings import decode
from wolofsearch.documents.tables import value_blocks

_SEPARATORS = ";\t,|"
_SAMPLE_LINES = 50


def read(path: Path) -> Content:
    """Read the rows of a table."""
    lines = decode(path.read_bytes()).replace("\x00", "").splitlines(keepends=True)
    csv.field_size_limit(1 << 24)
    rows = csv.reader(lines, delimiter=_separator(lines[:_SAMPLE_LINES]))
    return Content(pages=[list(value_blocks(rows))])


def _separator(lines: list[str]) -> str:
    """Return the separator that cuts the most lines into the same number of cells, more than one."""

    def fitness(separator: str) -> tuple[int, int]:
        widths = [len(row) for row in csv.reader(lines, delimiter=separator) if row]
        usual = max(set(widths), key=widths.count, default=1)
        return (widths.count(usual), usual) if usual > 1 else (0, 0)

    return max(_SEPARATORS, key=fitness)
