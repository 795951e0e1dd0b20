"""Files that are written whole or not at all: a crash or a full disk leaves the old one as it was."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

READABLE = 0o644


@contextmanager
def replacing(target: Path, *, private: bool = False) -> Iterator[BinaryIO]:
    """Give a file to write into, which takes the place of ``target`` at the end of the block, synced to the disk.

    Args:
        target: in a folder that is there.
        private: readable by its owner alone, from its first byte on.

    Raises:
        OSError: the disk refused. Then, and where the block raises, ``target`` is as it was and nothing else is left.
    """
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.stem}-", suffix=".part")
    part = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        if not private:
            part.chmod(READABLE)
        part.replace(target)
    except BaseException:
        part.unlink(missing_ok=True)
        raise


def sync_folder(folder: Path) -> None:
    """Make the names in a folder survive a power cut, where the system knows how."""
    with suppress(OSError):  # Windows opens no folders, and does this by itself
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
