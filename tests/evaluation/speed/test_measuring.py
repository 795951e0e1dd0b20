"""The benchmark at the size of a toy: the same code, contenders in this process but for one."""

from __future__ import annotations

import os
import signal
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from wolofsearch.errors import WolofSearchError
from wolofsearch.evaluation.speed import field, measuring, preparing
from wolofsearch.evaluation.speed.authors import Authors
from wolofsearch.evaluation.speed.cascade import Cascade
from wolofsearch.evaluation.speed.child import Answer, Child, Question
from wolofsearch.evaluation.speed.contender import Contender, clip, load
from wolofsearch.evaluation.speed.figures import told
from wolofsearch.evaluation.speed.measuring import Asked, measure
from wolofsearch.events import Event

CHOSEN = ("float32", "torch float32", "torch bfloat16", "cascade")


class Inside:
    """Stands for a process: counts what is asked, and says so instead of the time."""

    def __init__(self, contender: Contender) -> None:
        self.runner = load(contender)
        self.loaded = Answer(1.0, 10.0)
        self.asked = 0.0

    def ask(self, question: Question) -> Answer:
        self.asked += 1.0
        return Answer(self.asked, 10.0 + self.asked)

    def end(self) -> None:
        pass


@pytest.fixture(scope="module")
def work(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("work")


@pytest.fixture(scope="module")
def results(work: Path) -> tuple[list[Event], dict[str, Any]]:
    """What is told and returned by a run without a processor for bfloat16."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(measuring, "Child", Inside)
        patch.setattr(measuring, "COLD_STARTS", 1)
        patch.setattr(measuring, "SPEECH_S", (1, 2))
        patch.setattr(field, "multiplies_bfloat16", lambda: False)
        events: list[Event] = []
        steps = measure("tiny", work, 2, CHOSEN)
        while True:
            try:
                events.append(next(steps))
            except StopIteration as end:
                return events, end.value


def test_everything_is_asked_in_turn(results: tuple[list[Event], dict[str, Any]]) -> None:
    events, found = results
    asked = [event for event in events if isinstance(event, Asked) and event.task == "speech 2 s"]
    assert [(one.round, one.contender) for one in asked] == [
        (number, name) for number in range(3) for name in ("float32", "torch float32", "cascade")
    ]
    assert found["left_out"] == {"torch bfloat16": field.NO_BFLOAT16}
    assert "typed" not in found["contenders"]["cascade"]["ms"]
    ours = found["contenders"]["float32"]
    # Asked at the start and in the round that warms up: 1 and 4 questions.
    assert ours["ms"]["speech 1 s"]["runs"] == [6.0, 10.0]
    assert ours["peak_mb"] == {"loaded": 10.0, "queries": 14.0, "all": 23.0}
    assert found["ratios"]["torch float32"]["float32"]["speech 2 s"] == 1.0
    # At so small a size the states of the prompts are half of it.
    assert 0 < found["ratios"]["torch float32"]["float32"]["disk"] < 3
    assert found["machine"]["cores"] >= 1
    assert "| float32 | " in told(found)


def test_the_contenders_compute_the_same(results: object, work: Path) -> None:
    ours = load(Contender("float32", "ours", (work / "float32",)))
    authors = Authors(work / "checkpoint", "float32")
    for seconds in (0.5, 2.0):
        np.testing.assert_allclose(ours.hear(clip(seconds)), authors.hear(clip(seconds)), atol=1e-3)
    np.testing.assert_allclose(ours.read_query("Naka nga def ?"), authors.read_query("Naka nga def ?"), atol=1e-3)
    texts = ["Le mil.", "Comment cultive-t-on le mil dans les champs ?"]
    np.testing.assert_allclose(ours.read_passages(texts), authors.read_passages(texts), atol=1e-3)


def test_the_cascade_writes_as_much_as_is_said(results: object, work: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    chain = Cascade(work / "transcriber", work / "translator", work / "checkpoint")
    written: list[int] = []
    from wolofsearch.evaluation.speed import cascade

    def generate(*args: Any, **asked: Any) -> Any:
        tokens = really(*args, **asked)
        written.append(tokens.shape[1])
        return tokens

    really = cascade._generate
    monkeypatch.setattr(cascade, "_generate", generate)
    assert chain.hear(clip(2.0)).shape == (64,)
    words = round(2.0 * cascade.WORDS_PER_S)
    # The translator's first token only starts its answer; transformers' Whisper leaves such tokens out.
    assert written == [round(words * cascade.TRANSCRIPT_TOKENS), 1 + round(words * cascade.TRANSLATED_TOKENS)]


def test_a_second_run_makes_nothing(results: object, work: Path) -> None:
    made = {file: file.stat().st_mtime_ns for file in work.rglob("*") if file.is_file()}
    steps = preparing.prepare("tiny", work, CHOSEN)
    with pytest.raises(StopIteration):
        next(steps)
    assert {file: file.stat().st_mtime_ns for file in work.rglob("*") if file.is_file()} == made


def test_a_contender_lives_and_dies_in_a_process_of_its_own(results: object, work: Path) -> None:
    child = Child(Contender("float32", "ours", (work / "float32",)))
    try:
        assert child.loaded.taken_ms > 0
        answer = child.ask(Question("speech", 1.0))
        assert answer.taken_ms > 0
        assert answer.peak_mb is None or 30 < answer.peak_mb < 400  # torch alone would take more
        assert child.ask(Question("typed", texts=("Naka nga def ?",))).taken_ms > 0
        assert child.ask(Question("passages", texts=("Le mil.", "L'eau."))).taken_ms > 0
        assert child._process.pid is not None
        os.kill(child._process.pid, signal.SIGTERM)
        with pytest.raises(WolofSearchError, match="float32"):
            child.ask(Question("speech", 1.0))
    finally:
        child.end()


def test_an_unknown_contender_is_told(tmp_path: Path) -> None:
    with pytest.raises(WolofSearchError) as caught:
        next(measure("tiny", tmp_path, 1, ("fastest",)))
    assert caught.value.message_id == "evaluation.unknown_contender"
    assert not any(tmp_path.iterdir())
