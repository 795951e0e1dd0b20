"""Linux refuses a thread the files that it should not read, also where a library in C opens them.

Through `Landlock <https://docs.kernel.org/userspace-api/landlock.html>`_, which needs no rights and cannot be undone.
It binds one thread and what this starts, so that another thread of the same process may go on as before.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import struct
import sys
from collections.abc import Iterable

_CREATE_RULESET, _ADD_RULE, _RESTRICT_SELF = 444, 445, 446
"""Numbers of the system calls, the same on every architecture."""
_VERSION = 1
_PATH_BENEATH = 1
_READ_FILE = 1 << 2
_NO_NEW_PRIVILEGES = 38
_ARENAS = -8


def is_there() -> bool:
    """Return whether this system has Landlock, and uses it."""
    return sys.platform == "linux" and _call(_CREATE_RULESET, None, 0, _VERSION) > 0


def share_memory() -> None:
    """Let all threads take memory from one place: a second one would cost as much of a limit as a document does."""
    with contextlib.suppress(AttributeError, OSError):
        ctypes.CDLL(None).mallopt(_ARENAS, 1)


def confine_reading(paths: Iterable[str]) -> bool:
    """Let this thread read no files from now on but those at or below ``paths``; those that are missing do not matter.

    Returns:
        Whether it is so; otherwise nothing has changed.
    """
    handled = struct.pack("=Q", _READ_FILE)
    rules = _call(_CREATE_RULESET, handled, len(handled), 0)
    if rules < 0:
        return False
    try:
        if not all(_allow(rules, path) for path in paths):
            return False
        prctl = ctypes.CDLL(None, use_errno=True).prctl
        return prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0) == 0 and _call(_RESTRICT_SELF, rules, 0) == 0
    finally:
        os.close(rules)


def _allow(rules: int, path: str) -> bool:
    try:
        place = os.open(path, os.O_PATH | os.O_CLOEXEC)
    except OSError:
        return True
    try:
        return _call(_ADD_RULE, rules, _PATH_BENEATH, struct.pack("=Qi", _READ_FILE, place), 0) == 0
    finally:
        os.close(place)


def _call(number: int, *arguments: int | bytes | None) -> int:
    plain = [ctypes.c_long(one) if isinstance(one, int) else one for one in arguments]
    return int(ctypes.CDLL(None, use_errno=True).syscall(ctypes.c_long(number), *plain))
