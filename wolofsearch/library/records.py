"""What a library hands out: plain values that outlive it."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from wolofsearch.documents.passages import CHUNKER_VERSION
from wolofsearch.documents.reading import PageSpan
from wolofsearch.encoder.protocol import TextEncoder


@dataclass(frozen=True, slots=True)
class Pipeline:
    """How the vectors of a library were made. Vectors of different pipelines are never mixed."""

    model_id: str
    precision: str
    dim: int
    chunker: str

    @classmethod
    def of(cls, encoder: TextEncoder) -> Pipeline:
        """Return the pipeline that an import with ``encoder`` would use."""
        return cls(encoder.model_id, encoder.precision, encoder.dim, CHUNKER_VERSION)

    def as_json(self) -> dict[str, Any]:
        """Return the pipeline as plain values."""
        return asdict(self)

    def __str__(self) -> str:
        return f"{self.model_id} · {self.precision} · {self.dim} · {self.chunker}"


@dataclass(frozen=True, slots=True)
class LibraryInfo:
    """A library in numbers. ``collections``: name and number of documents; ``pending``: files still to import."""

    documents: int
    passages: int
    failures: int
    pending: int
    collections: list[tuple[str, int]]
    pipeline: Pipeline | None
    size_bytes: int


@dataclass(frozen=True, slots=True)
class Failure:
    """A file that could not be imported. ``when``: ISO 8601, UTC."""

    path: Path
    message_id: str
    facts: dict[str, Any]
    when: str


@dataclass(frozen=True, slots=True)
class StoredFile:
    """A file that held a document when it was imported, below ``root``, the folder or file given to the import."""

    path: Path
    root: Path
    size_bytes: int
    mtime_ns: int


@dataclass(frozen=True, slots=True)
class StoredDocument:
    """A whole document. ``id`` is the SHA-256 of its bytes; ``path`` may be gone, ``text`` never is."""

    id: str
    title: str
    path: Path
    format: str
    collection: str | None
    text: str
    pages: tuple[PageSpan, ...]
    author: str | None = None
    language: str | None = None
    date: str | None = None
    files: tuple[StoredFile, ...] = ()
    """All files that hold it."""
    library_dir: Path | None = None
    """Folder of the library that tells this; None where none is near which files could lie."""


@dataclass(frozen=True, slots=True)
class StoredPassage:
    """A passage; ``text == document_text(document_id).text[start:end]`` and ``page`` is 1-based, or None."""

    id: int
    document_id: str
    text: str
    start: int
    end: int
    page: int | None
    title: str
    path: Path
    format: str
    collection: str | None
