"""What a reading process may not do: read other files, write, remove, connect, start programs, take all memory.

The hook stops accidents and what documents talk libraries into; it is no prison for code that runs by itself. Where
Linux has Landlock, its kernel refuses other files to libraries in C, too. The known converters are started outside of
that: they need files of their own, and see a copy of the document.
"""

from __future__ import annotations

import _thread
import contextlib
import os
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future
from functools import cache
from pathlib import Path
from queue import SimpleQueue
from typing import Any, TypeVar, cast

from wolofsearch.documents import landlock
from wolofsearch.documents.own_files import own_files
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
_STACK_BYTES = 16 << 20
"""Of the thread that reads: parsers go as deep as documents are nested."""
Outcome = TypeVar("Outcome")
_own: list[str] = []
_own_places: list[int] = []
_given: list[str] = []
_writable: list[str] = []
_errands: SimpleQueue[Callable[[], None] | None] = SimpleQueue()
_confined: list[int] = []
_programs: set[str] = set()


def restrain(memory_bytes: int) -> None:
    """Make this process modest: slow, small, and unable to do anything but read what it is given.

    It may also read what it is made of, and use its own scratch folder.
    """
    sys.dont_write_bytecode = True
    if hasattr(os, "nice"):
        os.nice(10)
    _limit_memory(memory_bytes)
    allow_writing(tempfile.gettempdir())
    _own.extend(own_files())
    if landlock.is_there():
        landlock.share_memory()
        _own_places.extend(landlock.places(_own))
        threading.stack_size(_STACK_BYTES)
    _programs.update(found for name in PROGRAMS if (found := find_program(name)))
    sys.addaudithook(_refuse)


def allow_writing(folder: str) -> None:
    """Let files be written below a folder."""
    real = os.path.realpath(folder)
    if real not in _writable:
        _writable.append(real)


def confined(work: Callable[[], Outcome], paths: Sequence[str]) -> Outcome:
    """Do work that may read only ``paths``, the first of which is the document.

    Where the kernel can see to that, the work is done in another thread, for which it does.
    """
    _given[:] = [os.path.realpath(path) for path in paths]
    if not landlock.is_there():
        return work()
    done: Future[Outcome | None] = Future()
    misfit = threading.Event()

    def do() -> None:
        _confined[:] = [threading.get_ident()]
        places: list[int] = []
        try:
            places += landlock.places([*_given, *_writable])
            if landlock.confine_reading([*_own_places, *places]) and not _can_open(_given[0]):
                misfit.set()
                done.set_result(None)
            else:
                done.set_result(work())
        except BaseException as error:  # noqa: BLE001 - it belongs to the caller
            done.set_exception(error)
        finally:
            for place in places:
                os.close(place)
            _confined.clear()
            _errands.put(None)

    # Not threading.Thread: that waits for the other's first and last word, and each wait may cost a turn of the system.
    _thread.start_new_thread(do, ())
    while (errand := _errands.get()) is not None:
        errand()
    if misfit.is_set():  # a file system that shows the kernel another file each time; or nobody may read it
        return work()
    return cast("Outcome", done.result())


def outside(work: Callable[[], Outcome]) -> Outcome:
    """Do what confined work may not do by itself: start a program, which has files of its own to read."""
    if threading.get_ident() not in _confined:
        return work()
    done: Future[Outcome] = Future()

    def do() -> None:
        try:
            done.set_result(work())
        except BaseException as error:  # noqa: BLE001 - it belongs to whoever waits
            done.set_exception(error)

    _errands.put(do)
    return done.result()


def _can_open(path: str) -> bool:
    try:
        os.close(os.open(path, os.O_RDONLY))
    except OSError:
        return False
    return True


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
        if not writing and not _may_read(arguments[0]):
            # Libraries look for files of their own in many places, and bear it that there are none.
            raise PermissionError(f"a document reader may not do this: {event}")
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
    return _lies_in(path, _writable)


def _may_read(path: Any) -> bool:
    if isinstance(path, int):
        return True
    # Of the program's own folders a library may open a thousand files before it reads the document.
    folder = os.path.dirname(os.fsdecode(path))  # noqa: PTH120 - as told
    return _is_own(folder) or _lies_in(path, [*_given, *_writable, *_own])


@cache
def _is_own(folder: str) -> bool:
    return Path(folder).is_absolute() and _lies_in(folder, _own)


def _lies_in(path: Any, places: Sequence[str]) -> bool:
    if isinstance(path, int) or path == os.devnull:
        return True
    # Strings rather than paths: this is asked for every file of every library that a reader loads.
    real = os.path.normcase(os.path.realpath(os.fsdecode(path)))
    return any(f"{real}{os.sep}".startswith(os.path.join(os.path.normcase(place), "")) for place in places)  # noqa: PTH118
