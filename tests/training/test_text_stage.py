"""The text stage: it learns pairs, mines negatives when it is time, and a killed run goes on."""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path

import pytest
import torch

from tests import data_folder, tiny
from wolofsearch.encoder.fusion import FusionModel
from wolofsearch.training.engine import Place
from wolofsearch.training.settings import TrainingConfig
from wolofsearch.training.small_model import new_model
from wolofsearch.training.text_data import Pair
from wolofsearch.training.text_stage import TextStage, train_text

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
    text = replace(config.text, surrounded_share=0.0, wolof_heard_share=0.0, wolof_dropout_share=0.0, steps=60)
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


def test_thirty_pairs_are_learnt(config: TrainingConfig, tokenizer_file: Path, tmp_path: Path) -> None:
    model = fresh(config)
    before = found_first(model, tokenizer_file)
    config = replace(config, text=replace(config.text, steps=400, mined_at=[0.5]))
    events = list(train_text(model, {"everyday": PAIRS}, config, tokenizer_file, tmp_path))
    assert events[-1].share == 1.0
    assert (tmp_path / "negatives-1.npz").exists()
    assert before < 0.3
    assert found_first(model, tokenizer_file) > 0.6


def test_chunks_change_no_gradient(config: TrainingConfig, tokenizer_file: Path, tmp_path: Path) -> None:
    gradients = []
    for tokens in (100_000, 60):
        model = fresh(config)
        small = replace(config, text=replace(config.text, chunk_tokens=tokens))
        stage = TextStage(model, {"everyday": PAIRS}, small, tokenizer_file, tmp_path)
        stage.at(1.0)
        stage.descend(stage.draw(Place(1, 1, 0)), lambda loss: loss.backward())  # type: ignore[no-untyped-call]
        assert model.text.embed_tokens.weight.grad is not None
        gradients.append(model.text.embed_tokens.weight.grad)
    torch.testing.assert_close(*gradients, atol=1e-5, rtol=1e-3)


def test_one_piece_has_the_loss_of_many(config: TrainingConfig, tokenizer_file: Path, tmp_path: Path) -> None:
    stage = TextStage(fresh(config), {"everyday": PAIRS}, config, tokenizer_file, tmp_path)
    batch = stage.draw(Place(1, 1, 0))
    assert stage.descend(batch, lambda _: None) == pytest.approx(float(stage(batch)), abs=1e-4)


def test_a_killed_stage_goes_on_where_it_was(config: TrainingConfig, tokenizer_file: Path, tmp_path: Path) -> None:
    families = {"everyday": PAIRS}
    whole = list(train_text(fresh(config), families, config, tokenizer_file, tmp_path / "whole"))
    often = replace(config, checkpoint_minutes=0.0)
    running = train_text(fresh(config), families, often, tokenizer_file, tmp_path)
    first = next(running)
    running.close()
    rest = list(train_text(fresh(config), families, often, tokenizer_file, tmp_path))
    assert [first, *rest] == whole


def test_development_sentences_are_watched(config: TrainingConfig, tokenizer_file: Path, tmp_path: Path) -> None:
    stage = TextStage(fresh(config), {"everyday": PAIRS}, config, tokenizer_file, tmp_path)
    assert stage.watch() == {}
    data_folder.write_pairs(tmp_path, "flores200_dev", tiny.SENTENCES)
    assert stage.watch() == {"typed": 1.0, "heard": 1.0, "recall": 1.0}  # six texts: all are in the first ten
