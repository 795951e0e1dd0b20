"""Refuses what the disk has no room for, before anything is written."""

from __future__ import annotations

from pathlib import Path

from wolofsearch.packages import failing

SPARE_BYTES = failing.SPARE_BYTES
"""What must stay free on the disk."""


def require_space(place: Path, needed_bytes: int, told: Path) -> None:
    """Raise ``encoder.no_space``, which names ``told``, where the disk of ``place`` has no such room to spare."""
    failing.require_space(place, needed_bytes, told, "encoder.no_space")
