"""Everything slow runs here, never on the thread that paints.

The contract:

* Work is a function without arguments. What it returns is the result; if it returns a generator, each thing it yields
  is an event (None is none: there is nothing to tell, and the lane may do other things) and what it finally returns is
  the result.
* There are four lanes of one thread each, so that nothing in a lane needs a lock: :attr:`Lane.LIBRARY` (library and
  index), :attr:`Lane.MODEL` (sound and model), :attr:`Lane.PAGES` (original documents) and :attr:`Lane.NOTEBOOK` (what
  a person asked and keeps). A lane starts work in the order it was given. While a generator is under way the lane does
  plain functions between its events (a search answers during an import); a second generator waits for the first.
* All signals of a :class:`Task` are emitted on the thread that paints: any number of ``happened`` (an event); then at
  most one of ``done``, ``failed`` (a :class:`WolofSearchError`); then ``ended``, always, once. Any other exception is a
  defect: it goes to :attr:`Worker.crashed`, and the task only ends.
* After :meth:`Task.cancel` there is no event, ``done`` or ``failed`` any more: work not yet begun never begins, a
  generator is closed at its next event, a running function is left to finish and its result is dropped.
* :meth:`Worker.close` cancels everything, does the last work, and waits for all threads. No signal comes after it.
"""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Callable, Generator, Mapping
from enum import Enum
from queue import SimpleQueue
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from wolofsearch.errors import Cancelled, WolofSearchError

Work = Callable[[], Any]
CLOSE_TIMEOUT_S = 20.0
MOST_REPORTS = 200
"""Reports that may wait for the main thread before a lane waits for it."""
LOOK_MS = 15


class Lane(Enum):
    """Which thread does the work."""

    LIBRARY = "library"
    MODEL = "model"
    PAGES = "pages"
    NOTEBOOK = "notebook"


class _Job:
    """What a lane knows of a task: plain Python, since a lane never touches an object of Qt."""

    def __init__(self, work: Work) -> None:
        self.work = work
        self.cancelled = threading.Event()


Report = tuple[_Job, str, object]


class Task(QObject):
    """One piece of work given to a lane; see the module for when its signals come."""

    happened = Signal(object)
    done = Signal(object)
    failed = Signal(object)
    ended = Signal()

    def __init__(self, job: _Job, parent: QObject) -> None:
        super().__init__(parent)
        self._job = job

    @property
    def cancelled(self) -> bool:
        """Whether :meth:`cancel` was called."""
        return self._job.cancelled.is_set()

    def cancel(self) -> None:
        """Stop the work at its next event, and hear no more of it than ``ended``."""
        self._job.cancelled.set()


class Worker(QObject):
    """The lanes, and the way back to the thread that paints, which looks for reports while work is under way."""

    crashed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._closed = False
        self._tasks: dict[_Job, Task] = {}
        self._reports: SimpleQueue[Report] = SimpleQueue()
        self._lanes = {lane: _LaneThread(lane, self._reports) for lane in Lane}
        self._look = QTimer(self)
        self._look.setInterval(LOOK_MS)
        self._look.timeout.connect(self._deliver)

    def start(self, lane: Lane, work: Work) -> Task:
        """Give ``work`` to a lane and return its task, whose signals come later, never before this returns."""
        job = _Job(work)
        task = Task(job, self)
        if not self._closed:
            self._tasks[job] = task
            self._lanes[lane].put(job)
            self._look.start()
        return task

    def close(self, last_work: Mapping[Lane, Work], timeout_s: float = CLOSE_TIMEOUT_S) -> bool:
        """Cancel everything, do each lane's last work, and wait; False if a thread did not end in time."""
        if self._closed:
            return True
        self._closed = True
        self._look.stop()
        for task in self._tasks.values():
            task.cancel()
        for lane, thread in self._lanes.items():
            thread.finish(last_work.get(lane))
        ended = [thread.wait(timeout_s) for thread in self._lanes.values()]
        return all(ended)

    @Slot()
    def _deliver(self) -> None:
        for _ in range(self._reports.qsize()):
            if not self._closed:
                self._tell(*self._reports.get())
        if not self._tasks:
            self._look.stop()

    def _tell(self, job: _Job, kind: str, value: object) -> None:
        task = self._tasks[job]
        if kind == "crashed":
            self.crashed.emit(value)
        elif kind == "ended":
            del self._tasks[job]
            task.ended.emit()
            task.deleteLater()
        elif not task.cancelled:
            {"happened": task.happened, "done": task.done, "failed": task.failed}[kind].emit(value)


class _LaneThread:
    """One thread that works through its tasks; it is a daemon, so that a stuck driver cannot keep the program alive."""

    def __init__(self, lane: Lane, reports: SimpleQueue[Report]) -> None:
        self._reports = reports
        self._waiting: deque[_Job] = deque()
        self._generators: deque[tuple[_Job, Generator[Any, None, Any]]] = deque()
        self._changed = threading.Condition()
        self._finishing = False
        self._last_work: Work | None = None
        self._thread = threading.Thread(target=self._run, name=f"wolofsearch-{lane.value}", daemon=True)
        self._thread.start()

    def put(self, job: _Job) -> None:
        with self._changed:
            self._waiting.append(job)
            self._changed.notify()

    def finish(self, last_work: Work | None) -> None:
        with self._changed:
            self._finishing = True
            self._last_work = last_work
            self._changed.notify()

    def wait(self, timeout_s: float) -> bool:
        self._thread.join(timeout_s)
        return not self._thread.is_alive()

    def _run(self) -> None:
        while True:
            with self._changed:
                while not (self._waiting or self._generators or self._finishing):
                    self._changed.wait()
                job = self._waiting.popleft() if self._waiting else None
                if job is None and not self._generators:
                    break
            if job is not None:
                self._begin(job)
            else:
                self._step()
        if self._last_work is not None:
            self._last_work()

    def _begin(self, job: _Job) -> None:
        if job.cancelled.is_set():
            self._reports.put((job, "ended", None))
            return
        try:
            result = job.work()
        except Exception as error:  # noqa: BLE001 - reported, never lost
            self._fail(job, error)
            return
        if isinstance(result, Generator):
            self._generators.append((job, result))
        else:
            self._reports.put((job, "done", result))
            self._reports.put((job, "ended", None))

    def _step(self) -> None:
        job, generator = self._generators[0]
        if not job.cancelled.is_set() and self._reports.qsize() > MOST_REPORTS:
            time.sleep(LOOK_MS / 1000)  # the window is behind: work that outruns it would only fill the memory
            return
        try:
            if not job.cancelled.is_set():
                event = next(generator)
                if event is not None:
                    self._reports.put((job, "happened", event))
                return
            generator.close()
        except StopIteration as stop:
            self._reports.put((job, "done", stop.value))
        except Exception as error:  # noqa: BLE001 - reported, never lost
            self._generators.popleft()
            self._fail(job, error)
            return
        self._generators.popleft()
        self._reports.put((job, "ended", None))

    def _fail(self, job: _Job, error: Exception) -> None:
        if isinstance(error, WolofSearchError):
            if not isinstance(error, Cancelled):
                self._reports.put((job, "failed", error))
        else:
            self._reports.put((job, "crashed", error))
        self._reports.put((job, "ended", None))
