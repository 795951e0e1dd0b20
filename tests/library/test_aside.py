"""Work in a thread of its own: its result, its error, its end."""

from __future__ import annotations

import gc
import threading
import time

import pytest

from wolofsearch.events import outcome
from wolofsearch.library.aside import Aside


def threads() -> set[threading.Thread]:
    return {thread for thread in threading.enumerate() if thread.name == "wolofsearch-aside"}


def test_work_is_done_in_one_thread_that_ends_with_its_owner() -> None:
    before = threads()
    aside = Aside()
    assert threads() <= before  # those of other tests may end meanwhile
    places = {outcome(aside.do(threading.get_ident, lambda: None)) for _ in range(3)}
    assert len(places) == 1
    assert threading.get_ident() not in places
    with pytest.raises(ZeroDivisionError):
        outcome(aside.do(lambda: 1 // 0, lambda: None))
    del aside
    gc.collect()
    end_s = time.monotonic() + 10
    while threads() - before and time.monotonic() < end_s:
        time.sleep(0.01)
    assert threads() <= before
