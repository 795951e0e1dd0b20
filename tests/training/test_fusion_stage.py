"""The fusion stage: a sound first guess, a frozen text model, a checkpoint that goes on."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
import torch

from tests import tiny
from wolofsearch.training.checkpoints import Checkpoint
from wolofsearch.training.clips import Clips
from wolofsearch.training.ctc_stage import Spelling
from wolofsearch.training.fusion_stage import Bank, guess_projector, recall_at_10, train_fusion
from wolofsearch.training.workers import Workers


def test_the_first_guess_is_an_average_of_letter_embeddings(clips_dir: Path, tokenizer_file: Path) -> None:
    model, clips = tiny.model(), Clips([clips_dir / "unseen"])
    spelling = Spelling(model)
    guess_projector(model, spelling, tiny.tokens(tokenizer_file), clips, [[0, 1, 2], [5, 6, 7]])
    weights = model.projector.weight
    assert weights.shape == (32, model.speech.width)
    assert weights.isfinite().all()
    assert weights.abs().max() > 0
    kernel = model.convolution.weight
    torch.testing.assert_close(kernel.sum(dim=-1), torch.eye(32))
    assert model.convolution.bias is not None
    assert not model.convolution.bias.any()


def test_the_bank_knows_each_text_once(tokenizer_file: Path, tmp_path: Path) -> None:
    model, tokens = tiny.model(), tiny.tokens(tokenizer_file)
    bank = Bank(model, tokens, ["b", "a", "", "b"])
    assert bank.texts == ["a", "b"]
    assert bank.rows == [1, 0, -1, 1]
    torch.testing.assert_close(bank.vectors.norm(dim=-1), torch.ones(2), atol=1e-2, rtol=0)


@pytest.mark.usefixtures("steady_clock")
def test_the_stage_moves_speech_and_leaves_the_text_alone(
    clips_dir: Path, tokenizer_file: Path, tmp_path: Path
) -> None:
    config = tiny.config(tmp_path)
    config = replace(config, fusion=replace(config.fusion, real_share=0.4, minutes=0.03))
    model, tokens = tiny.model(), tiny.tokens(tokenizer_file)
    Checkpoint(tmp_path / "ctc.pt", 60).save(speech=model.speech.state_dict(), spelling=Spelling(model).state_dict())
    text = {name: value.clone() for name, value in model.text.state_dict().items()}
    speech = {name: value.clone() for name, value in model.speech.state_dict().items()}
    *_, last = train_fusion(model, tokens, clips_dir, config, tmp_path, Workers())
    assert last.share == 1.0
    assert 0 <= last.figures["unseen_recall"] <= 1
    assert all(torch.equal(value, text[name]) for name, value in model.text.state_dict().items())
    assert any(not torch.equal(value, speech[name]) for name, value in model.speech.state_dict().items())
    saved = torch.load(tmp_path / "fusion.pt", weights_only=False)
    assert {"speech", "projector", "convolution", "spelling", "step"} <= set(saved)
    again = tiny.model()
    assert list(train_fusion(again, tokens, clips_dir, config, tmp_path, Workers())) == []
    torch.testing.assert_close(again.projector.weight, model.projector.weight)


def test_the_watched_figure_is_a_share(clips_dir: Path, tokenizer_file: Path) -> None:
    model, tokens = tiny.model(), tiny.tokens(tokenizer_file)
    # Eight clips: the own French side is always among the ten nearest.
    around = (tokens.encode("question :")[:-1], [tokens.end])
    assert recall_at_10(model, tokens, Clips([clips_dir / "unseen"]), around) == 1.0
