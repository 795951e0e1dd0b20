"""A library and its documents move together, to another place or under another system, and stay together."""

from __future__ import annotations

import os
import shutil
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import WordEncoder
from tests.library.test_originals import found, stored_document
from wolofsearch.library.companions import companion_places
from wolofsearch.library.importing import import_paths
from wolofsearch.library.library import Library


@pytest.fixture
def stick(tmp_path: Path, encoder: WordEncoder) -> Path:
    """A stick with documents in one folder and their library in another, as it is after it was put in elsewhere."""
    first, second = tmp_path / "media" / "E", tmp_path / "run" / "media" / "awa" / "KLE"
    (first / "fiches" / "champs").mkdir(parents=True)
    (first / "fiches" / "champs" / "mil.txt").write_text("Le mil se sème aux premières pluies.", encoding="utf-8")
    with zipfile.ZipFile(first / "fiches" / "vieux.zip", "w") as packed:
        packed.writestr("riz.txt", "Le riz se repique en août.")
    with Library.open(first / "wolof" / "kaggu", create=True) as library:
        list(import_paths(library, [first / "fiches"], encoder))
    second.parent.mkdir(parents=True)
    shutil.move(first, second)
    return second


@pytest.fixture
def library(stick: Path) -> Iterator[Library]:
    """The library on the stick, as it is read where nothing can be written."""
    with Library.look(stick / "wolof" / "kaggu") as opened:
        yield opened


def test_originals_are_found_beside_a_library_that_moved(library: Library, stick: Path) -> None:
    before = {file: file.read_bytes() for file in library.folder.glob("library.db*")}
    assert found(stored_document(library, "mil.txt")) == stick / "fiches" / "champs" / "mil.txt"
    copy = found(stored_document(library, "riz.txt"))
    assert isinstance(copy, Path)
    assert copy.read_text(encoding="utf-8") == "Le riz se repique en août."
    assert {file: file.read_bytes() for file in library.folder.glob("library.db*")} == before


def test_another_file_of_the_same_name_is_not_taken_for_it(library: Library, stick: Path) -> None:
    file = stick / "fiches" / "champs" / "mil.txt"
    (stick / "wolof" / "mil.txt").write_bytes(b"x" * file.stat().st_size)
    document = stored_document(library, "mil.txt")
    assert found(document) == file  # past the other one, which lies nearer
    file.write_text("Tout autre chose.", encoding="utf-8")
    assert found(document) == "library.original_away"
    assert found(document, changed=True) == "library.original_away"


@pytest.mark.parametrize(
    "old", [r"E:\fiches\champs\mil.txt", "/media/E/fiches/champs/mil.txt", "/kaggu/E:\\fiches\\champs\\mil.txt"]
)
def test_a_path_of_another_system(old: str) -> None:
    folder = Path(os.path.abspath("/run/KLE/wolof/kaggu"))  # noqa: PTH100
    assert Path(os.path.abspath("/run/KLE/fiches/champs/mil.txt")) in companion_places(Path(old), folder)  # noqa: PTH100


def test_no_path_leads_out_of_the_folders_above(tmp_path: Path) -> None:
    assert list(companion_places(Path("/a/../../etc/passwd"), tmp_path)) == []
    assert all(place.name == "b" for place in companion_places(Path("/a//b"), tmp_path))
