"""Drives that are mounted inside an imported folder: remembered, so that an unplugged one is not taken for deletion.

A root that is empty or missing says nothing about what lay there; of a folder in it that can only be told by knowing
that a drive had its place there.
"""

from __future__ import annotations

import json
import os
from collections.abc import Collection
from pathlib import Path
from typing import TYPE_CHECKING

from wolofsearch.library.location import located, stored

if TYPE_CHECKING:
    from wolofsearch.library.store import Store

_KEY = "mounts"
"""In the library's notebook: JSON, paths as in the table of files."""


def device_of(folder: Path) -> int | None:
    """Return the number of the drive on which a folder lies, None where it is not there."""
    try:
        return folder.stat().st_dev
    except OSError:
        return None


def remember(store: Store, met: Collection[Path]) -> None:
    """Write down mount points that are not known yet."""
    known = remembered(store)
    new = [mount for mount in dict.fromkeys(met) if mount not in known]
    if new:
        names = json.dumps([os.fsdecode(stored(mount, store.folder)) for mount in (*known, *new)])
        with store.transaction() as database:
            database.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", [_KEY, names])


def remembered(store: Store) -> list[Path]:
    """Return every mount point that an import ever met."""
    return [located(name, store.folder) for name in json.loads(store.meta(_KEY) or "[]")]


def unplugged(store: Store) -> list[Path]:
    """Return the mount points on which no drive is mounted now: they are gone, or a plain folder of what is around."""
    return [mount for mount in remembered(store) if device_of(mount) in (None, device_of(mount.parent))]
