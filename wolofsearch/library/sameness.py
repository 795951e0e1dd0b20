"""When two documents say the same: the same bytes, or the same text in another format or with other metadata."""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Generator
from pathlib import Path

_CHUNK_BYTES = 1 << 20
_ALIKE = str.maketrans("’‘‛ʼ“”„«»‐‑–—−", '\'\'\'\'"""""-----', "\u00ad\ufeff")
"""Quotes and dashes that programs put for one another; what is never seen goes."""


def bytes_id(path: Path) -> Generator[None, None, str]:
    """Return the SHA-256 of a file's bytes, hexadecimal, read piece by piece.

    Yields:
        After every piece: a large file must not hold up a search or a cancellation.

    Raises:
        OSError: the file cannot be read.
    """
    digest, buffer = hashlib.sha256(), memoryview(bytearray(_CHUNK_BYTES))
    with path.open("rb", buffering=0) as file:
        while count := file.readinto(buffer):
            digest.update(buffer[:count])
            yield
    return digest.hexdigest()


def text_id(text: str) -> str:
    """Return the SHA-256, hexadecimal, of a text as it reads: its line breaks, spaces and typography do not count.

    Digits, signs and capitals do: what differs in one of them says something else.
    """
    plain = " ".join(unicodedata.normalize("NFKC", text.translate(_ALIKE)).split())
    return hashlib.sha256(plain.encode()).hexdigest()
