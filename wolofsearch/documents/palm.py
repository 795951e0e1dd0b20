"""Databases of Palm organisers, in which the oldest electronic books and all of the Kindle's are kept.

A database is a head, a list of where its records lie, and the records.
"""

from __future__ import annotations

import struct
from pathlib import Path

from wolofsearch.errors import WolofSearchError

KINDS: dict[bytes, str] = {
    b"BOOKMOBI": "mobi",
    b"TEXtREAd": "palmdoc",
    b"PNPdPPrs": "pdb",
    b"PNRdPPrs": "pdb",
}
"""Formats by the kind of the database: Mobipocket and Kindle, PalmDOC, eReader old and new."""
KIND_AT_BYTE = 60
_LIST_AT_BYTE = 76
_LOCK_AT_BYTE = 12
_MOBIPOCKET = (16, b"MOBI")


def palm_format(path: Path) -> str:
    """Return the format of a database whose kind is one of :data:`KINDS`.

    Raises:
        WolofSearchError: ``documents.locked`` for a Mobipocket or Kindle book that its seller has locked.
        struct.error: it is cut off.
    """
    with path.open("rb") as file:
        head = file.read(_LIST_AT_BYTE + 6)
        file.seek(*struct.unpack_from(">L", head, _LIST_AT_BYTE + 2))
        first = file.read(20)
    kind = KINDS[head[KIND_AT_BYTE : KIND_AT_BYTE + 8]]
    offset, mark = _MOBIPOCKET
    if kind == "palmdoc" and first.startswith(mark, offset):  # the first books of Mobipocket called themselves so
        kind = "mobi"
    if kind == "mobi" and struct.unpack_from(">H", first, _LOCK_AT_BYTE)[0]:
        raise WolofSearchError("documents.locked", path=str(path))
    return kind


def palm_records(data: bytes) -> tuple[str, list[bytes]]:
    """Return the name of a database and its records.

    Raises:
        struct.error: it is cut off.
    """
    name = data[:32].split(b"\0")[0].decode("cp1252", errors="replace")
    (count,) = struct.unpack_from(">H", data, _LIST_AT_BYTE)
    starts = [struct.unpack_from(">L", data, _LIST_AT_BYTE + 2 + 8 * number)[0] for number in range(count)]
    return name, [data[start:end] for start, end in zip(starts, [*starts[1:], len(data)], strict=True)]
