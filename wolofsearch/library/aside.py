"""Work beside an import: a slow file must not hold up the thread in which a search may be waiting."""

from __future__ import annotations

import threading
import weakref
from collections.abc import Callable, Generator
from concurrent.futures import Future, wait
from functools import partial
from queue import SimpleQueue
from typing import Any

from wolofsearch.events import Outcome

LOOK_S = 0.05
"""How often the work is looked at; a search waits no longer for it."""


class Aside:
    """One thread for the work of one import: starting a thread takes as long as reading a small file."""

    def __init__(self) -> None:
        self._asked: SimpleQueue[tuple[Future[Any], Callable[[], Any]] | None] = SimpleQueue()
        # The thread ends with this object. What tells it so is no Python code: a Ctrl-C that came in there would be
        # lost, as it was with the executor of concurrent.futures.
        end = weakref.ref(self, partial(self._asked.put, None))
        self._thread = threading.Thread(target=_serve, args=(self._asked, end), name="wolofsearch-aside", daemon=True)

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
        doing: Future[Outcome] = Future()
        self._asked.put((doing, work))
        if not self._thread.ident:
            self._thread.start()
        try:
            while not wait([doing], LOOK_S).done:
                yield
        except BaseException:
            stop()
            wait([doing])
            raise
        return doing.result()


def _serve(asked: SimpleQueue[tuple[Future[Any], Callable[[], Any]] | None], _end: object) -> None:
    """Do what is asked for until None is; ``_end`` lives as long as the thread."""
    while (wanted := asked.get()) is not None:
        doing, work = wanted
        try:
            doing.set_result(work())
        except BaseException as error:  # noqa: BLE001 - whoever waits raises it
            doing.set_exception(error)
        del wanted, doing, work  # what they hold may end now
