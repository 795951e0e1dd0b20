"""What every reader hands over, and what several readers do alike."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

LONGEST_CELL_CHARACTERS = 300
"""Longer cells are paragraphs laid out with a table, not data."""
_PAGE_NUMBER = re.compile(r"\W*+(?:page|p)?\W*+\d*+\W*+(?:(?:sur|of|de)?\W*+\d++)?\W*+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Content:
    """The raw paragraphs of a document, page by page; a format without pages has one, and ``paged`` is False.

    ``title``, ``author``, ``language`` and ``date`` are what the metadata say, in their own spelling, ``heading`` the
    first heading in the text; all may be junk or None. ``scanned`` are the numbers of pages that show something but
    hold no text worth the name.
    """

    pages: Sequence[Sequence[str]]
    title: str | None = None
    heading: str | None = None
    paged: bool = False
    author: str | None = None
    language: str | None = None
    date: str | None = None
    scanned: Sequence[int] = ()


def table_blocks(rows: Sequence[Sequence[Sequence[str]]]) -> list[str]:
    """Return a table, given as rows of cells of paragraphs, as text blocks.

    A table of data becomes one block with a line a row, its cells separated by bars, so that a row stays together. A
    table that only arranges paragraphs on the paper becomes these paragraphs.
    """
    longest = max((sum(map(len, cell)) for row in rows for cell in row), default=0)
    if longest > LONGEST_CELL_CHARACTERS or all(len(row) < 2 for row in rows):
        return [paragraph for row in rows for cell in row for paragraph in cell]
    lines = [" | ".join(filter(None, (" ".join(" ".join(cell).split()) for cell in row))) for row in rows]
    return ["\n".join(filter(None, lines))]


def edge_lines(texts: Iterable[str]) -> list[str]:
    """Return what stands at the head or the foot of pages, once each, without what says only which page it is."""
    return [text for text in dict.fromkeys(texts) if not _PAGE_NUMBER.fullmatch(text)]
