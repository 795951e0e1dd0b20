"""What clips are compared with: each text once, each language by what it has."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch

from tests import tiny
from wolofsearch.training.clips import Clips
from wolofsearch.training.text_bank import Bank, Meanings


def test_the_bank_knows_each_text_once(tokenizer_file: Path) -> None:
    bank = Bank(tiny.model(), tiny.tokens(tokenizer_file), ["b", "a", "", "b"])
    assert bank.texts == ["a", "b"]
    assert bank.rows == [1, 0, -1, 1]
    torch.testing.assert_close(bank.vectors.norm(dim=-1), torch.ones(2), atol=1e-2, rtol=0)


@pytest.mark.parametrize("loss", ["contrastive", "regression"])
def test_the_right_vectors_cost_least(loss: str, tokenizer_file: Path, tmp_path: Path) -> None:
    settings = replace(tiny.config(tmp_path).fusion, loss=loss)
    texts = [french for _, french in tiny.SENTENCES]
    bank = Bank(tiny.model(), tiny.tokens(tokenizer_file), texts)
    clips = list(range(len(texts)))

    def cost(order: list[int]) -> float:
        vectors = bank.vectors[[bank.rows[clip] for clip in order]]
        return float(bank.loss(dict.fromkeys([32, 16], vectors), clips, settings, np.random.default_rng(0)))

    assert cost(clips) < cost([*clips[1:], 0])


def test_clips_without_text_cost_nothing(tokenizer_file: Path, tmp_path: Path) -> None:
    bank = Bank(tiny.model(), tiny.tokens(tokenizer_file), ["a", ""])
    settings = tiny.config(tmp_path).fusion
    assert float(bank.loss({32: torch.ones(1, 32)}, [1], settings, np.random.default_rng(0))) == 0.0


def test_real_speech_has_its_french_side_alone(clips_dir: Path, tokenizer_file: Path, tmp_path: Path) -> None:
    real, synthetic = Clips([clips_dir / "real-tones"]), Clips([clips_dir / "synthetic-000"])
    meanings = Meanings(tiny.model(), tiny.tokens(tokenizer_file), [real], [synthetic], tiny.config(tmp_path))
    vectors = {32: torch.nn.functional.normalize(torch.randn(2, 32), dim=-1)}
    costs = [float(meanings.loss(clips, [0, 1], vectors, np.random.default_rng(0))) for clips in (real, synthetic)]
    assert 0 < costs[0] < costs[1]
    assert meanings.known(real, [0])
