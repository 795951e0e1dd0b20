"""Kept recordings open again as they were, and a folder that refuses them is told."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from wolofsearch.audio.decoding import decode_audio
from wolofsearch.audio.saving import save_wav
from wolofsearch.audio.waveform import Waveform
from wolofsearch.errors import WolofSearchError

SOUND = Waveform(np.sin(np.linspace(0, 900, 16_000)).astype(np.float32) / 2)


def test_what_is_kept_opens_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "recordings" / "2026-01-31 12-00-00.wav"
    save_wav(SOUND, path)
    assert np.abs(decode_audio(path).samples - SOUND.samples).max() < 1e-4


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "taken").touch()
    with pytest.raises(WolofSearchError):
        save_wav(SOUND, tmp_path / "taken" / "a.wav")
