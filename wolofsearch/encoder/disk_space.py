"""Refuses what the disk has no room for, before anything is written."""

from __future__ import annotations

import shutil
from pathlib import Path

from wolofsearch.errors import WolofSearchError

SPARE_BYTES = 64 << 20
"""What must stay free on the disk."""


def require_space(place: Path, needed_bytes: int, told: Path) -> None:
    """Raise ``encoder.no_space``, which names ``told``, where the disk of ``place`` has no such room to spare."""
    free_bytes = shutil.disk_usage(place).free
    if needed_bytes + SPARE_BYTES > free_bytes:
        raise WolofSearchError("encoder.no_space", path=told, needed=needed_bytes >> 20, free=free_bytes >> 20)
