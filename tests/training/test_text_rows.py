"""Rows through the text model while it learns: the same vectors and gradients as the model's own, soft tokens too."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import torch

from tests import tiny
from wolofsearch.encoder.fusion import FusionModel
from wolofsearch.training.small_model import fusion_config
from wolofsearch.training.text_rows import SoftRow, TextRow, embed_rows

TEXTS = ["Naka lañuy bey dugub ?", "Le mil", "Le mil se sème en juin et se récolte en octobre.", ""]


def rows(tokenizer_file: Path) -> list[list[int]]:
    return tiny.tokens(tokenizer_file).encode_batch(TEXTS)


def gradient(model: FusionModel, vectors: torch.Tensor) -> torch.Tensor:
    model.zero_grad()
    (vectors * torch.linspace(-1, 1, vectors.numel()).view_as(vectors)).sum().backward()
    return torch.cat([value.grad.flatten() for value in model.text.parameters() if value.grad is not None])


def test_vectors_and_gradients_are_those_of_the_model(tokenizer_file: Path) -> None:
    model, ids = tiny.model(), rows(tokenizer_file)
    ours, theirs = embed_rows(model, ids), model.embed_text(ids)
    torch.testing.assert_close(ours, theirs, atol=1e-5, rtol=1e-4)
    torch.testing.assert_close(gradient(model, ours), gradient(model, theirs), atol=1e-4, rtol=1e-3)


def test_heads_that_share_keys(tokenizer_file: Path) -> None:
    torch.manual_seed(0)
    model = FusionModel(fusion_config(replace(tiny.model_section(), text_heads=4, text_head_dim=8))).eval()
    ids = rows(tokenizer_file)
    torch.testing.assert_close(embed_rows(model, ids), model.embed_text(ids), atol=1e-5, rtol=1e-4)


def test_a_soft_row_of_whole_tokens_is_a_text(tokenizer_file: Path) -> None:
    model, ids = tiny.model(), rows(tokenizer_file)
    soft = SoftRow(np.array(ids[0])[:, None].repeat(2, axis=1), np.tile(np.float32([[0.3, 0.7]]), (len(ids[0]), 1)))
    mixed: list[TextRow] = [ids[1], soft, ids[2]]
    torch.testing.assert_close(
        embed_rows(model, mixed), model.embed_text([ids[1], ids[0], ids[2]]), atol=1e-5, rtol=1e-4
    )


def test_a_soft_row_mixes(tokenizer_file: Path) -> None:
    model, ids = tiny.model(), rows(tokenizer_file)[0]
    other = [*ids[1:], ids[0]]
    soft = SoftRow(np.array([ids, other]).T, np.full((len(ids), 2), 0.5, np.float32))
    table = model.text.embed_tokens.weight
    embeds = ((table[ids] + table[other]) / 2)[None]
    wanted = model.embed(embeds, torch.ones(1, len(ids), dtype=torch.long))
    torch.testing.assert_close(embed_rows(model, [soft]), wanted, atol=1e-5, rtol=1e-4)
