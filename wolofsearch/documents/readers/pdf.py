"""PDF: letters on paper, read page by page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pypdfium2 import raw

from wolofsearch.documents import pdf_parts
from wolofsearch.documents.columns import WIDE_SPACE, in_reading_order, rows
from wolofsearch.documents.content import Content
from wolofsearch.documents.divided import HYPHEN
from wolofsearch.documents.forms import beside_labels, written_on
from wolofsearch.documents.layout import Line, page_title, paragraphs
from wolofsearch.documents.pulse import beat
from wolofsearch.documents.running_lines import without_running_lines

FEWEST_LETTERS = 20
"""A page that shows a picture and holds fewer letters than this is a scan with a stamp."""
OUTLINED_PATHS = 100
"""A page without letters that draws more shapes than this has its letters drawn, not written."""
MAX_UNREADABLE_SHARE = 0.3
"""Fonts without a table of letters give signs that mean nothing; with more of them than this, there is no text."""
_METADATA = ("Title", "Author", "CreationDate", "ModDate")
_WORD = re.compile(r"\w+(?:-\w+)*")
_WORD_OR_END = re.compile(rf"[\r\n]|[^\s\0{HYPHEN}]+{HYPHEN}?|{HYPHEN}")


def read(path: Path) -> Content:
    """Read the pages of a PDF in order, what is filled into its forms included.

    Pages without text stay, empty, so that the numbers are right; those that show something are told as scanned.

    Raises:
        WolofSearchError: ``documents.encrypted`` (it needs a password).
        pypdfium2.PdfiumError: it is broken.
    """
    pages: list[list[Line]] = []
    edges: list[tuple[float, float]] = []
    scanned: list[int] = []
    told: dict[str, str] = {}
    for document, number in pdf_parts.pages(path):
        if number == 1:
            told = {name: document.get_metadata_value(name) for name in _METADATA}
        lines, is_scan, bottom_and_top = _page(document, number - 1)
        pages.append(lines)
        edges.append(bottom_and_top)
        if is_scan:
            scanned.append(number)
        beat()
    known = {word for page in pages for line in page for word in _WORD.findall(line.text)}
    return Content(
        pages=[paragraphs(in_reading_order(page), known.__contains__) for page in without_running_lines(pages, edges)],
        title=told.get("Title"),
        heading=page_title(rows(next(filter(None, pages), []))),
        paged=True,
        author=told.get("Author"),
        date=told.get("CreationDate") or told.get("ModDate"),
        scanned=scanned,
    )


def _page(document: Any, index: int) -> tuple[list[Line], bool, tuple[float, float]]:
    """Return the lines of one page, whether it is a picture of text, and how low and how high it reaches."""
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
    _, bottom, _, top = page.get_bbox()
    page.close()
    return lines, is_scan, (bottom, top)


def _shows_more(page: Any, letters: int) -> bool:
    """Tell whether a page with hardly a letter shows a picture, or shapes that may be letters."""
    kinds = [item.type for item in page.get_objects()]
    outlined = not letters and kinds.count(raw.FPDF_PAGEOBJ_PATH) > OUTLINED_PATHS
    return raw.FPDF_PAGEOBJ_IMAGE in kinds or outlined


def _lines(page: Any) -> list[Line]:
    """Return what stands on a page line by line; what wide spaces part are lines of their own."""
    textpage = page.get_textpage()
    inside = textpage.raw  # told once: the library would ask for it at every letter
    characters = [_letter(raw.FPDFText_GetUnicode(inside, index)) for index in range(textpage.count_chars())]
    lines = [line for words in _printed_lines(characters) for line in _parted(textpage, characters, words)]
    textpage.close()
    return lines


def _letter(code: int) -> str:
    if code == 0xFFFE:
        return HYPHEN
    return chr(code) if code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd"


def _printed_lines(characters: list[str]) -> Iterator[list[tuple[int, int]]]:
    """Yield where the words of each line begin and end; the library joins the next line to a divided word."""
    words: list[tuple[int, int]] = []
    for found in _WORD_OR_END.finditer("".join(characters)):
        if found[0] not in "\r\n":
            words.append(found.span())
        if words and found[0][-1] in f"\r\n{HYPHEN}":
            yield words
            words = []
    if words:
        yield words


def _parted(textpage: Any, characters: list[str], words: list[tuple[int, int]]) -> Iterator[Line]:
    """Yield the parts of one line between its wide spaces."""
    start, end = words[0]
    left, first_bottom, _, top = textpage.get_charbox(start, loose=True)
    _, last_bottom, right, _ = textpage.get_charbox(end - 1, loose=True)
    height = max(top - first_bottom, 0.1)
    for word_start, word_end in words[1:]:
        word_left, word_bottom, _, word_top = textpage.get_charbox(word_start, loose=True)
        if word_left - right > WIDE_SPACE * height:
            yield Line("".join(characters[start:end]), left, right, first_bottom, last_bottom, height)
            start, left, first_bottom, height = word_start, word_left, word_bottom, max(word_top - word_bottom, 0.1)
        end = word_end
        _, last_bottom, right, _ = textpage.get_charbox(end - 1, loose=True)
    yield Line("".join(characters[start:end]), left, right, first_bottom, last_bottom, height)
