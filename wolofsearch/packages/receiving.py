"""Copies what a package holds into a folder, piece by piece, and no piece that is there already.

A copy may be cut at any byte: nothing is noted, every piece on the disk is looked at again and believed for its
checksum. The same way an older copy lends what did not change since.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Generator
from contextlib import ExitStack
from pathlib import Path
from typing import IO

from wolofsearch.events import Throttle
from wolofsearch.packages.failing import require_space, told
from wolofsearch.packages.head import PackedFile, digest
from wolofsearch.packages.progress import PackageProgress
from wolofsearch.packages.reading import Package


def receive(package: Package, folder: Path, older: Path | None = None) -> Generator[PackageProgress, None, None]:
    """Copy all files of ``package`` into ``folder``, which holds them and nothing else in the end.

    Args:
        package: open; each piece is checked as it is read.
        folder: of the copy alone, made where there is none. What a cut copy left in it is used.
        older: the folder of an older copy, which is only read; pieces that did not change come from there.

    Yields:
        How far it is. Closing the generator keeps what is copied for the next time.

    Raises:
        WolofSearchError: ``packages.damaged``, ``packages.no_space``, or what a medium says.
    """
    with told(folder):
        if folder.is_symlink():
            folder.unlink()
        folder.mkdir(parents=True, exist_ok=True)
        there = _swept(folder, {file.name for file in package.manifest.files})
        require_space(folder, max(0, package.manifest.size_bytes - there), folder)
        yield from _copied(package, folder, older)


def _copied(package: Package, folder: Path, older: Path | None) -> Generator[PackageProgress, None, None]:
    throttle, done, reused, total = Throttle(), 0, 0, package.manifest.size_bytes
    chunk_bytes = package.manifest.chunk_bytes
    for file in package.manifest.files:
        target = folder / file.name
        target.parent.mkdir(parents=True, exist_ok=True)
        with ExitStack() as stack:
            copy = stack.enter_context(target.open("r+b" if target.exists() else "w+b"))
            before = _opened(stack, older / file.name) if older else None
            for number in range(len(file.chunks)):
                offset = number * chunk_bytes
                size = min(chunk_bytes, file.size_bytes - offset)
                if _held(copy, offset, size, file, number) is not None:
                    reused += size
                else:
                    content = _held(before, offset, size, file, number)
                    reused += size if content is not None else 0
                    copy.seek(offset)
                    copy.write(package.chunk(file, number) if content is None else content)
                done += size
                if throttle.ready():
                    yield PackageProgress("copying", done, total, reused)
            copy.truncate(file.size_bytes)
            copy.flush()
            os.fsync(copy.fileno())
    yield PackageProgress("copying", done, total, reused)


def _held(file: IO[bytes] | None, offset: int, size: int, about: PackedFile, number: int) -> bytes | None:
    """Return the piece if it stands in this file already."""
    if file is None:
        return None
    file.seek(offset)
    content = file.read(size)
    return content if len(content) == size and digest(content) == about.chunks[number] else None


def _opened(stack: ExitStack, path: Path) -> IO[bytes] | None:
    return stack.enter_context(path.open("rb")) if path.is_file() else None


def _swept(folder: Path, names: set[str]) -> int:
    """Remove what does not belong to the copy, links above all; return how many bytes of it are there."""
    wanted_folders = {name.rsplit("/", count)[0] for name in names for count in range(1, name.count("/") + 1)}
    there = 0
    for path in sorted(folder.rglob("*"), reverse=True):  # what lies in a folder before the folder
        name = path.relative_to(folder).as_posix()
        if path.is_symlink():
            path.unlink()
        elif path.is_dir():
            if name not in wanted_folders:
                shutil.rmtree(path)
        elif name in names and path.is_file():
            there += path.stat().st_size
        else:
            path.unlink()
    return there
