"""Spreadsheets, new and old, through calamine: each sheet is a page under its name, its rows are lines."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable, Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import python_calamine

from wolofsearch.documents.compound import compound_metadata
from wolofsearch.documents.content import Content
from wolofsearch.documents.metadata import office_metadata
from wolofsearch.documents.sparse_sheets import spans_too_much, sparse_sheets
from wolofsearch.documents.tables import value_blocks
from wolofsearch.errors import WolofSearchError


def read(path: Path) -> Content:
    """Read the sheets that are shown.

    Raises:
        WolofSearchError: ``documents.encrypted`` when the workbook asks for a password.
        python_calamine.CalamineError: it is broken.
    """
    zipped = zipfile.is_zipfile(path)
    sheets = sparse_sheets(path) if zipped and spans_too_much(path) else _sheets(path)
    pages = [[name, *blocks] if (blocks := list(value_blocks(rows))) else [] for name, rows in sheets]
    return Content(pages=pages, paged=True, **(office_metadata(path) if zipped else compound_metadata(path)))


def _sheets(path: Path) -> Iterator[tuple[str, Iterable[list[Any]]]]:
    """Yield the name of each sheet that is shown and its rows."""
    try:
        # Opened here: given a name, the library believes its suffix.
        workbook = python_calamine.load_workbook(BytesIO(path.read_bytes()))
    except python_calamine.PasswordError:
        raise WolofSearchError("documents.encrypted", path=str(path)) from None
    for sheet in workbook.sheets_metadata:
        shown = sheet.visible == python_calamine.SheetVisibleEnum.Visible
        if shown and sheet.typ == python_calamine.SheetTypeEnum.WorkSheet:
            yield sheet.name, workbook.get_sheet_by_name(sheet.name).iter_rows()
