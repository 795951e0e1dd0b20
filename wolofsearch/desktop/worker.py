"""Everything slow runs here, never on the thread that paints.

The contract:

* Work is a function without arguments. What it returns is the result; if it returns a generator, each thing it yields
  is an event and what it finally returns is the result.
* There are two lanes of one thread each, so that nothing in a lane needs a lock: :attr:`Lane.LIBRARY` (library and
  index) and :attr:`Lane.MODEL` (sound and model). A lane starts work in the order it was given. While a generator is
  under way the lane does plain functions between its events (a search answers during an import); a second generator
  waits for the first.
* All signals of a :class:`Task` are emitted on the thread that paints: any number of ``happened`` (an event); then at
  most one of ``done``, ``failed`` (a :class:`WolofSearchError`); then ``ended``, always, once. Any other exception is a
  defect: it goes to :attr:`Worker.crashed`, and the task only ends.
* After :meth:`Task.cancel` there is no event, ``done`` or ``failed`` any more: work not yet begun never begins, a
  generator is closed at its next event, a running function is left to finish and its result is dropped.
* :meth:`Worker.close` cancels everything, does the last work, and waits for both threads. No signal comes after it.
"""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable, Generator, Mapping
from enum import Enum
from queue import SimpleQueue
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal, Slot

from wolofsearch.errors import Cancelled, WolofSearchError

Work = Callable[[], Any]
CLOSE_TIMEOUT_S = 20.0


class Lane(Enum):
    """Which thread does the work."""

    LIBRARY = "library"
    MODEL = "model"


class Task(QObject):
    """One piece of work given to a lane; see the module for when its signals come."""

    happened = Signal(object)
    done = Signal(object)
    failed = Signal(object)
    ended = Signal()

    def __init__(self, work: Work, parent: QObject) -> None:
        super().__init__(parent)
        self.work = work
        self._cancelled = threading.Event()

    @property
    def cancelled(self) -> bool:
        """Whether :meth:`cancel` was called."""
        return self._cancelled.is_set()

    def cancel(self) -> None:
        """Stop the work at its next event, and hear no more of it than ``ended``."""
        self._cancelled.set()


class Worker(QObject):
    """The two lanes, and the way back to the thread that paints."""

    crashed = Signal(object)
    _woken = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._closed = False
        self._tasks: set[Task] = set()
        # Reports travel in a queue of Python's own, which only Python's threads touch; Qt just wakes the reader.
        self._reports: SimpleQueue[tuple[Task, str, object]] = SimpleQueue()
        self._woken.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        self._lanes = {lane: _LaneThread(lane, self._report) for lane in Lane}

    def start(self, lane: Lane, work: Work) -> Task:
        """Give ``work`` to a lane and return its task, whose signals come later, never before this returns."""
        task = Task(work, self)
        if not self._closed:
            self._tasks.add(task)
            self._lanes[lane].put(task)
        return task

    def close(self, last_work: Mapping[Lane, Work], timeout_s: float = CLOSE_TIMEOUT_S) -> bool:
        """Cancel everything, do each lane's last work, and wait; False if a thread did not end in time."""
        if self._closed:
            return True
        self._closed = True
        for task in self._tasks:
            task.cancel()
        for lane, thread in self._lanes.items():
            thread.finish(last_work.get(lane))
        ended = [thread.wait(timeout_s) for thread in self._lanes.values()]
        return all(ended)

    def _report(self, task: Task, kind: str, value: object) -> None:
        if not self._closed:
            self._reports.put((task, kind, value))
            self._woken.emit()

    @Slot()
    def _deliver(self) -> None:
        if not self._closed and not self._reports.empty():
            self._tell(*self._reports.get())

    def _tell(self, task: Task, kind: str, value: object) -> None:
        if kind == "crashed":
            self.crashed.emit(value)
        elif kind == "ended":
            self._tasks.discard(task)
            task.ended.emit()
            task.deleteLater()
        elif not task.cancelled:
            {"event": task.happened, "done": task.done, "failed": task.failed}[kind].emit(value)


class _LaneThread:
    """One thread that works through its tasks; it is a daemon, so that a stuck driver cannot keep the program alive."""

    def __init__(self, lane: Lane, report: Callable[[Task, str, object], None]) -> None:
        self._report = report
        self._waiting: deque[Task] = deque()
        self._generators: deque[tuple[Task, Generator[Any, None, Any]]] = deque()
        self._changed = threading.Condition()
        self._finishing = False
        self._last_work: Work | None = None
        self._thread = threading.Thread(target=self._run, name=f"wolofsearch-{lane.value}", daemon=True)
        self._thread.start()

    def put(self, task: Task) -> None:
        with self._changed:
            self._waiting.append(task)
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
                task = self._waiting.popleft() if self._waiting else None
                if task is None and not self._generators:
                    break
            if task is not None:
                self._begin(task)
            else:
                self._step()
        if self._last_work is not None:
            self._last_work()

    def _begin(self, task: Task) -> None:
        if task.cancelled:
            self._report(task, "ended", None)
            return
        try:
            result = task.work()
        except Exception as error:  # noqa: BLE001 - reported, never lost
            self._fail(task, error)
            return
        if isinstance(result, Generator):
            self._generators.append((task, result))
        else:
            self._report(task, "done", result)
            self._report(task, "ended", None)

    def _step(self) -> None:
        task, generator = self._generators[0]
        try:
            if not task.cancelled:
                self._report(task, "event", next(generator))
                return
            generator.close()
        except StopIteration as stop:
            self._report(task, "done", stop.value)
        except Exception as error:  # noqa: BLE001 - reported, never lost
            self._generators.popleft()
            self._fail(task, error)
            return
        self._generators.popleft()
        self._report(task, "ended", None)

    def _fail(self, task: Task, error: Exception) -> None:
        if isinstance(error, WolofSearchError):
            if not isinstance(error, Cancelled):
                self._report(task, "failed", error)
        else:
            self._report(task, "crashed", error)
        self._report(task, "ended", None)
