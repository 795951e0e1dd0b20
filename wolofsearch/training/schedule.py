"""How long a stage trains and how fast: linear warm-up, then a cosine, over steps rather than over time.

Steps and not minutes, so that a run is the same on every machine; ``train plan`` says how long they take on this one.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

LEAST_RATE = 0.02


@dataclass(frozen=True, slots=True)
class Schedule:
    """Of a stage.

    Args:
        seed: all chance of the stage comes from it.
        steps: from beginning to end.
        warm_up_steps: in which the learning rate rises.
        watch_steps: every so many steps the stage is tried on what it does not train on.
        patience: ends after so many tries without a better one, and takes the best; 0: never.
    """

    seed: int
    steps: int
    warm_up_steps: int
    watch_steps: int
    patience: int

    def rate(self, step: int) -> float:
        """Return the factor of the learning rate at a step."""
        cosine = 0.5 * (1 + math.cos(math.pi * step / self.steps))
        return min(1.0, (step + 1) / max(1, self.warm_up_steps)) * max(cosine, LEAST_RATE)


def smooth(average: float | None, value: float) -> float:
    """Return the running average of a loss after one more value; None before the first."""
    return value if average is None else 0.98 * average + 0.02 * value
