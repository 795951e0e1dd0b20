"""Opens a package: its head is checked before it is believed, every piece before it is handed out."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path
from typing import IO, Literal

from wolofsearch.errors import WolofSearchError
from wolofsearch.events import Throttle
from wolofsearch.packages import head, keys
from wolofsearch.packages.failing import told
from wolofsearch.packages.head import FIXED, FORMAT, LARGEST_MANIFEST_BYTES, MAGIC, BrokenHeadError, Manifest, digest
from wolofsearch.packages.progress import PackageProgress
from wolofsearch.packages.signatures import PUBLIC_KEY_BYTES, SIGNATURE_BYTES, Signature

_UNSIGNED = (bytes(PUBLIC_KEY_BYTES), bytes(SIGNATURE_BYTES))


@dataclass(frozen=True, slots=True)
class Signer:
    """What a signature says. ``name``: of the trusted publisher; None where this computer does not know the key."""

    state: Literal["trusted", "unknown", "unsigned"]
    key_id: str | None = None
    name: str | None = None
    public_key: str | None = None


class Package:
    """An open package whose head is right; what it holds is checked piece by piece as it is read."""

    def __init__(self, path: Path, file: IO[bytes], manifest: Manifest, content_offset: int, signer: Signer) -> None:
        self.path = path
        self.manifest = manifest
        self.signer = signer
        self._file = file
        sizes = [one.size_bytes for one in manifest.files]
        self._offsets = dict(
            zip([one.name for one in manifest.files], accumulate(sizes, initial=content_offset), strict=False)
        )

    def chunk(self, file: head.PackedFile, number: int) -> bytes:
        """Return a piece of a file.

        Raises:
            WolofSearchError: ``packages.damaged``, or what :func:`told` tells of the medium.
        """
        start = number * self.manifest.chunk_bytes
        size = min(self.manifest.chunk_bytes, file.size_bytes - start)
        with told(self.path):
            self._file.seek(self._offsets[file.name] + start)
            content = self._file.read(size)
        if digest(content) != file.chunks[number]:
            raise WolofSearchError("packages.damaged", path=self.path, name=file.name)
        return content

    def verified(self) -> Iterator[PackageProgress]:
        """Read everything once.

        Raises:
            WolofSearchError: as :meth:`chunk`.
        """
        throttle, done, total = Throttle(), 0, self.manifest.size_bytes
        for file in self.manifest.files:
            for number in range(len(file.chunks)):
                done += len(self.chunk(file, number))
                if throttle.ready():
                    yield PackageProgress("checking", done, total)
        yield PackageProgress("checking", done, total)


def is_package(path: Path) -> bool:
    """Return whether a file begins like a package."""
    try:
        with path.open("rb") as file:
            return file.read(len(MAGIC)) == MAGIC
    except OSError:
        return False


@contextmanager
def opened(path: Path, kind: str | None = None) -> Iterator[Package]:
    """Open the package in the file ``path``; ``kind``: the one that it must be of.

    Raises:
        WolofSearchError: ``packages.no_package``, ``packages.newer``, ``packages.damaged``, ``packages.unsafe``,
            ``packages.wrong_signature``, ``packages.other_kind``, ``packages.keys_broken``, or what the medium says.
    """
    with told(path):
        file = path.open("rb")
    with file:
        with told(path):
            fixed = file.read(FIXED.size)
            size_bytes = os.fstat(file.fileno()).st_size
        if len(fixed) < FIXED.size or not fixed.startswith(MAGIC):
            raise WolofSearchError("packages.no_package", path=path)
        _, version, length, checksum, signed, *signature = FIXED.unpack(fixed)
        if version > FORMAT:
            raise WolofSearchError("packages.newer", path=path)
        damaged = WolofSearchError("packages.damaged", path=path, name=path.name)
        # Packing anew shows a flipped bit where nothing may stand.
        if version != FORMAT or length > LARGEST_MANIFEST_BYTES or fixed != FIXED.pack(*FIXED.unpack(fixed)):
            raise damaged
        with told(path):
            content = file.read(length)
        if len(content) != length or hashlib.sha256(content).digest() != checksum:
            raise damaged
        signer = _signer(path, checksum, signature, signed=signed)
        try:
            manifest = head.read_manifest(content)
        except BrokenHeadError as error:
            raise WolofSearchError("packages.unsafe", path=path, detail=error) from error
        if FIXED.size + length + manifest.size_bytes != size_bytes:
            raise damaged
        if kind is not None and manifest.kind != kind:
            raise WolofSearchError(f"packages.other_kind_{manifest.kind}", path=path)
        yield Package(path, file, manifest, FIXED.size + length, signer)


def _signer(path: Path, checksum: bytes, parts: list[bytes], *, signed: bool) -> Signer:
    if not signed:
        if tuple(parts) != _UNSIGNED:
            raise WolofSearchError("packages.damaged", path=path, name=path.name)
        return Signer("unsigned")
    signature = Signature(*parts)
    if not signature.is_of(checksum):
        raise WolofSearchError("packages.wrong_signature", path=path, key=signature.key_id)
    public_key = signature.public_key.hex()
    for publisher in keys.known():
        if publisher.public_key == public_key:
            return Signer("trusted", signature.key_id, publisher.name, public_key)
    return Signer("unknown", signature.key_id, None, public_key)
