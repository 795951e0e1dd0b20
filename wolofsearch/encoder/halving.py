"""float32 graph → float16 for GPUs, which multiply halves several times faster than floats and 8-bit numbers hardly.

Only what lies inside the layers is halved. Norms, the angles of positions, the sound itself and the last norm stay in
float32: they need numbers that are larger, smaller or closer together than float16 has (up to 65,504, three digits).
Inputs and outputs stay in float32 too, so that such a bundle is asked like any other.

ONNX Runtime's own converter is not used: it changes the type on both sides of every operator that it leaves alone, and
so what passes from one such operator to the next goes through float16 all the same, and overflows there.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

PRODUCTS = frozenset({"MatMul", "Gemm", "Conv", "Attention"})
MOVES = frozenset({"Reshape", "Transpose", "Unsqueeze", "Expand", "Concat", "Slice", "Split"})
"""They compute nothing: halved where they lie between products, so that nothing is converted for their sake."""
REST = frozenset({"Add", "Mul", "Sigmoid", "Gelu", "RotaryEmbedding"})
_SCOPES = "pkg.torch.onnx.name_scopes"
_INSIDE = re.compile(
    r"'(?:\w+\.)*(?:layers\.\d+|rest\.\d+|conv_layers\.\d+|feature_projection|pos_conv_embed|projector|convolution)\b"
)
"""Parts of the model that are halved, by the names of their modules."""


@dataclass(frozen=True, slots=True)
class Halving:
    """A way to halve a graph.

    Attributes:
        name: as a manifest names it.
        types: operators that are halved.
        kept: the part of the model with this name stays in float32; empty: none does.
    """

    name: str
    types: frozenset[str]
    kept: str = ""


HALVINGS = (
    Halving("float16", PRODUCTS | MOVES | REST),
    Halving("float16 without down_proj", PRODUCTS | MOVES, kept="down_proj"),
    Halving("float16 without mlp", PRODUCTS | MOVES, kept="mlp"),
)
"""In the order in which they are tried. What a feed-forward part holds, and the sums along the layers, can grow beyond
float16: the second keeps both out of it, all but what the matrices before ``down_proj`` give."""


def halve(source: Path, target: Path, halving: Halving) -> None:
    """Write the float16 form of the graph ``source`` to ``target``, with weights in the same file.

    A weight beyond float16 becomes infinite, and what is computed with it no number: the gate sees it.
    """
    import onnx

    model = onnx.load(source)
    graph = model.graph
    # The exporter does not tell the types of all; weights in a file of their own are not needed to infer them.
    typed = onnx.shape_inference.infer_shapes(onnx.load(source, load_external_data=False)).graph
    kinds = {one.name: one.data_type for one in graph.initializer}
    kinds |= {one.name: one.type.tensor_type.elem_type for one in (*typed.input, *typed.value_info, *typed.output)}
    floats = {name for name, kind in kinds.items() if kind == onnx.TensorProto.FLOAT}
    ends = {one.name for one in graph.output}
    inside = [_inside(node, halving) and not ends.intersection(node.output) for node in graph.node]
    halves = {name for node, half in zip(graph.node, inside, strict=True) if half for name in node.output} & floats
    weights = {one.name: one for one in graph.initializer if one.name in floats}
    other: dict[str, str] = {}  # the same tensor in the other type
    nodes = []
    for node, half in zip(graph.node, inside, strict=True):
        for place, name in enumerate(node.input):
            if name not in floats or (name in halves) == half:
                continue
            if name not in other:
                other[name] = f"{name}.{'half' if half else 'float'}"
                if name in weights:
                    graph.initializer.append(_halved(weights[name], other[name]))
                else:
                    kind = onnx.TensorProto.FLOAT16 if half else onnx.TensorProto.FLOAT
                    nodes.append(onnx.helper.make_node("Cast", [name], [other[name]], to=kind))
            node.input[place] = other[name]
        nodes.append(node)
    used = {name for node in nodes for name in node.input}
    initializers = [one for one in graph.initializer if one.name in used]
    for field, content in (("node", nodes), ("initializer", initializers), ("value_info", [])):
        graph.ClearField(field)
        getattr(graph, field).extend(content)
    onnx.save(model, target)


def _halved(weight: Any, name: str) -> Any:
    from onnx import numpy_helper

    with np.errstate(over="ignore"):
        return numpy_helper.from_array(numpy_helper.to_array(weight).astype(np.float16), name)


def _inside(node: Any, halving: Halving) -> bool:
    scopes = " ".join(entry.value for entry in node.metadata_props if entry.key == _SCOPES)
    kept = bool(halving.kept) and f".{halving.kept}'" in scopes
    return node.op_type in halving.types and bool(_INSIDE.search(scopes)) and not kept
