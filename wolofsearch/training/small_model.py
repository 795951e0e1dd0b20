"""Builds the model of a configuration; a fresh text model's last layer is set to average its tokens.

Random transformer blocks over good embeddings destroy them. So the last layer starts as a plain mean over the tokens
(near-uniform attention, identity values) and every block before it as nothing (zero output projections): training
begins at a bag of subwords and grows order and syntax from there.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import torch
from torch import nn

from wolofsearch.encoder.fusion import FusionConfig, FusionModel
from wolofsearch.encoder.graphs import use_fused_norm
from wolofsearch.encoder.logmel import MelSettings
from wolofsearch.errors import WolofSearchError
from wolofsearch.training.settings import ModelSection

FLAT_ATTENTION = 0.1
"""Initial scale of normalised queries and keys in the averaging layer: attention starts almost uniform."""


def fusion_config(model: ModelSection) -> FusionConfig:
    """Return the architecture that a configuration describes."""
    speech: dict[str, Any] = {
        "hidden_size": model.speech_hidden,
        "num_hidden_layers": model.speech_layers,
        "num_attention_heads": model.speech_heads,
        "intermediate_size": model.speech_mlp,
        "layerdrop": 0.0,
        "apply_spec_augment": False,
    }
    if model.speech_type == "conformer":
        speech |= {
            "feature_projection_input_dim": model.mel_bins * model.stacked_frames,
            "conv_depthwise_kernel_size": model.speech_kernel,
            "position_embeddings_type": "rotary",
            "add_adapter": False,
        }
    return FusionConfig(
        speech_type=model.speech_type,
        speech=speech,
        text={
            "vocab_size": model.vocabulary,
            "hidden_size": model.hidden,
            "intermediate_size": model.text_mlp,
            "num_hidden_layers": model.text_layers,
            "num_attention_heads": model.text_heads,
            "num_key_value_heads": model.text_key_value_heads,
            "head_dim": model.text_head_dim,
            "max_position_embeddings": 2048,
            "rope_theta": model.rope_theta,
            "use_sliding_window": False,
            "tie_word_embeddings": False,
        },
        mel=MelSettings(bins=model.mel_bins, stacked=model.stacked_frames, stride=model.frame_stride),
    )


def new_model(model: ModelSection, dropout: float = 0.0) -> FusionModel:
    """Return a model before its training: fresh, or with the checkpoints that the configuration names.

    Args:
        model: its sizes.
        dropout: of the speech encoder.

    Raises:
        WolofSearchError: ``training.other_model`` for a checkpoint that is missing or of another shape.
    """
    use_fused_norm()
    fresh = FusionModel(fusion_config(model))
    if model.initial_text:
        _fill(fresh.text, Path(model.initial_text))
    else:
        _average_last(fresh)
    if model.initial_speech:
        _fill(fresh.speech.model, Path(model.initial_speech))
    for module in fresh.speech.modules():
        if isinstance(module, nn.Dropout):
            module.p = dropout
    return fresh


def _fill(part: nn.Module, folder: Path) -> None:
    """Set a part's weights to those of a checkpoint; only safetensors, of which nothing can be executed."""
    kind: Any = type(part)
    try:
        found = kind.from_pretrained(folder, local_files_only=True, use_safetensors=True)
        part.load_state_dict(found.state_dict())
    except (OSError, RuntimeError, ValueError) as error:
        raise WolofSearchError("training.other_model", path=folder, detail=error) from error


def _average_last(model: FusionModel) -> None:
    *others, last = model.text.layers
    width = model.config.text["hidden_size"]
    with torch.no_grad():
        for name in ("v_proj", "o_proj"):
            getattr(last.self_attn, name).weight.copy_(torch.eye(width))
        last.self_attn.q_norm.weight.fill_(FLAT_ATTENTION)
        last.self_attn.k_norm.weight.fill_(FLAT_ATTENTION)
        last.mlp.down_proj.weight.zero_()
    silence(others)


def silence(layers: Iterable[nn.Module]) -> None:
    """Let each layer of the text model add nothing: what goes in comes out, until it learns."""
    with torch.no_grad():
        for layer in layers:
            for name, parameter in layer.named_parameters():
                if name.endswith(("o_proj.weight", "down_proj.weight")):
                    parameter.zero_()
