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


def companion_places(path: Path, folder: Path) -> Iterator[Path]:
    """Yield where a file that lay at ``path`` may lie now, nearest first; whether anything is there is not asked.

    Args:
        path: where it was when it was imported, absolute, or absolute under another system.
        folder: of the library now, absolute.
    """
    parts = [part for part in _SEPARATORS.split(os.fspath(path)) if part]
    if any(part in {".", ".."} for part in parts):
        return
    for above in (folder, *folder.parents):
        for start in range(len(parts)):
            place = above.joinpath(*parts[start:])
            if place != path and place.is_relative_to(above):  # "E:" as a part would lead to that drive
                yield place
