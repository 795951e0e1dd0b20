"""A model as it travels: a folder, a zip or a tar, of which nothing is believed before it has been looked at.

No archive is ever unpacked as a whole. Its list of members is read first; a name that leaves the archive, a link, or
more content than a model can have refuses all of it. Then single members are copied out, to names that we choose.
"""

from __future__ import annotations

import tarfile
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from lzma import LZMAError
from pathlib import Path, PurePosixPath
from typing import IO, Protocol

from wolofsearch.encoder.bundle import MANIFEST
from wolofsearch.errors import WolofSearchError

LARGEST_BYTES = 8 << 30
"""More content than any model has that this program can run."""
LARGEST_RATIO = 100
"""Weights shrink by little; what grows a hundredfold is no model."""
SPARE_BYTES = 1 << 20
PIECE_BYTES = 1 << 20
MOST_MEMBERS = 1_000


class Opener(Protocol):
    """Opens one member for reading."""

    def __call__(self) -> IO[bytes]:
        """Return the stream of its content."""
        ...


@dataclass(frozen=True, slots=True)
class Member:
    """One file of a package: how large it says it is, and how to read it."""

    size_bytes: int
    open: Opener


Package = dict[str, Member]
"""The files that lie beside the manifest, by their plain names."""


@contextmanager
def opened(source: Path) -> Iterator[Package]:
    """Look into a folder, a ``.zip`` or a ``.tar`` (compressed or not) that holds one model.

    Args:
        source: the model lies at its top or in its one folder.

    Raises:
        WolofSearchError: ``encoder.no_model``, ``encoder.broken_package``, ``encoder.unsafe_package`` or
            ``encoder.package_too_large``; also while members are read.
    """
    try:
        with ExitStack() as stack:
            yield _beside_manifest(source, dict(_members(source, stack)))
    except (zipfile.BadZipFile, tarfile.TarError, zlib.error, LZMAError, EOFError, RuntimeError) as error:
        # RuntimeError is what zipfile raises for an encrypted member.
        raise WolofSearchError("encoder.broken_package", path=source, detail=error) from error


def copy(member: Member, target: Path) -> Iterator[int]:
    """Write the content of a member to ``target``; yield the number of bytes written, after each piece."""
    with member.open() as content, target.open("xb") as file:
        while piece := content.read(PIECE_BYTES):
            yield file.write(piece)


def _members(source: Path, stack: ExitStack) -> Iterator[tuple[str, Member]]:
    if source.is_dir():
        yield from _of_folder(source)
    elif not source.is_file():
        raise WolofSearchError("encoder.no_model", path=source)
    elif zipfile.is_zipfile(source):
        yield from _of_zip(source, stack.enter_context(zipfile.ZipFile(source)))
    elif tarfile.is_tarfile(source):
        yield from _of_tar(source, stack.enter_context(tarfile.TarFile.open(source)))
    else:
        raise WolofSearchError("encoder.broken_package", path=source, detail="zip, tar")


def _of_folder(source: Path) -> Iterator[tuple[str, Member]]:
    top = source if (source / MANIFEST).exists() else None
    inner = [file.parent for file in source.glob(f"*/{MANIFEST}")]
    if top is None and len(inner) != 1:
        raise WolofSearchError("encoder.no_model", path=source)
    for file in (top or inner[0]).iterdir():
        if file.is_symlink():
            raise WolofSearchError("encoder.unsafe_package", path=source, name=file.name)
        if file.is_file():
            yield file.name, Member(file.stat().st_size, lambda file=file: file.open("rb"))


def _of_zip(source: Path, archive: zipfile.ZipFile) -> Iterator[tuple[str, Member]]:
    budget = _Budget(source)
    for info in archive.infolist():
        kind = info.external_attr >> 28  # the upper bits of a Unix mode; archives from elsewhere have none
        _require_safe(source, info.filename, plain=info.is_dir() or kind in {0, 8})
        budget.spend(info.file_size)
        if not info.is_dir():
            yield info.filename, Member(info.file_size, lambda info=info: archive.open(info))


def _of_tar(source: Path, archive: tarfile.TarFile) -> Iterator[tuple[str, Member]]:
    budget = _Budget(source)

    def content(info: tarfile.TarInfo) -> IO[bytes]:
        stream = archive.extractfile(info)
        if stream is None:
            raise tarfile.ReadError(info.name)
        return stream

    for info in archive:
        _require_safe(source, info.name, plain=info.isdir() or info.isreg())
        budget.spend(info.size)  # before the next header is looked for, which unpacks all of this member
        if info.isreg():
            yield info.name, Member(info.size, lambda info=info: content(info))


def _require_safe(source: Path, name: str, *, plain: bool) -> None:
    path = PurePosixPath(name)
    if not plain or path.is_absolute() or ".." in path.parts or "\\" in name or ":" in name or "\0" in name:
        raise WolofSearchError("encoder.unsafe_package", path=source, name=name)


class _Budget:
    """Counts what the members of an archive claim to hold."""

    def __init__(self, source: Path) -> None:
        self._source = source
        self._members = 0
        self._bytes = 0
        self._most_bytes = min(LARGEST_BYTES, LARGEST_RATIO * source.stat().st_size + SPARE_BYTES)

    def spend(self, size_bytes: int) -> None:
        self._members += 1
        self._bytes += size_bytes
        if self._bytes > self._most_bytes or self._members > MOST_MEMBERS:
            raise WolofSearchError("encoder.package_too_large", path=self._source)


def _beside_manifest(source: Path, members: dict[str, Member]) -> Package:
    """Return the members in the folder of the one manifest, by their plain names."""
    folders = [PurePosixPath(name).parent for name in members if PurePosixPath(name).name == MANIFEST]
    if len(folders) != 1:
        raise WolofSearchError("encoder.no_model", path=source)
    return {
        PurePosixPath(name).name: member for name, member in members.items() if PurePosixPath(name).parent == folders[0]
    }
