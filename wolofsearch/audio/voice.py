"""Where somebody speaks, told from loudness alone.

The noise floor is learnt from the sound itself, so that a fan, rain or a market does not count as voice. Measured
against the usual statistical detector (WebRTC's) on clips in five languages with added real noise, loudness finds the
end of speech as well in quiet and better in noise, needs no further package and works at any rate.
"""

from __future__ import annotations

from collections import deque

import numpy as np
import numpy.typing as npt

from wolofsearch.audio.waveform import Waveform
from wolofsearch.encoder.protocol import SAMPLE_RATE_HZ, FloatArray

FRAME_MS = 30
KEEP_MS = 800
"""Silence that is kept before and behind the voice."""
_SILENCE_DBFS = -60.0
_FLOOR_MAX_DBFS = -30.0
FLOOR_PERCENTILE = 10
_OVER_FLOOR_DB = 8.0
_UNDER_PEAK_DB = 22.0
_TRIM_UNDER_PEAK_DB = 30.0
"""A click at the microphone must not make the speech beside it count as silence, to be cut away for good."""
PAUSE_S = 0.7
"""Silence after speech from which on the question may be over: a little before what is kept of it is there."""
SETTLED_MS = 100
"""Behind what is kept, so much more must have been recorded: the end of a resampled recording still changes."""
_MEMORY_FRAMES = 100
_PEAK_FADE_DB = 0.05
_ONSET_FRAMES = 5
_GAP_FRAMES = 2

BoolArray = npt.NDArray[np.bool_]


def frame_levels_dbfs(samples: FloatArray, rate_hz: float) -> FloatArray:
    """Return the level of each whole frame of ``FRAME_MS``, shape (frames,) in dB under full scale."""
    length = int(rate_hz * FRAME_MS / 1000)
    frames = samples[: len(samples) // length * length].reshape(-1, length)
    power = np.mean(np.square(frames, dtype=np.float64), axis=1)
    return np.asarray(10 * np.log10(power + 1e-12), dtype=np.float32)


def voiced_frames(
    samples: FloatArray, rate_hz: float = SAMPLE_RATE_HZ, under_peak_db: float = _UNDER_PEAK_DB
) -> BoolArray:
    """Return for each whole frame of a finished recording whether somebody speaks, shape (frames,).

    What is more than ``under_peak_db`` below the loudest frame is taken for silence.
    """
    levels = frame_levels_dbfs(samples, rate_hz)
    if not len(levels):
        return np.zeros(0, np.bool_)
    floor = min(float(np.percentile(levels, FLOOR_PERCENTILE)), _FLOOR_MAX_DBFS)
    threshold = max(floor + _OVER_FLOOR_DB, float(levels.max()) - under_peak_db, _SILENCE_DBFS)
    return np.asarray(levels > threshold, dtype=np.bool_)


def trim_silence(waveform: Waveform, keep_ms: int = KEEP_MS) -> Waveform:
    """Return the waveform from ``keep_ms`` before the first voice to ``keep_ms`` after the last.

    It saves time where much is silent, and is careful: a model bears silence better than half a word. A waveform
    without any voice is returned as it is: telling so is the task of :mod:`wolofsearch.audio.quality`.
    """
    spoken = _spoken(waveform, keep_ms)
    if spoken is None:
        return waveform
    return Waveform(waveform.samples[spoken.start : spoken.stop], waveform.truncated)


def settled_speech(recorded: Waveform, keep_ms: int = KEEP_MS) -> Waveform | None:
    """Return what :func:`trim_silence` will leave of a recording that goes on, if nothing more is said; else None.

    None until the last voice lies ``keep_ms`` and :data:`SETTLED_MS` back. More silence may move the noise floor, and
    with it the edges of the voice: whoever uses this early compares it with what is left in the end.
    """
    spoken = _spoken(recorded, keep_ms)
    if spoken is None or spoken.stop + SAMPLE_RATE_HZ * SETTLED_MS // 1000 > len(recorded.samples):
        return None
    return Waveform(recorded.samples[spoken.start : spoken.stop])


def _spoken(waveform: Waveform, keep_ms: int) -> slice | None:
    """Return where the voice lies, with ``keep_ms`` on both sides, as far as there are samples before it."""
    voiced = np.flatnonzero(voiced_frames(waveform.samples, under_peak_db=_TRIM_UNDER_PEAK_DB))
    if not len(voiced):
        return None
    frame = SAMPLE_RATE_HZ * FRAME_MS // 1000
    keep = SAMPLE_RATE_HZ * keep_ms // 1000
    return slice(max(0, int(voiced[0]) * frame - keep), int(voiced[-1] + 1) * frame + keep)


class EndOfSpeech:
    """Hears, while recording goes on, when somebody has spoken and then been silent for a while.

    Args:
        rate_hz: rate of the samples that will be given.
        silence_ms: how long the silence after speech must last.
    """

    def __init__(self, rate_hz: float, silence_ms: int) -> None:
        self._rate_hz = rate_hz
        self._silence_frames = max(1, round(silence_ms / FRAME_MS))
        self._frame_samples = int(rate_hz * FRAME_MS / 1000)
        self._rest = np.zeros(0, np.float32)
        self._levels: deque[float] = deque(maxlen=_MEMORY_FRAMES)
        self._peak = _SILENCE_DBFS
        self._run = 0
        self._silent = 0
        self._heard = False
        self.ended = False

    @property
    def silence_s(self) -> float:
        """How long nothing has been said, 0 while somebody speaks and until somebody has spoken."""
        return self._silent * FRAME_MS / 1000 if self._heard else 0.0

    def accept(self, samples: FloatArray) -> bool:
        """Take the next mono samples, shape (samples,), and return whether the speech has ended."""
        pending = np.concatenate([self._rest, samples])
        whole = len(pending) // self._frame_samples * self._frame_samples
        self._rest = pending[whole:]
        for level in frame_levels_dbfs(pending[:whole], self._rate_hz):
            self._step(float(level))
        return self.ended

    def _step(self, level: float) -> None:
        self._levels.append(level)
        self._peak = max(level, self._peak - _PEAK_FADE_DB)
        floor = min(float(np.percentile(self._levels, FLOOR_PERCENTILE)), _FLOOR_MAX_DBFS)
        if level > max(floor + _OVER_FLOOR_DB, self._peak - _UNDER_PEAK_DB, _SILENCE_DBFS):
            self._run += 1
            # A single loud frame is a click, a cough or the key that was pressed: it neither starts nor prolongs.
            if self._run >= _GAP_FRAMES:
                self._silent = 0
            self._heard = self._heard or self._run >= _ONSET_FRAMES
            return
        self._silent += 1
        if self._silent >= _GAP_FRAMES:
            self._run = 0
        self.ended = self.ended or (self._heard and self._silent >= self._silence_frames)
