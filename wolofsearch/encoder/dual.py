"""The dual encoder: speech gets a vector of its own beside the text model's, which never reads what was heard.

The reference's ``clip`` strategy: one learned query attends over all layers' states of a clip, and a linear head for
each Matryoshka dim turns what it gathers into a vector of that length. So a shorter vector of speech is no part of the
longer one, as it is for texts and in late fusion. This module imports torch.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn import functional
from transformers import Qwen3Config, Qwen3Model

from wolofsearch.encoder.fusion import FusionConfig, SpeechEncoder
from wolofsearch.encoder.text_side import TextSide


class DualHead(nn.Module):
    """Attention pooling with one learned query, and a linear head for each dim.

    Args:
        width: of the states: layers * hidden.
        dims: Matryoshka dims.
    """

    def __init__(self, width: int, dims: list[int]) -> None:
        super().__init__()
        self.dims = dims
        self.pooling_parameters = nn.Parameter(torch.randn(1, width) * 0.02)
        self.matryoshka_layers = nn.ModuleDict({str(dim): nn.Linear(width, dim) for dim in dims})

    def forward(self, states: Tensor, frames: Tensor) -> dict[int, Tensor]:
        """Return unit rows (batch, dim) float32 for each dim.

        Args:
            states: (batch, frames, width).
            frames: (batch,) valid frames.
        """
        states = states.float()
        scores = states @ self.pooling_parameters[0] / states.shape[-1] ** 0.5
        outside = torch.arange(states.shape[1], device=frames.device)[None, :] >= frames[:, None]
        weights = scores.masked_fill(outside, float("-inf")).softmax(dim=-1)
        pooled = (weights[..., None] * states).sum(dim=1)
        return {dim: functional.normalize(self.matryoshka_layers[str(dim)](pooled), dim=-1) for dim in self.dims}


class DualModel(TextSide):
    """Speech or text → unit vector, each through a model of its own.

    Args:
        config: what shapes both; its convolution is not used.
        dims: of the heads, the longest first.
    """

    def __init__(self, config: FusionConfig, dims: list[int]) -> None:
        super().__init__()
        self.config = config
        self.speech = SpeechEncoder(config)
        self.text = Qwen3Model(Qwen3Config(**config.text))
        self.head = DualHead(self.speech.width, dims)

    def forward(self, waveforms: Tensor, lengths: Tensor) -> dict[int, Tensor]:
        """Embed a padded batch of clips: for each dim, unit rows (batch, dim)."""
        states, frames = self.speech(waveforms, lengths)
        vectors: dict[int, Tensor] = self.head(states, frames)
        return vectors
