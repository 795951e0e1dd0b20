"""Spreadsheets, new and old, through calamine: each sheet is a page under its name, its rows are lines."""

from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import Path

import python_calamine

from wolofsearch.documents.compound import compound_metadata
from wolofsearch.documents.content import Content
from wolofsearch.documents.metadata import office_metadata
from wolofsearch.documents.tables import value_blocks
from wolofsearch.errors import WolofSearchError


def read(path: Path) -> Content:
    """Read the sheets that are shown.

    Raises:
        WolofSearchError: ``documents.encrypted`` when the workbook asks for a password.
        python_calamine.CalamineError: it is broken.
    """
    try:
        # Opened here: given a name, the library believes its suffix.
        workbook = python_calamine.load_workbook(BytesIO(path.read_bytes()))
    except python_calamine.PasswordError:
        raise WolofSearchError("documents.encrypted", path=str(path)) from None
    pages: list[list[str]] = []
    for sheet in workbook.sheets_metadata:
        shown = sheet.visible == python_calamine.SheetVisibleEnum.Visible
        tabular = sheet.typ == python_calamine.SheetTypeEnum.WorkSheet
        blocks = list(value_blocks(workbook.get_sheet_by_name(sheet.name).iter_rows())) if shown and tabular else []
        pages.append([sheet.name, *blocks] if blocks else [])
    metadata = office_metadata(path) if zipfile.is_zipfile(path) else compound_metadata(path)
    return Content(pages=pages, paged=True, **metadata)
