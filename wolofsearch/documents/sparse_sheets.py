"""Sheets with cells far out: a word in the last column would make the library reserve memory for millions of cells.

Such a workbook is read here cell by cell, as the file has them. Numbers stay as they are stored, dates among them.
"""

from __future__ import annotations

import posixpath
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from lxml import etree

from wolofsearch.documents.markup import parsed_xml

MAX_CELLS = 5_000_000
"""A sheet that spans more cells than this is read cell by cell."""
_HEAD_BYTES = 4096
_EXTENT = re.compile(rb"<(?:\w+:)?dimension\b[^>]*\bref=\"\$?[A-Z]+\$?\d+:\$?([A-Z]{1,3})\$?(\d{1,7})\"")
_PLACE = re.compile(r"([A-Z]{1,3})(\d{1,7})")
_SHEET_PART = re.compile(r"xl/worksheets/[^/]+\.xml")


def spans_too_much(path: Path) -> bool:
    """Tell whether the cells of an XLSX file that hold something span more than :data:`MAX_CELLS` in one sheet."""
    with zipfile.ZipFile(path) as package:
        for name in filter(_SHEET_PART.fullmatch, package.namelist()):
            with package.open(name) as part:
                told = _EXTENT.search(part.read(_HEAD_BYTES))
            # What it tells may be no more than a colour that was given to whole columns.
            if told and _column(told[1].decode()) * int(told[2]) > MAX_CELLS and _span(package, name) > MAX_CELLS:
                return True
    return False


def _span(package: zipfile.ZipFile, part: str) -> int:
    """Return how many cells lie between the first of a sheet and the last that holds something."""
    last_row = last_column = 0
    for row in _elements(package, part, "row"):
        for cell in row:
            place = _PLACE.fullmatch(cell.get("r", "")) if len(cell) else None
            if place:
                last_row = max(last_row, int(place[2]))
                last_column = max(last_column, _column(place[1]))
    return last_row * last_column


def sparse_sheets(path: Path) -> Iterator[tuple[str, Iterator[list[str]]]]:
    """Yield the name of each sheet that is shown and its rows, without empty cells; each before the next is asked for.

    Raises:
        lxml.etree.XMLSyntaxError: a sheet is damaged.
    """
    with zipfile.ZipFile(path) as package:
        words = list(_shared_words(package))
        relations = parsed_xml(package.read("xl/_rels/workbook.xml.rels"))
        parts = {relation.get("Id"): relation.get("Target") for relation in relations}
        for sheet in parsed_xml(package.read("xl/workbook.xml")).iter("{*}sheet"):
            relation = next(value for name, value in sheet.attrib.items() if name.endswith("}id"))
            part = posixpath.normpath(posixpath.join("xl", parts[relation])).removeprefix("/")
            if sheet.get("state", "visible") == "visible":
                yield sheet.get("name"), _rows(package, part, words)


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = 26 * number + ord(letter) - ord("A") + 1
    return number


def _elements(package: zipfile.ZipFile, part: str, name: str) -> Iterator[Any]:
    """Yield the elements called ``name``, each forgotten after use."""
    with package.open(part) as stream:
        walk = etree.iterparse(stream, tag=f"{{*}}{name}", resolve_entities=False, no_network=True, load_dtd=False)
        for _, element in walk:
            yield element
            element.clear()
            while element.getprevious() is not None:
                del element.getparent()[0]


def _shared_words(package: zipfile.ZipFile) -> Iterator[str]:
    if "xl/sharedStrings.xml" in package.NameToInfo:
        for item in _elements(package, "xl/sharedStrings.xml", "si"):
            yield "".join(text.text or "" for text in item.iter("{*}t"))


def _rows(package: zipfile.ZipFile, part: str, words: list[str]) -> Iterator[list[str]]:
    for row in _elements(package, part, "row"):
        yield [text for cell in row if (text := _cell(cell, words))]


def _cell(cell: Any, words: list[str]) -> str:
    value = cell.findtext("{*}v") or ""
    if cell.get("t") == "s":
        return words[int(value)] if value.isdigit() and int(value) < len(words) else ""
    return value or "".join(text.text or "" for text in cell.iterfind("{*}is//{*}t"))
