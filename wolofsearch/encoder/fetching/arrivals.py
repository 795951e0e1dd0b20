"""What has arrived of a repository's files, and whether it is what was announced.

The hub's client keeps a file that is not whole yet under ``.cache/huggingface/download`` beside the files, in a name
that ends with the file's etag; that is what it resumes from.
"""

from __future__ import annotations

import hashlib
import shutil
from contextlib import suppress
from pathlib import Path

from wolofsearch.encoder.fetching.exchange import Files, HubFile

CACHE = Path(".cache") / "huggingface"
_PART_BYTES = 1 << 20


def partial_files(folder: Path, file: HubFile) -> list[Path]:
    """Return where the beginning of ``file`` may lie; the list is empty where nothing of it has arrived."""
    return list((folder / CACHE / "download").rglob(f"*.{file.etag}.incomplete"))


def arrived_bytes(folder: Path, name: str, file: HubFile) -> int:
    """Return how much of a file is there, whole or in part; whether it is right has not been looked at."""
    for place in (folder / name, *partial_files(folder, file)):
        with suppress(OSError):  # it may be moved to its place at this moment
            return min(place.stat().st_size, file.size_bytes)
    return 0


def all_arrived_bytes(folder: Path, files: Files) -> int:
    """Return the sum of :func:`arrived_bytes` over ``files``."""
    return sum(arrived_bytes(folder, name, file) for name, file in files.items())


def is_as_announced(path: Path, file: HubFile) -> bool:
    """Return whether the file at ``path`` has the announced size and hash.

    Raises:
        OSError: it cannot be read.
    """
    if path.stat().st_size != file.size_bytes:
        return False
    # git names a blob by the hash of its kind, its size and its content.
    git = hashlib.sha1(b"blob %d\0" % file.size_bytes, usedforsecurity=False)
    digest, expected = (git, file.git_sha1) if file.sha256 is None else (hashlib.sha256(), file.sha256)
    with path.open("rb") as content:
        while part := content.read(_PART_BYTES):
            digest.update(part)
    return digest.hexdigest() == expected


def forget_partial_files(folder: Path) -> None:
    """Take away what the hub's client keeps for itself, once every file is in its place."""
    shutil.rmtree(folder / CACHE, ignore_errors=True)
    with suppress(OSError):  # something else is kept there too
        (folder / CACHE.parent).rmdir()
