"""The CTC stage on tones: it decodes as CTC does, and it really learns."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import torch

from tests import tiny
from wolofsearch.training.clips import Clips
from wolofsearch.training.ctc_stage import BLANK, Spelling, decode, hear, letter_errors, train_ctc
from wolofsearch.training.phonemes import LETTERS
from wolofsearch.training.progress import StageProgress
from wolofsearch.training.small_model import new_model


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


def test_a_clip_at_another_pace_is_the_same_clip_longer_or_shorter(clips_dir: Path, tmp_path: Path) -> None:
    model = new_model(tiny.model_section())
    waveforms, lengths = Clips([clips_dir / "unseen"]).batch([0, 1, 2])
    still = replace(tiny.config(tmp_path).ctc, masks=0, shift_bins=0)
    _, plain = hear(model, waveforms, lengths, masks=None)
    states, same = hear(model, waveforms, lengths, masks=still)
    assert same.tolist() == plain.tolist()
    found = []
    for seed in range(12):
        torch.manual_seed(seed)
        states, frames = hear(model, waveforms, lengths, masks=replace(still, pace_spread=0.3))
        assert int(frames.max()) <= states.shape[1]
        found.append(float((frames / plain).mean()))
    assert min(found) < 0.9
    assert max(found) > 1.1
    assert all(0.6 < each < 1.4 for each in found)


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
        loss = spelling.loss(spelling.scores(states), frames, targets)
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


def test_a_killed_stage_goes_on_where_it_was(clips_dir: Path, tmp_path: Path) -> None:
    config = tiny.config(clips_dir)
    masked = replace(config, ctc=replace(config.ctc, masks=1, shift_bins=2, steps=40))

    def run(out: Path, minutes: float) -> Iterator[StageProgress]:
        torch.manual_seed(0)
        model = new_model(config.model)
        return train_ctc(model, Spelling(model), clips_dir, replace(masked, checkpoint_minutes=minutes), out)

    whole = list(run(tmp_path / "whole", 60))
    assert {"loss", "unseen", "mboshi_dev", "heard"} == set(whole[0].figures)
    running = run(tmp_path, 0.0)
    first = next(running)
    running.close()
    assert [first, *run(tmp_path, 0.0)] == whole
    assert list(run(tmp_path, 0.0)) == []
