"""The walls around foreign files: they are parsed in another process, which can be killed.

One child is kept between files, so that a folder of a hundred documents pays for one start. It is thrown away after any
accident, after many files (parsers leak) and after a while without work. Only lengths, JSON and
plain pixels cross the wall.
"""

from __future__ import annotations

import atexit
import contextlib
import json
import os
import signal
import subprocess
import tempfile
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any, TypeVar

import wolofsearch
from wolofsearch.documents.document import MEGABYTE, DocumentText, Limits, PageSpan
from wolofsearch.documents.drawn_page import MAX_FRAME_BYTES, DrawnPage, PageRequest, unpacked
from wolofsearch.documents.frames import FrameTooLarge, read_frame, write_frame
from wolofsearch.errors import WolofSearchError
from wolofsearch.program import READ_DOCUMENTS, helper_command

START_SECONDS = 60.0
REASON_START = b'{"message_id"'
"""How the answer of a child begins that could not do what was asked."""
FILES_PER_CHILD = 250
IDLE_SECONDS = 30.0
_WORN_BY = frozenset({"documents.out_of_memory", "documents.too_large"})
"""Reasons after which a child is ended: its memory is in pieces, or what it has started may still fill the disk."""
_SCRATCH_VARIABLES = ("TMPDIR", "TEMP", "TMP")
Answer = TypeVar("Answer")


def child_command(memory_bytes: int) -> list[str]:
    """Return the command of a reading process, from source as in a frozen program."""
    return helper_command(READ_DOCUMENTS, str(memory_bytes))


class ReaderProcess:
    """One child process, for one thread at a time.

    Args:
        command: how to start it; it must speak the protocol of :mod:`wolofsearch.documents.child`.
    """

    def __init__(self, command: Sequence[str]) -> None:
        self._scratch = tempfile.TemporaryDirectory(prefix="wolofsearch-", ignore_cleanup_errors=True)
        package_parent = str(Path(wolofsearch.__file__).resolve().parent.parent)
        search_path = os.pathsep.join(filter(None, [package_parent, os.environ.get("PYTHONPATH")]))
        self.files_read = 0
        self.process = subprocess.Popen(
            list(command),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "PYTHONPATH": search_path, **dict.fromkeys(_SCRATCH_VARIABLES, self._scratch.name)},
            # Ctrl-C is for the program, which ends the child by itself, and whatever the child has started.
            start_new_session=True,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0)
            | getattr(subprocess, "BELOW_NORMAL_PRIORITY_CLASS", 0),
        )
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self._requests = self.process.stdin
        self._answers = self.process.stdout
        self._started = False

    @property
    def worn_out(self) -> bool:
        """Whether it is dead or has read so many files that a new one should take over."""
        return self.files_read >= FILES_PER_CHILD or self.process.poll() is not None

    def read(self, path: Path, limits: Limits) -> DocumentText:
        """Have one file read.

        Raises:
            WolofSearchError: the child's own reason, ``documents.too_slow``, ``documents.too_large`` (it sends too
                much) or ``documents.reader_died``. In the last three cases the child is dead.
        """
        max_bytes = 2 * limits.text_bytes + MEGABYTE  # quoting at most doubles a text
        reply = self._asked({}, max_bytes, path, limits)
        try:
            answer: dict[str, Any] = json.loads(reply)
            answer["pages"] = tuple(PageSpan(**span) for span in answer["pages"])
            lists = {name: tuple(value) for name, value in answer.items() if isinstance(value, list)}
            return DocumentText(**{**answer, **lists})
        except (ValueError, KeyError, TypeError):
            raise self._spoilt(path) from None

    def draw(self, path: Path, page: PageRequest, limits: Limits) -> DrawnPage:
        """Have one page drawn.

        Raises:
            WolofSearchError: as :meth:`read`.
        """
        reply = self._asked({"page": asdict(page)}, MAX_FRAME_BYTES, path, limits)
        try:
            return unpacked(reply)
        except (ValueError, KeyError, TypeError):
            raise self._spoilt(path) from None

    def _asked(self, request: dict[str, Any], max_bytes: int, path: Path, limits: Limits) -> bytes:
        """Send a request about a file and return the answer; raise the child's reason if it is one."""
        if not self._started:
            self._exchange(b"", 0, START_SECONDS, START_SECONDS, path)
            self._started = True
        coded = json.dumps({**request, "path": str(path), "limits": asdict(limits)}).encode()
        reply = self._exchange(coded, max_bytes, limits.seconds, limits.total_seconds, path)
        self.files_read += 1
        if reply.startswith(REASON_START):
            try:
                answer: dict[str, Any] = json.loads(reply)
                reason = WolofSearchError(answer["message_id"], **answer["facts"])
            except (ValueError, KeyError, TypeError):
                raise self._spoilt(path) from None
            raise reason
        return reply

    def _spoilt(self, path: Path) -> WolofSearchError:
        """End a child that answers nonsense: something wrote into its memory."""
        self.kill()
        return WolofSearchError("documents.reader_died", path=str(path))

    def kill(self) -> None:
        """End it at once, whatever it is doing, with every program that it has started."""
        self.end()
        with contextlib.suppress(OSError):  # closing flushes, and nobody listens any more
            self._requests.close()
        self._answers.close()
        self.process.wait()
        self._scratch.cleanup()

    def end(self) -> None:
        """End the process and every program that it has started; any thread may ask for it."""
        if self.process.returncode is not None:  # its number may be another's by now
            return
        if hasattr(os, "killpg"):
            with contextlib.suppress(OSError):
                os.killpg(self.process.pid, signal.SIGKILL)
        elif self.process.poll() is None:  # Windows: its children are found through it, so it must not die first
            subprocess.run(
                ["taskkill", "/T", "/F", "/PID", str(self.process.pid)],
                capture_output=True,
                check=False,
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            )
        self.process.kill()

    def _exchange(self, request: bytes, max_bytes: int, seconds: float, total_seconds: float, path: Path) -> bytes:
        """Send a request (none while it starts) and wait for the answer.

        The child's signs of life, empty frames, give it ``seconds`` anew, up to ``total_seconds``.
        """
        late = threading.Event()
        begun_s = time.monotonic()
        allowed = seconds
        reply: bytes | None = None
        too_large = False

        def give_up() -> None:
            late.set()
            self.end()

        try:
            if request:
                write_frame(self._requests, request)
            while True:
                allowed = min(seconds, total_seconds - (time.monotonic() - begun_s))
                clock = threading.Timer(max(allowed, 0.0), give_up)
                clock.daemon = True
                clock.start()
                try:
                    reply = read_frame(self._answers, max_bytes)
                finally:
                    clock.cancel()
                    clock.join()
                if reply or reply is None or not request:
                    break
        except OSError:  # it is gone
            pass
        except FrameTooLarge:
            too_large = True
        if reply is not None and not late.is_set():
            return reply
        self.kill()
        if too_large:
            raise WolofSearchError("documents.too_large", path=str(path), limit_mb=max_bytes // MEGABYTE)
        if late.is_set():
            limit = seconds if allowed == seconds else total_seconds
            raise WolofSearchError("documents.too_slow", path=str(path), seconds=f"{limit:g}")
        raise WolofSearchError("documents.reader_died", path=str(path))


class ReaderPool:
    """Keeps one idle :class:`ReaderProcess` ready; any number of threads may read at once.

    Args:
        command: makes the command of a child from its memory limit in bytes.
    """

    def __init__(self, command: Callable[[int], Sequence[str]] = child_command) -> None:
        self._command = command
        self._lock = threading.Lock()
        self._idle: tuple[int, ReaderProcess] | None = None
        self._reading: set[ReaderProcess] = set()
        self._idle_clock: threading.Timer | None = None
        atexit.register(self.close)

    def read(self, path: Path, limits: Limits) -> DocumentText:
        """Read one file; see :func:`wolofsearch.documents.reading.read_document`."""
        return self._with_child(path, limits, lambda child: child.read(path, limits))

    def draw(self, path: Path, page: PageRequest, limits: Limits) -> DrawnPage:
        """Draw one page; see :func:`wolofsearch.documents.drawing.draw_page`."""
        return self._with_child(path, limits, lambda child: child.draw(path, page, limits))

    def _with_child(self, path: Path, limits: Limits, work: Callable[[ReaderProcess], Answer]) -> Answer:
        reader = self._take(path, limits.memory_bytes)
        keep = False
        with self._lock:
            self._reading.add(reader)
        try:
            answer = work(reader)
            keep = True
        except WolofSearchError as error:
            keep = error.message_id not in _WORN_BY
            raise
        finally:  # a KeyboardInterrupt must not leave a child behind that answers the wrong question
            with self._lock:
                self._reading.discard(reader)
            if keep and not reader.worn_out:
                self._give_back(reader, limits.memory_bytes)
            else:
                reader.kill()
        return answer

    def stop(self) -> None:
        """End every child that is reading now; whoever waits for it hears ``documents.reader_died``."""
        with self._lock:
            for reader in self._reading:
                reader.end()

    def close(self) -> None:
        """End the idle child, if there is one."""
        with self._lock:
            idle, self._idle = self._idle, None
            if self._idle_clock is not None:
                self._idle_clock.cancel()
        if idle is not None:
            idle[1].kill()

    def _take(self, path: Path, memory_bytes: int) -> ReaderProcess:
        with self._lock:
            idle, self._idle = self._idle, None
            if self._idle_clock is not None:
                self._idle_clock.cancel()
        if idle is not None:
            if idle[0] == memory_bytes and not idle[1].worn_out:
                return idle[1]
            idle[1].kill()
        try:
            return ReaderProcess(self._command(memory_bytes))
        except OSError:  # no memory or no process left for a child
            raise WolofSearchError("documents.reader_died", path=str(path)) from None

    def _give_back(self, reader: ReaderProcess, memory_bytes: int) -> None:
        with self._lock:
            surplus = self._idle
            self._idle = (memory_bytes, reader)
            if self._idle_clock is not None:
                self._idle_clock.cancel()
            self._idle_clock = threading.Timer(IDLE_SECONDS, self.close)
            self._idle_clock.daemon = True
            self._idle_clock.start()
        if surplus is not None:
            surplus[1].kill()
