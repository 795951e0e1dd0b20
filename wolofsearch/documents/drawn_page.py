"""A page of a document as it is drawn: its picture, and where its words stand on it.

The picture crosses the wall between the processes as plain rows of colours, which need no decoder on this side.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import Any

MAX_PIXELS = 9_500_000
"""What one picture may hold: a page three times as wide as a column of the window."""
LEAST_PX, MOST_PX = 16, 12_000
"""Sides of a picture."""
CHANNELS = 4
"""Bytes of a pixel: blue, green, red, and one that means nothing. Windows paint them as they are."""
MAX_WORDS = 20_000
"""Words told of one page; what comes after them has no place."""
MOST_WORD_BYTES = 400
"""JSON of a word, at most: longer ones are cut in the process that draws."""
MAX_FRAME_BYTES = CHANNELS * MAX_PIXELS + MOST_WORD_BYTES * MAX_WORDS


@dataclass(frozen=True, slots=True)
class PageRequest:
    """Which page is wanted, its 1-based ``number``, and about how wide its picture is to be."""

    number: int
    width_px: int


@dataclass(frozen=True, slots=True)
class Word:
    """A word on a page; its edges are shares of the page's width and height, from the top left corner."""

    text: str
    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class DrawnPage:
    """A picture of a page.

    ``number``: 1-based, of ``total`` pages. ``pixels``: rows from the top, :data:`CHANNELS` bytes a pixel, nothing
    between the rows. ``words``: in the order in which the document writes them.
    """

    number: int
    total: int
    width_px: int
    height_px: int
    pixels: bytes
    words: tuple[Word, ...]


def packed(page: DrawnPage) -> bytes:
    """Return a page as one message: a line of JSON, then the pixels."""
    head = {
        "number": page.number,
        "total": page.total,
        "width_px": page.width_px,
        "height_px": page.height_px,
        "words": [list(asdict(word).values()) for word in page.words],
    }
    return json.dumps(head).encode() + b"\n" + page.pixels


def unpacked(message: bytes) -> DrawnPage:
    """Return the page that a message holds; nothing in it is believed.

    Raises:
        ValueError, KeyError, TypeError: it is none.
    """
    head, _, pixels = message.partition(b"\n")
    told: dict[str, Any] = json.loads(head)
    number, total, width_px, height_px = (int(told[name]) for name in ("number", "total", "width_px", "height_px"))
    if not (0 < number <= total and 0 < width_px <= MOST_PX and 0 < height_px <= MOST_PX):
        raise ValueError("no page")
    if len(pixels) != width_px * height_px * CHANNELS or len(pixels) > MAX_PIXELS * CHANNELS:
        raise ValueError("no picture of that size")
    words = tuple(Word(str(text), *map(_share, box)) for text, *box in told["words"][:MAX_WORDS])
    return DrawnPage(number, total, width_px, height_px, pixels, words)


def _share(value: Any) -> float:
    return min(max(float(value), 0.0), 1.0)
