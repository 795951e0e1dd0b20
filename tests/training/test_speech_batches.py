"""Batches of clips: their shares, their seconds, their chance."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from wolofsearch.training.clips import ClipFacts, Clips, ClipWriter
from wolofsearch.training.engine import Place
from wolofsearch.training.speech_batches import SAMPLES_PER_S, Group, SpeechSampler, real_groups


def test_real_and_synthetic_are_mixed_as_wanted(clips_dir: Path) -> None:
    real, synthetic = Clips([clips_dir / "real-tones"]), Clips([clips_dir / "synthetic-000"])
    groups = [
        Group(real, list(range(len(real))), 0.25),
        Group(synthetic, list(range(len(synthetic))), 0.75),
        Group(real, [], 9.0),
    ]
    sampler = SpeechSampler(groups, batch_seconds=2.0)
    drawn = [sampler.batch(Place(1, step, 0)) for step in range(400)]
    assert 0.18 < sum(batch.clips is real for batch in drawn) / 400 < 0.32
    assert {index for batch in drawn for index in batch.indices} == set(range(len(real)))
    assert all(len(set(batch.indices)) == len(batch.indices) for batch in drawn)
    for batch in drawn:
        assert len(batch.indices) == 1 or batch.sound.numel() <= 2.0 * SAMPLES_PER_S
        assert batch.lengths.tolist() == [batch.clips.lengths[index] for index in batch.indices]
        assert batch.letters == [batch.clips.facts[index].letters for index in batch.indices]
    assert sampler.batch(Place(1, 5, 0)).indices == drawn[5].indices


def test_real_speech_is_grouped_by_what_it_can_teach(tmp_path: Path) -> None:
    for name, voices, french in (("real", ["a", "b", "c"], ["", "oui", ""]), ("wolof", ["d", "e", "e"], ["non"] * 3)):
        writer = ClipWriter(tmp_path / name)
        for voice, side in zip(voices, french, strict=True):
            writer.add(np.zeros(160, np.float32), ClipFacts("", voice, "a", "a", side))
        writer.close()
    real, wolof = Clips([tmp_path / "real"]), Clips([tmp_path / "wolof"])
    groups = real_groups(real, wolof, (0.1, 0.2, 0.3), ["e"])
    assert [(group.clips, group.indices, group.share) for group in groups] == [
        (real, [0, 2], 0.1),
        (real, [1], 0.2),
        (wolof, [1, 2], 0.3),
    ]
