"""What building a model tells while it goes on."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, ClassVar

from wolofsearch.events import Event

READING, GRAPHS, FINISHING = "reading", "graphs", "finishing"
"""Stages: the checkpoint is read, its graphs are written, the rest of the bundle is. Between the last two, recipes."""


@dataclass(frozen=True, slots=True)
class BuildStage(Event):
    """A stage begins: :data:`READING`, :data:`GRAPHS`, a recipe by its name, :data:`FINISHING`.

    ``resumed``: an earlier build that was stopped has done it. ``number`` of ``of`` stages; each recipe that fails
    makes one more.
    """

    name: ClassVar[str] = "stage"
    stage: str
    resumed: bool = False
    number: int = 0
    of: int = 0


@dataclass(frozen=True, slots=True)
class RecipeFailed(Event):
    """A recipe strays too far from float32; ``layers`` are the cosines behind each layer of the text model."""

    name: ClassVar[str] = "recipe_failed"
    recipe: str
    mean_cosine: float
    layers: list[float] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Built(Event):
    """The bundle is in its place.

    ``quality`` is that of its manifest, empty in float32; ``hears`` is false of a text model alone.
    """

    name: ClassVar[str] = "finished"
    model: str
    folder: Path
    precision: str
    size_bytes: int
    quality: dict[str, Any]
    hears: bool
