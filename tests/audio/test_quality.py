"""Recordings that are good enough, and what is said of the others."""

from __future__ import annotations

import numpy as np
import pytest

from tests.audio.conftest import silence, syllables
from wolofsearch.audio.quality import Verdict, judge, require_good
from wolofsearch.audio.waveform import Waveform
from wolofsearch.encoder.protocol import FloatArray
from wolofsearch.errors import WolofSearchError
from wolofsearch.messages import catalogue

QUESTION = np.concatenate([silence(0.5), syllables(2.0), silence(0.5)])


@pytest.mark.parametrize(
    ("samples", "verdict"),
    [
        (QUESTION, Verdict.GOOD),
        (QUESTION * 0.05, Verdict.GOOD),
        (np.zeros(0, np.float32), Verdict.SILENT),
        (np.zeros(32_000, np.float32), Verdict.SILENT),
        (silence(3.0), Verdict.SILENT),
        (np.concatenate([silence(1.0), syllables(0.2), silence(1.0)]), Verdict.TOO_SHORT),
        (np.concatenate([silence(0.5) * 0.01, syllables(2.0) * 0.02, silence(0.5) * 0.01]), Verdict.TOO_QUIET),
        (np.clip(QUESTION * 8, -1, 1), Verdict.CLIPPED),
        (QUESTION / np.abs(QUESTION).max(), Verdict.GOOD),
    ],
)
def test_verdicts(samples: FloatArray, verdict: Verdict) -> None:
    assert judge(Waveform(np.asarray(samples, np.float32))) is verdict


def test_only_recordings_without_a_question_are_refused() -> None:
    require_good(Waveform(QUESTION))
    require_good(Waveform(np.clip(QUESTION * 8, -1, 1)))
    with pytest.raises(WolofSearchError) as caught:
        require_good(Waveform(silence(3.0)))
    assert caught.value.message_id == "audio.silent"


def test_every_verdict_has_a_sentence() -> None:
    for verdict in set(Verdict) - {Verdict.GOOD}:
        assert verdict.message_id.removeprefix("audio.") in catalogue("audio")
