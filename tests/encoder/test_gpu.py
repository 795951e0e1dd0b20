"""On a computer with a GPU: the same numbers as the CPU, and the CPU when the GPU is lost in the middle of a search."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch

from tests import tiny
from tests.gpus import GPUS, NO_GPU
from wolofsearch.audio.waveform import Waveform
from wolofsearch.encoder.graph_session import MakeSession, Session, real_session
from wolofsearch.encoder.onnx_runtime import OnnxEncoder
from wolofsearch.encoder.protocol import SAMPLE_RATE_HZ
from wolofsearch.encoder.providers import CPU, TORCH, Provider
from wolofsearch.library.importing import import_paths
from wolofsearch.library.library import Library
from wolofsearch.search.searching import Searcher

pytestmark = pytest.mark.skipif(not GPUS, reason=NO_GPU)
on_torch = pytest.mark.skipif(TORCH not in GPUS, reason="torch computes on no GPU here")
HUM = 0.1 * np.sin(np.arange(3 * SAMPLE_RATE_HZ) / 20).astype(np.float32)
TEXTS = [document for _, document in tiny.SENTENCES]


@pytest.mark.parametrize("provider", GPUS, ids=lambda provider: provider.name)
def test_a_gpu_gives_the_numbers_of_the_cpu(tiny_bundles: tuple[Path, Path], provider: Provider) -> None:
    there, here = (OnnxEncoder(tiny_bundles[1], None, name) for name in (provider.name, "cpu"))
    assert provider.title in there.runtime, there.fallbacks
    np.testing.assert_allclose(there.encode_documents(TEXTS), here.encode_documents(TEXTS), atol=1e-3)
    np.testing.assert_allclose(there.encode_speech(HUM), here.encode_speech(HUM), atol=1e-3)
    assert there.fallbacks == []


def losing(lost: list[bool], *parts: str) -> MakeSession:
    """Return what makes sessions whose GPU loses these graphs as soon as ``lost`` holds something."""

    class Losing:
        def __init__(self, real: Session) -> None:
            self._real = real

        def run(self, outputs: Sequence[str] | None, inputs: dict[str, Any], options: Any, /) -> Sequence[Any]:
            if lost:
                raise RuntimeError("device lost")
            return self._real.run(outputs, inputs, options)

        def get_outputs(self) -> Sequence[Any]:
            return self._real.get_outputs()

        def get_providers(self) -> Sequence[str]:
            return self._real.get_providers()

    def make(file: Path, wanted: Provider) -> Session:
        session = real_session(1)(file, wanted)
        return session if wanted is CPU or file.stem not in parts else Losing(session)

    return make


@pytest.mark.parametrize("provider", GPUS, ids=lambda provider: provider.name)
def test_a_gpu_that_is_lost_in_the_middle_is_replaced(tiny_bundles: tuple[Path, Path], provider: Provider) -> None:
    lost: list[bool] = []
    encoder = OnnxEncoder(tiny_bundles[1], None, provider.name, make=losing(lost, "speech", "text"))
    before = encoder.encode_speech(HUM)
    assert encoder.fallbacks == []
    lost.append(True)
    np.testing.assert_allclose(encoder.encode_speech(HUM), before, atol=1e-3)
    assert encoder.runtime == "ONNX Runtime (CPU)"
    assert encoder.fallbacks


@pytest.mark.parametrize("provider", GPUS, ids=lambda provider: provider.name)
def test_a_search_goes_on_where_the_gpu_is_lost_between_its_two_graphs(
    tiny_bundles: tuple[Path, Path], tmp_path: Path, provider: Provider
) -> None:
    lost: list[bool] = []
    encoder = OnnxEncoder(tiny_bundles[1], None, provider.name, make=losing(lost, "text"))
    file = tmp_path / "documents" / "all.txt"
    file.parent.mkdir()
    file.write_text("\n\n".join(TEXTS), encoding="utf-8")
    with Library.open(tmp_path / "library", create=True) as library:
        list(import_paths(library, [file], encoder))
        searcher = Searcher(library, encoder)
        before = searcher.speech(Waveform(HUM))
        assert (before.model.runtime, encoder.fallbacks) == (encoder.runtime, [])
        assert "CPU" not in encoder.runtime
        lost.append(True)
        after = searcher.speech(Waveform(HUM))
    assert [one.title for one in after.results] == [one.title for one in before.results] != []
    assert after.results[0].score == pytest.approx(before.results[0].score, abs=1e-3)
    assert "CPU" in after.model.runtime
    assert provider.title in after.model.runtime  # it goes on hearing
    (failure,) = encoder.fallbacks
    assert failure.message_id == "encoder.provider_failed_at_run"
    assert provider.title in failure.told("en").sentence


@contextmanager
def full_gpu() -> Iterator[None]:
    """While this lasts, torch has no memory of the GPU left for a clip of 30 seconds."""
    torch.cuda.empty_cache()
    torch.cuda.set_per_process_memory_fraction(
        torch.cuda.memory_reserved() / torch.cuda.get_device_properties(0).total_memory
    )
    held: list[torch.Tensor] = []
    try:
        with suppress(torch.cuda.OutOfMemoryError):
            while True:  # what is reserved and free
                held.append(torch.empty(3 << 19, dtype=torch.uint8, device=TORCH.execution))
        yield
    finally:
        held.clear()
        torch.cuda.set_per_process_memory_fraction(1.0)


@on_torch
def test_a_gpu_whose_memory_is_full_is_replaced(tiny_bundles: tuple[Path, Path]) -> None:
    encoder, here = (OnnxEncoder(tiny_bundles[1], None, name) for name in (TORCH.name, "cpu"))
    encoder.encode_speech(HUM)
    assert encoder.runtime == TORCH.title
    long = np.tile(HUM, 10)
    with full_gpu():
        vector = encoder.encode_speech(long)
    np.testing.assert_allclose(vector, here.encode_speech(long), atol=1e-3)
    assert "CPU" in encoder.runtime
    assert "memory" in str(encoder.fallbacks[0].facts["detail"])


LOST = """
import sys
from pathlib import Path
import numpy as np
import torch
from wolofsearch.encoder.onnx_runtime import OnnxEncoder
encoder = OnnxEncoder(Path(sys.argv[1]), None, "torch")
clip = 0.1 * np.sin(np.arange(48_000) / 20).astype(np.float32)
before = encoder.encode_speech(clip)
print(encoder.runtime)
torch.zeros(4, device="cuda")[torch.tensor([9], device="cuda")]  # there is no tenth: the driver gives this process up
print(np.abs(encoder.encode_speech(clip) - before).max() < 1e-3, encoder.runtime)
print({failure.message_id for failure in encoder.fallbacks})
"""


@on_torch
def test_a_driver_that_gives_up_is_replaced(tiny_bundles: tuple[Path, Path]) -> None:
    """In a process of its own: no other test would find the GPU again."""
    told = subprocess.run(
        [sys.executable, "-c", LOST, str(tiny_bundles[1])], capture_output=True, text=True, timeout=120, check=False
    )
    assert told.stdout.splitlines() == [
        "torch (GPU)", "True ONNX Runtime (CPU)", "{'encoder.provider_failed_at_run'}",
    ], told.stderr  # fmt: skip
