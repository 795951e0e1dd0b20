"""What lies in one ZIP or TAR archive, or a single compressed file: names are cleaned, tables of contents bounded.

Not a word of it is believed.
"""

from __future__ import annotations

import bz2
import gzip
import lzma
import re
import struct
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path, PurePosixPath
from typing import IO, cast

from wolofsearch.documents.document import MEGABYTE

MAX_CONTENTS_BYTES = 64 * MEGABYTE
"""Size of a ZIP archive's table of contents: half a million members. It is read in one piece."""
DAMAGE = (
    zipfile.BadZipFile,
    tarfile.TarError,
    zlib.error,
    lzma.LZMAError,
    EOFError,
    OSError,
    ValueError,
    RuntimeError,
)
"""What the standard library raises for archives that are damaged, or packed in ways that it does not know."""
_OPENERS: dict[bytes, Callable[[Path], object]] = {b"\x1f\x8b": gzip.open, b"BZh": bz2.open, b"\xfd7zXZ\x00": lzma.open}
COMPRESSED: tuple[bytes, ...] = tuple(_OPENERS)
"""How files begin that are compressed in one piece."""
_TAR_SUFFIXES = frozenset({".tar", ".tgz", ".tbz2", ".txz"})
_TAR_BLOCK_BYTES = 512
_ENCRYPTED_FLAG, _UTF8_FLAG = 0x1, 0x800
_CONTENTS_END = b"PK\x05\x06"
_LONGEST_END_BYTES = 22 + 0xFFFF
_SEPARATORS = re.compile(r"[/\\]")
_DRIVE = re.compile(r"[A-Za-z]:")


@dataclass(frozen=True, slots=True)
class Entry:
    """One file in an archive.

    ``name``: its folders and name, cleaned, with slashes. ``open``: gives its bytes. ``passing_bytes``: what has to be
    unpacked even when it is only passed over, 0 where nothing is.
    """

    name: str
    open: Callable[[], IO[bytes]]
    encrypted: bool
    passing_bytes: int


def entries_of(path: Path, name: str) -> Iterator[Entry]:
    """Yield the files of an archive in their order; folders, links and devices are passed over.

    ``name``: what it is called. A compressed file that is no TAR archive holds one of the name without the last suffix.

    Raises:
        Exception: one of :data:`DAMAGE`.
    """
    if zipfile.is_zipfile(path):
        yield from _zip_entries(path)
    elif _is_single(path, name):
        yield from _compressed_entry(path, name)
    else:
        yield from _tar_entries(path)


def _is_single(path: Path, name: str) -> bool:
    """Return whether one file was compressed that is no TAR archive, nor the beginning of one."""
    suffixes = {suffix.lower() for suffix in PurePosixPath(name).suffixes[-2:]}
    if _opener(path) is None or suffixes & _TAR_SUFFIXES:
        return False
    try:
        with _decompressed(path) as file:
            tarfile.TarInfo.frombuf(file.read(_TAR_BLOCK_BYTES), "utf-8", "surrogateescape")
    except DAMAGE:
        return True
    return False


def _compressed_entry(path: Path, name: str) -> Iterator[Entry]:
    stem = clean_name(PurePosixPath(name).stem.encode("utf-8", "surrogateescape"))
    yield Entry(stem, partial(_decompressed, path), False, 0)


def _decompressed(path: Path) -> IO[bytes]:
    opener = _opener(path)
    assert opener is not None
    return cast("IO[bytes]", opener(path))


def _opener(path: Path) -> Callable[[Path], object] | None:
    with path.open("rb") as file:
        head = file.read(max(map(len, COMPRESSED)))
    return next((opener for magic, opener in _OPENERS.items() if head.startswith(magic)), None)


def _zip_entries(path: Path) -> Iterator[Entry]:
    if _contents_bytes(path) > MAX_CONTENTS_BYTES:
        raise zipfile.BadZipFile("its table of contents is too long")
    with zipfile.ZipFile(path) as archive:
        for member in archive.infolist():
            if member.filename.endswith("/"):  # is_dir() stumbles over a name that is empty
                continue
            coded = member.orig_filename.encode(
                "utf-8" if member.flag_bits & _UTF8_FLAG else "cp437", "surrogateescape"
            )
            encrypted = bool(member.flag_bits & _ENCRYPTED_FLAG)
            yield Entry(clean_name(coded), partial(archive.open, member), encrypted, 0)


def _contents_bytes(path: Path) -> int:
    """Return the size of the table of contents, as the end of the archive tells it."""
    with path.open("rb") as file:
        size = file.seek(0, 2)
        file.seek(max(0, size - _LONGEST_END_BYTES))
        end = file.read()
    place = end.rfind(_CONTENTS_END)
    return int(struct.unpack_from("<I", end, place + 12)[0]) if 0 <= place <= len(end) - 22 else 0


def _tar_entries(path: Path) -> Iterator[Entry]:
    # One pass, as going back in a compressed archive means unpacking it from the start.
    with tarfile.open(path, "r|*") as archive:
        for member in archive:
            if member.isreg():
                name = clean_name(member.name.encode("utf-8", "surrogateescape"))
                yield Entry(name, partial(_tar_member, archive, member), False, member.size)


def _tar_member(archive: tarfile.TarFile, member: tarfile.TarInfo) -> IO[bytes]:
    packed = archive.extractfile(member)
    if packed is None:
        raise tarfile.ReadError("no file")
    return packed


def clean_name(coded: bytes) -> str:
    """Return a member's name as part of an address: no way up, no drive, no empty part; ``"_"`` if nothing is left.

    Names are UTF-8, or what Windows calls OEM in western Europe and West Africa (cp850), whatever the archive says.
    """
    try:
        name = coded.decode("utf-8")
    except UnicodeDecodeError:
        name = coded.decode("cp850")
    parts = [part for part in _SEPARATORS.split(name.replace("\0", "")) if part not in ("", ".", "..")]
    if parts and _DRIVE.fullmatch(parts[0]):
        parts = parts[1:]
    return "/".join(parts) or "_"
