"""An add-on without a GPU: the plain ONNX Runtime of this environment, copied into a folder with its manifest."""

from __future__ import annotations

import json
import shutil
import sys
from pathlib import Path
from typing import Any

import onnxruntime
import pytest

from tests.guards.source import ROOT
from wolofsearch import paths
from wolofsearch.encoder.addon.folder import MANIFEST, here

NOT_NEEDED = shutil.ignore_patterns("quantization", "tools", "transformers", "datasets", "backend", "__pycache__")


def sealed(folder: Path, **changes: object) -> Path:
    """Write the manifest of what lies in the folder, and return the folder."""
    sys.path.insert(0, str(ROOT / "packaging"))
    try:
        import gpu_addon
    finally:
        sys.path.remove(str(ROOT / "packaging"))
    (folder / MANIFEST).unlink(missing_ok=True)
    told: dict[str, Any] = gpu_addon.manifest(folder, ("onnxruntime-gpu", onnxruntime.__version__), here()) | changes
    (folder / MANIFEST).write_text(json.dumps(told), encoding="utf-8")
    return folder


@pytest.fixture
def own_folder(home: Path) -> Path:
    """The folder among the user's own, empty."""
    folder = paths.gpu_addon_dirs()[0]
    folder.mkdir()
    assert folder.parent == home
    return folder


@pytest.fixture
def real_addon(own_folder: Path) -> Path:
    """A whole ONNX Runtime."""
    shutil.copytree(Path(onnxruntime.__file__).parent, own_folder / "onnxruntime", ignore=NOT_NEEDED)
    return sealed(own_folder)


@pytest.fixture
def broken_driver(own_folder: Path) -> Path:
    """An ONNX Runtime that brings down whatever loads it."""
    (own_folder / "onnxruntime").mkdir()
    (own_folder / "onnxruntime" / "__init__.py").write_text("import os\nos.abort()\n", encoding="utf-8")
    return sealed(own_folder)
