"""Spreadsheets, new and old, through calamine: each sheet is a page under its name, its rows are lines."""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import Any

import python_calamine

from wolofsearch.documents.content import Content
from wolofsearch.documents.markup import parsed_xml
from wolofsearch.documents.tables import value_blocks
from wolofsearch.errors import WolofSearchError

_PROPERTIES = ("docProps/core.xml", "meta.xml")
_FIELDS = (
    ("title", ("title",)),
    ("author", ("creator", "initial-creator")),
    ("language", ("language",)),
    ("date", ("modified", "date", "created", "creation-date")),
)


def read(path: Path) -> Content:
    """Read the sheets that are shown.

    Raises:
        WolofSearchError: ``documents.encrypted`` when the workbook asks for a password.
        python_calamine.CalamineError: it is broken.
    """
    try:
        workbook = python_calamine.load_workbook(str(path))
    except python_calamine.PasswordError:
        raise WolofSearchError("documents.encrypted", path=str(path)) from None
    pages: list[list[str]] = []
    for sheet in workbook.sheets_metadata:
        shown = sheet.visible == python_calamine.SheetVisibleEnum.Visible
        tabular = sheet.typ == python_calamine.SheetTypeEnum.WorkSheet
        blocks = list(value_blocks(workbook.get_sheet_by_name(sheet.name).iter_rows())) if shown and tabular else []
        pages.append([sheet.name, *blocks] if blocks else [])
    return Content(pages=pages, paged=True, **_metadata(path))


def _metadata(path: Path) -> dict[str, Any]:
    """Return title, author, language and date, which the library leaves out; a file of the nineties tells none."""
    if not zipfile.is_zipfile(path):
        return {}
    with zipfile.ZipFile(path) as package:
        part = next((name for name in _PROPERTIES if name in package.NameToInfo), None)
        if part is None:
            return {}
        tree = parsed_xml(package.read(part))
    return {
        field: next((found.text for name in names for found in tree.iter(f"{{*}}{name}") if found.text), None)
        for field, names in _FIELDS
    }
