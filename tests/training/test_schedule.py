"""The learning rate rises, falls and never ends at nothing."""

from __future__ import annotations

import pytest

from wolofsearch.training.schedule import LEAST_RATE, Schedule, smooth


def test_the_rate_warms_up_and_falls() -> None:
    schedule = Schedule(seed=1, steps=1000, warm_up_steps=10, watch_steps=10, patience=0)
    assert schedule.rate(0) == pytest.approx(0.1)
    assert schedule.rate(9) == pytest.approx(1.0, abs=0.01)
    assert schedule.rate(500) == pytest.approx(0.5)
    assert schedule.rate(1000) == LEAST_RATE


def test_the_average_follows_slowly() -> None:
    assert smooth(None, 5.0) == 5.0
    assert smooth(5.0, 0.0) == pytest.approx(4.9)
