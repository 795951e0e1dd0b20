"""The CTC stage on tones: it decodes as CTC does, and it really learns."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
import torch

from tests import tiny
from wolofsearch.training.clips import Clips
from wolofsearch.training.ctc_stage import BLANK, Spelling, decode, endless_batches, hear, letter_errors, train_ctc
from wolofsearch.training.phonemes import LETTERS
from wolofsearch.training.small_model import new_model
from wolofsearch.training.workers import Workers


def scores(path: str) -> torch.Tensor:
    """Return scores whose best path this is; ``-`` is the blank."""
    numbers = torch.tensor([BLANK if char == "-" else LETTERS.index(char) + 1 for char in path])
    return torch.nn.functional.one_hot(numbers, len(LETTERS) + 1).float()[None]


@pytest.mark.parametrize(
    ("path", "frames", "spelled"),
    [
        ("-aa-a--", 7, "aa"),
        ("nndd-ooxx", 9, "ndox"),
        ("----", 4, ""),
        ("  a b  ", 7, "a b"),
        ("abcd", 2, "ab"),
    ],
)
def test_repeats_merge_and_blanks_fall_out(path: str, frames: int, spelled: str) -> None:
    assert decode(scores(path), torch.tensor([frames])) == [spelled]


def test_a_handful_of_tones_is_learnt(clips_dir: Path) -> None:
    torch.manual_seed(0)
    model = new_model(tiny.model_section())
    spelling, clips = Spelling(model), Clips([clips_dir / "unseen"])
    every = list(range(len(clips)))
    targets = [facts.letters for facts in clips.facts]
    optimizer = torch.optim.AdamW([*model.speech.parameters(), *spelling.parameters()], lr=5e-3)
    waveforms, lengths = clips.batch(every)
    losses = []
    for _ in range(60):
        states, frames = hear(model, waveforms, lengths, masks=None)
        loss = spelling.loss(states, frames, targets)
        optimizer.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        optimizer.step()
        losses.append(loss.item())
    assert losses[-1] < losses[0] / 2
    errors, heard = letter_errors(model, spelling, clips, every)
    assert len(heard) == len(clips)
    assert errors < 0.9


def test_masks_hide_and_their_absence_does_not(clips_dir: Path) -> None:
    model, clips = tiny.model(), Clips([clips_dir / "unseen"])
    settings = replace(tiny.config(clips_dir).ctc, masks=2, mask_bins=8, mask_frames=20)
    batch = clips.batch([0, 7])
    with torch.no_grad():
        plain, again, hidden = (hear(model, *batch, masks=masks)[0] for masks in (None, None, settings))
    torch.testing.assert_close(plain, again)
    assert (plain - hidden).abs().max() > 1e-3


def test_real_and_synthetic_are_mixed_as_wanted(clips_dir: Path) -> None:
    real, synthetic = Clips([clips_dir / "real-tones"]), Clips([clips_dir / "synthetic-000"])
    groups = [(real, list(range(len(real))), 0.25), (synthetic, list(range(len(synthetic))), 0.75), (real, [], 9.0)]
    batches = endless_batches(groups, batch_seconds=2.0, seed=[1, 0])
    drawn = [next(batches)[0] is real for _ in range(400)]
    assert 0.18 < sum(drawn) / 400 < 0.32


@pytest.mark.usefixtures("steady_clock")
def test_a_killed_stage_goes_on_where_it_was(clips_dir: Path, tmp_path: Path) -> None:
    config = tiny.config(clips_dir)
    config = replace(config, checkpoint_minutes=0.01, ctc=replace(config.ctc, minutes=0.05))
    torch.manual_seed(0)
    stage = train_ctc(new_model(config.model), clips_dir, config, tmp_path, Workers())
    first = next(stage)
    stage.close()
    assert {"loss", "unseen", "mboshi_dev"} <= set(first.figures)
    rest = list(train_ctc(new_model(config.model), clips_dir, config, tmp_path, Workers()))
    assert rest[0].step > first.step
    assert rest[-1].share == 1.0
    assert torch.load(tmp_path / "ctc.pt", weights_only=False)["step"] == rest[-1].step
    assert list(train_ctc(new_model(config.model), clips_dir, config, tmp_path, Workers())) == []
