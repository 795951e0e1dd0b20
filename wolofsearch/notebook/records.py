"""What the notebook holds: questions that were asked, and passages that are kept. Plain values."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """A passage in a document.

    Attributes:
        document_id: SHA-256 of the document's bytes.
        start: offset of the passage's first character in the document's text.
        end: offset behind its last.
        text: what it says.
        title: the document's.
        path: where the document lay.
        format: of the document.
        page: 1-based, None for a document without pages.
        library: folder of the library in which it was found.
    """

    document_id: str
    start: int
    end: int
    text: str
    title: str
    path: str
    format: str
    page: int | None
    library: str


@dataclass(frozen=True, slots=True)
class Question:
    """A question that was asked.

    Attributes:
        kind: ``"text"`` or ``"speech"``.
        words: what was typed, or the name of the recording; empty for what was said.
        seconds: how long it was said.
        recording: file of what was said, None where it was not kept.
        library: folder of the library that was asked.
        confident: whether something close enough was found.
        titles: of the best documents found.
        asked_at: ISO 8601, UTC.
        id: set by the notebook.
    """

    kind: str
    words: str
    seconds: float | None
    recording: str | None
    library: str
    confident: bool
    titles: tuple[str, ...]
    asked_at: str
    id: int = 0


@dataclass(frozen=True, slots=True)
class Kept:
    """A passage in a list. ``kept_at``: ISO 8601, UTC."""

    id: int
    place: Place
    kept_at: str


@dataclass(frozen=True, slots=True)
class ReadingList:
    """A named list of kept passages; the first one, of favourites, has no name and is always there."""

    id: int
    name: str
    count: int


FAVOURITES_ID = 1
