"""Work done while somebody speaks: it is used for the very same samples only, and given up otherwise."""

from __future__ import annotations

import threading
from pathlib import Path

import numpy as np
import pytest

from tests.audio.conftest import syllables
from tests.conftest import WordEncoder
from wolofsearch.encoder.hearing import Hearing
from wolofsearch.encoder.interruption import Interruption, interruptible
from wolofsearch.encoder.onnx_runtime import OnnxEncoder
from wolofsearch.encoder.protocol import FloatArray, Heard, Task

CLIP = syllables(1.0)
WAIT_S = 10


class WatchedEncoder(WordEncoder):
    """Notes what it was asked to hear and by which thread; waits at a gate; obeys no interruption."""

    def __init__(self) -> None:
        super().__init__()
        self.heard: list[tuple[int, str]] = []
        self.gate = threading.Event()
        self.gate.set()
        self.begun = threading.Semaphore(0)
        self.error: Exception | None = None

    def hear(self, waveform: FloatArray, task: Task = "document") -> Heard:
        self.heard.append((len(waveform), threading.current_thread().name))
        self.begun.release()
        assert self.gate.wait(WAIT_S)
        if self.error is not None:
            raise self.error
        return Heard(np.full(self.dim, len(waveform), np.float32), 1.0)


@pytest.fixture
def watched() -> WatchedEncoder:
    return WatchedEncoder()


def test_the_same_samples_are_heard_once_and_ahead(watched: WatchedEncoder) -> None:
    hearing = Hearing(watched)
    hearing.begin(CLIP)
    hearing.begin(CLIP.copy())
    assert watched.begun.acquire(timeout=WAIT_S)
    assert hearing.hear(CLIP.copy()).vector[0] == len(CLIP)
    assert [length for length, _ in watched.heard] == [len(CLIP)]
    assert watched.heard[0][1].startswith("wolofsearch-hearing")
    hearing.hear(CLIP)
    assert len(watched.heard) == 2  # a result is handed out once, not kept


def test_one_sample_of_difference_and_the_clip_is_heard_anew(watched: WatchedEncoder) -> None:
    other = CLIP.copy()
    other[-1] += np.float32(1e-7)
    assert not np.array_equal(other, CLIP)
    hearing = Hearing(watched)
    hearing.begin(CLIP)
    assert watched.begun.acquire(timeout=WAIT_S)
    hearing.hear(other)
    assert len(watched.heard) == 2


def test_work_that_nobody_wants_keeps_nobody_waiting(watched: WatchedEncoder) -> None:
    watched.gate.clear()
    hearing = Hearing(watched)
    hearing.begin(CLIP)
    assert watched.begun.acquire(timeout=WAIT_S)
    longer = np.concatenate([CLIP, CLIP])
    answers: list[Heard] = []
    asking = threading.Thread(target=lambda: answers.append(hearing.hear(longer)))
    asking.start()
    assert watched.begun.acquire(timeout=WAIT_S)  # the question is heard while the old work still runs
    watched.gate.set()
    asking.join(WAIT_S)
    assert answers[0].vector[0] == len(longer)


def test_an_error_ahead_is_not_the_question_s_error(watched: WatchedEncoder) -> None:
    watched.error = RuntimeError("once")
    hearing = Hearing(watched)
    hearing.begin(CLIP)
    assert watched.begun.acquire(timeout=WAIT_S)
    hearing.warm_up()  # behind the failed work in the same thread
    hearing.begin(CLIP)
    watched.error = None
    assert hearing.hear(CLIP).vector[0] == len(CLIP)


def test_the_vector_is_the_one_that_the_encoder_gives(tiny_bundle: Path) -> None:
    encoder = OnnxEncoder(tiny_bundle)
    hearing = Hearing(encoder)
    hearing.warm_up()
    hearing.begin(CLIP)
    ahead = hearing.hear(CLIP)
    assert np.array_equal(ahead.vector, encoder.hear(CLIP).vector)
    hearing.begin(CLIP)
    hearing.give_up()
    assert np.array_equal(hearing.hear(CLIP).vector, ahead.vector)
    hearing.close()


def test_a_run_under_way_can_be_given_up(tiny_bundle: Path) -> None:
    encoder = OnnxEncoder(tiny_bundle)
    interruption = Interruption()
    with interruptible(interruption):
        assert len(encoder.hear(CLIP).vector) == encoder.dim
        interruption.ask()
        assert interruption.asked
        with pytest.raises(Exception, match="terminate flag"):
            encoder.hear(CLIP)
    assert len(encoder.hear(CLIP).vector) == encoder.dim  # later runs know nothing of it
