"""HuBERT's convolutions with the norm of the first one made part of its weights, for one clip in the exported graph.

That norm is over time, in every channel, of the longest signal in the model; its means, squares and products were a
tenth of the work of hearing. But it is an affine map of each channel, known once the covariance of the few samples
under the kernel is: Var(w·x) = wᵀ Cov(x) w. What remains is one product. This module imports torch.
"""

from __future__ import annotations

from typing import Any

import torch
from torch import Tensor, nn


class Convolutions(nn.Module):
    """The same numbers as transformers' ``HubertFeatureEncoder`` whose first layer has a norm over time."""

    def __init__(self, extractor: Any) -> None:
        super().__init__()
        first, *rest = extractor.conv_layers
        self.kernel, self.stride = int(first.conv.kernel_size[0]), int(first.conv.stride[0])
        self.eps = float(first.layer_norm.eps)
        self.weight, self.norm = first.conv.weight, first.layer_norm
        self.activation = first.activation
        self.rest = nn.ModuleList(rest)

    @staticmethod
    def can(extractor: Any) -> bool:
        """Return whether the first layer has such a norm: HuBERT base's has, those of larger ones have another."""
        first = extractor.conv_layers[0]
        norm = getattr(first, "layer_norm", None)
        per_channel = isinstance(norm, nn.GroupNorm) and norm.num_groups == norm.num_channels
        return per_channel and first.conv.bias is None

    def forward(self, clip: Tensor) -> Tensor:
        """Return the features, (1, channels, frames), of one clip, (samples,)."""
        frames = (clip.shape[0] - self.kernel) // self.stride + 1
        heard = torch.stack([clip[start :: self.stride][:frames] for start in range(self.kernel)])
        # In double precision: a filter may let through a millionth of what a voice's low tones put in.
        exact = heard.double() - heard.double().mean(dim=1, keepdim=True)
        weights = self.weight[:, 0].double()
        variance = ((weights @ (exact @ exact.T / frames)) * weights).sum(dim=1)
        gain = self.norm.weight.double() / torch.sqrt(variance + self.eps)
        # The offset is one weight more, of an input that is always 1.
        weights = torch.cat([weights * gain[:, None], self.norm.bias.double()[:, None]], dim=1).float()
        inputs = torch.cat([exact.float(), torch.ones_like(heard[:1])])
        features: Tensor = self.activation(weights @ inputs)[None]
        for layer in self.rest:
            features = layer(features)
        return features
