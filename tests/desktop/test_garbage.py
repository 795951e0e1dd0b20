"""Widgets are collected on the thread that paints, whoever makes the garbage."""

from __future__ import annotations

import gc
import threading
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from wolofsearch.desktop.garbage import GarbageCollector


class Knot:
    """Garbage that only the cyclic collector finds, and that notes which thread took it away."""

    taken_by: list[int]

    def __init__(self, taken_by: list[int]) -> None:
        self.taken_by = taken_by
        self.itself = self

    def __del__(self) -> None:
        self.taken_by.append(threading.get_ident())


@pytest.fixture
def collector(qtbot: QtBot) -> Iterator[GarbageCollector]:
    made = GarbageCollector()
    yield made
    made.restore()


def test_garbage_of_another_thread_is_taken_away_here(collector: GarbageCollector) -> None:
    taken_by: list[int] = []

    def litter() -> None:
        for _ in range(5000):
            Knot(taken_by)

    thread = threading.Thread(target=litter)
    thread.start()
    thread.join()
    assert taken_by == []
    collector.look()
    assert set(taken_by) == {threading.get_ident()}


def test_python_collects_by_itself_again_afterwards(collector: GarbageCollector) -> None:
    assert not gc.isenabled()
    collector.restore()
    assert gc.isenabled()
