"""Checkpoints: a killed stage goes on where it was, with the same optimiser, clock and random numbers.

A checkpoint is written to a temporary name and renamed, so that a kill while writing leaves the last good one.
"""

from __future__ import annotations

import random
import time
from pathlib import Path
from typing import Any

import numpy as np
import torch


class Checkpoint:
    """The state of one stage in one file.

    Args:
        file: where it is kept.
        every_minutes: least time between two automatic saves.
    """

    def __init__(self, file: Path, every_minutes: float) -> None:
        self.file = file
        self._every_s = every_minutes * 60
        self._saved_s = time.monotonic()

    def load(self) -> dict[str, Any] | None:
        """Return the saved state with the random generators set back, or None where there is none."""
        if not self.file.exists():
            return None
        state: dict[str, Any] = torch.load(self.file, weights_only=False)  # our own file: holds generator states
        random.setstate(state["random"]["python"])
        np.random.set_state(state["random"]["numpy"])  # noqa: NPY002 - libraries draw from the global one too
        torch.set_rng_state(state["random"]["torch"])
        return state

    def due(self) -> bool:
        """Return True when the last save is old enough."""
        return time.monotonic() - self._saved_s >= self._every_s

    def save(self, **state: Any) -> None:
        """Write ``state`` and the random generators; a crash leaves the old file or the new one."""
        state["random"] = {
            "python": random.getstate(),
            "numpy": np.random.get_state(),  # noqa: NPY002 - as above
            "torch": torch.get_rng_state(),
        }
        self.file.parent.mkdir(parents=True, exist_ok=True)
        part = self.file.with_suffix(".part")
        torch.save(state, part)
        part.replace(self.file)
        self._saved_s = time.monotonic()


class Clock:
    """Seconds that a stage has really worked, over all its starts; the learning rate follows it.

    A run is bounded by work rather than by steps because the machines it runs on differ tenfold in speed.
    """

    def __init__(self, minutes: float, worked_s: float = 0.0) -> None:
        self._total_s = minutes * 60
        self._worked_s = worked_s
        self._start_s = time.monotonic()

    @property
    def worked_s(self) -> float:
        """Seconds worked so far."""
        return self._worked_s + time.monotonic() - self._start_s

    @property
    def progress(self) -> float:
        """Share of the stage that is done, 0 to 1."""
        return min(1.0, self.worked_s / self._total_s) if self._total_s else 1.0

    def rate(self, step: int, warm_up_steps: int) -> float:
        """Return the factor of the learning rate: linear warm-up over steps, then a cosine over the clock."""
        cosine = 0.5 * (1 + float(np.cos(np.pi * self.progress)))
        return min(1.0, (step + 1) / warm_up_steps) * max(cosine, 0.02)


def smooth(average: float | None, value: float) -> float:
    """Return the running average of a loss after one more value; None before the first."""
    return value if average is None else 0.98 * average + 0.02 * value
