"""Draws one page of a PDF, inside the child process: its picture in bounded size, and the places of its words."""

from __future__ import annotations

import ctypes
import math
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pypdfium2 import raw

from wolofsearch.documents.drawn_page import LEAST_PX, MAX_PIXELS, MAX_WORDS, MOST_PX, DrawnPage, PageRequest, Word
from wolofsearch.documents.pdf_parts import opened
from wolofsearch.errors import WolofSearchError

MAX_CHARACTERS = 200_000
"""Characters of a page that are looked at."""
LONGEST_WORD_CHARACTERS = 24
"""Of a longer one its beginning is told: enough to find a passage."""
_GRID = 100_000
_DIVIDED = (0x02, 0xFFFE)
"""What the PDF library puts where a word is divided at the end of a line."""


def render(path: Path, wanted: PageRequest) -> DrawnPage:
    """Draw a page of a PDF, what is filled into its forms included.

    Raises:
        WolofSearchError: ``documents.encrypted``, ``documents.no_page`` (it has not so many).
        pypdfium2.PdfiumError: it is broken.
    """
    document = opened(path)
    if not 1 <= wanted.number <= len(document):
        raise WolofSearchError("documents.no_page", path=str(path), page=wanted.number)
    page = document[wanted.number - 1]
    bitmap = page.render(scale=_scale(page, wanted.width_px), prefer_bgrx=True)
    pixels = bytes(bitmap.buffer)
    words = tuple(_words(page))
    return DrawnPage(wanted.number, len(document), bitmap.width, bitmap.height, pixels, words)


def _scale(page: Any, width_px: int) -> float:
    """Return the scale that gives about the width wanted and no more pixels than allowed, whatever the page's size."""
    width, height = max(float(page.get_width()), 1e-3), max(float(page.get_height()), 1e-3)
    wanted = min(max(width_px, LEAST_PX), MOST_PX) / width
    # Sides are rounded up to whole pixels.
    most = min(math.sqrt(0.99 * MAX_PIXELS / (width * height)), (MOST_PX - 1) / max(width, height))
    return min(wanted, most)


def _words(page: Any) -> Iterator[Word]:
    textpage = page.get_textpage()
    text, box = "", (0.0, 0.0, 0.0, 0.0)
    told = 0
    for index in range(min(textpage.count_chars(), MAX_CHARACTERS)):
        code = raw.FPDFText_GetUnicode(textpage, index)
        character = chr(code) if 0x20 < code < 0x110000 and not 0xD800 <= code < 0xE000 else " "
        if character.isspace() or code in _DIVIDED:
            next_box = None
        else:
            next_box = _place(page, textpage.get_charbox(index, loose=True))
        if text and (next_box is None or next_box[1] > box[3] or next_box[3] < box[1]):
            yield Word(text[:LONGEST_WORD_CHARACTERS], *box)
            text, told = "", told + 1
            if told >= MAX_WORDS:
                return
        if next_box is not None:
            box = _joined(box, next_box) if text else next_box
            text += character
    if text:
        yield Word(text[:LONGEST_WORD_CHARACTERS], *box)


def _place(page: Any, box: tuple[float, float, float, float]) -> tuple[float, float, float, float]:
    """Return left, top, right and bottom as shares of the page as it is seen, turned and cut as it may be."""
    left, bottom, right, top = box
    corners = [_seen(page, left, top), _seen(page, right, bottom)]
    (x0, x1), (y0, y1) = (sorted(corner[axis] / _GRID for corner in corners) for axis in (0, 1))
    return round(x0, 5), round(y0, 5), round(x1, 5), round(y1, 5)


def _seen(page: Any, x: float, y: float) -> tuple[int, int]:
    across, down = ctypes.c_int(), ctypes.c_int()
    raw.FPDF_PageToDevice(page, 0, 0, _GRID, _GRID, 0, x, y, across, down)
    return across.value, down.value


def _joined(
    one: tuple[float, float, float, float], other: tuple[float, float, float, float]
) -> tuple[float, float, float, float]:
    return min(one[0], other[0]), min(one[1], other[1]), max(one[2], other[2]), max(one[3], other[3])
