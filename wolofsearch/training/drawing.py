"""Draws the next batches while the machine computes on this one.

A GPU takes a step in the time in which a processor gathers its clips. What a speech stage draws follows from the place
alone, so it may be drawn early.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any

AHEAD = 6
"""Batches that wait, at most."""
_WORKERS = 3


class DrawnAhead:
    """Batches by step, each drawn some steps before it is asked for.

    Args:
        draw: the batch of a step; called in other threads, for steps below ``end`` in their order.
        start: first step that will be asked for.
        end: behind the last.
    """

    def __init__(self, draw: Callable[[int], Any], start: int, end: int) -> None:
        self._draw, self._next, self._end = draw, start, end
        self._pool = ThreadPoolExecutor(_WORKERS, thread_name_prefix="draw")
        self._waiting: deque[Future[Any]] = deque()

    def take(self) -> Any:
        """Return the batch of the next step."""
        while len(self._waiting) <= AHEAD and self._next < self._end:
            self._waiting.append(self._pool.submit(self._draw, self._next))
            self._next += 1
        return self._waiting.popleft().result()

    def close(self) -> None:
        """Forget what nobody will ask for."""
        self._pool.shutdown(cancel_futures=True)
