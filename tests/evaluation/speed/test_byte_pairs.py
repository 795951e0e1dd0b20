"""A tokenizer that nobody trained."""

from __future__ import annotations

from pathlib import Path

import pytest

from wolofsearch.encoder.tokens import Tokens
from wolofsearch.evaluation.speed.byte_pairs import write_byte_pairs


def test_it_is_as_large_as_wanted_and_knows_its_words(tmp_path: Path) -> None:
    file = tmp_path / "tokenizer.json"
    write_byte_pairs(file, 700, ["Ndox mi dafa set.", "L'eau est propre."])
    tokens = Tokens.load(file, 50)
    assert tokens.size == 700
    assert tokens.encode(" dafa set.")[-1] == tokens.end
    assert tokens.count(" dafa est") == 2
    assert 3 < tokens.count(" Yoor nañu") <= 13
    with pytest.raises(ValueError, match="200"):
        write_byte_pairs(file, 200, [])
