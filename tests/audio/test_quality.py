"""Recordings that are good enough, and what is said of the others."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import soundfile

from tests.audio.conftest import silence, syllables
from wolofsearch.audio.quality import Verdict, judge, require_good
from wolofsearch.audio.voice import voiced_frames
from wolofsearch.audio.waveform import Waveform
from wolofsearch.encoder.protocol import FloatArray
from wolofsearch.errors import WolofSearchError
from wolofsearch.messages import catalogue

QUESTIONS = sorted((Path(__file__).parents[2] / "assets/sample/questions").glob("*.wav"))
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


def in_noise(question: FloatArray, ratio_db: float) -> FloatArray:
    """The question, with silence around it, in white noise so far below the voice."""
    voice = question[: len(question) // 480 * 480].reshape(-1, 480)[voiced_frames(question)]
    noise = np.random.default_rng(3).standard_normal(len(question) + 24_000)
    mixed = np.concatenate([np.zeros(8_000), question, np.zeros(16_000)])
    mixed += noise * np.sqrt(np.mean(np.square(voice)) * 10 ** (-ratio_db / 10))
    return np.asarray(mixed * min(1.0, 0.9 / np.abs(mixed).max()), np.float32)


@pytest.mark.parametrize("path", QUESTIONS[::7], ids=lambda path: path.stem)
def test_noise_is_told_where_it_drowns_the_voice_and_only_there(path: Path) -> None:
    question, rate_hz = soundfile.read(path, dtype="float32")
    assert rate_hz == 16_000
    assert judge(Waveform(question)) is Verdict.GOOD
    assert judge(Waveform(in_noise(question, 6.0))) is Verdict.GOOD
    assert judge(Waveform(in_noise(question, 3.0))) is Verdict.TOO_NOISY
    assert judge(Waveform(in_noise(question, -10.0))) is Verdict.TOO_NOISY


def test_a_word_in_a_long_silence_is_not_taken_for_noise() -> None:
    assert judge(Waveform(np.concatenate([silence(4.0), syllables(0.4), silence(8.0)]))) is Verdict.GOOD


def test_only_recordings_without_a_question_are_refused() -> None:
    require_good(Waveform(QUESTION))
    require_good(Waveform(np.clip(QUESTION * 8, -1, 1)))
    with pytest.raises(WolofSearchError) as caught:
        require_good(Waveform(silence(3.0)))
    assert caught.value.message_id == "audio.silent"


def test_every_verdict_has_a_sentence() -> None:
    for verdict in set(Verdict) - {Verdict.GOOD}:
        assert verdict.message_id.removeprefix("audio.") in catalogue("audio")
