"""Batches of pairs: their bounds, their letters, their company, their negatives."""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from tests import tiny
from wolofsearch.training.pair_sampling import Batch, PairSampler
from wolofsearch.training.settings import TrainingConfig
from wolofsearch.training.text_data import SPELLING, Pair

PAIRS = [Pair(f"baat bu njëkk {'a' * n}", f"le mot {'b' * n}", wolof=True) for n in range(1, 30)]


@pytest.fixture
def config(tmp_path: Path) -> TrainingConfig:
    config = tiny.config(tmp_path)
    plain = replace(config.text, surrounded_share=0.0, wolof_character_share=0.0, wolof_dropout_share=0.0)
    return replace(config, text=plain)


def drawn(config: TrainingConfig, tokenizer_file: Path, seed: str = "0", **text: object) -> Batch:
    changed = replace(config, text=replace(config.text, **text))  # type: ignore[arg-type]
    return PairSampler({"everyday": PAIRS}, changed, tokenizer_file).batch(random.Random(seed), {})


def test_batches_keep_their_bounds(config: TrainingConfig, tokenizer_file: Path) -> None:
    for number in range(20):
        batch = drawn(config, tokenizer_file, str(number), batch_tokens=300)
        assert 0 < len(batch.queries) == len(batch.documents) == len(batch.answers) <= config.text.batch_pairs
        assert sum(map(len, [*batch.queries, *batch.documents])) <= 300
        assert all(len(query) <= config.text.query_tokens for query in batch.queries)


def test_the_seed_decides_even_where_words_fall_apart(config: TrainingConfig, tokenizer_file: Path) -> None:
    loose = {"wolof_dropout_share": 1.0}
    assert drawn(config, tokenizer_file, "0", **loose) == drawn(config, tokenizer_file, "0", **loose)
    assert drawn(config, tokenizer_file, "0", **loose) != drawn(config, tokenizer_file, "1", **loose)


def test_wolof_may_be_cut_to_letters(config: TrainingConfig, tokenizer_file: Path) -> None:
    cut = drawn(config, tokenizer_file, wolof_character_share=1.0, query_tokens=200)
    loose = drawn(config, tokenizer_file, wolof_dropout_share=1.0, query_tokens=200)
    whole = drawn(config, tokenizer_file, query_tokens=200)
    end = tiny.tokens(tokenizer_file).end
    assert all(query[-1] == end for batch in (cut, loose, whole) for query in batch.queries)
    lengths = [sum(map(len, batch.queries)) for batch in (cut, loose, whole)]
    assert lengths[0] > lengths[1] > lengths[2]


def test_a_passage_may_stand_among_others(config: TrainingConfig, tokenizer_file: Path) -> None:
    among = drawn(config, tokenizer_file, surrounded_share=1.0, document_tokens=400, batch_tokens=20_000)
    tokens = tiny.tokens(tokenizer_file, 400)
    assert all(len(row) > len(tokens.encode(text)) for row, text in zip(among.documents, among.answers, strict=True))


def test_negatives_follow_the_answers(config: TrainingConfig, tokenizer_file: Path) -> None:
    found = {"everyday": np.array([[(row + 1) % len(PAIRS), -1] if row % 2 else [-1, -1] for row in range(len(PAIRS))])}
    batch = PairSampler({"everyday": PAIRS}, config, tokenizer_file).batch(random.Random(0), found)
    texts = [pair.document for pair in PAIRS]
    places = [texts.index(answer) for answer in batch.answers[: len(batch.queries)]]
    assert batch.answers[len(batch.queries) :] == [texts[(place + 1) % len(PAIRS)] for place in places if place % 2]
    assert len(batch.documents) == len(batch.answers) > len(batch.queries)


def test_spelling_asks_in_letters_for_a_prompted_text(config: TrainingConfig, tokenizer_file: Path) -> None:
    changed = replace(config, text=replace(config.text, weights={SPELLING: 1.0}, misheard_share=0.0))
    said = tiny.SENTENCES[0][0]
    sampler = PairSampler({SPELLING: [Pair(said, said, wolof=True)]}, changed, tokenizer_file)
    batch = sampler.batch(random.Random(0), {})
    assert batch.documents[0] == tiny.tokens(tokenizer_file).encode(f"{tiny.PROMPTS['document']} {said}")
    assert batch.queries[0] == sampler.spelled("sama doom dafa feebar")


def test_chunks_hold_every_row_once_in_order() -> None:
    rows = [[1] * length for length in (5, 2, 9, 4)]
    batch = Batch(rows[:2], rows[2:], ["a", "b"])
    for tokens in (1, 10, 1_000):
        chunks = batch.chunks(tokens)
        assert [row for chunk in chunks for row in chunk] == rows
        assert all(len(chunk) == 1 or max(map(len, chunk)) * len(chunk) <= tokens for chunk in chunks)
    assert len(batch.chunks(1_000)) == 1
