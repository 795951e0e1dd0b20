"""Work beside an import: a slow file must not hold up the thread in which a search may be waiting."""

from __future__ import annotations

from collections.abc import Callable, Generator
from concurrent.futures import ThreadPoolExecutor, wait

from wolofsearch.events import Outcome

LOOK_S = 0.05
"""How often the work is looked at; a search waits no longer for it."""


def aside(work: Callable[[], Outcome], stop: Callable[[], None]) -> Generator[None, None, Outcome]:
    """Do ``work`` in a thread of its own and return its result.

    Args:
        work: must not touch the library.
        stop: makes work that is under way end soon; called when this generator is closed or interrupted.

    Yields:
        While it goes on, every ``LOOK_S`` seconds.

    Raises:
        Exception: whatever ``work`` raised.
    """
    with ThreadPoolExecutor(1, "wolofsearch-aside") as thread:
        doing = thread.submit(work)
        try:
            while not wait([doing], LOOK_S).done:
                yield
        except BaseException:
            stop()
            raise
        return doing.result()
