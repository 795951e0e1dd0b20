"""The files that could not be read as a table for a spreadsheet."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from pathlib import Path

from wolofsearch.errors import file_error
from wolofsearch.spreadsheets import harmless


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
            writer.writerows([harmless(cell) for cell in row] for row in rows)
    except OSError as error:
        raise file_error(error, file) from error
