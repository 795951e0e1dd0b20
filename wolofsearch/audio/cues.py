"""Two short sounds that need no language: up for "I am listening", down for "I have heard". Made of tones."""

from __future__ import annotations

from functools import cache

import numpy as np

from wolofsearch.audio.sound import Sound
from wolofsearch.encoder.protocol import FloatArray

RATE_HZ = 48_000
NOTE_S = 0.09
_LOW_HZ, _HIGH_HZ = 523.25, 783.99
_LOUDNESS = 0.25
_ATTACK_S = 0.008


@cache
def start_cue() -> Sound:
    """Return the sound before the microphone opens: a fifth upwards."""
    return _notes(_LOW_HZ, _HIGH_HZ)


@cache
def stop_cue() -> Sound:
    """Return the sound after the microphone closed: the same fifth downwards."""
    return _notes(_HIGH_HZ, _LOW_HZ)


def _notes(*pitches_hz: float) -> Sound:
    return Sound(np.concatenate([_note(pitch_hz) for pitch_hz in pitches_hz]), RATE_HZ)


def _note(pitch_hz: float) -> FloatArray:
    """Return one tone, struck softly and dying away, so that it neither clicks nor startles."""
    time_s = np.arange(round(NOTE_S * RATE_HZ)) / RATE_HZ
    envelope = np.minimum(1.0, time_s / _ATTACK_S) * (1 - time_s / NOTE_S) ** 1.5
    tone = np.sin(2 * np.pi * pitch_hz * time_s) + 0.25 * np.sin(4 * np.pi * pitch_hz * time_s)
    return np.asarray(_LOUDNESS * envelope * tone, dtype=np.float32)
