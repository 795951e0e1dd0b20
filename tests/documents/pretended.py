"""Programs of others that are none: shell scripts in their place, to see how a reader bears what they do."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import psutil
import pytest

from wolofsearch.documents.document import DEFAULT_LIMITS, Limits
from wolofsearch.documents.isolation import ReaderPool
from wolofsearch.errors import WolofSearchError

Pretend = Callable[[str, str], Path]
"""Puts a script in the place of a command, as the only program here, and returns where it lies."""


def reason(pool: ReaderPool, file: Path, limits: Limits = DEFAULT_LIMITS) -> WolofSearchError:
    """Return why a file cannot be read; the reason must name it and tell what to do."""
    with pytest.raises(WolofSearchError) as error:
        pool.read(file, limits)
    assert error.value.told().next_step
    assert error.value.facts["path"] == str(file)
    return error.value


def running(pid: int) -> bool:
    """Tell whether a process is alive."""
    return psutil.pid_exists(pid) and psutil.Process(pid).status() != psutil.STATUS_ZOMBIE
