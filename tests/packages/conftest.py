"""Small packages for the tests of the room."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import numpy as np
import pytest

from wolofsearch.events import outcome
from wolofsearch.packages import writing
from wolofsearch.packages.head import SMALLEST_CHUNK_BYTES, Manifest

CONTENT = {
    "library.db": SMALLEST_CHUNK_BYTES * 3 + 17,
    "originals/santé/paludisme.txt": 40,
    "originals/vide.txt": 0,
}
ABOUT = Manifest(
    "library", "sante", "0", "2026-01-01T00:00:00+00:00", {"dim": 4}, {"documents": 2}, SMALLEST_CHUNK_BYTES
)


def make_files(folder: Path, sizes: Mapping[str, int] = CONTENT) -> dict[str, Path]:
    """Write files of random bytes and return them by their names in the package."""
    rng = np.random.default_rng(0)
    files = {}
    for name, size_bytes in sizes.items():
        files[name] = folder / name
        files[name].parent.mkdir(parents=True, exist_ok=True)
        files[name].write_bytes(rng.bytes(size_bytes))
    return files


@pytest.fixture
def files(tmp_path: Path) -> dict[str, Path]:
    """The files to be packed."""
    return make_files(tmp_path / "source")


@pytest.fixture
def packed(tmp_path: Path, files: dict[str, Path]) -> Path:
    """An unsigned package of them."""
    outcome(writing.write(tmp_path / "a.woloflib", ABOUT, files))
    return tmp_path / "a.woloflib"
