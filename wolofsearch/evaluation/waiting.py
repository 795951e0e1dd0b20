"""How long a person waits, once they have spoken, for the vector of their question: with and without work ahead.

Every sample question is played into the detector of the end of speech as if it were being said: the speech at once, the
silence behind it in real time, looked at as often as the window looks. What is measured begins when the recording ends.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Generator
from dataclasses import dataclass
from statistics import median
from typing import Any, ClassVar

import numpy as np
import soxr

from wolofsearch import paths
from wolofsearch.audio.capture import SILENCE_MS
from wolofsearch.audio.decoding import decode_audio
from wolofsearch.audio.resampling import to_encoder_rate
from wolofsearch.audio.voice import PAUSE_S, EndOfSpeech, trim_silence
from wolofsearch.audio.waveform import Waveform
from wolofsearch.encoder.hearing import Hearing
from wolofsearch.encoder.protocol import SAMPLE_RATE_HZ, Encoder, FloatArray, Heard
from wolofsearch.evaluation.data_folder import sample_questions
from wolofsearch.events import Event

MICROPHONE_HZ = 48_000
LOOK_S = 0.033
ROOM_DBFS = -65.0
LEAD_S, TAIL_S = 0.4, 3.0
FIRST_ROUNDS = 3


@dataclass(frozen=True, slots=True)
class QuestionWaited(Event):
    """One question was asked both ways; milliseconds from the end of the recording to the vector."""

    name: ClassVar[str] = "question_waited"
    seconds: float
    plain_ms: float
    ahead_ms: float


def waiting(load: Callable[[], Encoder]) -> Generator[QuestionWaited, None, dict[str, Any]]:
    """Measure on all sample questions with the encoder that ``load`` loads, and return the figures."""
    encoder = load()
    hearing = Hearing(encoder)
    rows: list[QuestionWaited] = []
    exact = 0
    for question in sample_questions():
        recording = _recorded(decode_audio(paths.SAMPLE_DIR / question["audio"]).samples)
        seconds, plain_ms, plain = _said(recording, None, encoder)
        _, ahead_ms, ahead = _said(recording, hearing, encoder)
        exact += np.array_equal(plain.vector, ahead.vector)
        rows.append(QuestionWaited(round(seconds, 2), round(plain_ms, 1), round(ahead_ms, 1)))
        yield rows[-1]
    hearing.close()
    clip = decode_audio(paths.SAMPLE_DIR / sample_questions()[0]["audio"]).samples
    plain_median, ahead_median = median(row.plain_ms for row in rows), median(row.ahead_ms for row in rows)
    return {
        "model": encoder.model_id,
        "questions": len(rows),
        "seconds": median(row.seconds for row in rows),
        "plain_ms": plain_median,
        "ahead_ms": ahead_median,
        "ratio": round(ahead_median / plain_median, 3),
        "same_vector": exact,
        "ahead_in_half_the_time": sum(row.ahead_ms <= row.plain_ms / 2 for row in rows),
        **_first(load, clip),
    }


def _recorded(speech: FloatArray) -> FloatArray:
    """Return what a microphone gives: the speech between silences of a quiet room, (samples,) at its rate."""
    rng = np.random.default_rng(0)
    spoken = np.asarray(soxr.resample(speech, SAMPLE_RATE_HZ, MICROPHONE_HZ), np.float32)
    lead, tail = int(LEAD_S * MICROPHONE_HZ), int(TAIL_S * MICROPHONE_HZ)
    room = rng.standard_normal(lead + len(spoken) + tail).astype(np.float32) * np.float32(10 ** (ROOM_DBFS / 20))
    room[lead : lead + len(spoken)] += spoken
    return room


def _said(recording: FloatArray, hearing: Hearing | None, encoder: Encoder) -> tuple[float, float, Heard]:
    """Play a recording; return its seconds, the milliseconds from its end to the vector, and what was heard."""
    end, step = EndOfSpeech(MICROPHONE_HZ, SILENCE_MS), int(LOOK_S * MICROPHONE_HZ)
    if hearing is not None:
        hearing.warm_up()
    filled, started_s, silent_from = 0, 0.0, 0
    while filled < len(recording):
        filled += step
        if end.accept(recording[filled - step : filled]):
            break
        if end.silence_s == 0:
            started_s, silent_from = time.monotonic(), filled
        else:
            time.sleep(max(0.0, (filled - silent_from) / MICROPHONE_HZ - (time.monotonic() - started_s)))
        if hearing is not None and end.silence_s >= PAUSE_S:
            hearing.follow(_so_far(recording, filled))
    ended_s = time.perf_counter()
    said = trim_silence(_so_far(recording, filled)).samples
    heard = hearing.hear(said) if hearing else encoder.hear(said)
    return len(said) / SAMPLE_RATE_HZ, (time.perf_counter() - ended_s) * 1000, heard


def _so_far(recording: FloatArray, filled: int) -> Waveform:
    return Waveform(to_encoder_rate(recording[:filled], MICROPHONE_HZ))


def _first(load: Callable[[], Encoder], clip: FloatArray) -> dict[str, float]:
    """Return how long the first question takes a model just loaded, and one that was warmed up before; and the next."""
    times: dict[str, list[float]] = {"first_cold_ms": [], "first_warmed_ms": [], "next_ms": []}
    for _ in range(FIRST_ROUNDS):
        cold = load()
        times["first_cold_ms"].append(_hear_ms(cold, clip))
        times["next_ms"].append(_hear_ms(cold, clip))
        warmed = load()
        hearing = Hearing(warmed)
        hearing.warm_up().result()
        hearing.close()
        times["first_warmed_ms"].append(_hear_ms(warmed, clip))
    return {name: round(median(values), 1) for name, values in times.items()}


def _hear_ms(encoder: Encoder, clip: FloatArray) -> float:
    started_s = time.perf_counter()
    encoder.hear(clip)
    return (time.perf_counter() - started_s) * 1000
