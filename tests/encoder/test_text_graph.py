"""The text model as it is exported gives the numbers of the whole one, whatever stands before."""

from __future__ import annotations

from typing import Any

import pytest
import torch
from torch import Tensor

from wolofsearch.encoder.text_graph import TextGraph, prompt_states
from wolofsearch.encoder.text_side import TextModel

SIZES: dict[str, Any] = {
    "hidden_size": 32,
    "num_hidden_layers": 3,
    "num_attention_heads": 4,
    "head_dim": 16,
    "intermediate_size": 48,
    "vocab_size": 50,
    "rope_theta": 10_000.0,
}
IDS = list(range(3, 15))


def text_model(key_value_heads: int) -> TextModel:
    torch.manual_seed(key_value_heads)
    model = TextModel({**SIZES, "num_key_value_heads": key_value_heads}).eval()
    with torch.no_grad():
        for parameter in model.parameters():
            parameter.normal_(1.0 if parameter.ndim == 1 else 0.0, 0.2)
        model.text.embed_tokens.weight.copy_(model.text.embed_tokens.weight.half())
    return model


def embedded(model: TextModel, rows: list[list[int]], prompt: list[int]) -> Tensor:
    """Embed each row behind the prompt, by the exported form."""
    longest = max(map(len, rows))
    mask = torch.tensor([[0] * (longest - len(row)) + [1] * len(row) for row in rows])
    ids = torch.tensor([[0] * (longest - len(row)) + row for row in rows])
    with torch.no_grad():
        found: Tensor = TextGraph(model)(model.embed_tokens(ids), mask, prompt_states(model, prompt))
    return found


@pytest.mark.parametrize("key_value_heads", [1, 2, 4])
@pytest.mark.parametrize("before", [0, 1, 5, 11])
def test_a_prompt_before_is_as_if_it_stood_in_the_text(key_value_heads: int, before: int) -> None:
    model = text_model(key_value_heads)
    with torch.no_grad():
        whole = model.embed_text([IDS])
    torch.testing.assert_close(embedded(model, [IDS[before:]], IDS[:before]), whole, atol=1e-5, rtol=0)


def test_texts_of_a_batch_do_not_see_each_other_nor_the_padding() -> None:
    model = text_model(2)
    rows = [[20, 21, 22, 23, 24], [25], [26, 27, 28]]
    for prompt in ([], [5, 6, 7]):
        with torch.no_grad():
            alone = torch.cat([model.embed_text([prompt + row]) for row in rows])
        torch.testing.assert_close(embedded(model, rows, prompt), alone, atol=1e-5, rtol=0)
    # And the prompt counts.
    assert not torch.allclose(embedded(model, rows, []), embedded(model, rows, [5, 6, 7]), atol=1e-2)


def test_states_have_the_length_of_their_prompt() -> None:
    model = text_model(2)
    assert prompt_states(model, []).shape == (3, 2, 2, 0, 16)
    states = prompt_states(model, [4, 5, 6])
    assert (states.shape, states.dtype) == ((3, 2, 2, 3, 16), torch.float32)
    # What comes later changes nothing before it.
    torch.testing.assert_close(prompt_states(model, [4, 5]), states[:, :, :, :2], atol=1e-5, rtol=0)
