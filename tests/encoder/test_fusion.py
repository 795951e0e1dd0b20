"""The fused model in torch: what a clip's neighbours in a batch must not change, and how the sequence is laid out."""

from __future__ import annotations

import pytest
import torch
from torch import Tensor
from torch.nn import functional

from tests import tiny
from wolofsearch.encoder.fusion import FusionConfig, FusionModel, truncate

BEFORE, AFTER = [5, 6, 7], [0]
CONFORMER_SAMPLES = [100, 7 * 160, 11 * 160, 27 * 160, 16_000]
"""One frame, two, three, seven, twenty-six."""
HUBERT_SAMPLES = [400, 2 * 320 + 80, 3 * 320 + 80, 8 * 320 + 80, 16_000]
"""One frame, two, three, eight, forty-nine."""


def clips(lengths: list[int]) -> list[Tensor]:
    generator = torch.Generator().manual_seed(1)
    return [torch.randn(length, generator=generator).cumsum(0).sin() for length in lengths]


def padded(rows: list[Tensor]) -> tuple[Tensor, Tensor]:
    return torch.nn.utils.rnn.pad_sequence(rows, batch_first=True), torch.tensor([len(row) for row in rows])


@pytest.fixture(scope="module", params=["conformer", "hubert"])
def case(request: pytest.FixtureRequest) -> tuple[FusionModel, list[Tensor], list[int]]:
    if request.param == "conformer":
        return tiny.model(), clips(CONFORMER_SAMPLES), [1, 2, 3, 7, 26]
    return tiny.hubert(), clips(HUBERT_SAMPLES), [1, 2, 3, 8, 49]


@torch.no_grad()
def test_a_clip_is_the_same_alone_and_in_a_batch(case: tuple[FusionModel, list[Tensor], list[int]]) -> None:
    model, rows, _ = case
    together = model(*padded(rows), BEFORE, AFTER)
    alone = torch.cat([model(*padded([row]), BEFORE, AFTER) for row in rows])
    torch.testing.assert_close(together, alone, atol=2e-5, rtol=0)
    assert (alone @ alone.T - torch.eye(len(rows))).abs().max() > 1e-3
    torch.testing.assert_close(together.norm(dim=-1), torch.ones(len(rows)))


@torch.no_grad()
def test_soft_tokens_are_those_of_the_unpadded_convolution(case: tuple[FusionModel, list[Tensor], list[int]]) -> None:
    model, rows, expected = case
    states, frames = model.speech(*padded(rows))
    assert frames.tolist() == expected
    tokens, counts = model.soft_tokens(states, frames)
    assert counts.tolist() == [max(1, count // 2) for count in expected]
    for row, (count, left) in enumerate(zip(counts.tolist(), frames.tolist(), strict=True)):
        if left > 1:
            projected = model.projector(states[row : row + 1, :left]).transpose(1, 2)
            wanted = model.convolution(projected)[0].T
            torch.testing.assert_close(tokens[row, :count], wanted, atol=1e-5, rtol=0)


@torch.no_grad()
def test_the_prompt_stands_before_the_speech_and_the_padding_before_all() -> None:
    model = tiny.model()
    soft = torch.arange(2 * 3 * 32, dtype=torch.float32).reshape(2, 3, 32)
    embeds, mask = model.between(soft, torch.tensor([1, 3]), BEFORE, AFTER)
    assert mask.tolist() == [[0, 0, 1, 1, 1, 1, 1], [1] * 7]
    prompt, end = model.embed_tokens(torch.tensor(BEFORE)), model.embed_tokens(torch.tensor(AFTER))
    torch.testing.assert_close(embeds[0, 2:], torch.cat([prompt, soft[0, :1], end]))
    torch.testing.assert_close(embeds[1], torch.cat([prompt, soft[1], end]))


@torch.no_grad()
def test_texts_of_any_lengths_go_together() -> None:
    model = tiny.model()
    rows = [[3], [4, 5, 6, 7, 8], [9, 10]]
    together = model.embed_text(rows)
    alone = torch.cat([model.embed_text([row]) for row in rows])
    torch.testing.assert_close(together, alone, atol=1e-5, rtol=0)


@torch.no_grad()
def test_the_order_of_the_tokens_matters() -> None:
    forth, back = tiny.model().embed_text([[3, 4, 5, 6], [5, 4, 3, 6]])
    assert (forth - back).abs().max() > 1e-4


def test_truncation_is_a_slice_renormalised() -> None:
    vectors = functional.normalize(torch.randn(4, 32), dim=-1)
    cut = truncate(vectors, 8)
    torch.testing.assert_close(cut, vectors[:, :8] / vectors[:, :8].norm(dim=-1, keepdim=True))
    torch.testing.assert_close(truncate(vectors, 32), vectors)


def test_a_configuration_survives_json() -> None:
    config = tiny.model().config
    assert FusionConfig.from_dict(config.as_dict()) == config
