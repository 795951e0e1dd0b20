"""The log-mel front end: its shape, and that silence behind a clip does not enter its frames."""

from __future__ import annotations

import math

import pytest
import torch

from wolofsearch.encoder.logmel import LogMel, MelSettings

SETTINGS = MelSettings(bins=40)


@pytest.mark.parametrize(
    ("samples", "frames"), [(0, 1), (1, 1), (160 * 3, 1), (160 * 4, 2), (160 * 7, 2), (160 * 8, 3), (16_000, 26)]
)
def test_there_are_twenty_five_frames_a_second_and_at_least_one(samples: int, frames: int) -> None:
    features, counts = LogMel(SETTINGS)(torch.rand(1, samples), torch.tensor([samples]))
    assert counts.tolist() == [frames]
    assert features.shape == (1, frames, 7 * 40)
    assert features.isfinite().all()


def test_a_clip_has_the_same_frames_in_any_batch() -> None:
    mel = LogMel(SETTINGS)
    clip = torch.randn(9_000)
    batch = torch.zeros(2, 16_000)
    batch[0, :9_000], batch[1] = clip, torch.randn(16_000) * 5
    together, counts = mel(batch, torch.tensor([9_000, 16_000]))
    alone, count = mel(clip[None], torch.tensor([9_000]))
    assert counts[0] == count[0]
    torch.testing.assert_close(together[0, : int(count[0])], alone[0], atol=1e-4, rtol=0)


def test_loudness_is_normalised_away() -> None:
    mel = LogMel(SETTINGS)
    clip, length = torch.randn(1, 16_000), torch.tensor([16_000])
    loud, _ = mel.mels(clip * 10, length)
    quiet, _ = mel.mels(clip, length)
    torch.testing.assert_close(loud, quiet, atol=1e-2, rtol=0)


def test_a_higher_tone_stands_in_a_higher_bin() -> None:
    mel = LogMel(SETTINGS)
    time_s = torch.arange(16_000) / 16_000
    bins = []
    for hz in (200.0, 800.0, 3200.0):
        tone = torch.sin(2 * math.pi * hz * time_s)
        tone[:8_000] = 0.0  # the frames are compared with their clip's mean: there must be something to compare
        mels, _ = mel.mels(tone[None], torch.tensor([16_000]))
        bins.append(int(mels[0, 75].argmax()))
    assert bins[0] < bins[1] < bins[2]
