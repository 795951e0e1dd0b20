"""Batches of pairs: their bounds, their letters, their company, their negatives."""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from tests import tiny
from wolofsearch.training.pair_sampling import Batch, PairSampler, without_merges
from wolofsearch.training.settings import TrainingConfig
from wolofsearch.training.text_data import SPELLING, Pair
from wolofsearch.training.text_rows import SoftRow, TextRow

PAIRS = [Pair(f"baat bu njëkk {'a' * n}", f"le mot {'b' * n}", wolof=True) for n in range(1, 30)]


@pytest.fixture
def config(tmp_path: Path) -> TrainingConfig:
    config = tiny.config(tmp_path)
    plain = replace(config.text, surrounded_share=0.0, wolof_heard_share=0.0, wolof_dropout_share=0.0)
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


def test_wolof_may_be_heard_or_cut_loosely(config: TrainingConfig, tokenizer_file: Path) -> None:
    heard = drawn(config, tokenizer_file, wolof_heard_share=1.0)
    assert all(isinstance(query, SoftRow) for query in heard.queries)
    assert not any(isinstance(document, SoftRow) for document in heard.documents)
    loose = drawn(config, tokenizer_file, wolof_dropout_share=1.0, query_tokens=200)
    whole = drawn(config, tokenizer_file, query_tokens=200)
    end = tiny.tokens(tokenizer_file).end
    assert all(isinstance(query, list) and query[-1] == end for batch in (loose, whole) for query in batch.queries)
    assert sum(map(len, loose.queries)) > sum(map(len, whole.queries))


def test_french_is_never_heard(config: TrainingConfig, tokenizer_file: Path) -> None:
    french = [Pair(pair.document, pair.query, wolof=False) for pair in PAIRS]
    changed = replace(config, text=replace(config.text, wolof_heard_share=1.0))
    batch = PairSampler({"everyday": french}, changed, tokenizer_file).batch(random.Random(0), {})
    assert not any(isinstance(query, SoftRow) for query in batch.queries)


def test_a_long_text_is_heard_in_part(config: TrainingConfig, tokenizer_file: Path) -> None:
    long = [Pair("ba du fe " * 100, "le mot", wolof=True), Pair("badufe" * 100, "le mot", wolof=True)]
    changed = replace(config, text=replace(config.text, wolof_heard_share=1.0, heard_letters=20, misheard_share=0.0))
    for pair in long:
        batch = PairSampler({"everyday": [pair]}, changed, tokenizer_file).batch(random.Random(0), {})
        # Twenty letters, each with few frames of silence behind it, and a pause or two.
        assert all(4 < len(query) < 150 for query in batch.queries)


def test_what_is_heard_may_be_spelled_otherwise(config: TrainingConfig, tokenizer_file: Path) -> None:
    changed = replace(config, text=replace(config.text, wolof_heard_share=1.0, misheard_share=0.0))
    related = [Pair("ωε", "le mot", wolof=True, spoken="xx xx xx")]
    sampler = PairSampler({"everyday": related}, changed, tokenizer_file)
    query = sampler.batch(random.Random(0), {}).queries[0]
    assert isinstance(query, SoftRow)
    letter = without_merges(tokenizer_file).encode("ax")[-2]
    assert (query.ids == letter).any()


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


def test_spelling_asks_by_ear_for_a_prompted_text(config: TrainingConfig, tokenizer_file: Path) -> None:
    changed = replace(config, text=replace(config.text, weights={SPELLING: 1.0}, misheard_share=0.0))
    said = tiny.SENTENCES[0][0]
    sampler = PairSampler({SPELLING: [Pair(said, said, wolof=True)]}, changed, tokenizer_file)
    batch = sampler.batch(random.Random(0), {})
    assert batch.documents[0] == tiny.tokens(tokenizer_file).encode(f"{tiny.PROMPTS['document']} {said}")
    assert all(isinstance(query, SoftRow) for query in batch.queries)


def test_chunks_hold_every_row_once_in_order() -> None:
    rows: list[TextRow] = [[1] * length for length in (5, 2, 9, 4)]
    batch = Batch(rows[:2], rows[2:], ["a", "b"])
    for tokens in (1, 10, 1_000):
        chunks = batch.chunks(tokens)
        assert [row for chunk in chunks for row in chunk] == rows
        assert all(len(chunk) == 1 or max(map(len, chunk)) * len(chunk) <= tokens for chunk in chunks)
    assert len(batch.chunks(1_000)) == 1
