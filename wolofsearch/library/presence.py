"""Is a file deleted, or is its drive merely unplugged? Only what is surely deleted leaves the library."""

from __future__ import annotations

import os
from collections.abc import Generator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from wolofsearch.library import mounts
from wolofsearch.library.location import Stored, located
from wolofsearch.library.scanning import may_be_archive

if TYPE_CHECKING:
    from wolofsearch.library.store import Store


@dataclass(frozen=True, slots=True)
class Absence:
    """What is missing below a folder that was given to an import."""

    known: bool
    """Whether the library remembers anything there."""
    away: bool
    """Whether the folder itself is away, so that nothing can be said about what lay there."""
    files: list[Stored]
    """Imported files that are deleted."""
    failures: list[Stored]
    """Files that could not be imported and are deleted now."""
    unplugged: tuple[Path, ...] = ()
    """Drives that were mounted below the folder and are away, with all that was imported from them."""


def absence(store: Store, root: Path) -> Generator[None, None, Absence]:
    """Compare what the library remembers at or below ``root`` with what is there. Changes nothing.

    Yields:
        Now and then: a hundred thousand files take a while to look for.
    """
    files = _below(store, "SELECT path, root FROM files", root)
    failures = _below(store, "SELECT path, path FROM failures", root)
    names = {located(name, store.folder) for name, _ in files + failures}
    root_away = _away(root.parent if root in names else root)
    if root_away or not names:
        return Absence(bool(names), bool(names) and root_away, [], [])
    asked = cache(_away)
    unplugged = mounts.unplugged(store)
    lost: dict[Path, None] = {}
    missing: tuple[list[Stored], list[Stored]] = ([], [])
    for remembered, found in zip((files, failures), missing, strict=True):
        for name, own_root in remembered:
            path, own = located(name, store.folder), located(own_root, store.folder)
            if not asked(own.parent if own == path else own) and _deleted(path, root):
                drive = next((mount for mount in unplugged if path.is_relative_to(mount)), None)
                if drive is None:
                    found.append(name)
                else:
                    lost[drive] = None
            yield
    return Absence(True, False, *missing, tuple(lost))


def root_away(root: Path, path: Path) -> bool:
    """Return whether nothing can be said about ``path``, because its ``root`` is not there."""
    return _away(root.parent if root == path else root)


def away(store: Store, root: Path, path: Path) -> bool:
    """Return whether nothing can be said about ``path``: its ``root``, or a drive on the way to it, is not there."""
    return root_away(root, path) or any(map(path.is_relative_to, mounts.unplugged(store)))


def gone(store: Store, root: Path, path: Path) -> bool:
    """Return whether a file that was imported from ``root`` is surely deleted, or moved."""
    return _deleted(path, root) and not away(store, root, path)


def _away(folder: Path) -> bool:
    """A folder that is missing, or there but empty (a mount point without its drive), says nothing."""
    try:
        return not any(os.scandir(folder))
    except OSError:
        return True


def _deleted(path: Path, root: Path) -> bool:
    try:
        path.lstat()
    except NotADirectoryError:
        # It lies in an archive; what is no longer in there is told when the archive is opened.
        return not any(may_be_archive(parent.name) and parent.is_file() for parent in path.parents)
    except FileNotFoundError:
        # A link on the way that leads nowhere: the drive behind it is away.
        return not any(folder.is_symlink() and not folder.exists() for folder in path.parents if folder != root)
    except OSError:
        return False
    return False


def _below(store: Store, sql: str, root: Path) -> list[tuple[Stored, Stored]]:
    # Plain strings: a library may remember a hundred thousand files, and most imports are of a few.
    folder, top = str(store.folder), str(root)
    inside = top.rstrip(os.sep) + os.sep

    def is_below(name: Stored) -> bool:
        path = os.path.join(folder, os.fsdecode(name).replace("/", os.sep))  # noqa: PTH118
        return path == top or path.startswith(inside)

    return [(name, own_root) for name, own_root in store.rows(sql) if is_below(name)]
