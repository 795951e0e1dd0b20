"""What is halved and what is not, and that the halves give the numbers of the whole, on a computer without a GPU."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import onnx
import pytest

from tests import tiny
from wolofsearch.encoder.graph_session import Session, real_session
from wolofsearch.encoder.halving import HALVINGS, Halving, halve
from wolofsearch.encoder.onnx_runtime import OnnxEncoder
from wolofsearch.encoder.protocol import SAMPLE_RATE_HZ
from wolofsearch.encoder.providers import CPU, PROVIDERS, Provider
from wolofsearch.encoder.self_test import self_test

CUDA = PROVIDERS[0]
HUM = 0.1 * np.sin(np.arange(3 * SAMPLE_RATE_HZ) / 20).astype(np.float32)
TEXTS = [document for _, document in tiny.SENTENCES]
HALF, FLOAT = onnx.TensorProto.FLOAT16, onnx.TensorProto.FLOAT


def kinds(graph: onnx.GraphProto) -> dict[str, int]:
    """Return the type of every tensor of a graph."""
    inferred = onnx.shape_inference.infer_shapes(onnx.helper.make_model(graph), strict_mode=True).graph
    found = {one.name: one.type.tensor_type.elem_type for one in (*inferred.value_info, *graph.input, *graph.output)}
    return found | {one.name: one.data_type for one in graph.initializer}


@pytest.mark.parametrize("halving", HALVINGS, ids=lambda halving: halving.name)
def test_each_halving_halves_what_it_says(tiny_bundles: tuple[Path, Path], tmp_path: Path, halving: Halving) -> None:
    halve(tiny_bundles[1] / "text.onnx", tmp_path / "text.onnx", halving)
    onnx.checker.check_model(tmp_path / "text.onnx", full_check=True)
    graph = onnx.load(tmp_path / "text.onnx").graph
    assert {one.type.tensor_type.elem_type for one in graph.output} == {FLOAT}
    found = kinds(graph)
    types = [(node.op_type, found[node.input[0]]) for node in graph.node]
    layers, matrices = 2, 7
    left = {"float16": 0, "float16 without down_proj": 1, "float16 without mlp": 3}[halving.name]
    assert types.count(("MatMul", HALF)) == layers * (matrices - left)
    # Two of the rest turn positions, all and the last: angles that halves could not tell apart.
    assert types.count(("MatMul", FLOAT)) == 2 + layers * left
    assert types.count(("RMSNormalization", FLOAT)) == types.count(("RMSNormalization", FLOAT)) == 4 * layers + 1
    assert types.count(("Add", HALF)) == (2 * layers if halving is HALVINGS[0] else 0)
    # No number goes through float16 on its way from one float to another.
    casts = {node.output[0]: node for node in graph.node if node.op_type == "Cast"}
    assert not [node for node in casts.values() if found[node.input[0]] == HALF and node.input[0] in casts]


def test_halves_give_the_numbers_of_the_whole(tiny_bundles: tuple[Path, Path], half_bundle: Path) -> None:
    halves, whole = OnnxEncoder(half_bundle, provider="cpu"), OnnxEncoder(tiny_bundles[1], provider="cpu")
    assert halves.precision == "float16"
    assert halves.encode_speech(HUM) @ whole.encode_speech(HUM) > 0.999
    assert halves.encode_query(TEXTS[0]) @ whole.encode_query(TEXTS[0]) > 0.999
    assert (np.sum(halves.encode_documents(TEXTS) * whole.encode_documents(TEXTS), axis=1) > 0.999).all()
    assert not np.array_equal(halves.encode_speech(HUM), whole.encode_speech(HUM))
    assert [check.problem for check in self_test(half_bundle)] == [None, None, None]


def test_quiet_speech_is_heard_as_well(tiny_bundles: tuple[Path, Path], half_bundle: Path) -> None:
    # A ten-thousandth of full scale: in float16, whole steps of a recording would be lost.
    halves, whole = OnnxEncoder(half_bundle, provider="cpu"), OnnxEncoder(tiny_bundles[1], provider="cpu")
    assert halves.encode_speech(1e-4 * HUM) @ whole.encode_speech(1e-4 * HUM) > 0.999


def test_a_gpu_that_is_lost_in_the_middle_leaves_the_halves_to_the_cpu(half_bundle: Path) -> None:
    lost: list[bool] = []

    class Pretended:
        def __init__(self, real: Session) -> None:
            self._real = real
            self.get_outputs = real.get_outputs

        def run(self, *asked: object) -> object:
            if lost:
                raise RuntimeError("device lost")
            return self._real.run(*asked)  # type: ignore[arg-type]

        def get_providers(self) -> list[str]:
            return [CUDA.execution]

    def make(file: Path, provider: Provider) -> Session:
        session = real_session(1)(file, CPU)
        return session if provider is CPU else Pretended(session)  # type: ignore[return-value]

    encoder = OnnxEncoder(half_bundle, available=[CUDA, CPU], make=make)
    before = encoder.encode_speech(HUM)
    assert encoder.runtime == "ONNX Runtime (CUDA)"
    lost.append(True)
    np.testing.assert_allclose(encoder.encode_speech(HUM), before, atol=1e-6)
    assert encoder.runtime == "ONNX Runtime (CPU)"
    assert {failure.message_id for failure in encoder.fallbacks} == {"encoder.provider_failed_at_run"}
