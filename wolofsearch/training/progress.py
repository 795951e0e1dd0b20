"""What a training stage tells while it works: one event type for all stages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from wolofsearch.events import Event


@dataclass(frozen=True, slots=True)
class StageProgress(Event):
    """A stage has come to ``step``; ``share`` of its time, 0 to 1, is used; ``figures`` are its measures."""

    name: ClassVar[str] = "stage"
    stage: str
    step: int
    share: float
    figures: dict[str, float]
