"""The benchmark of waiting: a slow model is heard ahead, to the same vector, in less time."""

from __future__ import annotations

import time

import pytest

from tests.conftest import WordEncoder
from wolofsearch.encoder.protocol import FloatArray, Heard, Task
from wolofsearch.evaluation import waiting
from wolofsearch.evaluation.data_folder import sample_questions


class SlowEncoder(WordEncoder):
    """Takes a fifth of a second for every question."""

    def hear(self, waveform: FloatArray, task: Task = "document") -> Heard:
        time.sleep(0.2)
        return super().hear(waveform, task)


def test_work_ahead_shortens_the_waiting_and_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    questions = sample_questions()[:1]
    monkeypatch.setattr(waiting, "sample_questions", lambda: questions)
    monkeypatch.setattr(waiting, "FIRST_ROUNDS", 1)
    events, work = [], waiting.waiting(SlowEncoder)
    while True:
        try:
            events.append(next(work))
        except StopIteration as end:
            figures = end.value
            break
    assert len(events) == figures["questions"] == figures["same_vector"] == 1
    assert figures["plain_ms"] > 200
    assert figures["ahead_ms"] < figures["plain_ms"]
    assert figures["ratio"] == pytest.approx(figures["ahead_ms"] / figures["plain_ms"], abs=0.01)
    assert {"first_cold_ms", "first_warmed_ms", "next_ms"} <= figures.keys()
