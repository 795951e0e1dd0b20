"""Batches come in their order, each drawn once and before it is asked for, and nothing is drawn behind the end."""

from __future__ import annotations

import time
from threading import Event, get_ident

import pytest

from wolofsearch.training.drawing import AHEAD, DrawnAhead


def test_batches_come_in_order_and_once() -> None:
    drawn: list[int] = []

    def draw(step: int) -> int:
        time.sleep(0.002 * (step % 3))  # later ones are ready earlier
        drawn.append(step)
        return step * 10

    ahead = DrawnAhead(draw, 5, 40)
    assert [ahead.take() for _ in range(35)] == [step * 10 for step in range(5, 40)]
    assert sorted(drawn) == list(range(5, 40))
    ahead.close()


def test_others_draw_while_one_computes() -> None:
    third, threads = Event(), set()

    def draw(step: int) -> int:
        threads.add(get_ident())
        if step == 3:
            third.set()
        return step

    ahead = DrawnAhead(draw, 0, 100)
    ahead.take()
    assert third.wait(5)  # nobody has asked for it
    ahead.close()
    assert get_ident() not in threads


def test_what_nobody_asks_for_is_forgotten() -> None:
    drawn: list[int] = []
    ahead = DrawnAhead(drawn.append, 0, 10_000)
    ahead.take()
    ahead.close()
    assert len(drawn) <= AHEAD + 1


def test_what_goes_wrong_is_told_where_the_batch_is_asked_for() -> None:
    def draw(step: int) -> int:
        if step == 1:
            raise ValueError("clip")
        return step

    ahead = DrawnAhead(draw, 0, 3)
    assert ahead.take() == 0
    with pytest.raises(ValueError, match="clip"):
        ahead.take()
    ahead.close()
