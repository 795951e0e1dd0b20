"""Rests, and a battery that is not emptied."""

from __future__ import annotations

from pathlib import Path

from tests.conftest import WordEncoder
from tests.library.conftest import finished, of
from wolofsearch.events import Paused, Resumed
from wolofsearch.library.importing import import_paths
from wolofsearch.library.library import Library
from wolofsearch.library.pausing import BATTERY_LOOK_S, MOST_REST_S, Battery, Pauses


class Clock:
    """Time that passes only when something is slept or worked."""

    def __init__(self) -> None:
        self.now_s = 0.0
        self.slept: list[float] = []

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now_s += seconds

    def __call__(self) -> float:
        return self.now_s


def test_slow_work_rests_as_long_as_it_worked_but_never_long() -> None:
    clock = Clock()
    pauses = Pauses(slow=True, look=lambda: None, sleep=clock.sleep, clock=clock)
    clock.now_s += 0.1
    assert list(pauses.between()) == []
    clock.now_s += 3.0
    assert list(pauses.between()) == []
    assert [round(rest, 6) for rest in clock.slept] == [0.1, MOST_REST_S]


def test_fast_work_does_not_rest() -> None:
    clock = Clock()
    pauses = Pauses(look=lambda: None, sleep=clock.sleep, clock=clock)
    clock.now_s += 2 * BATTERY_LOOK_S
    assert list(pauses.between()) == []
    assert clock.slept == []


def test_a_low_battery_is_told_once_and_waited_for() -> None:
    clock = Clock()
    states = [Battery(19.6, True), Battery(19, True), Battery(19, True), Battery(19, False), Battery(50, True)]
    pauses = Pauses(look=lambda: states.pop(0), sleep=clock.sleep, clock=clock)
    assert list(pauses.between()) == []  # not looked at yet
    clock.now_s += BATTERY_LOOK_S
    assert list(pauses.between()) == [Paused("battery", 20), None, None, None, Resumed()]
    clock.now_s += BATTERY_LOOK_S
    assert list(pauses.between()) == []


def test_an_import_waits_for_the_battery_and_ends(library: Library, documents: Path, encoder: WordEncoder) -> None:
    clock = Clock()
    states = [Battery(10, True), Battery(10, True)]
    pauses = Pauses(look=lambda: states.pop() if states else None, sleep=clock.sleep, clock=clock)
    clock.now_s += BATTERY_LOOK_S
    events = list(import_paths(library, [documents], encoder, pauses=pauses))
    assert (len(of(events, Paused)), len(of(events, Resumed))) == (1, 1)
    assert finished(events).added == 4
