"""The contract of the worker's lanes, with real threads."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from wolofsearch.desktop.worker import Lane, Task, Worker
from wolofsearch.errors import Cancelled, WolofSearchError


class Log:
    """Everything a task told, in order."""

    def __init__(self, task: Task) -> None:
        self.told: list[object] = []
        task.happened.connect(lambda value: self.told.append(("happened", value)))
        task.done.connect(lambda value: self.told.append(("done", value)))
        task.failed.connect(lambda error: self.told.append(("failed", error.message_id)))
        task.ended.connect(lambda: self.told.append("ended"))


@pytest.fixture
def worker(qtbot: QtBot) -> Iterator[Worker]:
    made = Worker()
    yield made
    assert made.close({}, timeout_s=5)


def finish(qtbot: QtBot, log: Log) -> list[object]:
    qtbot.waitUntil(lambda: "ended" in log.told)
    return log.told


def test_a_function_gives_its_result_on_the_thread_that_paints(qtbot: QtBot, worker: Worker) -> None:
    threads: list[int] = []
    task = worker.start(Lane.MODEL, threading.get_ident)
    task.done.connect(lambda _value: threads.append(threading.get_ident()))
    log = Log(task)
    told = finish(qtbot, log)
    assert told[0] != ("done", threading.get_ident())
    assert threads == [threading.get_ident()]
    assert told[1:] == ["ended"]


def test_a_generator_tells_its_events_then_its_result(qtbot: QtBot, worker: Worker) -> None:
    def work() -> Iterator[int]:
        yield 1
        yield 2
        return 3

    assert finish(qtbot, Log(worker.start(Lane.LIBRARY, work))) == [
        ("happened", 1),
        ("happened", 2),
        ("done", 3),
        "ended",
    ]


def test_an_error_for_people_fails_the_task(qtbot: QtBot, worker: Worker) -> None:
    def work() -> None:
        raise WolofSearchError("audio.silent")

    assert finish(qtbot, Log(worker.start(Lane.MODEL, work))) == [("failed", "audio.silent"), "ended"]


def test_a_cancellation_from_within_is_no_failure(qtbot: QtBot, worker: Worker) -> None:
    def work() -> None:
        raise Cancelled

    assert finish(qtbot, Log(worker.start(Lane.MODEL, work))) == ["ended"]


def test_a_defect_is_reported_apart_and_the_lane_lives_on(qtbot: QtBot, worker: Worker) -> None:
    def work() -> Iterator[int]:
        yield 1
        raise ZeroDivisionError

    with qtbot.waitSignal(worker.crashed) as crash:
        log = Log(worker.start(Lane.LIBRARY, work))
    assert isinstance(crash.args[0], ZeroDivisionError)
    assert finish(qtbot, log) == [("happened", 1), "ended"]
    assert finish(qtbot, Log(worker.start(Lane.LIBRARY, lambda: 5))) == [("done", 5), "ended"]


def test_cancelling_closes_the_generator(qtbot: QtBot, worker: Worker) -> None:
    closed = threading.Event()

    def work() -> Iterator[int]:
        try:
            while True:
                yield 1
        finally:
            closed.set()

    task = worker.start(Lane.LIBRARY, work)
    log = Log(task)
    qtbot.waitUntil(lambda: ("happened", 1) in log.told)
    task.cancel()
    heard = list(log.told)
    assert finish(qtbot, log) == [*heard, "ended"]
    assert closed.is_set()


def test_work_cancelled_before_it_begins_never_begins(qtbot: QtBot, worker: Worker) -> None:
    gate = threading.Event()
    begun = threading.Event()
    worker.start(Lane.MODEL, gate.wait)
    task = worker.start(Lane.MODEL, begun.set)
    log = Log(task)
    task.cancel()
    gate.set()
    assert finish(qtbot, log) == ["ended"]
    assert not begun.is_set()


def test_a_function_runs_between_the_events_of_a_generator(qtbot: QtBot, worker: Worker) -> None:
    asked = threading.Event()

    def long_work() -> Iterator[int]:
        while not asked.is_set():
            yield 1
        return 2

    long_log = Log(worker.start(Lane.LIBRARY, long_work))
    assert finish(qtbot, Log(worker.start(Lane.LIBRARY, asked.set))) == [("done", None), "ended"]
    assert finish(qtbot, long_log)[-2:] == [("done", 2), "ended"]


def test_closing_ends_what_runs_and_does_the_last_work(qtbot: QtBot) -> None:
    worker = Worker()
    steps: list[str] = []

    def endless() -> Iterator[int]:
        try:
            while True:
                yield 1
        finally:
            steps.append("closed")

    log = Log(worker.start(Lane.LIBRARY, endless))
    qtbot.waitUntil(lambda: bool(log.told))
    assert worker.close({Lane.LIBRARY: lambda: steps.append("last")}, timeout_s=5)
    heard = len(log.told)
    qtbot.wait(1)
    assert steps == ["closed", "last"]
    assert len(log.told) == heard
    late = Log(worker.start(Lane.MODEL, lambda: 1))
    qtbot.wait(1)
    assert late.told == []


def test_a_thread_that_is_stuck_is_not_waited_for_for_ever(qtbot: QtBot) -> None:
    worker = Worker()
    gate, begun = threading.Event(), threading.Event()

    def stuck() -> None:
        begun.set()
        gate.wait()

    worker.start(Lane.MODEL, stuck)
    assert begun.wait(5)
    assert not worker.close({}, timeout_s=0.05)
    gate.set()
