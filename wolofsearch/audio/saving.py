"""Recordings that a person chose to keep; all others stay in memory."""

from __future__ import annotations

from pathlib import Path

import soundfile

from wolofsearch.audio.waveform import Waveform
from wolofsearch.encoder.protocol import SAMPLE_RATE_HZ
from wolofsearch.errors import file_error


def save_wav(waveform: Waveform, path: Path) -> None:
    """Write the sound as a 16-bit WAV file that any player opens, making its folder where there is none.

    Raises:
        WolofSearchError: the disk is full, or the folder may not be written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("wb") as file:
            soundfile.write(file, waveform.samples, SAMPLE_RATE_HZ, format="WAV", subtype="PCM_16")
    except OSError as error:
        raise file_error(error, path) from error
