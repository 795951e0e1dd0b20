"""What long work tells while it goes on.

Long work is a generator of these frozen events. The command line prints them, the window turns them into signals, a
test lists them. Closing the generator cancels the work. Generators yield progress at most ``MAX_EVENTS_PER_SECOND``
times a second; events about single files are never dropped.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Generator, Iterator
from concurrent.futures import ThreadPoolExecutor, wait
from contextlib import closing
from dataclasses import asdict, dataclass, field
from typing import Any, ClassVar, TypeVar

MAX_EVENTS_PER_SECOND = 30
Outcome = TypeVar("Outcome")


def outcome(work: Generator[object, None, Outcome]) -> Outcome:
    """Do long work to its end, whatever it tells meanwhile, and return what it returns."""
    while True:
        try:
            next(work)
        except StopIteration as end:
            returned: Outcome = end.value
            return returned


def meanwhile(
    work: Generator[None, None, Outcome], tell: Callable[[], Iterator[Event]]
) -> Generator[Event, None, Outcome]:
    """Return the result of work in steps; yield what there is to tell after each, so that others get their turn."""
    with closing(work):
        while True:
            try:
                next(work)
            except StopIteration as end:
                returned: Outcome = end.value
                return returned
            yield from tell()


def beside(work: Callable[[], Outcome], give_up: Callable[[], object]) -> Generator[None, None, Outcome]:
    """Do work that tells nothing on a thread of its own, and return what it returns; whoever waits has time meanwhile.

    Args:
        work: done on another thread.
        give_up: called when nobody waits any more; what it does not end is waited for.

    Yields:
        As often as there may be events, as long as it takes.
    """
    with ThreadPoolExecutor(1) as thread:
        working = thread.submit(work)
        try:
            while wait([working], timeout=1 / MAX_EVENTS_PER_SECOND).not_done:
                yield
        except BaseException:
            give_up()
            raise
        return working.result()


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened; ``name`` is its word in ``--json`` lines."""

    name: ClassVar[str] = "event"

    def as_json(self) -> dict[str, Any]:
        """Return the event as plain values, ``{"event": name, …fields}``; what JSON does not know becomes text."""
        return {"event": self.name, **{key: _plain(value) for key, value in asdict(self).items()}}


@dataclass(frozen=True, slots=True)
class FileDone(Event):
    """A file is searchable. ``change`` is ``"added"`` or ``"updated"``.

    ``cut``: passages of which the model could read only the beginning.
    """

    name: ClassVar[str] = "file_done"
    path: str
    change: str
    passages: int
    cut: int = 0


@dataclass(frozen=True, slots=True)
class FileFailed(Event):
    """A file could not be read; the import goes on. ``message_id`` and ``facts`` say why."""

    name: ClassVar[str] = "file_failed"
    path: str
    message_id: str
    facts: dict[str, Any]


@dataclass(frozen=True, slots=True)
class FileSkipped(Event):
    """A file needed no work.

    ``why``: ``"unchanged"``, ``"same_bytes"``, ``"same_text"`` (another file says the same and is found for both),
    ``"failed_before"``, ``"away"`` or ``"excluded"`` (by a person's patterns; a folder is told once).
    """

    name: ClassVar[str] = "file_skipped"
    path: str
    why: str


@dataclass(frozen=True, slots=True)
class FileMoved(Event):
    """A file that was imported lies elsewhere now, at ``path``; nothing of it was encoded anew."""

    name: ClassVar[str] = "file_moved"
    path: str
    before: str


@dataclass(frozen=True, slots=True)
class FileRemoved(Event):
    """A file that was imported is gone from its folder, and so are its passages."""

    name: ClassVar[str] = "file_removed"
    path: str


@dataclass(frozen=True, slots=True)
class Progress(Event):
    """``files_done`` of ``files_total``; ``seconds_left`` is None until it can be told.

    ``words``: of the documents that came in. ``postponed``: files whose pictures of text are read after all others.
    """

    name: ClassVar[str] = "progress"
    files_done: int
    files_total: int
    passages: int
    seconds_left: float | None
    words: int = 0
    postponed: int = 0


@dataclass(frozen=True, slots=True)
class Finished(Event):
    """The counts of a finished import. ``duplicates``: files that say what another says, and are found with it.

    ``passed_over``: files that are no documents, by their suffix; ``""`` for names without one, ``"link"`` for links
    that lead nowhere, ``"device"`` for pipes and devices.
    """

    name: ClassVar[str] = "finished"
    added: int
    updated: int
    unchanged: int
    removed: int
    failed: int
    passages: int
    moved: int = 0
    duplicates: int = 0
    excluded: int = 0
    passed_over: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Planned(Event):
    """What an import would do; counts of files, as the import itself would find them.

    ``unsupported``: by kind, what no reader knows. ``lacking``: by program, what could be read if it were installed.
    ``too_large``: what the import would refuse for its size. ``passed_over``: as :class:`Finished` has it.
    ``passages`` and ``seconds`` are reckoned from ``sampled`` files that were read, and in part encoded; ``seconds`` is
    None where none could be.
    """

    name: ClassVar[str] = "planned"
    new: int
    changed: int
    unchanged: int
    removed: int
    excluded: int
    failed_before: int
    unsupported: dict[str, int]
    lacking: dict[str, int]
    size_bytes: int
    passages: int
    seconds: float | None
    sampled: int
    too_large: int = 0
    passed_over: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Paused(Event):
    """The work waits. ``why``: ``"battery"``, which holds ``percent`` and is not being charged."""

    name: ClassVar[str] = "paused"
    why: str
    percent: int


@dataclass(frozen=True, slots=True)
class Resumed(Event):
    """The work goes on."""

    name: ClassVar[str] = "resumed"


@dataclass(frozen=True, slots=True)
class Watching(Event):
    """All is imported, and changes are waited for; every ``rescan_minutes`` all is looked through besides.

    ``folders``: where the system tells of changes at once. ``rescanned``: where it cannot.
    """

    name: ClassVar[str] = "watching"
    folders: tuple[str, ...]
    rescanned: tuple[str, ...]
    rescan_minutes: float


@dataclass(frozen=True, slots=True)
class Reindexed(Event):
    """A library answers by the vectors of another model now; its counts."""

    name: ClassVar[str] = "reindexed"
    documents: int
    passages: int


class Throttle:
    """Lets through at most ``per_second`` events a second; the first always passes."""

    def __init__(self, per_second: float = MAX_EVENTS_PER_SECOND) -> None:
        self._gap_s = 1.0 / per_second
        self._last_s = float("-inf")

    def ready(self) -> bool:
        """Return True, and start the next gap, when an event may pass now."""
        now_s = time.monotonic()
        if now_s - self._last_s < self._gap_s:
            return False
        self._last_s = now_s
        return True


def _plain(value: object) -> object:
    if isinstance(value, dict):
        return {str(key): _plain(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(inner) for inner in value]
    return value if value is None or isinstance(value, bool | int | float | str) else str(value)
