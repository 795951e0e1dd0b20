"""What a market, a courtyard, a cheap microphone and a telephone do to a clean voice.

Noise at a drawn signal-to-noise ratio, the response of a room, a narrow band or a telephone, a level: each with its own
probability, drawn from a seeded generator, so that a data set is made again bit for bit.
"""

from __future__ import annotations

import io
import random
from pathlib import Path

import numpy as np
import soundfile
import soxr
from scipy import signal

from wolofsearch.audio.decoding import decode_audio
from wolofsearch.encoder.protocol import SAMPLE_RATE_HZ, FloatArray
from wolofsearch.training.settings import SynthesisSection

LONGEST_FILE_S = 3600.0
_TELEPHONE_HZ = 8_000
ROOMS = ("kitchen", "cardiod", "omni", "super-ceiling", "echo-chamber", "wildecho", "tim-warehouse")


class Roughening:
    """Noises and rooms read once, then mixed into clips."""

    def __init__(self, noise_dir: Path, settings: SynthesisSection) -> None:
        self._settings = settings
        files = sorted(file for file in noise_dir.rglob("*.opus"))
        self._noises = [read_mono(file) for file in files]
        rooms = sorted(file for file in (noise_dir / "rir_webaudio").glob("*.flac") if file.name.startswith(ROOMS))
        self._rooms = [_response(read_mono(file)) for file in rooms]

    def __call__(self, clip: FloatArray, rng: random.Random) -> FloatArray:
        """Return the clip made rougher: same length, float32, peak at most 1."""
        if rng.random() < self._settings.room_share:
            clip = signal.fftconvolve(clip, rng.choice(self._rooms))[: len(clip)]
        if rng.random() < self._settings.noise_share:
            clip = self._with_noise(clip, rng)
        if rng.random() < self._settings.codec_share:
            clip = _through_telephone(clip)
        elif rng.random() < self._settings.band_share:
            low_hz, high_hz = rng.uniform(60, 350), rng.uniform(2800, 6000)
            band = signal.butter(3, [low_hz, high_hz], "bandpass", fs=SAMPLE_RATE_HZ, output="sos")
            clip = signal.sosfilt(band, clip)
        peak = float(np.abs(clip).max(initial=0.0))
        level = 10 ** rng.uniform(-1.2, -0.05)
        return np.asarray(clip / peak * level if peak > 0 else clip, dtype=np.float32)

    def _with_noise(self, clip: FloatArray, rng: random.Random) -> FloatArray:
        noise = rng.choice(self._noises)
        start = rng.randrange(max(1, len(noise) - len(clip)))
        piece = np.resize(noise[start : start + len(clip)], len(clip))
        snr_db = rng.uniform(*self._settings.snr_db)
        wanted = np.sqrt(np.mean(clip**2)) / 10 ** (snr_db / 20)
        loud = np.sqrt(np.mean(piece**2))
        return np.asarray(clip + piece * (wanted / loud if loud > 0 else 0.0), dtype=np.float32)


def _through_telephone(clip: FloatArray) -> FloatArray:
    """Return the clip as a mobile telephone carries it: 8 kHz, GSM 06.10 full rate."""
    peak = max(1.0, float(np.abs(clip).max(initial=0.0)))
    carried = io.BytesIO()
    narrow = soxr.resample(clip / peak, SAMPLE_RATE_HZ, _TELEPHONE_HZ)
    soundfile.write(carried, narrow, _TELEPHONE_HZ, "GSM610", format="WAV")
    carried.seek(0)
    heard, _ = soundfile.read(carried, dtype="float32")
    back = soxr.resample(heard, _TELEPHONE_HZ, SAMPLE_RATE_HZ)[: len(clip)]
    return np.asarray(np.pad(back, (0, len(clip) - len(back))), np.float32)


def read_mono(file: Path) -> FloatArray:
    """Return a sound file at 16 kHz mono float32.

    Raises:
        WolofSearchError: ``audio.…`` where nothing of it can be decoded.
    """
    return decode_audio(file, max_seconds=LONGEST_FILE_S).samples


def _response(samples: FloatArray) -> FloatArray:
    """Return an impulse response that starts at its direct sound and keeps the energy of a clip."""
    start = int(np.abs(samples).argmax())
    response = samples[start : start + SAMPLE_RATE_HZ]
    return np.asarray(response / np.sqrt(np.sum(response**2)), dtype=np.float32)
