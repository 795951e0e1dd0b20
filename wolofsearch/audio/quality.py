"""Whether a recording is worth searching with, told before the search instead of through bad results."""

from __future__ import annotations

from enum import Enum

import numpy as np

from wolofsearch.audio.voice import FLOOR_PERCENTILE, FRAME_MS, frame_levels_dbfs, voiced_frames
from wolofsearch.audio.waveform import Waveform
from wolofsearch.encoder.protocol import SAMPLE_RATE_HZ
from wolofsearch.errors import WolofSearchError

MIN_VOICE_S = 0.2
"""A single spoken word counts: words such as *ceeb* or *jar*, said alone, hold 0.24 to 0.4 s of voice."""
_HEARD_S = 0.09
_QUIET_DBFS = -45.0
_NOISY_DB = 10.0
_LOUD_PERCENTILE = 90
_CLIP_LEVEL = 0.985
_CLIP_RUN = 3
_CLIPPED_SHARE = 0.002


class Verdict(Enum):
    """What is wrong with a recording, if anything; the value is the name of its message in ``audio.toml``."""

    GOOD = "good"
    SILENT = "silent"
    TOO_SHORT = "too_short"
    TOO_QUIET = "too_quiet"
    CLIPPED = "clipped"
    TOO_NOISY = "too_noisy"

    @property
    def message_id(self) -> str:
        """Id of the sentence and the next step for this verdict."""
        return f"audio.{self.value}"

    @property
    def searchable(self) -> bool:
        """Whether a search makes sense at all: a faint, distorted or drowned voice is still a voice."""
        return self not in {Verdict.SILENT, Verdict.TOO_SHORT}


def judge(waveform: Waveform) -> Verdict:
    """Return the gravest thing that is wrong with the recording, or ``GOOD``.

    ``SILENT``: nobody is heard; ``TOO_SHORT``: less than ``MIN_VOICE_S`` of voice; ``CLIPPED``: the peaks of the voice
    are cut off; ``TOO_QUIET``: the voice lies under -45 dB of full scale; ``TOO_NOISY``: its loud moments stand less
    than 10 dB above what is always there. Sample questions in white noise come to that at a signal-to-noise ratio of
    3 dB, and not at 6 dB.
    """
    samples = waveform.samples
    voiced = voiced_frames(samples)
    voice_s = float(voiced.sum()) * FRAME_MS / 1000
    if voice_s < _HEARD_S:
        return Verdict.SILENT
    if voice_s < MIN_VOICE_S:
        return Verdict.TOO_SHORT
    if _clipped_samples(waveform) > _CLIPPED_SHARE * voice_s * SAMPLE_RATE_HZ:
        return Verdict.CLIPPED
    levels = frame_levels_dbfs(samples, SAMPLE_RATE_HZ)
    if float(np.median(levels[voiced])) < _QUIET_DBFS:
        return Verdict.TOO_QUIET
    if float(np.percentile(levels[voiced], _LOUD_PERCENTILE) - np.percentile(levels, FLOOR_PERCENTILE)) < _NOISY_DB:
        return Verdict.TOO_NOISY
    return Verdict.GOOD


def require_good(waveform: Waveform) -> None:
    """Raise where no search makes sense; a faint, distorted or drowned voice passes.

    Raises:
        WolofSearchError: ``audio.silent`` or ``audio.too_short``.
    """
    verdict = judge(waveform)
    if not verdict.searchable:
        raise WolofSearchError(verdict.message_id)


def _clipped_samples(waveform: Waveform) -> int:
    """Count samples in flat runs at the edge: a loud but whole peak touches it for one or two samples only."""
    at_edge = np.abs(waveform.samples) >= _CLIP_LEVEL
    edges = np.flatnonzero(np.diff(np.concatenate([[0], at_edge.view(np.int8), [0]])))
    runs = edges[1::2] - edges[::2]
    return int(runs[runs >= _CLIP_RUN].sum())
