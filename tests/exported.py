"""Exporting a graph takes seconds: of equal weights it is really done once, by whichever worker comes first."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from unittest import mock

from filelock import FileLock
from torch import nn
from torch.onnx._internal.exporter import _onnx_program

from wolofsearch.encoder import graphs

EXPORTERS = ("_export_speech", "_export_text")


@contextmanager
def exported_once(kept: Path) -> Iterator[None]:
    """Inside this, graphs whose like was exported before are copied from ``kept``, which workers may share."""
    kept.mkdir(parents=True, exist_ok=True)
    with mock.patch.multiple(graphs, **{name: _remembering(getattr(graphs, name), kept) for name in EXPORTERS}):
        yield


def _remembering(export: Callable[..., None], kept: Path) -> Callable[..., None]:
    def remembering(*given: Any) -> None:
        *modules, folder = given
        place = kept / _key(export.__name__, [module for module in modules if module is not None])
        with FileLock(f"{place}.lock"):
            if not place.exists():
                made = kept / f"{place.name}.part"
                made.mkdir()
                export(*modules, made)
                made.rename(place)
        shutil.copytree(place, folder, dirs_exist_ok=True)

    return remembering


def _key(exporter: str, modules: list[nn.Module]) -> str:
    """Name what decides a graph: the weights and the shape of what it computes, and how large one file may be."""
    found = hashlib.sha256(f"{exporter} {_onnx_program._LARGE_MODEL_THRESHOLD}".encode())
    for module in modules:
        # The text graph is the same whatever hears beside it.
        part = module.get_submodule("text") if exporter == "_export_text" else module
        configs = (getattr(each, "config", None) for each in part.modules())
        found.update(repr([part, *map(str, configs)]).encode())
        for name, tensor in part.state_dict().items():
            found.update(name.encode() + tensor.numpy().tobytes())
    return found.hexdigest()
