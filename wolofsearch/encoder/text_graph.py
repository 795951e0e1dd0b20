"""The text model as the application runs it: what training computes, without what nobody looks at.

Keys and values of a prompt are the same for every query behind it, so they are computed once, when the bundle is built.
Only the last position is pooled, so the last layer asks for that one alone. This module imports torch.
"""

from __future__ import annotations

from typing import Any, cast

import torch
from torch import Tensor, nn
from torch.nn import functional
from transformers.models.qwen3.modeling_qwen3 import Qwen3DecoderLayer, apply_rotary_pos_emb

from wolofsearch.encoder.text_side import TextSide


class TextGraph(nn.Module):
    """Embeddings of texts behind a prompt → unit vectors; the numbers are those of :meth:`TextSide.embed`."""

    def __init__(self, model: TextSide) -> None:
        super().__init__()
        *firsts, last = model.text.layers
        self.layers = nn.ModuleList([*map(_Layer, firsts), _Layer(last, pooled=True)])
        self.norm, self.rotary = model.text.norm, model.text.rotary_emb

    def forward(self, inputs_embeds: Tensor, attention_mask: Tensor, past: Tensor) -> Tensor:
        """Embed a batch.

        Args:
            inputs_embeds: (batch, tokens, width) behind the prompt, padded on the left.
            attention_mask: (batch, tokens) int64, 0 on padding.
            past: (layers, 2, heads, prompt tokens, head size), as :func:`prompt_states` returns it, for all texts.

        Returns:
            Unit rows (batch, width) float32.
        """
        before, tokens = past.shape[3], inputs_embeds.shape[1]
        positions = before + (attention_mask.cumsum(-1) - 1).clamp(min=0)
        turned = self.rotary(inputs_embeds, positions)
        prompt = attention_mask.new_ones(attention_mask.shape[0], before)
        there = torch.cat([prompt, attention_mask], dim=1).bool()[:, None, None, :]
        key = torch.arange(before + tokens, device=past.device)
        query = before + torch.arange(tokens, device=past.device)[:, None]
        # Padding sees itself: of nothing there is no mean.
        seen = (key <= query) & (there | (key == query))
        hidden = inputs_embeds
        for layer, states in zip(self.layers[:-1], past[:-1], strict=True):
            hidden = layer(hidden, turned, turned, seen, states)
        pooled = self.rotary(inputs_embeds, positions[:, -1:])
        hidden = self.layers[-1](hidden, turned, pooled, seen[:, :, -1:], past[-1])
        return functional.normalize(self.norm(hidden)[:, -1].float(), dim=-1)


Turns = tuple[Tensor, Tensor]
"""Cosines and sines of the angles of positions, each (batch, positions, head size)."""


class _Layer(nn.Module):
    """A decoder layer behind the keys and values of a prompt; one that is ``pooled`` gives its last position alone."""

    def __init__(self, layer: Qwen3DecoderLayer, *, pooled: bool = False) -> None:
        super().__init__()
        self.input_layernorm = layer.input_layernorm
        self.self_attn = layer.self_attn
        self.post_attention_layernorm = layer.post_attention_layernorm
        self.mlp = layer.mlp
        self.asking = slice(-1, None) if pooled else slice(None)

    def forward(self, hidden: Tensor, turned: Turns, turned_query: Turns, seen: Tensor, states: Tensor) -> Tensor:
        attention: Any = self.self_attn
        normed = self.input_layernorm(hidden)
        heads = (-1, attention.head_dim)
        query = attention.q_norm(attention.q_proj(normed[:, self.asking]).unflatten(-1, heads)).transpose(1, 2)
        query = apply_rotary_pos_emb(query, query, *turned_query)[0]
        key = attention.k_norm(attention.k_proj(normed).unflatten(-1, heads)).transpose(1, 2)
        key = apply_rotary_pos_emb(key, key, *turned)[0]
        value = attention.v_proj(normed).unflatten(-1, heads).transpose(1, 2)
        past_key, past_value = states[:, None].expand(-1, seen.shape[0], -1, -1, -1)
        found = functional.scaled_dot_product_attention(
            query,
            torch.cat([past_key, key], dim=2),
            torch.cat([past_value, value], dim=2),
            attn_mask=seen,
            scale=attention.scaling,
            enable_gqa=query.shape[1] != key.shape[1],
        )
        hidden = hidden[:, self.asking] + attention.o_proj(found.transpose(1, 2).flatten(2))
        return cast("Tensor", hidden + self.mlp(self.post_attention_layernorm(hidden)))


def prompt_states(model: TextSide, token_ids: list[int]) -> Tensor:
    """Return keys and values of a prompt's tokens, (layers, 2, heads, tokens, head size) float32.

    They are computed from embeddings in half precision, as a bundle keeps them.
    """
    sizes = model.text.config
    if not token_ids:
        return torch.zeros(sizes.num_hidden_layers, 2, sizes.num_key_value_heads, 0, sizes.head_dim)
    with torch.no_grad():
        embeds = model.embed_tokens(torch.tensor([token_ids])).half().float()
        layers = model.text(inputs_embeds=embeds, use_cache=True).past_key_values.layers
    return torch.stack([torch.stack([layer.keys[0], layer.values[0]]) for layer in layers])
