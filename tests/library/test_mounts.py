"""Drives that are mounted inside an imported folder, and unplugged."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.library.conftest import Bring, finished, of
from wolofsearch.events import FileMoved, FileSkipped
from wolofsearch.library import mounts
from wolofsearch.library.library import Library


class Drive:
    """A folder that can be mounted in another one and taken away; the numbers of drives are made up."""

    def __init__(self, place: Path, kept: Path) -> None:
        self.place, self._kept = place, kept
        self.plugged = True

    def device_of(self, folder: Path) -> int | None:
        """Stand in for the system's own number."""
        if not folder.exists():
            return None
        return 2 if self.plugged and folder.is_relative_to(self.place) else 1

    def unplug(self) -> None:
        """Leave an empty folder in its place."""
        self.place.rename(self._kept)
        self.place.mkdir()
        self.plugged = False

    def plug_in(self) -> None:
        """Mount it again."""
        self.place.rmdir()
        self._kept.rename(self.place)
        self.plugged = True


@pytest.fixture
def drive(documents: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Drive:
    """A drive in the place of one of the folders, with two documents."""
    made = Drive(documents / "chevres", tmp_path / "kept")
    monkeypatch.setattr(mounts, "device_of", made.device_of)
    return made


def test_an_unplugged_drive_keeps_its_documents(library: Library, documents: Path, bring: Bring, drive: Drive) -> None:
    assert finished(bring(documents)).added == 4
    drive.unplug()
    (documents / "mil.md").unlink()
    events = bring(documents)
    assert finished(events).removed == 1
    assert FileSkipped(str(drive.place), "away") in of(events, FileSkipped)
    drive.plug_in()
    assert (finished(bring(documents)).unchanged, finished(bring(documents)).removed) == (3, 0)
    (drive.place / "lait.txt").unlink()
    assert finished(bring(documents)).removed == 1


def test_where_its_folder_went_with_it(library: Library, documents: Path, bring: Bring, drive: Drive) -> None:
    bring(documents)
    drive.unplug()
    drive.place.rmdir()
    assert finished(bring(documents)).removed == 0


def test_a_copy_of_what_is_away_is_no_move(library: Library, documents: Path, bring: Bring, drive: Drive) -> None:
    bring(documents)
    content = (drive.place / "lait.txt").read_bytes()
    drive.unplug()
    (documents / "copie.txt").write_bytes(content)
    events = bring(documents)
    assert of(events, FileMoved) == []
    assert FileSkipped(str(documents / "copie.txt"), "same_bytes") in events


def test_mount_points_are_remembered_once_wherever_they_lie(library: Library, tmp_path: Path) -> None:
    places = [tmp_path / "loin", library.folder / "près"]
    mounts.remember(library.store, places)
    generation = library.store.generation
    mounts.remember(library.store, places)
    assert library.store.generation == generation
    assert mounts.remembered(library.store) == places
    assert mounts.unplugged(library.store) == places
    mounts.remember(library.store, [])
    assert library.store.generation == generation


def test_a_folder_is_on_the_drive_that_it_is_on(tmp_path: Path) -> None:
    assert mounts.device_of(tmp_path) == tmp_path.stat().st_dev
    assert mounts.device_of(tmp_path / "absent") is None
