"""Tables of data as text: a row is a line, so that what belongs together stays together.

The first row stands again at the head of every block of rows: a passage from the middle of a long table still says what
its columns are.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

CELL_SEPARATOR = " | "
ROWS_PER_BLOCK = 40
LONGEST_HEADER_CHARACTERS = 200
"""A longer first row is no row of names, and would drown what stands below it."""


def value_blocks(rows: Iterable[Iterable[object]]) -> Iterator[str]:
    """Yield the rows of a table as blocks of about :data:`ROWS_PER_BLOCK` lines, without empty cells and rows."""
    header: str | None = None
    block: list[str] = []
    for row in rows:
        line = CELL_SEPARATOR.join(text for value in row if (text := shown_value(value)))
        if not line:
            continue
        if len(block) > ROWS_PER_BLOCK:
            yield "\n".join(block)
            block = [header] if header else []
        if header is None:
            header = line if CELL_SEPARATOR in line and len(line) <= LONGEST_HEADER_CHARACTERS else ""
        block.append(line)
    if block:
        yield "\n".join(block)


def shown_value(value: object) -> str:
    """Return the value of a cell as a person would write it, dates and truths in French."""
    if isinstance(value, bool):
        return "oui" if value else "non"
    if isinstance(value, float):
        return f"{value:.10g}" if abs(value) < 1e10 else f"{value:.0f}"
    if isinstance(value, dt.datetime) and value.time() != dt.time():
        return value.strftime("%d/%m/%Y %H:%M")
    if isinstance(value, dt.date):
        return value.strftime("%d/%m/%Y")
    return " ".join(str(value).split())
