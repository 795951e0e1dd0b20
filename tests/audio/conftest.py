"""Sounds and sound files for the tests of this room."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import soundfile

from tests.audio.virtual_microphone import virtual_microphone  # noqa: F401 - a fixture
from wolofsearch.encoder.protocol import FloatArray


def syllables(seconds: float, rate_hz: int = 16_000, loudness: float = 0.3) -> FloatArray:
    """A gliding hum, four bursts a second: what a voice looks like to a level meter."""
    time_s = np.arange(int(seconds * rate_hz)) / rate_hz
    glide = np.sin(2 * np.pi * (180 * time_s + 60 * time_s**2)) + 0.5 * np.sin(2 * np.pi * 900 * time_s)
    envelope = np.clip(np.sin(2 * np.pi * 4 * time_s - np.pi / 2) * 0.6 + 0.6, 0.02, 1.0)
    return (loudness * glide * envelope / 1.5).astype(np.float32)


def silence(seconds: float, rate_hz: int = 16_000) -> FloatArray:
    """A quiet room: noise 70 dB under full scale."""
    rng = np.random.default_rng(7)
    return (rng.standard_normal(int(seconds * rate_hz)) * 10 ** (-70 / 20)).astype(np.float32)


def best_correlation(recorded: FloatArray, played: FloatArray) -> float:
    """Correlation of ``played`` with the stretch of ``recorded`` that resembles it most."""
    size = 1 << (len(recorded) + len(played)).bit_length()
    spectrum = np.fft.rfft(recorded, size) * np.conj(np.fft.rfft(played, size))
    shift = int(np.argmax(np.fft.irfft(spectrum, size)[: max(1, len(recorded) - len(played))]))
    return float(np.corrcoef(recorded[shift : shift + len(played)], played)[0, 1])


WriteSound = Callable[..., Path]


@pytest.fixture
def write_sound(tmp_path: Path) -> WriteSound:
    """Return ``write(name, samples, rate_hz, subtype=…, format=…) -> path``."""

    def write(name: str, samples: FloatArray, rate_hz: int = 16_000, **form: str) -> Path:
        path = tmp_path / name
        soundfile.write(path, samples, rate_hz, **form)
        return path

    return write
