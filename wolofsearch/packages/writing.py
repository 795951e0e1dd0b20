"""Writes a package: under another name until all of it is on the medium, so that a cut one is never taken for whole.

What a cut writing left is not thrown away: the next one reads it, and writes only the pieces that differ.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Generator, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import IO

from wolofsearch.errors import WolofSearchError
from wolofsearch.events import Throttle
from wolofsearch.packages.failing import require_space, told
from wolofsearch.packages.head import (
    FIXED,
    FORMAT,
    LARGEST_MANIFEST_BYTES,
    MAGIC,
    MOST_FILES,
    Manifest,
    PackedFile,
    chunk_bytes_for,
    chunk_count,
    digest,
)
from wolofsearch.packages.one_writer import one_writer
from wolofsearch.packages.progress import PackageProgress
from wolofsearch.packages.reading import is_package
from wolofsearch.packages.signatures import PUBLIC_KEY_BYTES, SIGNATURE_BYTES, sign
from wolofsearch.whole_file import sync_folder

PARTIAL = ".partial"


def write(
    target: Path, manifest: Manifest, sources: Mapping[str, Path], seed: bytes | None = None
) -> Generator[PackageProgress, None, Manifest]:
    """Write the package ``target``, in the place of one that may be there, and return its manifest.

    Args:
        target: a file that is a package or not there; what is unfinished lies beside it, with ``.partial`` at its end,
            and is kept after a cut.
        manifest: without files and sizes of pieces, which are found here.
        sources: the files, by their portable names, in the order in which they shall lie.
        seed: the publisher's private key; None: it is not signed.

    Yields:
        How far it is. Closing the generator leaves what was there before.

    Raises:
        WolofSearchError: ``general.not_replaced``, ``packages.busy``, ``packages.no_space``, ``packages.too_much``,
            ``packages.changed_meanwhile``, or what the medium says.
    """
    require_replaceable(target)
    with one_writer(target):
        return (yield from _written(target, manifest, sources, seed))


def require_replaceable(target: Path) -> None:
    """See to it that a package may take the place ``target``.

    Raises:
        WolofSearchError: ``general.not_replaced`` where a folder is there, or a file that is no package.
    """
    if target.exists() and not is_package(target):
        raise WolofSearchError("general.not_replaced", path=target)
    if not target.parent.is_dir():
        raise WolofSearchError("general.file_missing", path=target.parent)


def _written(
    target: Path, manifest: Manifest, sources: Mapping[str, Path], seed: bytes | None
) -> Generator[PackageProgress, None, Manifest]:
    partial = target.with_name(target.name + PARTIAL)
    with told(target):
        sizes = {name: source.stat().st_size for name, source in sources.items()}
        total = sum(sizes.values())
        there = partial.stat().st_size if partial.is_file() else 0
        require_space(target.parent, max(0, total - there), target)
    manifest = replace(manifest, chunk_bytes=chunk_bytes_for(total))
    # The manifest is as long before the checksums are known as after: the content's place does not change.
    blank = "0" * len(digest(b""))
    counts = {name: chunk_count(size, manifest.chunk_bytes) for name, size in sizes.items()}
    files = tuple(PackedFile(name, size, (blank,) * counts[name]) for name, size in sizes.items())
    length = len(replace(manifest, files=files).as_bytes())
    if len(files) > MOST_FILES or length > LARGEST_MANIFEST_BYTES:
        raise WolofSearchError("packages.too_much", path=target)
    with told(target):
        with partial.open("r+b" if there else "w+b") as file:
            written = yield from _content(file, FIXED.size + length, manifest.chunk_bytes, files, sources)
            whole = replace(manifest, files=written)
            content = whole.as_bytes()
            file.flush()
            os.fsync(file.fileno())
            file.seek(0)
            file.write(_fixed(content, seed))
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        partial.replace(target)
        sync_folder(target.parent)
    return whole


def _content(
    file: IO[bytes], offset: int, chunk_bytes: int, files: tuple[PackedFile, ...], sources: Mapping[str, Path]
) -> Generator[PackageProgress, None, tuple[PackedFile, ...]]:
    throttle, done, reused = Throttle(), 0, 0
    total = sum(one.size_bytes for one in files)
    written = []
    for one in files:
        chunks = []
        for content in _pieces(sources[one.name], one.size_bytes, chunk_bytes):
            file.seek(offset)
            if file.read(len(content)) == content:
                reused += len(content)
            else:
                file.seek(offset)
                file.write(content)
            chunks.append(digest(content))
            offset += len(content)
            done += len(content)
            if throttle.ready():
                yield PackageProgress("copying", done, total, reused)
        written.append(replace(one, chunks=tuple(chunks)))
    file.truncate(offset)
    yield PackageProgress("copying", done, total, reused)
    return tuple(written)


def _pieces(source: Path, size_bytes: int, chunk_bytes: int) -> Iterator[bytes]:
    """Yield a file's bytes; it must be as long as it was a moment ago."""
    left = size_bytes
    with told(source), source.open("rb") as file:
        while left:
            content = file.read(min(chunk_bytes, left))
            left -= len(content)
            if not content or len(content) < min(chunk_bytes, left + len(content)):
                break
            yield content
        if left or file.read(1):
            raise WolofSearchError("packages.changed_meanwhile", path=source)


def _fixed(content: bytes, seed: bytes | None) -> bytes:
    checksum = hashlib.sha256(content).digest()
    public_key, signature = bytes(PUBLIC_KEY_BYTES), bytes(SIGNATURE_BYTES)
    if seed is not None:
        signed = sign(seed, checksum)
        public_key, signature = signed.public_key, signed.signature
    return FIXED.pack(MAGIC, FORMAT, len(content), checksum, seed is not None, public_key, signature)
