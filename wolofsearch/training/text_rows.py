"""Rows of tokens through the text model while it learns: less padding, and no work whose result nobody reads.

The embedding is the last position's hidden state, so the last layer need only compute that position; texts go through
the model beside texts of like length.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor
from torch.nn import functional
from transformers.models.qwen3.modeling_qwen3 import Qwen3DecoderLayer, apply_rotary_pos_emb

from wolofsearch.encoder.fusion import FusionModel

_TEXTS = 96


@dataclass(frozen=True, slots=True)
class SoftRow:
    """Positions that are mixtures of tokens: ids (positions, n) int64 and their weights (positions, n) float32."""

    ids: npt.NDArray[np.int64]
    weights: npt.NDArray[np.float32]

    def __len__(self) -> int:
        """Return the number of positions."""
        return len(self.ids)


TextRow = list[int] | SoftRow
"""A tokenised text, or one heard as mixtures of tokens."""


def embed_rows(model: FusionModel, rows: Sequence[TextRow]) -> Tensor:
    """Embed texts of any lengths: unit rows (n, width) float32, in their order; :meth:`FusionModel.embed_text`'s."""
    ordered = sorted(range(len(rows)), key=lambda row: (isinstance(rows[row], SoftRow), len(rows[row])))
    hard = sum(not isinstance(row, SoftRow) for row in rows)
    vectors = [model.projector.weight.new_zeros(0, int(model.config.text["hidden_size"]))]  # of no rows, too
    for first, end in ((0, hard), (hard, len(rows))):
        for start in range(first, end, _TEXTS):
            some = [rows[place] for place in ordered[start : min(start + _TEXTS, end)]]
            vectors.append(embed_padded(model, *_padded(model, some)))
    back = torch.empty(len(rows), dtype=torch.long)
    back[torch.tensor(ordered, dtype=torch.long)] = torch.arange(len(rows))
    return torch.cat(vectors)[back.to(vectors[0].device)]


def _padded(model: FusionModel, rows: list[TextRow]) -> tuple[Tensor, Tensor]:
    """Return the embeddings (rows, longest, width) of rows of one kind, padded on the left, and their mask."""
    longest = max(len(row) for row in rows)
    width = rows[0].ids.shape[1] if isinstance(rows[0], SoftRow) else 1
    ids = np.zeros((len(rows), longest, width), np.int64)
    weights = np.zeros((len(rows), longest, width), np.float32)
    mask = np.zeros((len(rows), longest), np.int64)
    for number, row in enumerate(rows):
        place = slice(longest - len(row), longest)
        mask[number, place] = 1
        if isinstance(row, SoftRow):
            ids[number, place], weights[number, place] = row.ids, row.weights
        else:
            ids[number, place, 0] = row
    device = model.projector.weight.device
    embedded = model.embed_tokens(torch.from_numpy(ids).to(device))
    if isinstance(rows[0], SoftRow):
        embedded = (embedded * torch.from_numpy(weights).to(device)[..., None]).sum(dim=2)
    else:
        embedded = embedded[:, :, 0]
    return embedded, torch.from_numpy(mask).to(device)


def embed_padded(model: FusionModel, hidden: Tensor, mask: Tensor) -> Tensor:
    """Return what :meth:`FusionModel.embed` returns, of embeddings that are padded on the left, and their mask.

    There what padding sees is left to transformers: nothing, and of nothing a GPU makes a gradient that is no number.
    """
    positions = (mask.cumsum(-1) - 1).clamp(min=0)
    rotary = model.text.rotary_emb(hidden, positions)
    length = mask.shape[1]
    before = torch.ones(length, length, dtype=torch.bool, device=mask.device).tril()
    itself = torch.eye(length, dtype=torch.bool, device=mask.device)  # padding sees itself, so that nothing is NaN
    seen = (before & mask.bool()[:, None, :] | itself)[:, None]
    *layers, last = model.text.layers
    for layer in layers:
        hidden = _layer(layer, hidden, seen, rotary, length)
    hidden = _layer(last, hidden, seen, rotary, 1)
    return functional.normalize(model.text.norm(hidden)[:, -1].float(), dim=-1)


def _layer(layer: Qwen3DecoderLayer, hidden: Tensor, seen: Tensor, rotary: tuple[Tensor, Tensor], asked: int) -> Tensor:
    """Return the last ``asked`` positions behind a layer."""
    attention = layer.self_attn
    normal = layer.input_layernorm(hidden)
    shape = (*normal.shape[:2], -1, attention.head_dim)
    queries = attention.q_proj(normal[:, -asked:])
    queries = attention.q_norm(queries.view(len(queries), asked, *shape[2:])).transpose(1, 2)
    keys = attention.k_norm(attention.k_proj(normal).view(shape)).transpose(1, 2)
    values = attention.v_proj(normal).view(shape).transpose(1, 2)
    cos, sin = rotary
    queries, _ = apply_rotary_pos_emb(queries, queries, cos[:, -asked:], sin[:, -asked:])
    keys, _ = apply_rotary_pos_emb(keys, keys, cos, sin)
    grouped = keys.shape[1] != queries.shape[1]
    read = functional.scaled_dot_product_attention(
        queries, keys, values, attn_mask=seen[:, :, -asked:], enable_gqa=grouped
    )
    hidden = hidden[:, -asked:] + attention.o_proj(read.transpose(1, 2).flatten(2))
    after: Tensor = hidden + layer.mlp(layer.post_attention_layernorm(hidden))
    return after
