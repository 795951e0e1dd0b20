"""Work beside an import: a slow file must not hold up the thread in which a search may be waiting."""

from __future__ import annotations

from collections.abc import Callable, Generator
from concurrent.futures import ThreadPoolExecutor, wait

from wolofsearch.events import Outcome

LOOK_S = 0.05
"""How often the work is looked at; a search waits no longer for it."""


class Aside:
    """One thread for the work of one import: starting a thread takes as long as reading a small file."""

    def __init__(self) -> None:
        self._thread = ThreadPoolExecutor(1, "wolofsearch-aside")  # it ends with this object

    def do(self, work: Callable[[], Outcome], stop: Callable[[], None]) -> Generator[None, None, Outcome]:
        """Do ``work`` in the thread and return its result.

        Args:
            work: must not touch the library.
            stop: makes work that is under way end soon; called when this generator is closed or interrupted.

        Yields:
            While it goes on, every ``LOOK_S`` seconds.

        Raises:
            Exception: whatever ``work`` raised.
        """
        doing = self._thread.submit(work)
        try:
            while not wait([doing], LOOK_S).done:
                yield
        except BaseException:
            stop()
            wait([doing])
            raise
        return doing.result()
