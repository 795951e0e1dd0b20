"""Originals that travelled with their library: both moved together, and the paths that were written down did not.

A stick gets another drive letter on the next computer, another mount point under the next system. What lay beside the
library on it still does: the end of the old path, from some folder on, leads there from a folder above the library.
That a file found so is the one that was imported is for its bytes to say, never for its name.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

_SEPARATORS = re.compile(r"[\\/]+")
"""Of this system and of the others: a stick is written under one, and read under another."""


def companion_places(path: Path, folder: Path, *, least: int = 1) -> Iterator[Path]:
    """Yield where a file that lay at ``path`` may lie now, nearest first; whether anything is there is not asked.

    Args:
        path: where it was when it was imported, absolute, or absolute under another system.
        folder: of the library now, absolute.
        least: how many parts of the path, its name among them, must be the same.
    """
    parts = parts_of(path)
    if any(part in {".", ".."} for part in parts):
        return
    for above in (folder, *folder.parents):
        for start in range(len(parts) - least + 1):
            place = above.joinpath(*parts[start:])
            if place != path and place.is_relative_to(above):  # "E:" as a part would lead to that drive
                yield place


def parts_of_whole_folder(path: Path, root: Path) -> int:
    """Return how many parts of ``path`` lead to it from the imported folder ``root``, whose own name counts.

    A file with so many parts the same moved with all that was imported: it is the one, also where it was changed. For a
    file that was imported alone, its folder must be of the same name.
    """
    return max(2, _below(path, root) + 1)


def moved_root(path: Path, root: Path, place: Path) -> Path:
    """Return the folder that stands for ``root`` where what lay at ``path`` now lies at ``place``.

    It has a name that was above the file before: a package tells of this computer no more than the library knew.
    """
    same = 0
    for before, now in zip(reversed(parts_of(path)), reversed(place.parts), strict=False):
        if before != now:
            break
        same += 1
    up = min(_below(path, root), same - 1)
    return place.parents[up - 1] if up > 0 else place


def _below(path: Path, root: Path) -> int:
    parts, above = parts_of(path), parts_of(root)
    return len(parts) - len(above) if parts[: len(above)] == above else 0


def parts_of(path: Path) -> list[str]:
    """Return the parts of a path of this system or of another, without its root."""
    return [part for part in _SEPARATORS.split(os.fspath(path)) if part]
