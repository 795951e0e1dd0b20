"""PDF: letters on paper, read page by page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pypdfium2
from pypdfium2 import raw

from wolofsearch.documents.content import Content
from wolofsearch.documents.layout import HYPHEN, Line, page_title, paragraphs, without_running_lines
from wolofsearch.errors import WolofSearchError

FEWEST_LETTERS = 20
"""A document whose pages show pictures and hold fewer letters than this is a scan with a stamp."""
MAX_UNREADABLE_SHARE = 0.3
"""Fonts without a table of letters give signs that mean nothing; with more of them than this, there is no text."""
_WORD = re.compile(r"\w+(?:-\w+)*")


def read(path: Path) -> Content:
    """Read the pages of a PDF in order; pages without text stay, empty, so that the numbers are right.

    Raises:
        WolofSearchError: ``documents.encrypted`` (it needs a password), ``documents.no_text`` (a scan).
        pypdfium2.PdfiumError: it is broken.
    """
    try:
        document = pypdfium2.PdfDocument(str(path))
    except pypdfium2.PdfiumError as error:
        if error.err_code == raw.FPDF_ERR_PASSWORD:
            raise WolofSearchError("documents.encrypted", path=str(path)) from None
        raise
    pages = [_lines(document[index]) for index in range(len(document))]
    text = "".join(line.text for page in pages for line in page)
    if not _readable(text) and (text or _has_pictures(document)):
        raise WolofSearchError("documents.no_text", path=str(path))
    known = set(_WORD.findall(text))
    return Content(
        pages=[paragraphs(page, known.__contains__) for page in without_running_lines(pages)],
        title=document.get_metadata_value("Title"),
        heading=page_title(next(filter(None, pages), [])),
        paged=True,
    )


def _readable(text: str) -> bool:
    letters = sum(character.isalnum() for character in text)
    strange = sum(character == "\ufffd" or "\ue000" <= character <= "\uefff" for character in text)
    return letters >= FEWEST_LETTERS and strange <= MAX_UNREADABLE_SHARE * len(text)


def _has_pictures(document: Any) -> bool:
    return any(next(page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE]), None) is not None for page in document)


def _lines(page: Any) -> list[Line]:
    """Return the lines of one page in the order the file writes them."""
    textpage = page.get_textpage()
    characters = [_letter(raw.FPDFText_GetUnicode(textpage, index)) for index in range(textpage.count_chars())]
    lines = [_line(textpage, characters, start, end) for start, end in _line_ranges(characters)]
    textpage.close()
    page.close()
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
