"""On a computer with a GPU: the same numbers as the CPU, and the CPU when the GPU is lost in the middle of a search."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from tests import tiny
from wolofsearch.encoder.graph_session import Session, real_session
from wolofsearch.encoder.onnx_runtime import OnnxEncoder
from wolofsearch.encoder.protocol import SAMPLE_RATE_HZ
from wolofsearch.encoder.providers import CPU, Provider, installed

GPUS = [provider for provider in installed() if provider is not CPU]
pytestmark = pytest.mark.skipif(not GPUS, reason="this ONNX Runtime computes on no GPU")
HUM = 0.1 * np.sin(np.arange(3 * SAMPLE_RATE_HZ) / 20).astype(np.float32)
TEXTS = [document for _, document in tiny.SENTENCES]


@pytest.mark.parametrize("provider", GPUS, ids=lambda provider: provider.name)
def test_a_gpu_gives_the_numbers_of_the_cpu(tiny_bundles: tuple[Path, Path], provider: Provider) -> None:
    there, here = (OnnxEncoder(tiny_bundles[1], None, name) for name in (provider.name, "cpu"))
    assert provider.title in there.runtime, there.fallbacks
    np.testing.assert_allclose(there.encode_documents(TEXTS), here.encode_documents(TEXTS), atol=1e-3)
    np.testing.assert_allclose(there.encode_speech(HUM), here.encode_speech(HUM), atol=1e-3)


@pytest.mark.parametrize("provider", GPUS, ids=lambda provider: provider.name)
def test_a_gpu_that_is_lost_in_the_middle_is_replaced(tiny_bundles: tuple[Path, Path], provider: Provider) -> None:
    lost: list[bool] = []

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
        return session if wanted is CPU else Losing(session)

    encoder = OnnxEncoder(tiny_bundles[1], None, provider.name, make=make)
    before = encoder.encode_speech(HUM)
    lost.append(True)
    np.testing.assert_allclose(encoder.encode_speech(HUM), before, atol=1e-3)
    assert "CPU" in encoder.runtime
    assert encoder.fallbacks
