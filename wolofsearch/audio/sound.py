"""Sound as a voice or a file gave it, at a rate of its own: to be played, not to be understood.

What goes to the encoder is a :class:`wolofsearch.audio.waveform.Waveform` instead.
"""

from __future__ import annotations

import io
from dataclasses import dataclass

import numpy as np
import soundfile

from wolofsearch.audio.resampling import to_mono
from wolofsearch.encoder.protocol import FloatArray


@dataclass(frozen=True, slots=True, eq=False)
class Sound:
    """Mono sound.

    Attributes:
        samples: shape (samples,), float32 in [-1, 1], always finite.
        rate_hz: samples in a second.
    """

    samples: FloatArray
    rate_hz: int

    @property
    def seconds(self) -> float:
        """Length of the sound."""
        return len(self.samples) / self.rate_hz

    def followed_by_silence(self, seconds: float) -> Sound:
        """Return the same sound with a pause after it."""
        pause = np.zeros(round(seconds * self.rate_hz), np.float32)
        return Sound(np.concatenate([self.samples, pause]), self.rate_hz)


def sound_of_wav(content: bytes) -> Sound | None:
    """Return the sound of a WAV file, given whole; None where it is none or holds nothing.

    A header that tells too great a length, as of a file written into a pipe, is no harm.
    """
    try:
        samples, rate_hz = soundfile.read(io.BytesIO(content), dtype="float32", always_2d=True)
    except (soundfile.LibsndfileError, RuntimeError, ValueError):
        return None
    mono = to_mono(samples)
    return Sound(mono, int(rate_hz)) if len(mono) else None
