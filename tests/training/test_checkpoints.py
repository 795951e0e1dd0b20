"""Checkpoints: what was saved comes back, random numbers included, and a crash leaves the last good one."""

from __future__ import annotations

import random
from pathlib import Path

import numpy as np
import pytest
import torch

from wolofsearch.training.checkpoints import Checkpoint, Clock, smooth


def draws() -> tuple[float, float, float]:
    return random.random(), float(np.random.rand()), float(torch.rand(()))  # noqa: NPY002 - the global one is what is saved


def test_nothing_was_saved(tmp_path: Path) -> None:
    assert Checkpoint(tmp_path / "none.pt", 1).load() is None


def test_a_resumed_run_draws_the_same_numbers(tmp_path: Path) -> None:
    checkpoint = Checkpoint(tmp_path / "deep" / "stage.pt", 1)
    checkpoint.save(step=7, weights={"a": torch.ones(3)})
    wanted = draws()
    assert draws() != wanted
    state = Checkpoint(tmp_path / "deep" / "stage.pt", 1).load()
    assert state is not None
    assert state["step"] == 7
    assert draws() == wanted


def test_a_kill_while_writing_leaves_the_last_good_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "stage.pt"
    Checkpoint(file, 1).save(step=1)

    def killed(state: object, target: Path) -> None:
        target.write_bytes(b"half a check")
        raise KeyboardInterrupt

    monkeypatch.setattr(torch, "save", killed)
    with pytest.raises(KeyboardInterrupt):
        Checkpoint(file, 1).save(step=2)
    state = Checkpoint(file, 1).load()
    assert state is not None
    assert state["step"] == 1


@pytest.fixture
def now(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The clock of the checkpoints; a test moves it."""
    moment = [1000.0]
    monkeypatch.setattr("wolofsearch.training.checkpoints.time.monotonic", lambda: moment[0])
    return moment


def test_saves_are_some_minutes_apart(tmp_path: Path, now: list[float]) -> None:
    checkpoint = Checkpoint(tmp_path / "stage.pt", 3)
    assert not checkpoint.due()
    now[0] += 181
    assert checkpoint.due()
    checkpoint.save(step=1)
    assert not checkpoint.due()


def test_the_clock_counts_work_over_several_starts(now: list[float]) -> None:
    clock = Clock(10, worked_s=240)
    now[0] += 60
    assert clock.worked_s == 300
    assert clock.progress == 0.5
    now[0] += 1000
    assert clock.progress == 1.0


def test_the_rate_warms_up_and_falls(now: list[float]) -> None:
    clock = Clock(10)
    assert clock.rate(0, 10) == pytest.approx(0.1)
    assert clock.rate(9, 10) == clock.rate(500, 10) == pytest.approx(1.0)
    now[0] += 300
    assert clock.rate(500, 10) == pytest.approx(0.5)
    now[0] += 300
    assert clock.rate(500, 10) == pytest.approx(0.02)


def test_a_stage_of_no_time_is_done() -> None:
    assert Clock(0).progress == 1.0


def test_the_average_follows_slowly() -> None:
    assert smooth(None, 5.0) == 5.0
    assert smooth(5.0, 0.0) == pytest.approx(4.9)
