"""The dual encoder learns on frozen ears, and a killed stage goes on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import torch

from tests import tiny
from wolofsearch.encoder.dual import DualHead
from wolofsearch.training.dual_stage import train_dual
from wolofsearch.training.progress import StageProgress
from wolofsearch.training.settings import TrainingConfig


@pytest.fixture
def config(tmp_path: Path) -> TrainingConfig:
    config = tiny.config(tmp_path)
    return replace(config, ctc=replace(config.ctc, masks=1), dual=replace(config.dual, steps=80, watch_steps=40))


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


def run(config: TrainingConfig, clips_dir: Path, tokenizer_file: Path, out: Path) -> Iterator[StageProgress]:
    return train_dual(tiny.model(), tiny.tokens(tokenizer_file), clips_dir, config, out)


def test_it_learns_and_the_model_does_not_move(
    config: TrainingConfig, clips_dir: Path, tokenizer_file: Path, tmp_path: Path
) -> None:
    model = tiny.model()
    before = {name: tensor.clone() for name, tensor in model.state_dict().items()}
    events = list(train_dual(model, tiny.tokens(tokenizer_file), clips_dir, config, tmp_path))
    assert events[-1].share == 1.0
    assert events[-1].figures["loss"] < events[0].figures["loss"]
    assert all(torch.equal(before[name], tensor) for name, tensor in model.state_dict().items())


def test_a_killed_stage_goes_on(config: TrainingConfig, clips_dir: Path, tokenizer_file: Path, tmp_path: Path) -> None:
    whole = list(run(config, clips_dir, tokenizer_file, tmp_path / "whole"))
    often = replace(config, checkpoint_minutes=0.0)
    running = run(often, clips_dir, tokenizer_file, tmp_path)
    first = next(running)
    running.close()
    assert [first, *run(often, clips_dir, tokenizer_file, tmp_path)] == whole


def test_the_seed_decides_the_head(
    config: TrainingConfig, clips_dir: Path, tokenizer_file: Path, tmp_path: Path
) -> None:
    heads = []
    for number, folder in enumerate((tmp_path / "once", tmp_path / "again")):
        torch.manual_seed(number)  # whatever was drawn before the stage
        model = tiny.model()
        list(train_dual(model, tiny.tokens(tokenizer_file), clips_dir, config, folder))
        heads.append(torch.load(folder / "dual.pt")["head"])
    assert all(torch.equal(heads[0][name], heads[1][name]) for name in heads[0])
