"""The remaining time is told from the work behind, never before something is known."""

from __future__ import annotations

import pytest

from wolofsearch.library import pace
from wolofsearch.library.pace import Pace


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """A clock that stands until the test moves it."""
    now = [100.0]
    monkeypatch.setattr(pace.time, "monotonic", lambda: now[0])
    return now


def test_nothing_is_told_at_first(clock: list[float]) -> None:
    work = Pace(10, 1_000_000)
    assert work.seconds_left() is None
    clock[0] += 60
    assert work.seconds_left() is None


def test_bytes_tell_the_time(clock: list[float]) -> None:
    work = Pace(2, 4_000_000)
    clock[0] += 10
    work.file_done(1_000_000)
    assert work.files_done == 1
    assert work.seconds_left() == pytest.approx(30, rel=0.01)
    work.within(3_000_000, 1 / 3)
    assert work.seconds_left() == pytest.approx(10, rel=0.01)
    work.file_done(3_000_000)
    assert work.seconds_left() == 0


def test_more_work_than_announced_is_no_negative_time(clock: list[float]) -> None:
    work = Pace(1, 10)
    clock[0] += 10
    work.file_done(1_000_000)
    assert work.seconds_left() == 0
