"""Where the time of an import goes, stage by stage."""

from __future__ import annotations

import time
from collections.abc import Generator, Iterable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from wolofsearch.events import Outcome

Item = TypeVar("Item")
STAGES = ("scan", "hash", "read", "cut", "encode", "database", "index")


class Spent:
    """Adds up ``seconds`` by stage. Work in steps counts while it works, not while its steps are waited for."""

    def __init__(self) -> None:
        self.seconds = dict.fromkeys(STAGES, 0.0)

    @contextmanager
    def on(self, stage: str) -> Iterator[None]:
        """Count the block under ``stage``."""
        started_s = time.perf_counter()
        try:
            yield
        finally:
            self.seconds[stage] += time.perf_counter() - started_s

    def each(self, stage: str, items: Iterable[Item]) -> Iterator[Item]:
        """Yield the items; count under ``stage`` what it takes to get them."""
        waiting = iter(items)
        while True:
            with self.on(stage):
                try:
                    item = next(waiting)
                except StopIteration:
                    return
            yield item

    def steps(self, stage: str, work: Generator[None, None, Outcome]) -> Generator[None, None, Outcome]:
        """Do work in steps and return its result; count under ``stage`` what the steps take."""
        try:
            while True:
                with self.on(stage):
                    try:
                        next(work)
                    except StopIteration as end:
                        returned: Outcome = end.value
                        return returned
                yield
        finally:
            work.close()
