"""float32 graph → int8 weights, and 8-bit activations chosen while it runs.

Only matrix products are reduced, one scale per output channel: embeddings are a table outside the graph, convolutions
and norms are small. ONNX Runtime's own quantiser is used rather than optimum's wrapper, because the wrapper wants a
transformers configuration beside each graph, which a fused model's parts do not have.
"""

from __future__ import annotations

from pathlib import Path

FRONT_END = "speech.features."
"""Part of the names of the front end's weights."""


def quantise(source: Path, target: Path) -> None:
    """Write the int8 form of ``source`` to ``target``.

    The front end stays as it is: a power spectrum spans ten orders of magnitude, of which 8 bits keep two. With it
    reduced, the vectors of a tiny untrained model had a cosine of 0.58 to those of the full model; without, 0.9999.
    """
    import onnx
    from onnxruntime.quantization import QuantType, quantize_dynamic

    nodes = onnx.load(source, load_external_data=False).graph.node
    quantize_dynamic(
        source,
        target,
        op_types_to_quantize=["MatMul"],
        per_channel=True,
        weight_type=QuantType.QInt8,
        nodes_to_exclude=[node.name for node in nodes if any(FRONT_END in name for name in node.input)],
    )
