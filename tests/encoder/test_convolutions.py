"""The quicker form of HuBERT's convolutions gives transformers' own numbers."""

from __future__ import annotations

import pytest
import torch
from transformers import HubertConfig, HubertModel

from wolofsearch.encoder.convolutions import Convolutions


def extractor(**changed: object) -> torch.nn.Module:
    torch.manual_seed(3)
    sizes = {"hidden_size": 24, "num_hidden_layers": 1, "num_attention_heads": 2, "intermediate_size": 8}
    config = HubertConfig(**{**sizes, "num_conv_pos_embeddings": 8, "num_conv_pos_embedding_groups": 2, **changed})
    found: torch.nn.Module = HubertModel(config).eval().feature_extractor
    with torch.no_grad():
        for parameter in found.parameters():
            if parameter.ndim == 1:
                parameter.add_(torch.randn_like(parameter), alpha=0.3)
    return found


@pytest.mark.parametrize("samples", [400, 1_600, 16_003])
@pytest.mark.parametrize("kind", ["noise", "low tones", "silence"])
@torch.no_grad()
def test_the_features_are_the_same(samples: int, kind: str) -> None:
    whole = extractor(conv_dim=(48,) * 7)
    clip = torch.randn(samples) * (kind != "silence")
    if kind == "low tones":  # a millionth of their power lies where most filters listen
        clip = torch.sin(torch.arange(samples) / 300) + 1e-3 * clip
    found = Convolutions(whole)(clip)
    torch.testing.assert_close(found, whole(clip[None]), atol=2e-4, rtol=1e-3)


@torch.no_grad()
def test_a_fault_would_show() -> None:
    whole = extractor(conv_dim=(48,) * 7)
    ours, clip = Convolutions(whole), torch.randn(1_600)
    ours.eps = 0.1
    assert (ours(clip) - whole(clip[None])).abs().max() > 1e-2


def test_other_norms_are_left_alone() -> None:
    assert Convolutions.can(extractor(conv_dim=(16,) * 7))
    assert not Convolutions.can(extractor(conv_dim=(16,) * 7, feat_extract_norm="layer"))
    assert not Convolutions.can(extractor(conv_dim=(16,) * 7, conv_bias=True))
