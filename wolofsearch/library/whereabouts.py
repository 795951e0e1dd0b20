"""Finds a passage again that somebody noted long ago: its document may have been imported anew, changed, or moved.

The document is known by the checksum of its bytes; where that is gone, the file at its path is taken for a newer form
of it. In the document the passage is known by its offsets, and where other words stand there now, by its own words.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from wolofsearch.library.library import Library
from wolofsearch.library.location import absolute, stored

_LEAST_CHARACTERS = 80
"""Of the passage's beginning: enough to know it by, where its end has changed or the passage was cut otherwise."""


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """Where a passage stands now; fields as those of :class:`wolofsearch.library.records.StoredPassage`."""

    document_id: str
    start: int
    end: int
    page: int | None


def find_again(library: Library, document_id: str, path: Path, start: int, text: str) -> Whereabouts | None:
    """Return where a passage stands now, None where its document is not, or no longer, in the library.

    A document that is there but no longer says the passage is found at its beginning.

    Args:
        library: to look in.
        document_id: the document's id at that time.
        path: where the document lay.
        start: where the passage began in its text.
        text: what it said.
    """
    for known in _documents(library, document_id, path):
        whole = library.document_text(known)
        if whole.text[start : start + len(text)] == text:
            at, length = start, len(text)
        else:
            beginning = text[:_LEAST_CHARACTERS]
            at = max(whole.text.find(text), whole.text.find(beginning), 0)
            length = len(text) if whole.text[at : at + len(text)] == text else len(beginning)
            if not whole.text.startswith(beginning, at):
                length = 0
        page = next((span.number for span in whole.pages if span.start <= at < span.end), None)
        return Whereabouts(known, at, at + length, page)
    return None


def are_there(library: Library, documents: list[tuple[str, Path]]) -> list[bool]:
    """Return of each document, by its id and path, whether :func:`find_again` would find it."""
    known = {
        row[0] for row in library.store.rows_in("SELECT id FROM documents WHERE id IN (*)", [d for d, _ in documents])
    }
    return [
        document_id in known or next(_documents(library, document_id, path), None) is not None
        for document_id, path in documents
    ]


def _documents(library: Library, document_id: str, path: Path) -> Iterator[str]:
    rows = library.store.rows
    if rows("SELECT 1 FROM documents WHERE id = ?", [document_id]):
        yield document_id
    yield from (
        row[0] for row in rows("SELECT document_id FROM files WHERE path = ?", [stored(absolute(path), library.folder)])
    )
