"""The door to the pictures of pages: a file and a page go in, a picture comes out, or a reason why not.

Like reading, drawing happens in a child process that can be killed. It has a pool of its own, so that a person who
looks at a page never waits for an import, nor loses the page when an import is stopped.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from wolofsearch.documents.document import DEFAULT_LIMITS, Limits
from wolofsearch.documents.drawn_page import DrawnPage, PageRequest
from wolofsearch.documents.isolation import ReaderPool
from wolofsearch.documents.reading import readable_size
from wolofsearch.errors import WolofSearchError

DRAWN_FORMATS = frozenset({"pdf"})
"""Formats of documents that have pages to draw."""
DRAWING_LIMITS = replace(DEFAULT_LIMITS, seconds=30.0, total_seconds=30.0)

_pool = ReaderPool()


def draw_page(path: Path, number: int, width_px: int, limits: Limits = DRAWING_LIMITS) -> DrawnPage:
    """Draw a page of a PDF in a child process that is killed when it passes its limits. The file is only read.

    Args:
        path: a PDF.
        number: the page, from 1.
        width_px: how wide the picture is to be; it is smaller where it would hold too many pixels.
        limits: time and memory allowed.

    Raises:
        WolofSearchError: ``general.file_missing``, ``general.permission_denied``, ``documents.empty``,
            ``documents.no_page``, or what reading a PDF raises.
    """
    if readable_size(path) == 0:
        raise WolofSearchError("documents.empty", path=str(path))
    return _pool.draw(path.absolute(), PageRequest(number, width_px), limits)


def stop_drawing() -> None:
    """End every drawing that is under way in other threads, and the child that waits for more."""
    _pool.stop()
    _pool.close()
