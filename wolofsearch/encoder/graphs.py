"""A fused model in torch → its two ONNX graphs.

Opset 23 keeps RMSNormalization, RotaryEmbedding and Attention as fused operators. This module imports torch.
"""

from __future__ import annotations

import logging
import warnings
from pathlib import Path
from typing import Any, cast

import torch
from torch import Tensor, nn
from torch.nn import functional
from transformers.models.qwen3 import modeling_qwen3

from wolofsearch.encoder.bundle import VECTOR
from wolofsearch.encoder.convolutions import Convolutions
from wolofsearch.encoder.dual import DualModel
from wolofsearch.encoder.fusion import FusionModel
from wolofsearch.encoder.text_graph import TextGraph
from wolofsearch.encoder.text_side import TextModel, TextSide

Exportable = FusionModel | DualModel | TextModel
OPSET = 23
PARTS = ("speech", "text")
"""The graphs, each in ``<part>.onnx``; a model that only reads has no ``speech.onnx``."""


class _SpeechGraph(nn.Module):
    """One clip → its soft tokens, and its letters where there is a head. One clip alone has no padding, so no mask."""

    def __init__(self, model: FusionModel, letters: nn.Linear | None) -> None:
        super().__init__()
        self.model = model
        self.letters = letters
        self.convolutions = _convolutions(model)

    def forward(self, waveform: Tensor) -> tuple[Tensor, ...]:
        states = self.model.speech.alone(waveform, self.convolutions)
        projected = self.model.projector(torch.cat(states, dim=-1))
        convolution = self.model.convolution
        # A clip of a single frame is still one token: the padded second frame is what training gave it too.
        padded = functional.pad(projected.transpose(1, 2), (0, convolution.kernel_size[0] - 1))
        tokens = convolution(padded).transpose(1, 2)
        count = max((projected.shape[1] - convolution.kernel_size[0]) // convolution.stride[0] + 1, 1)
        soft = cast("Tensor", tokens[:, :count])
        if self.letters is None:
            return (soft,)
        return soft, functional.log_softmax(self.letters(states[-1]), dim=-1)


class _DualGraph(nn.Module):
    """One clip → its unit vector of each dim, the longest first."""

    def __init__(self, model: DualModel) -> None:
        super().__init__()
        self.model = model
        self.convolutions = _convolutions(model)

    def forward(self, waveform: Tensor) -> tuple[Tensor, ...]:
        states = torch.cat(self.model.speech.alone(waveform, self.convolutions), dim=-1)
        frames = torch.full((1,), states.shape[1], dtype=torch.int64)
        return tuple(self.model.head(states, frames).values())


class _TextGraph(nn.Module):
    """The text model, its weights named as in training, which reads them back from a bundle."""

    def __init__(self, model: TextSide) -> None:
        super().__init__()
        self.model = nn.ModuleDict({"text": TextGraph(model)})

    def forward(self, inputs_embeds: Tensor, attention_mask: Tensor, past: Tensor) -> Tensor:
        return cast("Tensor", self.model["text"](inputs_embeds, attention_mask, past))


def _convolutions(model: FusionModel | DualModel) -> Convolutions | None:
    """Return the convolutions in their quicker form where they have one; a model of log-mel frames has none."""
    extractor = getattr(model.speech.model, "feature_extractor", None)
    return Convolutions(extractor) if extractor is not None and Convolutions.can(extractor) else None


def use_fused_norm() -> None:
    """Let Qwen3 normalise with torch's own RMSNorm, which exports as one fused operator and trains faster."""

    def forward(self: Any, hidden_states: Tensor) -> Tensor:
        weight = self.weight.to(hidden_states.dtype)
        return functional.rms_norm(hidden_states, (hidden_states.shape[-1],), weight, self.variance_epsilon)

    modeling_qwen3.Qwen3RMSNorm.forward = forward


def data_file(graph: Path) -> Path:
    """Return where the exporter keeps the weights of a graph that is too large for a file of its own."""
    return graph.with_name(f"{graph.name}.data")


def export_graphs(model: Exportable, letters: nn.Linear | None, folder: Path) -> None:
    """Write ``speech.onnx``, if it hears, and ``text.onnx`` of a model in evaluation mode into ``folder``, float32.

    Weights of more than 1.5 GB lie beside their graph (:func:`data_file`).

    Args:
        model: speech of either type. Late fusion's speech graph gives ``soft_tokens``, a dual encoder's
            ``vector_<dim>`` for each of its dims.
        letters: late fusion only: a head on the last layer's states; with it the speech graph has a second output,
            ``letters``.
        folder: must exist.
    """
    use_fused_norm()
    # The exporter tells of libraries that it does not need and of its own deprecations.
    logging.getLogger("torch.onnx").setLevel(logging.ERROR)
    with warnings.catch_warnings(), torch.no_grad():
        warnings.simplefilter("ignore")
        if not isinstance(model, TextModel):
            _export_speech(model, letters, folder)
        _export_text(model, folder)


def _export_speech(model: FusionModel | DualModel, letters: nn.Linear | None, folder: Path) -> None:
    clip = torch.randn(1, 48_000)
    samples = torch.export.Dim("samples", min=1_600, max=16_000 * 60)
    if isinstance(model, DualModel):
        speech: nn.Module = _DualGraph(model)
        outputs = [f"{VECTOR}{dim}" for dim in model.head.dims]
    else:
        speech = _SpeechGraph(model, letters)
        outputs = ["soft_tokens", *(["letters"] if letters else [])]
    torch.onnx.export(
        speech.eval(),
        (clip,),
        folder / "speech.onnx",
        input_names=["waveform"],
        output_names=outputs,
        dynamic_shapes=({1: samples},),
        opset_version=OPSET,
        dynamo=True,
        external_data=False,
        verbose=False,
    )


def _export_text(model: TextSide, folder: Path) -> None:
    sizes = model.text.config
    embeds, mask = torch.randn(2, 7, sizes.hidden_size), torch.ones(2, 7, dtype=torch.int64)
    mask[1, :3] = 0
    past = torch.randn(sizes.num_hidden_layers, 2, sizes.num_key_value_heads, 5, sizes.head_dim)
    batch, length, before = (torch.export.Dim(name) for name in ("batch", "tokens", "prompt_tokens"))
    torch.onnx.export(
        _TextGraph(model).eval(),
        (embeds, mask, past),
        folder / "text.onnx",
        input_names=["inputs_embeds", "attention_mask", "past"],
        output_names=["vector"],
        dynamic_shapes=({0: batch, 1: length}, {0: batch, 1: length}, {3: before}),
        opset_version=OPSET,
        dynamo=True,
        external_data=False,
        verbose=False,
    )
