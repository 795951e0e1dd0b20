"""What a search gives back: plain values for the window, and one JSON document for other programs."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from wolofsearch.library.location import shown

Kind = Literal["speech", "text", "passage"]
"""What was asked with; a passage asks for others like it."""
Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class ModelUsed:
    """The model that understood the question; ``runtime`` in words a person may read."""

    id: str
    dim: int
    runtime: str
    precision: str


@dataclass(frozen=True, slots=True)
class PassageHit:
    """A further passage of a document that was found.

    ``start`` and ``end`` are character offsets in the document's text, ``highlights`` ranges inside ``passage``.
    """

    score: float
    page: int | None
    passage: str
    start: int
    end: int
    highlights: tuple[Range, ...]


@dataclass(frozen=True, slots=True)
class Result:
    """A document that was found, with its best passage.

    ``score`` is the cosine of the question and the passage, -1..1. The order of typed questions also counts words, so
    there the scores need not fall from rank to rank. ``start``, ``end``, ``highlights``: as in :class:`PassageHit`.
    ``also_in``: further documents with a passage that is nearly the same text, the best first; of the same rank.
    """

    rank: int
    score: float
    document_id: str
    title: str
    path: Path
    format: str
    collection: str | None
    page: int | None
    passage: str
    start: int
    end: int
    others: tuple[PassageHit, ...]
    highlights: tuple[Range, ...]
    also_in: tuple[Result, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """Return the result as plain values."""
        return {"rank": self.rank, **self._found(), "also_in": [one._found() for one in self.also_in]}

    def _found(self) -> dict[str, Any]:
        return {
            "score": round(self.score, 4),
            "document": {
                "id": self.document_id,
                "title": self.title,
                "path": shown(self.path),
                "format": self.format,
                "collection": self.collection,
            },
            "page": self.page,
            "passage": self.passage,
            "start": self.start,
            "end": self.end,
        }


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to one question. ``seconds``: length of what was said; ``confident``: False for "nothing close"."""

    kind: Kind
    seconds: float | None
    model: ModelUsed
    encode_ms: float
    search_ms: float
    confident: bool
    results: tuple[Result, ...]

    def as_json(self) -> dict[str, Any]:
        """Return the document that ``search --json`` prints."""
        return {
            "query": {"kind": self.kind, "seconds": None if self.seconds is None else round(self.seconds, 2)},
            "model": {
                "id": self.model.id,
                "dim": self.model.dim,
                "runtime": self.model.runtime,
                "precision": self.model.precision,
            },
            "timing_ms": {"encode": round(self.encode_ms, 1), "search": round(self.search_ms, 1)},
            "confident": self.confident,
            "results": [result.as_json() for result in self.results],
        }
