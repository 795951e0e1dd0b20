"""How paths are written down, read back and shown."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from wolofsearch.library.location import located, shown, stored

FOLDER = Path("/media/stick/bibliotheque").absolute()


@pytest.mark.parametrize(
    "path",
    [FOLDER / "documents" / "été.txt", FOLDER.parent / "ailleurs.txt", FOLDER, FOLDER / os.fsdecode(b"r\xe9.txt")],
)
def test_there_and_back(path: Path) -> None:
    assert located(stored(path, FOLDER), FOLDER) == path


def test_inside_is_relative_and_outside_absolute() -> None:
    assert stored(FOLDER / "a" / "b.txt", FOLDER) == "a/b.txt"
    assert stored(FOLDER.parent / "b.txt", FOLDER) == str(FOLDER.parent / "b.txt")
    assert located("a/b.txt", Path("/elsewhere")) == Path("/elsewhere/a/b.txt").absolute()


def test_a_folder_with_a_longer_name_is_outside() -> None:
    assert Path(str(stored(FOLDER.with_name("bibliotheque-2"), FOLDER))).is_absolute()


def test_every_path_can_be_shown() -> None:
    assert shown(Path(os.fsdecode(b"r\xe9colte.txt"))) == "r�colte.txt"
    assert shown(Path("été.txt")) == "été.txt"
