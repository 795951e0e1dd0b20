"""PDF: letters on paper, read page by page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pypdfium2 import raw

from wolofsearch.documents import pdf_parts
from wolofsearch.documents.content import Content
from wolofsearch.documents.forms import beside_labels, written_on
from wolofsearch.documents.layout import HYPHEN, Line, page_title, paragraphs, without_running_lines
from wolofsearch.documents.pulse import beat

FEWEST_LETTERS = 20
"""A page that shows a picture and holds fewer letters than this is a scan with a stamp."""
OUTLINED_PATHS = 100
"""A page without letters that draws more shapes than this has its letters drawn, not written."""
MAX_UNREADABLE_SHARE = 0.3
"""Fonts without a table of letters give signs that mean nothing; with more of them than this, there is no text."""
_METADATA = ("Title", "Author", "CreationDate", "ModDate")
_WORD = re.compile(r"\w+(?:-\w+)*")


def read(path: Path) -> Content:
    """Read the pages of a PDF in order, what is filled into its forms included.

    Pages without text stay, empty, so that the numbers are right; those that show something are told as scanned.

    Raises:
        WolofSearchError: ``documents.encrypted`` (it needs a password).
        pypdfium2.PdfiumError: it is broken.
    """
    pages: list[list[Line]] = []
    scanned: list[int] = []
    told: dict[str, str] = {}
    for document, number in pdf_parts.pages(path):
        if number == 1:
            told = {name: document.get_metadata_value(name) for name in _METADATA}
        lines, is_scan = _page(document, number - 1)
        pages.append(lines)
        if is_scan:
            scanned.append(number)
        beat()
    known = {word for page in pages for line in page for word in _WORD.findall(line.text)}
    return Content(
        pages=[paragraphs(page, known.__contains__) for page in without_running_lines(pages)],
        title=told.get("Title"),
        heading=page_title(next(filter(None, pages), [])),
        paged=True,
        author=told.get("Author"),
        date=told.get("CreationDate") or told.get("ModDate"),
        scanned=scanned,
    )


def _page(document: Any, index: int) -> tuple[list[Line], bool]:
    """Return the lines of one page, in the order the file writes them, and whether it is a picture of text."""
    page = document[index]
    lines = _lines(page)
    lines = beside_labels(lines, written_on(document.formenv, page))
    text = "".join(line.text for line in lines)
    letters = sum(map(str.isalnum, text))
    strange = sum(character == "\ufffd" or "\ue000" <= character <= "\uefff" for character in text)
    if strange > MAX_UNREADABLE_SHARE * len(text):
        lines, is_scan = [], True
    else:
        is_scan = letters < FEWEST_LETTERS and _shows_more(page, letters)
    page.close()
    return lines, is_scan


def _shows_more(page: Any, letters: int) -> bool:
    """Tell whether a page with hardly a letter shows a picture, or shapes that may be letters."""
    kinds = [item.type for item in page.get_objects()]
    outlined = not letters and kinds.count(raw.FPDF_PAGEOBJ_PATH) > OUTLINED_PATHS
    return raw.FPDF_PAGEOBJ_IMAGE in kinds or outlined


def _lines(page: Any) -> list[Line]:
    textpage = page.get_textpage()
    characters = [_letter(raw.FPDFText_GetUnicode(textpage, index)) for index in range(textpage.count_chars())]
    lines = [_line(textpage, characters, start, end) for start, end in _line_ranges(characters)]
    textpage.close()
    return lines


def _letter(code: int) -> str:
    if code == 0xFFFE:
        return HYPHEN
    return chr(code) if code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd"


def _line_ranges(characters: list[str]) -> Iterator[tuple[int, int]]:
    """Yield where each line that shows something begins and ends, without the white space around it."""
    first = last = -1
    for index, character in enumerate([*characters, "\n"]):
        if character in "\r\n":
            if first >= 0:
                yield first, last + 1
            first = -1
        elif not character.isspace() and character != "\x00":
            first = index if first < 0 else first
            last = index


def _line(textpage: Any, characters: list[str], start: int, end: int) -> Line:
    left, first_bottom, _, top = textpage.get_charbox(start, loose=True)
    _, last_bottom, right, _ = textpage.get_charbox(end - 1, loose=True)
    return Line("".join(characters[start:end]), left, right, first_bottom, last_bottom, max(top - first_bottom, 0.1))
