"""The graphs by torch against ONNX Runtime, on torch's own CPU in the place of a GPU."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import onnx
import pytest
import torch
from onnx import TensorProto, helper

from tests import tiny
from tests.encoder.test_providers import Computer, Pretended
from wolofsearch.encoder.graph_session import Session, real_session
from wolofsearch.encoder.interruption import Interruption
from wolofsearch.encoder.onnx_runtime import OnnxEncoder
from wolofsearch.encoder.protocol import SAMPLE_RATE_HZ
from wolofsearch.encoder.providers import CPU, TORCH, Provider
from wolofsearch.encoder.torch_session import TorchSession

HUM = 0.1 * np.sin(np.arange(3 * SAMPLE_RATE_HZ) / 20).astype(np.float32)
TEXTS = [document for _, document in tiny.SENTENCES]
LONG = " ".join(TEXTS)


def make(file: Path, provider: Provider) -> Session:
    """Make a session as on a computer with a GPU, torch's CPU in its place."""
    if provider is TORCH:
        return Pretended(TorchSession(file, "cpu"), TORCH, Computer())
    return real_session(1)(file, provider)


def on_torch(folder: Path, provider: str | None = None) -> OnnxEncoder:
    return OnnxEncoder(folder, None, provider, available=[TORCH, CPU], make=make)


def test_torch_gives_the_numbers_of_onnx_runtime(tiny_bundles: tuple[Path, Path]) -> None:
    there, here = on_torch(tiny_bundles[1]), OnnxEncoder(tiny_bundles[1], provider="cpu")
    assert (there.runtime, there.fallbacks) == ("torch (GPU)", [])
    for samples in (100, 5_000, len(HUM)):
        np.testing.assert_allclose(there.encode_speech(HUM[:samples]), here.encode_speech(HUM[:samples]), atol=1e-3)
    # Texts of different lengths in one batch: padding sees nothing, and is not seen.
    rows = [*TEXTS, LONG, "a"]
    np.testing.assert_allclose(there.encode_documents(rows), here.encode_documents(rows), atol=1e-3)
    np.testing.assert_allclose(there.encode_query(TEXTS[0]), here.encode_query(TEXTS[0]), atol=1e-3)


def test_an_int8_bundle_goes_to_the_cpu_and_says_so(tiny_bundle: Path) -> None:
    encoder = on_torch(tiny_bundle, "torch")
    assert encoder.runtime == "ONNX Runtime (CPU)"
    (failure,) = encoder.fallbacks
    assert failure.message_id == "encoder.provider_failed_at_load"
    assert "MatMulInteger" in str(failure.facts["detail"])
    assert failure.facts["provider"] == "torch (GPU)"


def test_torch_computes_halves_as_onnx_runtime_does(half_bundle: Path) -> None:
    there, here = on_torch(half_bundle), OnnxEncoder(half_bundle, provider="cpu")
    assert there.runtime == "torch (GPU)"
    assert there.encode_speech(HUM) @ here.encode_speech(HUM) > 0.9999
    assert (np.sum(there.encode_documents(TEXTS) * here.encode_documents(TEXTS), axis=1) > 0.9999).all()


def written(folder: Path, *nodes: onnx.NodeProto, kind: int = TensorProto.FLOAT) -> Path:
    """Write a graph from ``x`` to ``y``, vectors of any length."""
    ends = [helper.make_tensor_value_info(name, kind, ["n"]) for name in "xy"]
    graph = helper.make_graph(list(nodes), "graph", ends[:1], ends[1:])
    onnx.save(helper.make_model(graph, opset_imports=[helper.make_opsetid("", 23)]), folder / "graph.onnx")
    return folder / "graph.onnx"


def test_halves_overflow_as_on_a_gpu(tmp_path: Path) -> None:
    file = written(
        tmp_path,
        helper.make_node("Cast", ["x"], ["half"], to=TensorProto.FLOAT16),
        helper.make_node("Mul", ["half", "half"], ["square"]),
        helper.make_node("Cast", ["square"], ["y"], to=TensorProto.FLOAT),
    )
    (found,) = TorchSession(file, "cpu").run(None, {"x": np.array([3, 200, 300, 1e5], np.float32)})
    np.testing.assert_array_equal(found, np.array([9, 40_000, np.inf, np.inf], np.float32))


def test_what_it_does_not_know_it_refuses(tmp_path: Path) -> None:
    file = written(tmp_path, helper.make_node("Tan", ["x"], ["z"]), helper.make_node("Erf", ["z"], ["y"]))
    with pytest.raises(ValueError, match="operators: Erf, Tan"):
        TorchSession(file, "cpu")
    file = written(tmp_path, helper.make_node("Mod", ["x", "x"], ["y"], fmod=1))
    with pytest.raises(ValueError, match="fmod = 1"):
        TorchSession(file, "cpu").run(None, {"x": np.ones(2, np.float32)})


def test_a_run_is_given_up_at_the_next_operator(tmp_path: Path) -> None:
    session = TorchSession(written(tmp_path, helper.make_node("Neg", ["x"], ["y"])), "cpu")
    interruption = Interruption()
    inputs = {"x": np.ones(2, np.float32)}
    np.testing.assert_array_equal(session.run(["y"], inputs, interruption.options)[0], [-1, -1])
    interruption.ask()
    with pytest.raises(InterruptedError):
        session.run(["y"], inputs, interruption.options)


@pytest.mark.parametrize("part", ["speech", "text"])
def test_nothing_mixes_the_memories_of_processor_and_gpu(
    tiny_bundles: tuple[Path, Path], half_bundle: Path, part: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """torch's device ``meta`` has no memory: like a GPU it takes no tensor of the processor's, and none can be read."""
    inputs: dict[str, dict[str, npt.NDArray[Any]]] = {
        "speech": {"waveform": HUM[None]},
        "text": {
            "inputs_embeds": np.zeros((2, 5, 32), np.float32),
            "attention_mask": np.ones((2, 5), np.int64),
            "past": np.zeros((2, 2, 2, 3, 16), np.float32),
        },
    }
    monkeypatch.setattr(torch.Tensor, "cpu", lambda tensor: torch.zeros(tensor.shape))
    for folder in (tiny_bundles[1], half_bundle):
        file = folder / f"{part}.onnx"
        shapes = [found.shape for found in TorchSession(file, "meta").run(None, inputs[part])]
        assert shapes == [found.shape for found in TorchSession(file, "cpu").run(None, inputs[part])]


def test_a_device_that_is_not_there_is_said_at_load(half_bundle: Path) -> None:
    if torch.cuda.is_available():
        pytest.skip("it is there")
    encoder = OnnxEncoder(half_bundle, available=[TORCH, CPU])
    assert encoder.runtime == "ONNX Runtime (CPU)"
    (failure,) = encoder.fallbacks
    assert (failure.message_id, failure.facts["provider"]) == ("encoder.provider_failed_at_load", "torch (GPU)")


def test_the_program_starts_and_asks_without_torch(half_bundle: Path) -> None:
    script = """
import sys
sys.modules["torch"] = sys.modules["onnx"] = None
from pathlib import Path
from wolofsearch.encoder.providers import installed
from wolofsearch.encoder.onnx_runtime import OnnxEncoder
encoder = OnnxEncoder(Path(sys.argv[1]), available=[*installed()])
print(encoder.encode_query("ndox mi").shape, encoder.runtime)
"""
    told = subprocess.run(
        [sys.executable, "-c", script, str(half_bundle)], capture_output=True, text=True, timeout=120, check=True
    )
    assert told.stdout.strip() == "(32,) ONNX Runtime (CPU)"
