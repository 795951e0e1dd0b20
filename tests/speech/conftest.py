"""A voice and a loudspeaker made of paper: what is said is known, and time passes when a test wants it to."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field

import numpy as np

from wolofsearch.audio.sound import Sound
from wolofsearch.errors import Cancelled, WolofSearchError

RATE_HZ = 1000


@dataclass
class PaperVoice:
    """Speaks a thousandth of a second a character; notes what it said and how fast."""

    name: str = "paper"
    title: str = "Papier"
    there: bool = True
    error: WolofSearchError | None = None
    gate: threading.Event | None = None
    said: list[tuple[str, float]] = field(default_factory=list)
    cancelled: list[str] = field(default_factory=list)

    def available(self) -> bool:
        return self.there

    def synthesise(self, text: str, rate: float, cancelled: threading.Event) -> Sound:
        if self.error is not None:
            raise self.error
        self.said.append((text, rate))
        while self.gate is not None and not self.gate.wait(0.01):
            if cancelled.is_set():
                self.cancelled.append(text)
                raise Cancelled
        return Sound(np.full(len(text), 0.5, np.float32), RATE_HZ)


@dataclass
class PaperOutput:
    """A loudspeaker on which a sound lasts until the test says that it was heard; no time at all where ``instant``."""

    instant: bool = False
    error: WolofSearchError | None = None
    played: list[Sound] = field(default_factory=list)
    paused: bool = False
    open: bool = False
    heard: int = 0

    @property
    def finished(self) -> bool:
        if self.error is not None:
            raise self.error
        return self.instant or self.heard >= len(self.played)

    def hear(self) -> None:
        """Let the sound that is being played come to its end."""
        self.heard = len(self.played)

    def play(self, sound: Sound) -> None:
        if self.error is not None:
            raise self.error
        self.open, self.paused = True, False
        self.played.append(sound)

    def pause(self) -> None:
        self.paused = True

    def resume(self) -> None:
        self.paused = False

    def close(self) -> None:
        self.open = False
