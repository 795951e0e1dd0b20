"""The HNSW index: a cache that answers in a fraction of a millisecond and may be lost at any time.

``index.hnsw`` holds the leading components of the passages that existed when it was built, under the ids of the
passages; ``index.json`` beside it says what it is. The loader of hnswlib trusts the file it reads, so a file is
checksummed before it is loaded. The database names the index it trusts: an index beside a restored older database
does not count.

hnswlib has to be compiled, which not every computer can. Where it is missing there is no index, and every search is
exact: slower in large libraries, as ``doctor`` says, never worse.
"""

from __future__ import annotations

import errno
import hashlib
import json
import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np

from wolofsearch.encoder.protocol import FloatArray
from wolofsearch.library.durability import put_in_place
from wolofsearch.library.vectors import leading

try:
    import hnswlib
except ImportError:
    hnswlib = None

INDEX_NAME = "index.hnsw"
HEADER_NAME = "index.json"
WAITING_NAME = "index.json.next"
COARSE_DIM = 256
"""What ``wolofsearch analyse`` recommends for the bundled model; its manifest tells the figures, a test holds them."""
Stamp = tuple[int, int, int]
FORMAT = 1
SPACE = "ip"  # of unit vectors, so this is the cosine
_LINKS = 16
_BUILD_EFFORT = 200
_SEARCH_EFFORT = 400  # among 50,000 passages the graph misses 0.7 % of the exact ten; at 200, about 2.5 %
_FIRST_SIZE = 8_192


@dataclass(frozen=True, slots=True)
class Header:
    """What an index file is. ``last_id``: the newest passage in it; ``generation``: of the library when built."""

    dim: int
    count: int
    last_id: int
    pipeline: dict[str, Any]
    generation: int
    sha256: str
    space: str = SPACE
    format: int = FORMAT


class Index:
    """A loaded index over unit vectors of ``header.dim`` components."""

    def __init__(self, header: Header, graph: Any) -> None:
        self.header = header
        self._graph = graph

    def nearest(self, query: FloatArray, k: int) -> tuple[list[int], FloatArray]:
        """Return up to ``k`` passage ids, nearest first, and their coarse cosines; ``query``: shape (dim,), unit.

        Ids of passages that were removed since the index was built may be among them.
        """
        k = min(k, self.header.count)
        while k > 0:
            self._graph.set_ef(max(k, _SEARCH_EFFORT))
            try:
                ids, distances = self._graph.knn_query(query[None, :], k=k, num_threads=1)
            except RuntimeError:  # fewer elements can be reached than asked for
                k //= 2
                continue
            return [int(found) for found in ids[0]], np.asarray(1.0 - distances[0], np.float32)
        return [], np.zeros(0, np.float32)


def available() -> bool:
    """Return whether indexes can be built and read on this computer."""
    return hnswlib is not None


def read_header(folder: Path) -> Header | None:
    """Return the header of the index in ``folder``, or None when there is none that can be understood.

    A header that waits for its index to be put in place counts once it is there, though nobody lived to rename it.
    """
    waiting = _header_in(folder / WAITING_NAME)
    if waiting is not None and intact(folder, waiting):
        return waiting
    return _header_in(folder / HEADER_NAME)


def _header_in(file: Path) -> Header | None:
    try:
        header = Header(**json.loads(file.read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return None
    return header if (header.format, header.space) == (FORMAT, SPACE) else None


def stamp(folder: Path) -> Stamp | None:
    """Return what changes whenever the index file is written anew; None when there is none."""
    try:
        told = (folder / INDEX_NAME).stat()
    except OSError:
        return None
    return (told.st_ino, told.st_size, told.st_mtime_ns)


def intact(folder: Path, header: Header) -> bool:
    """Return whether the index file is, byte for byte, the one that ``header`` describes."""
    try:
        with (folder / INDEX_NAME).open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest() == header.sha256
    except OSError:
        return False


def load(folder: Path, pipeline: dict[str, Any], sha256: str) -> Index | None:
    """Return the index of ``folder``, or None when it is missing, damaged, or not the one of checksum ``sha256``."""
    header = read_header(folder) if available() else None
    if header is None or header.pipeline != pipeline or header.sha256 != sha256 or not intact(folder, header):
        return None
    graph = hnswlib.Index(space=SPACE, dim=header.dim)
    graph.load_index(str(folder / INDEX_NAME), max_elements=header.count)
    return Index(header, graph)


def build(
    folder: Path,
    chunks: Iterable[tuple[list[int], FloatArray]],
    pipeline: dict[str, Any],
    generation: int,
    coarse_dim: int = COARSE_DIM,
) -> Iterator[Header | int]:
    """Build an index and put it in the place of the old one in a single step.

    Args:
        folder: the library's folder.
        chunks: passage ids, ascending, with their unit vectors, shape (n, any dim).
        pipeline: what made the vectors.
        generation: of the library.
        coarse_dim: leading components that the index holds, or all where the vectors are shorter.

    Yields:
        The number of passages done so far, then once the header. Closing early leaves the old index in place. Nothing
        where indexes are not available.
    """
    if not available():
        return
    graph, dim, last_id, count = None, 0, 0, 0
    for ids, rows in chunks:
        if graph is None:
            dim = min(coarse_dim, rows.shape[1])
            graph = hnswlib.Index(space=SPACE, dim=dim)
            graph.init_index(max_elements=_FIRST_SIZE, ef_construction=_BUILD_EFFORT, M=_LINKS)
        if count + len(ids) > graph.get_max_elements():
            graph.resize_index(2 * (count + len(ids)))
        graph.add_items(leading(rows, dim), ids)
        last_id, count = ids[-1], count + len(ids)
        yield count
    if graph is None:
        return
    partial = folder / (INDEX_NAME + ".partial")
    try:
        partial.touch()
        graph.save_index(str(partial))
        with partial.open("rb+") as file:
            # hnswlib does not look whether its writing succeeds.
            if file.seek(0, os.SEEK_END) < graph.index_file_size():
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(partial))
            file.seek(0)
            sha256 = hashlib.file_digest(file, "sha256").hexdigest()
        header = Header(dim, count, last_id, pipeline, generation, sha256)
        # A kill between two of these steps leaves the old index with its header, or the new one with its own.
        _write(folder / WAITING_NAME, json.dumps(asdict(header), indent=1))
        put_in_place(partial, folder / INDEX_NAME)
        put_in_place(folder / WAITING_NAME, folder / HEADER_NAME)
    finally:
        with suppress(OSError):
            partial.unlink(missing_ok=True)
    yield header


def _write(path: Path, text: str) -> None:
    partial = path.with_name(path.name + ".partial")
    partial.write_text(text, encoding="utf-8")
    put_in_place(partial, path)
