"""The words stage: means of embeddings learn pairs, equal answers are never wrong, and a killed run goes on."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
import torch
from torch import nn

from tests import tiny
from tests.training.test_text_stage import PAIRS
from wolofsearch.training.engine import Place
from wolofsearch.training.settings import TrainingConfig
from wolofsearch.training.text_data import Pair
from wolofsearch.training.text_rows import embed_rows
from wolofsearch.training.words_stage import SPREAD, WordsStage, level, train_words


@pytest.fixture
def config(tmp_path: Path) -> TrainingConfig:
    config = tiny.config(tmp_path)
    return replace(config, words=replace(config.words, steps=200))


def table() -> nn.Embedding:
    torch.manual_seed(0)
    return nn.Embedding(tiny.VOCABULARY, 32)


def found_first(learnt: nn.Embedding, tokenizer_file: Path, config: TrainingConfig) -> float:
    """Return the share of pairs that a fresh text model on the embeddings finds: its last layer takes their mean."""
    torch.manual_seed(0)
    model = tiny.new_model(config.model)
    model.text.embed_tokens.load_state_dict(learnt.state_dict())
    level(model.text.embed_tokens)
    tokens = tiny.tokens(tokenizer_file)
    with torch.no_grad():
        queries, documents = (
            embed_rows(model, tokens.encode_batch(texts))
            for texts in ([pair.query for pair in PAIRS], [pair.document for pair in PAIRS])
        )
    return float(((queries @ documents.T).argmax(dim=1) == torch.arange(len(PAIRS))).float().mean())


def test_a_fresh_text_model_begins_at_what_the_embeddings_have_learnt(
    config: TrainingConfig, tokenizer_file: Path, tmp_path: Path
) -> None:
    learnt = table()
    before = found_first(learnt, tokenizer_file, config)
    events = list(train_words(learnt, {"everyday": PAIRS}, config, tokenizer_file, tmp_path))
    assert events[-1].share == 1.0
    assert before < 0.3
    assert found_first(learnt, tokenizer_file, config) > 0.7


def test_a_killed_stage_goes_on_where_it_was(config: TrainingConfig, tokenizer_file: Path, tmp_path: Path) -> None:
    config = replace(config, words=replace(config.words, steps=60))
    families = {"everyday": PAIRS}
    whole = list(train_words(table(), families, config, tokenizer_file, tmp_path / "whole"))
    often = replace(config, checkpoint_minutes=0.0)
    running = train_words(table(), families, often, tokenizer_file, tmp_path)
    first = next(running)
    running.close()
    assert [first, *train_words(table(), families, often, tokenizer_file, tmp_path)] == whole


def test_equal_answers_are_not_each_others_wrong_ones(config: TrainingConfig, tokenizer_file: Path) -> None:
    same = [Pair(pair.query, "la même réponse", wolof=True) for pair in PAIRS]
    stage = WordsStage(table(), {"everyday": same}, config, tiny.tokens(tokenizer_file))
    batch = stage.draw(Place(0, 0, 0))
    assert set(batch.numbers.tolist()) == {0}
    # Only the right answer is left: nothing is to be told apart.
    assert float(stage(batch).detach()) == pytest.approx(0.0, abs=1e-5)


def test_level_embeddings_are_of_one_length() -> None:
    learnt = table()
    directions = nn.functional.normalize(learnt.weight.detach(), dim=-1)
    level(learnt)
    torch.testing.assert_close(learnt.weight.norm(dim=-1), torch.full((tiny.VOCABULARY,), SPREAD * 32**0.5))
    torch.testing.assert_close(nn.functional.normalize(learnt.weight, dim=-1), directions)
