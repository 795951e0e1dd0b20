"""Original documents and their pages, looked for and drawn in a lane of their own; knows no widget.

A drive that wakes up or a page that is hard to draw keeps neither a search nor a recording waiting.
"""

from __future__ import annotations

from collections.abc import Generator
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from wolofsearch.documents.drawn_page import DrawnPage
    from wolofsearch.library.records import StoredDocument

Stamp = tuple[int, int]


def is_drawn(document_format: str) -> bool:
    """Return whether documents of a format have pages that can be drawn."""
    from wolofsearch.documents.drawing import DRAWN_FORMATS

    return document_format.lower().lstrip(".") in DRAWN_FORMATS


class OriginalSide:
    """What runs in :attr:`~wolofsearch.desktop.worker.Lane.PAGES`."""

    def __init__(self) -> None:
        self._found: dict[str, tuple[Path, Stamp]] = {}

    def clean(self) -> None:
        """Remove what programs that have ended copied out of archives."""
        from wolofsearch.library.originals import clean_copies

        clean_copies()

    def find(self, document: StoredDocument, *, changed: bool = False) -> Generator[None, None, Path]:
        """Return the file of a document, as :func:`wolofsearch.library.originals.original` does.

        One that was found to be the same is not compared again while its size and time stay.
        """
        from wolofsearch.library.originals import original

        known = self._found.get(document.id)
        if known is not None and _stamp(known[0]) == known[1]:
            return known[0]
        path = yield from original(document, changed=changed)
        stamp = _stamp(path)
        if stamp is not None and not changed:
            self._found[document.id] = (path, stamp)
        return path

    def look(self, document: StoredDocument) -> Generator[None, None, None]:
        """Raise why a document's file cannot be had; one in an archive is believed to be there."""
        from wolofsearch.library.originals import archive_of

        if archive_of(document.path) is None:
            yield from self.find(document)

    def draw(self, document: StoredDocument, number: int, width_px: int) -> Generator[None, None, DrawnPage]:
        """Draw a page of a document's file."""
        from wolofsearch.documents.drawing import draw_page

        path = yield from self.find(document)
        return draw_page(path, number, width_px)

    def close(self) -> None:
        """End the process that draws."""
        from wolofsearch.documents.drawing import stop_drawing

        stop_drawing()


def _stamp(path: Path) -> Stamp | None:
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_size, status.st_mtime_ns
