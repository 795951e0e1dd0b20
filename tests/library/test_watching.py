"""What changes below a root comes into the library by itself, once it has been written."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from watchdog.events import FileModifiedEvent, FileOpenedEvent

from tests.conftest import WordEncoder
from wolofsearch.events import Event, FileMoved, FileRemoved, Finished, Watching
from wolofsearch.library import watching
from wolofsearch.library.importing import import_again, import_paths
from wolofsearch.library.library import Library
from wolofsearch.library.watching import keep_in_step

PATIENCE_S = 20.0
Watch = Callable[..., Iterator[Event | None]]


@pytest.fixture
def watch(library: Library, documents: Path, encoder: WordEncoder) -> Watch:
    """Import the documents and keep in step with them."""

    def start(settle_s: float = 0.1, rescan_s: float = 600.0) -> Iterator[Event | None]:
        first = import_paths(library, [documents], encoder)
        again = partial(import_again, library, encoder)
        return keep_in_step(first, again, [documents], settle_s=settle_s, rescan_s=rescan_s)

    return start


def until(events: Iterator[Event | None], kind: type[Event]) -> list[Event]:
    """Return the events up to one of a kind."""
    seen: list[Event] = []
    deadline_s = time.monotonic() + PATIENCE_S
    while time.monotonic() < deadline_s:
        event = next(events)
        seen += [event] if event is not None else []
        if isinstance(event, kind):
            return seen
    raise AssertionError(seen)


def test_what_changes_is_imported(library: Library, documents: Path, watch: Watch) -> None:
    events = watch()
    told = until(events, Watching)[-1]
    assert told == Watching((str(documents),), (), 10.0)
    (documents / "chevres" / "neuf.txt").write_text("Le niébé enrichit la terre.", encoding="utf-8")
    assert until(events, Finished)[-1].added == 1  # type: ignore[attr-defined]
    (documents / "mil.md").rename(documents / "semis.md")
    (documents / "paludisme.txt").unlink()
    seen = until(events, Finished)
    assert {type(event) for event in seen} >= {FileMoved, FileRemoved}
    assert not any(isinstance(event, watching.FileSkipped) for event in seen)
    assert library.info().documents == 4
    events.close()  # type: ignore[attr-defined]
    assert library.check() == []


def test_reading_and_the_library_itself_are_no_changes(documents: Path, tmp_path: Path) -> None:
    changes = watching._Changes([documents], 0.0)
    changes.on_any_event(FileOpenedEvent(str(documents / "mil.md")))
    changes.on_any_event(FileModifiedEvent(str(tmp_path / "library" / "library.db-wal")))
    changes.on_any_event(FileModifiedEvent(str(documents / "~$mil.docx")))
    assert not changes.settled()
    changes.on_any_event(FileModifiedEvent(str(documents / "mil.md")))
    assert changes.settled()
    changes.clear()
    assert not changes.settled()


def test_a_name_that_tells_nothing_is_a_change(documents: Path) -> None:
    changes = watching._Changes([documents], 0.0)
    changes.on_any_event(FileModifiedEvent(str(documents / "photo.jpg.part")))
    assert not changes.settled()
    changes.on_any_event(FileModifiedEvent(str(documents / "LISEZMOI")))
    assert changes.settled()


def test_a_file_that_is_still_being_written_is_waited_for(documents: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    now = [1000.0]
    monkeypatch.setattr(watching.time, "monotonic", lambda: now[0])
    changes = watching._Changes([documents], 1.0)
    changes.on_any_event(FileModifiedEvent(str(documents / "mil.md")))
    now[0] += 0.5
    assert not changes.settled()
    now[0] += 1.0
    assert not changes.settled()  # silent, but is it at rest?
    with (documents / "mil.md").open("a") as file:  # a network drive tells nothing of this
        file.write("encore")
    now[0] += 1.0
    assert not changes.settled()
    now[0] += 1.0
    assert changes.settled()
    changes.clear()
    for _ in range(int(watching.LONGEST_WAIT_S / 0.5) + 2):
        changes.on_any_event(FileModifiedEvent(str(documents / "mil.md")))
        now[0] += 0.5
    assert changes.settled()  # a log that never ends holds nobody up


def test_where_nothing_is_told_everything_is_looked_through(
    library: Library, documents: Path, watch: Watch, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Deaf(watching.Observer):  # type: ignore[misc,valid-type]
        def schedule(self, *_args: object, **_options: object) -> None:
            raise OSError(28, "inotify watch limit reached")

    monkeypatch.setattr(watching, "Observer", Deaf)
    events = watch(rescan_s=0.3)
    assert until(events, Watching)[-1] == Watching((), (str(documents),), 0.005)
    (documents / "neuf.txt").write_text("Le niébé enrichit la terre.", encoding="utf-8")
    assert until(events, Finished)[-1].added == 1  # type: ignore[attr-defined]
    events.close()  # type: ignore[attr-defined]


def test_network_drives_are_known(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    part = type("Part", (), {})

    def mounts(all: bool) -> list[object]:  # noqa: A002 - psutil's name
        found = []
        for point, kind, opts in (
            ("/", "ext4", "rw"),
            (str(tmp_path / "share"), "cifs", "rw"),
            ("Z:", "NTFS", "remote"),
        ):
            one = part()
            one.mountpoint, one.fstype, one.opts = point, kind, opts
            found.append(one)
        return found

    monkeypatch.setattr(watching.psutil, "disk_partitions", mounts)
    assert watching._on_a_network(tmp_path / "share" / "documents")
    assert not watching._on_a_network(tmp_path)
