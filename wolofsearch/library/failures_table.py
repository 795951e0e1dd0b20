"""The files that could not be read as a table for a spreadsheet."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from pathlib import Path

from wolofsearch.errors import file_error

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def write_table(file: Path, header: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Write a table as CSV.

    Raises:
        WolofSearchError: ``general.disk_full``, ``general.permission_denied``…
    """
    try:
        # With its mark: spreadsheets take a file without one for the encoding of their system.
        with file.open("w", encoding="utf-8-sig", errors="replace", newline="") as out:
            writer = csv.writer(out)
            writer.writerow(header)
            writer.writerows([_harmless(cell) for cell in row] for row in rows)
    except OSError as error:
        raise file_error(error, file) from error


def _harmless(cell: str) -> str:
    """A file may have been given a name that a spreadsheet would take for a formula."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
