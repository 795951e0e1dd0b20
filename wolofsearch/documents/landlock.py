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
from functools import cache

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
        _libc().mallopt(_ARENAS, 1)


def places(paths: Iterable[str]) -> list[int]:
    """Return a descriptor of each file or folder, for :func:`confine_reading`; what is missing is left out."""
    found: list[int] = []
    for path in paths:
        with contextlib.suppress(OSError):
            found.append(os.open(path, os.O_PATH | os.O_CLOEXEC))
    return found


def confine_reading(readable: Iterable[int]) -> bool:
    """Let this thread read no files from now on but those at or below ``readable``, which :func:`places` gave.

    Returns:
        Whether it is so; otherwise nothing has changed.
    """
    handled = struct.pack("=Q", _READ_FILE)
    rules = _call(_CREATE_RULESET, handled, len(handled), 0)
    if rules < 0:
        return False
    try:
        for place in readable:
            if _call(_ADD_RULE, rules, _PATH_BENEATH, struct.pack("=Qi", _READ_FILE, place), 0):
                return False
        return _libc().prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0) == 0 and _call(_RESTRICT_SELF, rules, 0) == 0
    finally:
        os.close(rules)


def _call(number: int, *arguments: int | bytes | None) -> int:
    plain = [ctypes.c_long(one) if isinstance(one, int) else one for one in arguments]
    return int(_libc().syscall(ctypes.c_long(number), *plain))


@cache
def _libc() -> ctypes.CDLL:
    return ctypes.CDLL(None)
