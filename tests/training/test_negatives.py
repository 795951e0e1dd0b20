"""Mined negatives: near, wrong, and never the right answer in another row."""

from __future__ import annotations

from pathlib import Path

import torch

from tests import tiny
from wolofsearch.training.negatives import KEPT, embed_all, mine, mined
from wolofsearch.training.text_data import Pair

PAIRS = [Pair(f"laaj {n}", f"réponse {n % 20}", wolof=True) for n in range(40)]


def test_the_right_answer_is_never_a_negative(tokenizer_file: Path) -> None:
    found = mine(tiny.model(), tiny.tokens(tokenizer_file), {"everyday": PAIRS}, "question :")["everyday"]
    assert found.shape == (40, KEPT)
    assert (found >= 0).any()
    for row, places in enumerate(found):
        assert all(PAIRS[place].document != PAIRS[row].document for place in places if place >= 0)


def test_they_are_mined_once(tokenizer_file: Path, tmp_path: Path) -> None:
    file = tmp_path / "negatives.npz"
    first = mined(file, tiny.model(), tiny.tokens(tokenizer_file), {"everyday": PAIRS}, "question :")
    other = tiny.model()
    torch.nn.init.normal_(other.text.embed_tokens.weight)
    again = mined(file, other, tiny.tokens(tokenizer_file), {"everyday": PAIRS}, "question :")
    assert (first["everyday"] == again["everyday"]).all()


def test_the_order_of_lengths_does_not_show(tokenizer_file: Path) -> None:
    model, tokens = tiny.model(), tiny.tokens(tokenizer_file)
    rows = tokens.encode_batch(["un", "un deux trois quatre cinq six", "un deux"])
    together = embed_all(model, rows)
    alone = torch.cat([embed_all(model, [row]) for row in rows])
    torch.testing.assert_close(together, alone, atol=2e-2, rtol=0)
