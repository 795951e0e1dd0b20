"""What lies in one ZIP or TAR archive, without a word of it believed: names are cleaned, tables of contents bounded."""

from __future__ import annotations

import lzma
import re
import struct
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import IO

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


def entries_of(path: Path) -> Iterator[Entry]:
    """Yield the files of an archive in their order; folders, links and devices are passed over.

    Raises:
        Exception: one of :data:`DAMAGE`.
    """
    return _zip_entries(path) if zipfile.is_zipfile(path) else _tar_entries(path)


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
