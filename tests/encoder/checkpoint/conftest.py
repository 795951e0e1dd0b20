"""A tokenizer and a checkpoint, made once; tests that spoil one work on a copy."""

from __future__ import annotations

import hashlib
import shutil
from pathlib import Path

import pytest
from torch import nn

from tests import tiny
from tests.encoder.checkpoint import made
from wolofsearch.encoder import export
from wolofsearch.encoder.graphs import Exportable, export_graphs


@pytest.fixture(scope="session")
def tokenizer_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tiny.tokenizer(tmp_path_factory.mktemp("tokenizer"))


@pytest.fixture(scope="session")
def released(tmp_path_factory: pytest.TempPathFactory, tokenizer_file: Path) -> Path:
    """Late fusion, as released. Copy before changing."""
    return made.make(tmp_path_factory.mktemp("released"), tokenizer_file)


@pytest.fixture
def checkpoint(released: Path, tmp_path: Path) -> Path:
    """A copy that a test may spoil."""
    return shutil.copytree(released, tmp_path / "checkpoint")


@pytest.fixture(scope="session")
def graphs_dir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("graphs")


@pytest.fixture
def exported_once(graphs_dir: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> None:
    """Equal weights give equal graphs: they are really exported once, which takes seconds, and copied from then on."""
    form = "large" if "too_large" in request.fixturenames else "small"

    def exporting(model: Exportable, letters: nn.Linear | None, folder: Path) -> None:
        assert letters is None
        found = hashlib.sha256(repr(model).encode())
        for name, tensor in model.state_dict().items():
            found.update(name.encode() + tensor.numpy().tobytes())
        kept = graphs_dir / f"{form}-{found.hexdigest()}"
        if not kept.exists():
            kept.mkdir()
            export_graphs(model, letters, kept)
        shutil.copytree(kept, folder, dirs_exist_ok=True)

    monkeypatch.setattr(export, "export_graphs", exporting)
