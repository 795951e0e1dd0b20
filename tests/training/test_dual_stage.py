"""The dual encoder learns on frozen ears, and a killed stage goes on."""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path

import pytest
import torch

from tests import tiny
from wolofsearch.training.dual_stage import DualHead, train_dual
from wolofsearch.training.settings import TrainingConfig


@pytest.fixture
def config(tmp_path: Path) -> TrainingConfig:
    config = tiny.config(tmp_path)
    return replace(config, dual=replace(config.dual, minutes=0.05, batch_seconds=12.0, warm_up_steps=3, bank=8))


def test_only_the_frames_of_a_clip_count() -> None:
    torch.manual_seed(0)
    head = DualHead(12, [6, 3])
    states = torch.randn(2, 9, 12)
    together = head(states, torch.tensor([9, 5]))
    alone = head(states[1:, :5], torch.tensor([5]))
    for dim in (6, 3):
        assert torch.allclose(together[dim][1], alone[dim][0], atol=1e-6)
        assert together[dim].shape == (2, dim)
        assert torch.allclose(together[dim].norm(dim=1), torch.ones(2))


@pytest.mark.usefixtures("steady_clock")
def test_it_learns_and_the_model_does_not_move(
    config: TrainingConfig, clips_dir: Path, tokenizer_file: Path, tmp_path: Path
) -> None:
    model = tiny.model()
    before = {name: tensor.clone() for name, tensor in model.state_dict().items()}
    events = list(train_dual(model, tiny.tokens(tokenizer_file), clips_dir, config, tmp_path))
    assert events[-1].share >= 1.0
    saved = torch.load(tmp_path / "dual.pt", weights_only=False)
    assert saved["step"] == events[-1].step > 50
    assert events[-1].figures["loss"] < events[0].figures["loss"]
    assert all(torch.equal(before[name], tensor) for name, tensor in model.state_dict().items())
    longer = replace(config, dual=replace(config.dual, minutes=0.08))
    resumed = next(train_dual(model, tiny.tokens(tokenizer_file), clips_dir, longer, tmp_path))
    assert resumed.step > saved["step"]
    assert resumed.figures["loss"] < events[0].figures["loss"]


@pytest.mark.usefixtures("steady_clock")
def test_a_killed_stage_goes_on(config: TrainingConfig, clips_dir: Path, tokenizer_file: Path, tmp_path: Path) -> None:
    often = replace(config, checkpoint_minutes=0.01)
    running = train_dual(tiny.model(), tiny.tokens(tokenizer_file), clips_dir, often, tmp_path)
    saves = (event for event in running if "unseen_recall" in event.figures)
    first, second = next(saves), next(saves)
    running.close()  # nothing behind the second save is kept, as after a kill
    assert first.share < second.share < 0.8
    assert torch.load(tmp_path / "dual.pt", weights_only=False)["step"] == second.step
    events = list(train_dual(tiny.model(), tiny.tokens(tokenizer_file), clips_dir, often, tmp_path))
    assert events[0].step > second.step
    assert events[0].share > second.share  # the time before the kill counts
    assert events[0].figures["loss"] < first.figures["loss"]
    assert events[-1].share >= 1.0


@pytest.mark.usefixtures("steady_clock")
def test_the_seed_decides_the_head(
    config: TrainingConfig, clips_dir: Path, tokenizer_file: Path, tmp_path: Path
) -> None:
    masked = replace(config, ctc=replace(config.ctc, masks=1), dual=replace(config.dual, minutes=0.01))
    heads = []
    for number, folder in enumerate((tmp_path / "once", tmp_path / "again")):
        random.seed(number)  # whatever was drawn before the stage
        list(train_dual(tiny.model(), tiny.tokens(tokenizer_file), clips_dir, masked, folder))
        heads.append(torch.load(folder / "dual.pt", weights_only=False)["head"])
    assert all(torch.equal(heads[0][name], heads[1][name]) for name in heads[0])
