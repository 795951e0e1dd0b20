"""A library that keeps in step with its folders: what changes there is imported a moment after it has been written.

The system tells of changes where it can (`watchdog <https://python-watchdog.readthedocs.io>`_); over a network it
mostly cannot, and a drive may come and go, so that everything is looked through every few minutes besides.
"""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import psutil
from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

from wolofsearch.events import Event, FileSkipped, Finished, Watching
from wolofsearch.library.location import shown
from wolofsearch.library.scanning import may_be_archive, may_be_document, tells_nothing

SETTLE_S = 1.0
"""What was written is left alone twice so long: until the system falls silent, then until size and time stand still."""
LONGEST_WAIT_S = 300.0
"""A file that is written without end must not hold up the others for ever."""
RESCAN_S = 600.0
_LOOK_S = 0.2
_TELLING = frozenset({"created", "modified", "moved", "deleted", "closed"})
"""Not ``opened``: that is the import itself, reading."""
_NETWORKS = frozenset("nfs nfs4 cifs smb2 smb3 smbfs afpfs 9p webdav davfs ncpfs fuse.sshfs fuse.rclone".split())
_TELLING_COUNTS = ("added", "updated", "removed", "failed", "moved", "duplicates")


def keep_in_step(
    first: Iterator[Event],
    again: Callable[[], Iterator[Event]],
    roots: Sequence[Path],
    *,
    settle_s: float = SETTLE_S,
    rescan_s: float = RESCAN_S,
) -> Iterator[Event | None]:
    """Import, then import again whenever something changes below the roots, until the generator is closed.

    Args:
        first: the first import.
        again: starts another one.
        roots: folders and files, absolute.
        settle_s: see :data:`SETTLE_S`.
        rescan_s: after so many seconds everything is looked through although nothing was told.

    Yields:
        The events of the first import, :class:`Watching`, and of the later ones what has changed; None meanwhile, so
        that the caller can stop.
    """
    changes = _Changes(roots, settle_s)
    with _observed(roots, changes) as watched:
        yield from first
        yield Watching(
            tuple(shown(root) for root in roots if root in watched),
            tuple(shown(root) for root in roots if root not in watched),
            rescan_s / 60,
        )
        looked_s = time.monotonic()
        while True:
            if changes.settled() or time.monotonic() - looked_s >= rescan_s:
                changes.clear()
                for event in again():
                    yield event if _tells(event) else None
                looked_s = time.monotonic()
            yield None
            time.sleep(_LOOK_S)


def _tells(event: Event) -> bool:
    if isinstance(event, Finished):
        return any(getattr(event, count) for count in _TELLING_COUNTS)
    return not isinstance(event, FileSkipped)


class _Changes(FileSystemEventHandler):
    """What was touched, told by the observer's threads, and whether it is at rest by now."""

    def __init__(self, roots: Sequence[Path], settle_s: float) -> None:
        self._roots = frozenset(os.fspath(root) for root in roots)
        self._settle_s = settle_s
        self._lock = threading.Lock()
        self.clear()

    def clear(self) -> None:
        with self._lock:
            self._touched: set[str] = set()
            self._first_s = self._last_s = self._stamped_s = 0.0
            self._stamps: dict[str, tuple[int, int] | None] = {}

    def on_any_event(self, event: FileSystemEvent) -> None:
        if event.event_type not in _TELLING or (event.is_directory and event.event_type == "modified"):
            return
        paths = {os.fsdecode(path) for path in (event.src_path, event.dest_path) if path}
        concerned = {
            path
            for path in paths
            if event.is_directory or path in self._roots or _is_wanted(os.path.basename(path))  # noqa: PTH119 - as told
        }
        if not concerned:
            return
        with self._lock:
            self._last_s = time.monotonic()
            self._first_s = self._first_s or self._last_s
            self._touched |= concerned

    def settled(self) -> bool:
        """Return whether something was touched and all of it stands still."""
        now_s = time.monotonic()
        with self._lock:
            if not self._touched:
                return False
            if now_s - self._first_s > LONGEST_WAIT_S:
                return True
            if now_s - self._last_s < self._settle_s:
                return False
            touched = list(self._touched)
        stamps = {path: _stamp(path) for path in touched}
        if stamps != self._stamps:
            self._stamps, self._stamped_s = stamps, now_s
        return now_s - self._stamped_s >= self._settle_s


def _is_wanted(name: str) -> bool:
    return may_be_document(name) or may_be_archive(name) or tells_nothing(name)


def _stamp(path: str) -> tuple[int, int] | None:
    try:
        status = os.stat(path)  # noqa: PTH116 - a path as the system told it
    except OSError:
        return None
    return status.st_size, status.st_mtime_ns


@contextmanager
def _observed(roots: Sequence[Path], changes: _Changes) -> Iterator[set[Path]]:
    """Watch the roots inside the block; give those of which the system will tell."""
    observer = Observer()
    watched: set[Path] = set()
    observer.start()
    try:
        for root in roots:
            folder = root if root.is_dir() else root.parent
            try:
                observer.schedule(changes, os.fspath(folder), recursive=root.is_dir())
            except (OSError, RuntimeError):  # it is away, or the system has no watches left
                continue
            if not _on_a_network(folder):
                watched.add(root)
        yield watched
    finally:
        observer.stop()
        observer.join()


def _on_a_network(folder: Path) -> bool:
    """Return whether a folder lies on a drive whose changes may be made by another computer."""
    mounts = [part for part in psutil.disk_partitions(all=True) if folder.is_relative_to(part.mountpoint)]
    if not mounts:
        return False
    nearest = max(mounts, key=lambda part: len(part.mountpoint))
    return nearest.fstype.lower() in _NETWORKS or "remote" in nearest.opts.split(",")
