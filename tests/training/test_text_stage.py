"""The text stage: it learns pairs, and a killed run goes on."""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path

import pytest
import torch

from tests import tiny
from wolofsearch.encoder.fusion import FusionModel
from wolofsearch.training.settings import TrainingConfig
from wolofsearch.training.small_model import new_model
from wolofsearch.training.text_data import Pair
from wolofsearch.training.text_stage import PairSampler, train_text
from wolofsearch.training.workers import Workers

SYLLABLES = ["ba", "du", "fe", "ki", "lo", "ma", "na", "re", "sa", "to", "wu", "xi"]


def invented(count: int) -> list[Pair]:
    """Return pairs of words that no spelling connects: only learning can."""
    rng = random.Random(0)
    words = [" ".join("".join(rng.choices(SYLLABLES, k=3)) for _ in range(3)) for _ in range(2 * count)]
    return [Pair(query, document, wolof=True) for query, document in zip(words[::2], words[1::2], strict=True)]


PAIRS = invented(30)


@pytest.fixture
def config(tmp_path: Path) -> TrainingConfig:
    config = tiny.config(tmp_path)
    text = replace(config.text, surrounded_share=0.0, wolof_character_share=0.0, minutes_deep=0.4)
    return replace(config, text=text)


def fresh(config: TrainingConfig) -> FusionModel:
    torch.manual_seed(0)
    return new_model(config.model)


@torch.no_grad()
def found_first(model: FusionModel, tokenizer_file: Path) -> float:
    tokens = tiny.tokens(tokenizer_file)
    queries = model.embed_text(tokens.encode_batch([f"question : {pair.query}" for pair in PAIRS]))
    documents = model.embed_text(tokens.encode_batch([pair.document for pair in PAIRS]))
    return float(((queries @ documents.T).argmax(dim=1) == torch.arange(len(PAIRS))).float().mean())


@pytest.mark.usefixtures("steady_clock")
def test_thirty_pairs_are_learnt(config: TrainingConfig, tokenizer_file: Path, tmp_path: Path) -> None:
    model = fresh(config)
    before = found_first(model, tokenizer_file)
    events = list(train_text(model, {"everyday": PAIRS}, config, tokenizer_file, tmp_path, Workers()))
    assert events[-1].figures["loss"] < events[0].figures["loss"]
    assert before < 0.3
    assert found_first(model, tokenizer_file) > 0.6


@pytest.mark.usefixtures("steady_clock")
def test_a_killed_stage_goes_on_where_it_was(config: TrainingConfig, tokenizer_file: Path, tmp_path: Path) -> None:
    config = replace(config, checkpoint_minutes=0.001)
    stage = train_text(fresh(config), {"everyday": PAIRS}, config, tokenizer_file, tmp_path, Workers())
    first = next(stage)
    stage.close()
    saved = torch.load(tmp_path / "text.pt", weights_only=False)
    assert 0 < saved["step"] <= first.step
    resumed = train_text(fresh(config), {"everyday": PAIRS}, config, tokenizer_file, tmp_path, Workers())
    second = next(resumed)
    resumed.close()
    assert second.step == 20 * (saved["step"] // 20 + 1)
    assert torch.load(tmp_path / "text.pt", weights_only=False)["worked_s"] > saved["worked_s"]
    # What was learnt before the kill is not learnt anew.
    assert second.figures["loss"] < first.figures["loss"] / 2


def test_batches_keep_their_bounds(config: TrainingConfig, tokenizer_file: Path) -> None:
    sampler = PairSampler({"everyday": PAIRS}, config, tokenizer_file, "0")
    for _ in range(20):
        rows = sampler.batch()
        assert 0 < len(rows) <= config.text.batch_pairs
        longest = max(len(query) for _, query, _ in rows) + max(len(document) for _, _, document in rows)
        assert len(rows) * longest <= config.text.batch_tokens
        assert all(len(query) <= config.text.query_tokens for _, query, _ in rows)


def test_a_resumed_run_sees_other_batches(config: TrainingConfig, tokenizer_file: Path) -> None:
    samplers = [PairSampler({"everyday": PAIRS}, config, tokenizer_file, seed) for seed in ("0", "0", "9")]
    first, again, later = ([pair for pair, _, _ in sampler.batch()] for sampler in samplers)
    assert first == again
    assert first != later


def test_wolof_may_be_cut_to_letters(config: TrainingConfig, tokenizer_file: Path) -> None:
    letters = replace(config, text=replace(config.text, wolof_character_share=1.0, query_tokens=200))
    plain = replace(config, text=replace(config.text, wolof_dropout_share=0.0, query_tokens=200))
    cut, whole = (PairSampler({"everyday": PAIRS}, one, tokenizer_file, "0").batch() for one in (letters, plain))
    tokens = tiny.tokens(tokenizer_file)
    assert all(query[-1] == tokens.end for _, query, _ in [*cut, *whole])
    assert sum(len(query) for _, query, _ in cut[:8]) > sum(len(query) for _, query, _ in whole[:8])


def test_a_passage_may_stand_among_others(config: TrainingConfig, tokenizer_file: Path) -> None:
    settings = replace(config.text, surrounded_share=1.0, surroundings=2, document_tokens=200, batch_tokens=20_000)
    among = PairSampler({"everyday": PAIRS}, replace(config, text=settings), tokenizer_file, "0").batch()
    tokens = tiny.tokens(tokenizer_file, 200)
    assert all(len(document) > len(tokens.encode(pair.document)) for pair, _, document in among)
