"""Each operator against ONNX Runtime's, where ONNX and torch have different ideas of it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import onnx
import onnxruntime
import pytest
from onnx import helper, numpy_helper

from wolofsearch.encoder.torch_session import TorchSession

RNG = np.random.default_rng(0)
Array = npt.NDArray[Any]


def floats(*shape: int) -> Array:
    return RNG.standard_normal(shape).astype(np.float32)


def whole(*numbers: int) -> Array:
    return np.array(numbers, np.int64)


CASES: list[tuple[str, list[Array | None], dict[str, Any]]] = [
    ("Attention", [floats(2, 3, 4, 8), floats(2, 3, 4, 8), floats(2, 3, 4, 8)], {"is_causal": 1}),
    ("Attention", [floats(1, 1, 4, 8), floats(1, 1, 4, 8), floats(1, 1, 4, 8), floats(4, 4) > -0.5], {"scale": 0.3}),
    ("Cast", [floats(5)], {"to": 10, "saturate": 1}),
    ("Clip", [floats(5), None, np.array(0.5, np.float32)], {}),
    ("Clip", [whole(-3, 4), np.array(0), None], {}),
    ("Conv", [floats(1, 4, 9), floats(6, 2, 3), floats(6)], {"group": 2, "strides": [2], "pads": [3, 1]}),
    ("Conv", [floats(1, 2, 9), floats(3, 2, 3)], {"dilations": [2]}),
    ("CumSum", [floats(2, 5), np.array(-1)], {}),
    ("Div", [whole(7, -7, 8), whole(2, 2, -3)], {}),
    ("Einsum", [floats(3), floats(4)], {"equation": "i,j->ij"}),
    ("Expand", [floats(3, 1), whole(2, 1, 4)], {}),
    ("Gather", [floats(2, 5, 3), whole(-1)[0]], {"axis": 1}),
    ("Gather", [floats(2, 5, 3), np.array([[0, -2], [4, 1]])], {"axis": 1}),
    ("GatherND", [floats(3, 4, 5), np.array([[2, 1], [0, 3]])], {}),
    ("Gelu", [floats(7)], {"approximate": "tanh"}),
    ("LayerNormalization", [floats(2, 3, 4), floats(4), floats(4)], {"epsilon": 0.1}),
    ("LogSoftmax", [floats(2, 3, 4)], {"axis": 1}),
    ("Max", [whole(1, 5), whole(3, 2), whole(2, 9)], {}),
    ("Mod", [whole(7, -7, 7), whole(3, 3, -3)], {}),
    ("Pad", [floats(2, 3), whole(1, 0, 2, 3), np.array(7, np.float32)], {}),
    ("RMSNormalization", [floats(2, 3, 4), floats(4)], {"epsilon": 0.1}),
    ("Range", [np.array(2), np.array(9), np.array(3)], {}),
    ("ReduceL2", [floats(2, 3, 4), whole(-1)], {"keepdims": 0}),
    ("ReduceMean", [floats(2, 3)], {}),
    ("ReduceSum", [floats(2, 3, 4), whole(0, 2)], {}),
    ("Reshape", [floats(2, 3, 4), whole(0, -1)], {}),
    ("RotaryEmbedding", [floats(2, 3, 4, 8), floats(2, 4, 4), floats(2, 4, 4)], {"num_heads": 3}),
    ("Shape", [floats(2, 3, 4)], {"start": 1, "end": -1}),
    ("Slice", [floats(5, 6), whole(1, -3), whole(9, 2**62), whole(0, -1), whole(2, 1)], {}),
    ("Softmax", [floats(2, 3, 4)], {"axis": 1}),
    ("Squeeze", [floats(1, 3, 1), whole(-1)], {}),
    ("Transpose", [floats(2, 3, 4)], {"perm": [2, 0, 1]}),
    ("Unsqueeze", [floats(2, 3), whole(0, -1)], {}),
    ("Where", [floats(3) > 0, floats(3), floats(2, 3)], {}),
]


def written(file: Path, kind: str, given: list[Array | None], attributes: dict[str, Any], outputs: int = 1) -> Path:
    """Write a graph of one operator whose first tensors are the graph's inputs and the others its weights."""
    names = ["" if one is None else f"x{number}" for number, one in enumerate(given)]
    node = helper.make_node(kind, names, [f"y{number}" for number in range(outputs)], **attributes)
    kinds = {name: one for name, one in zip(names, given, strict=True) if one is not None}
    first = kinds.pop("x0")
    start = helper.make_tensor_value_info("x0", helper.np_dtype_to_tensor_dtype(first.dtype), first.shape)
    ends = [onnx.ValueInfoProto(name=name) for name in node.output]
    weights = [numpy_helper.from_array(np.asarray(one), name) for name, one in kinds.items()]
    graph = helper.make_graph([node], "graph", [start], ends, weights)
    onnx.save(helper.make_model(graph, opset_imports=[helper.make_opsetid("", 23)], ir_version=11), file)
    return file


@pytest.mark.parametrize(("kind", "given", "attributes"), CASES, ids=[case[0] for case in CASES])
def test_an_operator(tmp_path: Path, kind: str, given: list[Array | None], attributes: dict[str, Any]) -> None:
    file = written(tmp_path / "graph.onnx", kind, given, attributes)
    (wanted,) = onnxruntime.InferenceSession(str(file)).run(None, {"x0": given[0]})
    assert given[0] is not None
    (found,) = TorchSession(file, "cpu").run(None, {"x0": given[0]})
    assert (found.shape, found.dtype) == (wanted.shape, wanted.dtype)
    np.testing.assert_allclose(found, wanted, atol=1e-5)


def test_a_split_gives_its_parts(tmp_path: Path) -> None:
    file, x = tmp_path / "graph.onnx", floats(2, 6)
    written(file, "Split", [x], {"axis": 1, "num_outputs": 3}, outputs=3)
    for number, part in enumerate(TorchSession(file, "cpu").run(None, {"x0": x})):
        np.testing.assert_array_equal(part, x[:, 2 * number : 2 * number + 2])
