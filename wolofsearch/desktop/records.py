"""What the lanes hand to the thread that paints: plain facts about model, library, recording and answer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from wolofsearch.errors import WolofSearchError
from wolofsearch.library.filtering import Choices

if TYPE_CHECKING:
    from wolofsearch.audio.quality import Verdict
    from wolofsearch.audio.waveform import Waveform
    from wolofsearch.encoder.bundle import ModelInfo
    from wolofsearch.library.forgetting import Imported
    from wolofsearch.library.records import Failure, LibraryInfo
    from wolofsearch.search.answer import Answer


@dataclass(frozen=True, slots=True)
class ModelFacts:
    """The model in use, for a person to read."""

    model_id: str
    runtime: str
    precision: str
    dim: int
    info: ModelInfo | None
    """The bundle it came from; None for a model that is none."""
    fallbacks: Sequence[WolofSearchError] = ()
    """What failed to compute, and what computes instead."""


@dataclass(frozen=True, slots=True)
class InstalledModel:
    """A model in the list. One that answers cannot be removed, nor one that came with the program."""

    info: ModelInfo
    in_use: bool
    removable: bool


@dataclass(frozen=True, slots=True)
class Heard:
    """A recording, and what is wrong with it, if anything."""

    waveform: Waveform
    """Cut to the voice."""
    whole: Waveform
    verdict: Verdict
    file: Path | None = None
    """The file from which it was read; None for what was said."""


@dataclass(frozen=True, slots=True)
class Found:
    """An answer, and the score from which on a passage is close enough."""

    answer: Answer
    threshold: float


class Passage(Protocol):
    """Where a passage stands, and in what."""

    @property
    def document_id(self) -> str:
        """The document."""
        ...

    @property
    def start(self) -> int:
        """Offset in the document's text."""
        ...

    @property
    def title(self) -> str:
        """The document's title."""
        ...


@dataclass(frozen=True, slots=True)
class Overview:
    """The library in numbers, and what could not be read."""

    info: LibraryInfo
    failures: Sequence[Failure]
    outdated: Outdated | None = None
    folders: Sequence[Imported] = ()
    choices: Choices = field(default_factory=Choices)


@dataclass(frozen=True, slots=True)
class Outdated:
    """A library that was made otherwise than the model in use would make it."""

    made_with: str
    """Id of the model that it was made with."""
    chosen: str
    """Id of the model in use."""
    answers: bool
    """Whether it can be searched meanwhile, because the model that it was made with is there."""
