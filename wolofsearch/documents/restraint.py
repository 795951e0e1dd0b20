"""What a reading process may not do: write, remove, connect, start programs, take all memory.

The hook stops accidents and what documents talk libraries into; it is no prison for code that runs by itself.
"""

from __future__ import annotations

import contextlib
import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from wolofsearch.documents.programs import PROGRAMS, find_program

_FORBIDDEN = (
    "socket.connect",
    "socket.bind",
    "socket.getaddrinfo",
    "os.system",
    "os.exec",
    "os.fork",
    "os.posix_spawn",
    "os.truncate",
)
_writable: list[str] = []
_programs: set[str] = set()


def restrain(memory_bytes: int) -> None:
    """Make this process modest: slow, small, and unable to do anything but read and use its own scratch folder."""
    sys.dont_write_bytecode = True
    if hasattr(os, "nice"):
        os.nice(10)
    _limit_memory(memory_bytes)
    allow_writing(tempfile.gettempdir())
    _programs.update(found for name in PROGRAMS if (found := find_program(name)))
    sys.addaudithook(_refuse)


def allow_writing(folder: str) -> None:
    """Let files be written below a folder."""
    real = os.path.realpath(folder)
    if real not in _writable:
        _writable.append(real)


@contextlib.contextmanager
def more_memory(memory_bytes: int) -> Iterator[None]:
    """Start a program here that needs more memory than a reader may take; it inherits the limit."""
    before = _limit_memory(memory_bytes)
    try:
        yield
    finally:
        if before is not None:
            _limit_memory(before)


def _limit_memory(memory_bytes: int) -> int | None:
    """Limit this process, and return what the limit was; None where there is none to set (Windows; macOS refuses some).

    No limit at all is a limit too, :data:`resource.RLIM_INFINITY`.
    """
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        before, most = resource.getrlimit(resource.RLIMIT_AS)
        resource.setrlimit(resource.RLIMIT_AS, (memory_bytes, most))
        return before
    return None


def _refuse(event: str, arguments: tuple[Any, ...]) -> None:
    refused = event in _FORBIDDEN
    if event == "open":
        writing = isinstance(arguments[2], int) and arguments[2] & (os.O_WRONLY | os.O_RDWR)
        refused = bool(writing) and not _may_write(arguments[0])
    elif event == "os.remove":
        refused = not _may_write(arguments[0])
    elif event == "os.rename":
        refused = not (_may_write(arguments[0]) and _may_write(arguments[1]))
    elif event == "subprocess.Popen":
        refused = str(arguments[0]) not in _programs
    if refused:
        raise RuntimeError(f"a document reader may not do this: {event}")


def _may_write(path: Any) -> bool:
    if isinstance(path, int) or path == os.devnull:
        return True
    real = os.path.realpath(os.fsdecode(path))
    return any(Path(real).is_relative_to(folder) for folder in _writable)
