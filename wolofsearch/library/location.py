"""Where a document lies, written so that a library can be moved with its documents.

A path inside the library's folder is stored relative to it, any other one absolute. File names are bytes on Linux:
one that is no UTF-8 (an old archive from another system) is stored as bytes, because SQLite's text would refuse it.
"""

from __future__ import annotations

import os
from pathlib import Path

Stored = str | bytes


def absolute(path: Path) -> Path:
    """Return ``path`` from the root, without following links: the name that the person knows."""
    return Path(os.path.abspath(path))  # noqa: PTH100 - resolve() would follow links


def stored(path: Path, folder: Path) -> Stored:
    """Return how an absolute ``path`` is written in the library that lies in ``folder``."""
    name = path.relative_to(folder).as_posix() if path.is_relative_to(folder) else str(path)
    try:
        name.encode()
    except UnicodeEncodeError:
        return os.fsencode(name)
    return name


def located(name: Stored, folder: Path) -> Path:
    """Return the absolute path that ``name`` means in the library that lies in ``folder``."""
    return absolute(folder / os.fsdecode(name))


def shown(path: Path) -> str:
    """Return ``path`` as text that can always be printed."""
    return os.fsencode(path).decode(errors="replace")
