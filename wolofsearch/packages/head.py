"""The head of a package: what it holds and the checksum of every piece of it, itself under one checksum.

A package is this, without a gap and without a byte after it::

    8 bytes   WOLOFPKG
    4         version of the format, little-endian
    4         size of the manifest
    32        SHA-256 of the manifest
    1         1 where it is signed, else 0
    32, 64    Ed25519 public key and signature, zeros where it is not signed
    11        zeros
              manifest: JSON, UTF-8
              the files' bytes, in the manifest's order

Nothing is compressed, so that a package is exactly as large as what it holds and no piece needs another one: a copy
goes on at any byte, and a piece that is there already need not be read. The manifest names the SHA-256 of every piece,
and the signature is over the manifest's checksum.
"""

from __future__ import annotations

import hashlib
import json
import re
import struct
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from typing import Any

from wolofsearch.packages.names import colliding, is_portable

MAGIC = b"WOLOFPKG"
FORMAT = 1
FIXED = struct.Struct("<8sII32s?32s64s11x")
SMALLEST_CHUNK_BYTES = 1 << 16
"""Pieces are small, so that what changed a little is copied a little."""
LARGEST_CHUNK_BYTES = 1 << 22
MOST_CHUNKS = 1 << 17
MOST_FILES = 100_000
LARGEST_MANIFEST_BYTES = 32 << 20
LARGEST_FILE_BYTES = 1 << 40
KINDS = ("library", "model")
_SHA256 = re.compile(r"[0-9a-f]{64}")


class BrokenHeadError(ValueError):
    """A head that says what cannot be; its text is for those who made it."""


@dataclass(frozen=True, slots=True)
class PackedFile:
    """A file in a package; ``chunks``: SHA-256 of each piece, hexadecimal."""

    name: str
    size_bytes: int
    chunks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a package holds.

    ``pipeline``: what made the vectors, or what the model would make, as plain values; None for an empty library.
    ``about``: what people want to know of it beforehand, as plain values. ``made_at``: ISO 8601, UTC.
    """

    kind: str
    name: str
    program: str
    made_at: str
    pipeline: dict[str, Any] | None
    about: dict[str, Any]
    chunk_bytes: int
    files: tuple[PackedFile, ...] = field(default=())

    @property
    def size_bytes(self) -> int:
        """Bytes of all files."""
        return sum(file.size_bytes for file in self.files)

    def as_bytes(self) -> bytes:
        """Return the manifest as written."""
        return json.dumps(asdict(self), ensure_ascii=False, separators=(",", ":")).encode()


def read_manifest(content: bytes) -> Manifest:
    """Read a manifest that anybody may have written.

    Raises:
        BrokenHeadError: it is none, or names files that may not be written.
    """
    try:
        raw = json.loads(content)
        files = tuple(PackedFile(file["name"], file["size_bytes"], tuple(file["chunks"])) for file in raw.pop("files"))
        manifest = Manifest(**raw, files=files)
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise BrokenHeadError(f"{type(error).__name__}: {error}"[:200]) from error
    for wrong in _wrong(manifest):
        raise BrokenHeadError(wrong)
    return manifest


def chunk_bytes_for(size_bytes: int) -> int:
    """Return how large the pieces of so many bytes should be, so that the manifest stays small."""
    chunk_bytes = SMALLEST_CHUNK_BYTES
    while size_bytes // chunk_bytes > MOST_CHUNKS // 2 and chunk_bytes < LARGEST_CHUNK_BYTES:
        chunk_bytes *= 2
    return chunk_bytes


def chunk_count(size_bytes: int, chunk_bytes: int) -> int:
    """Return of how many pieces a file is."""
    return -(-size_bytes // chunk_bytes)


def digest(content: bytes) -> str:
    """Return the SHA-256 of a piece, hexadecimal."""
    return hashlib.sha256(content).hexdigest()


def _wrong(manifest: Any) -> Iterator[str]:
    texts = (manifest.kind, manifest.name, manifest.program, manifest.made_at)
    if not all(isinstance(text, str) and len(text) <= 200 for text in texts):
        yield "texts"
    elif manifest.kind not in KINDS:
        yield "kind"
    elif not is_portable(manifest.name) or "/" in manifest.name or manifest.name.startswith("."):
        yield "name"
    if not isinstance(manifest.pipeline, dict | None) or not isinstance(manifest.about, dict):
        yield "pipeline, about"
    size = manifest.chunk_bytes
    if type(size) is not int or not SMALLEST_CHUNK_BYTES <= size <= LARGEST_CHUNK_BYTES or size & (size - 1):
        yield "chunk_bytes"
    if not 0 < len(manifest.files) <= MOST_FILES:
        yield "files"
    for file in manifest.files:
        if not isinstance(file.name, str) or not is_portable(file.name):
            yield f"file name {str(file.name)[:60]!r}"
        if type(file.size_bytes) is not int or not 0 <= file.size_bytes <= LARGEST_FILE_BYTES:
            yield "size_bytes"
        if len(file.chunks) != chunk_count(file.size_bytes, size):
            yield "chunks"
        if not all(isinstance(one, str) and _SHA256.fullmatch(one) for one in file.chunks):
            yield "chunks"
    double = colliding(file.name for file in manifest.files)
    if double is not None:
        yield f"file name {double[:60]!r}"
