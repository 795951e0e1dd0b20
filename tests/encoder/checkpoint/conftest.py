"""A tokenizer and a checkpoint, made once; tests that spoil one work on a copy."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests import tiny
from tests.encoder.checkpoint import made


@pytest.fixture(scope="session")
def tokenizer_file(tmp_path_factory: pytest.TempPathFactory, exported_graphs: None) -> Path:
    return tiny.tokenizer(tmp_path_factory.mktemp("tokenizer"))


@pytest.fixture(scope="session")
def released(tmp_path_factory: pytest.TempPathFactory, tokenizer_file: Path) -> Path:
    """Late fusion, as released. Copy before changing."""
    return made.make(tmp_path_factory.mktemp("released"), tokenizer_file)


@pytest.fixture
def checkpoint(released: Path, tmp_path: Path) -> Path:
    """A copy that a test may spoil."""
    return shutil.copytree(released, tmp_path / "checkpoint")
