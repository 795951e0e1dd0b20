"""From whatever was recorded to finite mono samples at 16 kHz.

Kept in one place so that a file and a microphone give the encoder the same samples for the same sound.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt
import soxr

from wolofsearch.encoder.protocol import SAMPLE_RATE_HZ, FloatArray


def to_mono(block: npt.NDArray[Any]) -> FloatArray:
    """Return the mean over channels, shape (frames,) float32, of a block of shape (frames,) or (frames, channels).

    NaN and infinities, which broken float files hold, become silence: one of them would spoil the whole vector.
    """
    finite = np.nan_to_num(np.asarray(block, dtype=np.float32), nan=0.0, posinf=0.0, neginf=0.0)
    mean = finite if finite.ndim == 1 else finite.mean(axis=1, dtype=np.float64)
    return np.clip(mean, -1.0, 1.0).astype(np.float32)


def to_encoder_rate(samples: FloatArray, rate_hz: float) -> FloatArray:
    """Return mono ``samples`` taken at ``rate_hz`` as 16 kHz samples in [-1, 1], shape (samples,) float32."""
    if rate_hz == SAMPLE_RATE_HZ or len(samples) == 0:
        return samples
    resampled: FloatArray = soxr.resample(samples, rate_hz, SAMPLE_RATE_HZ)
    return np.clip(resampled, -1.0, 1.0).astype(np.float32)  # the filter may overshoot at a clipped edge
