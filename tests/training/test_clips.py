"""Clips on disk and in batches."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from tests.data_folder import tone
from wolofsearch.training.clips import ClipFacts, Clips, ClipWriter, finished_clips


def facts(name: str) -> ClipFacts:
    return ClipFacts("test", "voice", name, f"Wolof {name}", "français")


def write(base: Path, lengths: list[float]) -> Path:
    writer = ClipWriter(base)
    for number, seconds in enumerate(lengths):
        writer.add(tone(200 + 10 * number, seconds), facts(str(number)))
    writer.close()
    base.with_suffix(".done").touch()
    return base


def test_what_was_written_is_read(tmp_path: Path) -> None:
    first, second = write(tmp_path / "real-a", [0.5, 0.2]), write(tmp_path / "real-b", [0.3])
    clips = Clips([first, second])
    assert clips.lengths == [8000, 3200, 4800]
    assert clips.facts == [facts("0"), facts("1"), facts("0")]
    np.testing.assert_allclose(clips.waveform(1), tone(210, 0.2), atol=1e-4)
    assert clips.waveform(1).dtype == np.float32


def test_too_loud_is_clipped_and_not_wrapped(tmp_path: Path) -> None:
    writer = ClipWriter(tmp_path / "loud")
    writer.add(np.array([2.0, -2.0, 0.0], np.float32), facts("x"))
    writer.close()
    np.testing.assert_allclose(Clips([tmp_path / "loud"]).waveform(0), [1.0, -1.0, 0.0], atol=1e-4)


def test_only_finished_files_are_used(tmp_path: Path) -> None:
    write(tmp_path / "synthetic-000", [0.1])
    write(tmp_path / "synthetic-001", [0.1]).with_suffix(".done").unlink()
    write(tmp_path / "real-a", [0.1])
    assert len(finished_clips(tmp_path, "synthetic")) == 1


def test_a_batch_is_padded(tmp_path: Path) -> None:
    clips = Clips([write(tmp_path / "a", [0.5, 0.2])])
    waveforms, lengths = clips.batch([1, 0])
    assert waveforms.shape == (2, 8000)
    assert lengths.tolist() == [3200, 8000]
    assert not waveforms[0, 3200:].any()
