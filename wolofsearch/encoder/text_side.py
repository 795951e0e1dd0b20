"""What every model here does with text, however it hears: token embeddings → decoder-only text model → unit vector.

This module imports torch.
"""

from __future__ import annotations

from typing import Any

import torch
from torch import Tensor, nn
from torch.nn import functional
from transformers import Qwen3Config, Qwen3Model


class TextSide(nn.Module):
    """A model whose ``text`` is a Qwen3, pooled at the last position."""

    text: Qwen3Model

    def embed_tokens(self, token_ids: Tensor) -> Tensor:
        """Return the embeddings of token ids, (batch, tokens) → (batch, tokens, width)."""
        embedded: Tensor = self.text.embed_tokens(token_ids)
        return embedded

    def embed(self, inputs_embeds: Tensor, attention_mask: Tensor) -> Tensor:
        """Run the text model and pool its last position.

        Args:
            inputs_embeds: (batch, tokens, width), padded on the left.
            attention_mask: (batch, tokens) int64, 0 on padding.

        Returns:
            Unit rows (batch, width) float32.
        """
        # Explicit positions: without them ONNX Runtime rejects the exported rotary embedding.
        positions = (attention_mask.cumsum(-1) - 1).clamp(min=0)
        hidden = self.text(
            inputs_embeds=inputs_embeds, attention_mask=attention_mask, position_ids=positions, use_cache=False
        ).last_hidden_state
        return functional.normalize(hidden[:, -1].float(), dim=-1)

    def embed_text(self, token_ids: list[list[int]]) -> Tensor:
        """Embed tokenised texts of any lengths: unit rows (n, width)."""
        longest = max(len(row) for row in token_ids)
        device = self.text.embed_tokens.weight.device
        ids = torch.zeros(len(token_ids), longest, dtype=torch.long, device=device)
        mask = torch.zeros_like(ids)
        for row, tokens in enumerate(token_ids):
            ids[row, longest - len(tokens) :] = torch.tensor(tokens)
            mask[row, longest - len(tokens) :] = 1
        return self.embed(self.embed_tokens(ids), mask)


class TextModel(TextSide):
    """A text model alone, which hears nothing.

    Args:
        config: keyword arguments of transformers' ``Qwen3Config``.
    """

    def __init__(self, config: dict[str, Any]) -> None:
        super().__init__()
        self.text = Qwen3Model(Qwen3Config(**config))
