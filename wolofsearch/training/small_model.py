"""Builds the small model of a configuration, with the text model's first layer set to average its tokens.

Random transformer blocks over good embeddings destroy them. So the first layer starts as a plain mean over the tokens
(near-uniform attention, identity values) and every other block starts as nothing (zero output projections): training
begins at a bag of subwords and grows order and syntax from there.
"""

from __future__ import annotations

from collections.abc import Iterable

import torch
from torch import nn

from wolofsearch.encoder.export import use_fused_norm
from wolofsearch.encoder.fusion import FusionConfig, FusionModel
from wolofsearch.encoder.logmel import MelSettings
from wolofsearch.training.settings import ModelSection

FLAT_ATTENTION = 0.1
"""Initial scale of normalised queries and keys in the averaging layer: attention starts almost uniform."""


def fusion_config(model: ModelSection) -> FusionConfig:
    """Return the architecture that a configuration describes."""
    return FusionConfig(
        speech_type="conformer",
        speech={
            "hidden_size": model.speech_hidden,
            "num_hidden_layers": model.speech_layers,
            "num_attention_heads": model.speech_heads,
            "intermediate_size": model.speech_mlp,
            "feature_projection_input_dim": model.mel_bins * model.stacked_frames,
            "conv_depthwise_kernel_size": model.speech_kernel,
            "position_embeddings_type": "rotary",
            "layerdrop": 0.0,
            "apply_spec_augment": False,
            "add_adapter": False,
        },
        text={
            "vocab_size": model.vocabulary,
            "hidden_size": model.hidden,
            "intermediate_size": model.text_mlp,
            "num_hidden_layers": model.text_layers,
            "num_attention_heads": model.text_heads,
            "num_key_value_heads": model.text_heads,
            "head_dim": model.hidden // model.text_heads,
            "max_position_embeddings": 2048,
            "rope_theta": 10_000.0,
            "use_sliding_window": False,
            "tie_word_embeddings": False,
        },
        mel=MelSettings(bins=model.mel_bins, stacked=model.stacked_frames, stride=model.frame_stride),
    )


def new_model(model: ModelSection, dropout: float = 0.0) -> FusionModel:
    """Return a fresh model; ``dropout`` is that of the speech encoder."""
    use_fused_norm()
    fresh = FusionModel(fusion_config(model))
    _average_first(fresh)
    for module in fresh.speech.modules():
        if isinstance(module, nn.Dropout):
            module.p = dropout
    return fresh


def _average_first(model: FusionModel) -> None:
    first, *others = model.text.layers
    width = model.config.text["hidden_size"]
    with torch.no_grad():
        for name in ("v_proj", "o_proj"):
            getattr(first.self_attn, name).weight.copy_(torch.eye(width))
        first.self_attn.q_norm.weight.fill_(FLAT_ATTENTION)
        first.self_attn.k_norm.weight.fill_(FLAT_ATTENTION)
        first.mlp.down_proj.weight.zero_()
    silence(others)


def silence(layers: Iterable[nn.Module]) -> None:
    """Let each layer of the text model add nothing: what goes in comes out, until it learns."""
    with torch.no_grad():
        for layer in layers:
            for name, parameter in layer.named_parameters():
                if name.endswith(("o_proj.weight", "down_proj.weight")):
                    parameter.zero_()
