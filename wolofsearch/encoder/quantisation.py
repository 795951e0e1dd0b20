"""float32 graph → 8-bit weights, by recipes from the fastest to the most careful.

Only matrix products are reduced, one scale per output channel: embeddings are a table outside the graph, convolutions
and norms are small. ONNX Runtime's own quantisers are used rather than optimum's wrapper, because the wrapper wants a
transformers configuration beside each graph, which a fused model's parts do not have.

Large text models have a few channels with values far beyond all others. Activations that share one scale lose
everything else beside such a channel, so each further recipe keeps more of them out of 8 bits.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass
from pathlib import Path
from typing import Any

FRONT_END = "speech.features."
"""Part of the names of the front end's weights."""
BLOCK = 32
"""Weights that share a scale where weights alone are reduced."""
_SCOPES = "pkg.torch.onnx.name_scopes"


@dataclass(frozen=True, slots=True)
class Recipe:
    """A way to reduce a graph.

    Attributes:
        name: as a manifest names it.
        kept: the part of the model with this name stays in float32; empty: none does.
        reduce_range: 7 bits for weights, which cannot overflow in processors without VNNI.
        activations: whether activations are reduced too, each time for the values that come.
    """

    name: str
    kept: str = ""
    reduce_range: bool = False
    activations: bool = True


RECIPES = (
    Recipe("int8"),
    Recipe("int8 without down_proj", kept="down_proj"),
    Recipe("int8 without down_proj, reduced range", kept="down_proj", reduce_range=True),
    Recipe("8-bit weights", activations=False),
)
"""In the order in which they are tried."""


def quantise(source: Path, target: Path, recipe: Recipe) -> None:
    """Write the reduced form of the graph ``source`` to ``target``.

    The front end stays as it is: a power spectrum spans ten orders of magnitude, of which 8 bits keep two. With it
    reduced, the vectors of a tiny untrained model had a cosine of 0.58 to those of the full model; without, 0.9999.
    """
    import onnx
    from onnxruntime.quantization import QuantType, quantize_dynamic

    graph = onnx.load(source, load_external_data=False)
    rows = {one.name for one in graph.graph.initializer if len(one.dims) < 2}  # a single one has no channels to scale
    products = [node for node in graph.graph.node if node.op_type == "MatMul"]
    kept = [node.name for node in products if _stays(node, recipe) or rows.intersection(node.input)]
    if recipe.activations:
        # Its advice about static quantisation goes to the root logger, and so to whoever waits for a model.
        before = logging.root.manager.disable
        logging.disable(logging.WARNING)
        try:
            quantize_dynamic(
                source,
                target,
                op_types_to_quantize=["MatMul"],
                per_channel=True,
                reduce_range=recipe.reduce_range,
                weight_type=QuantType.QInt8,
                nodes_to_exclude=kept,
            )
        finally:
            logging.disable(before)
    else:
        _weights_only(source, target, kept)


def _stays(node: Any, recipe: Recipe) -> bool:
    if any(FRONT_END in name for name in node.input):
        return True
    scopes = [entry.value for entry in node.metadata_props if entry.key == _SCOPES]
    return bool(recipe.kept) and any(f".{recipe.kept}'" in scope for scope in scopes)


def _weights_only(source: Path, target: Path, kept: list[str]) -> None:
    import onnx
    from onnxruntime.quantization.matmul_nbits_quantizer import DefaultWeightOnlyQuantConfig, MatMulNBitsQuantizer

    settings = DefaultWeightOnlyQuantConfig(block_size=BLOCK, is_symmetric=True, bits=8)
    quantiser = MatMulNBitsQuantizer(onnx.load(source), nodes_to_exclude=kept, algo_config=settings)
    quantiser.process()
    onnx.save(quantiser.model.model, target)
