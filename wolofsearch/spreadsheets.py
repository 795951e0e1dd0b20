"""Cells that a spreadsheet takes for words, whoever wrote them: documents and file names may begin like a formula."""

from __future__ import annotations

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def harmless(cell: object) -> object:
    """Return a cell of a table so that no spreadsheet reckons it; what is no text stays as it is."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell
