"""Text to token ids: the end-of-text token, the limit, and texts that are nothing or foreign."""

from __future__ import annotations

from pathlib import Path

import pytest
from tokenizers import Tokenizer, models

from wolofsearch.encoder.tokens import Tokens

TEXTS = ["Sama doom dafa feebar.", "", "  ", "Ñ ŋ ë 漢字 🐘", "un " * 200]


@pytest.fixture
def tokens(tiny_bundle: Path) -> Tokens:
    return Tokens.load(tiny_bundle / "tokenizer.json", 24)


@pytest.mark.parametrize("text", TEXTS)
def test_every_text_ends_and_is_short_enough(tokens: Tokens, text: str) -> None:
    ids = tokens.encode(text)
    assert ids[-1] == tokens.end
    assert tokens.end not in ids[:-1]
    assert len(ids) <= 24
    assert max(ids) < tokens.size


def test_a_batch_gives_what_each_text_gives(tokens: Tokens) -> None:
    assert tokens.encode_batch(TEXTS) == [tokens.encode(text) for text in TEXTS]


def test_a_file_that_pads_and_cuts_is_read_as_if_it_did_not(tokens: Tokens, tiny_bundle: Path) -> None:
    tokenizer = Tokenizer.from_file(str(tiny_bundle / "tokenizer.json"))
    tokenizer.enable_padding(length=50)
    tokenizer.enable_truncation(3)
    assert Tokens(tokenizer, 24).encode_batch(TEXTS) == tokens.encode_batch(TEXTS)


def test_counting_cuts_nothing_and_does_not_count_the_end(tokens: Tokens) -> None:
    assert tokens.count("") == 0
    short = TEXTS[0]
    assert tokens.count(short) == len(tokens.encode(short)) - 1
    assert tokens.count("un " * 200) >= 200
    assert len(tokens.encode("un " * 200)) == 24


def test_capitals_and_ligatures_are_one_with_what_is_said(tokens: Tokens) -> None:
    assert tokens.encode("SAMA Doom ﬁ") == tokens.encode("sama doom fi")


def test_a_tokenizer_without_an_end_is_refused() -> None:
    with pytest.raises(ValueError, match="endoftext"):
        Tokens(Tokenizer(models.BPE()), 24)
