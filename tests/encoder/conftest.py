"""The tiny model once more, as a GPU wants it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from wolofsearch.encoder.bundle import read_manifest
from wolofsearch.encoder.halving import HALVINGS, halve


@pytest.fixture(scope="session")
def half_bundle(tiny_bundles: tuple[Path, Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The float16 bundle of the tiny model. Copy before changing."""
    from tests import tiny  # torch is loaded only where a test asks for a real model

    folder = tmp_path_factory.mktemp("half") / "float16"
    shutil.copytree(tiny_bundles[1], folder)
    for part in ("speech", "text"):
        halve(tiny_bundles[1] / f"{part}.onnx", folder / read_manifest(folder).files[part]["name"], HALVINGS[0])
    tiny.edit_manifest(folder, precision="float16")
    tiny.seal(folder)
    return folder
