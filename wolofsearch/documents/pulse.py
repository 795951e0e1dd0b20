"""A sign of life from long work: a reader of many pages gives one a page, and nobody takes it for hanging."""

from __future__ import annotations

import time
from collections.abc import Callable

LEAST_SECONDS = 0.5
"""Signs closer together than this are not passed on."""
_listener: Callable[[], None] | None = None
_told_s = 0.0


def listen(listener: Callable[[], None]) -> None:
    """Have ``listener`` called whenever some work goes on; there is one listener a process."""
    global _listener
    _listener = listener


def beat() -> None:
    """Tell that the work goes on."""
    global _told_s
    now_s = time.monotonic()
    if _listener is not None and now_s - _told_s >= LEAST_SECONDS:
        _told_s = now_s
        _listener()
