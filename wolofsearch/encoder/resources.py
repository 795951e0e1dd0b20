"""How much of this computer a model may use: threads for its operators, memory for its batches.

A person's computer has other things to do. Hyper-threads share the units that multiply, so only whole cores count; and
what is free of the memory decides how many passages are encoded together, not what a large computer would like.
"""

from __future__ import annotations

import os
from dataclasses import dataclass

import psutil

MOST_BATCH_TOKENS = 4096
"""Tokens in one call of the text model: enough to fill any processor."""
FEWEST_BATCH_TOKENS = 256
BYTES_PER_TOKEN_AND_COMPONENT = 110
"""Memory that a call of the text model takes for each token and each component of its width: 64 to 106 measured, for
texts of 64 to 512 tokens."""
BATCH_SHARE = 0.25
"""Part of the free memory that one call may take."""


@dataclass(frozen=True, slots=True)
class Resources:
    """What a model may use. ``available_bytes``: memory that is free, or can be made free, without swapping."""

    threads: int
    available_bytes: int

    @classmethod
    def of_this_computer(cls, *, spare_cores: int = 0) -> Resources:
        """Return what there is now.

        Args:
            spare_cores: cores left to others, as long as two remain: on a computer of two cores one less would make
                hours of work twice as long, and low priority gives way just as well.
        """
        cores = physical_cores()
        return cls(max(min(2, cores), cores - spare_cores), psutil.virtual_memory().available)

    def batch_tokens(self, width: int) -> int:
        """Return how many tokens, padding included, one call of a text model of this width may take."""
        fitting = self.available_bytes * BATCH_SHARE / (BYTES_PER_TOKEN_AND_COMPONENT * width)
        return int(min(max(fitting, FEWEST_BATCH_TOKENS), MOST_BATCH_TOKENS))


def physical_cores() -> int:
    """Return the number of whole cores that this process may run on, at least 1."""
    whole = psutil.cpu_count(logical=False) or os.cpu_count() or 1
    allowed = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else whole
    return max(1, min(whole, allowed))


def lower_priority() -> None:
    """Let every other program of this computer go first, from now on; searching ones among them."""
    process = psutil.Process()
    process.nice(psutil.BELOW_NORMAL_PRIORITY_CLASS if psutil.WINDOWS else max(10, process.nice()))
