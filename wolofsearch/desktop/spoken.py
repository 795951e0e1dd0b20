"""What is being read aloud, as the window shows it in the card and in the document."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class EarState(Enum):
    """What an ear button would do, by its icon."""

    SILENT = "ear"
    READING = "pause"
    PAUSED = "play"


@dataclass(frozen=True, slots=True)
class Spoken:
    """A place that is being read aloud.

    Attributes:
        document_id: the document.
        passage_start: offset of the passage in the document's text.
        state: whether it is being read or paused.
        span: characters of the passage that are heard now; None before the first sound and during the title.
        in_title: whether the title is heard now.
    """

    document_id: str
    passage_start: int
    state: EarState
    span: tuple[int, int] | None = None
    in_title: bool = False

    def is_at(self, document_id: str, passage_start: int) -> bool:
        """Return whether this is the passage that begins there."""
        return (self.document_id, self.passage_start) == (document_id, passage_start)
