"""Checkpoints: a killed stage goes on where it was.

A checkpoint is written to a temporary name and renamed, so that a kill while writing leaves the last good one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import torch
from torch import Tensor


def load(file: Path, device: torch.device | str = "cpu") -> dict[str, Any] | None:
    """Return what was saved, its tensors on a device, or None where there is nothing."""
    if not file.exists():
        return None
    place = torch.device(device)
    place = torch.device("cpu") if place.type == "cpu" else place  # processors have numbers among processes: "cpu:0"
    state: dict[str, Any] = torch.load(file, map_location=place, weights_only=True)
    return state


def averaged(states: Sequence[Mapping[str, Tensor]]) -> dict[str, Tensor]:
    """Return the mean of the weights of like modules; what is no number with a point is the first's."""
    first = states[0]
    return {
        name: torch.stack([state[name] for state in states]).mean(dim=0) if value.is_floating_point() else value
        for name, value in first.items()
    }


def save(file: Path, **state: Any) -> None:
    """Write tensors and plain values; a crash leaves the old file or the new one."""
    file.parent.mkdir(parents=True, exist_ok=True)
    part = file.with_suffix(".part")
    torch.save(state, part)
    part.replace(file)
