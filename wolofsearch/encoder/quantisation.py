"""float32 graph → int8 weights, and 8-bit activations chosen while it runs.

Only matrix products are reduced, one scale per output channel: embeddings are a table outside the graph, convolutions
and norms are small. ONNX Runtime's own quantiser is used rather than optimum's wrapper, because the wrapper wants a
transformers configuration beside each graph, which a fused model's parts do not have.
"""

from __future__ import annotations

from pathlib import Path


def quantise(source: Path, target: Path) -> None:
    """Write the int8 form of ``source`` to ``target``."""
    from onnxruntime.quantization import QuantType, quantize_dynamic

    quantize_dynamic(source, target, op_types_to_quantize=["MatMul"], per_channel=True, weight_type=QuantType.QInt8)
