"""A library and its documents move together, to another place or under another system, and stay together."""

from __future__ import annotations

import os
import shutil
import zipfile
from collections.abc import Generator, Iterator
from pathlib import Path

import pytest

from tests.conftest import WordEncoder
from tests.library.test_originals import found, stored_document
from wolofsearch.errors import WolofSearchError
from wolofsearch.events import outcome
from wolofsearch.library import packing
from wolofsearch.library.companions import companion_places, moved_root
from wolofsearch.library.importing import import_paths
from wolofsearch.library.library import Library
from wolofsearch.library.originals import companion, original
from wolofsearch.library.packing import export
from wolofsearch.library.receiving import import_package
from wolofsearch.library.records import StoredFile


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
    file.unlink()
    assert found(document) == "library.original_away"
    assert found(document, changed=True) == "library.original_away"


def test_one_that_was_changed_where_its_whole_folder_moved_to_is_told_as_changed(library: Library, stick: Path) -> None:
    file = stick / "fiches" / "champs" / "mil.txt"
    document = stored_document(library, "mil.txt")
    file.write_text("Le mil se sème en juin.", encoding="utf-8")
    with pytest.raises(WolofSearchError) as raised:
        outcome(original(document))
    assert raised.value.message_id == "library.original_changed"
    assert raised.value.facts["path"] == str(file)
    assert found(document, changed=True) == file
    with zipfile.ZipFile(stick / "fiches" / "vieux.zip", "w") as packed:
        packed.writestr("riz.txt", "Le riz se récolte.")
    assert found(stored_document(library, "riz.txt")) == "library.original_changed"
    # Only the folder's name would say so: it may be anybody's.
    (stick / "fiches").rename(stick / "papiers")
    assert found(document) == "library.original_away"


def exported(library: Library, target: Path) -> tuple[int, dict[str, str]]:
    """Export with the originals; return how many were missing, and the names and contents of those that came."""
    manifest = outcome(export(library.folder, target, originals=True))
    folder = outcome(import_package(target, target.with_name("taken"))).folder
    files = {
        file.relative_to(folder).as_posix(): file.read_bytes().decode("latin-1")
        for file in (folder / "originals").rglob("*")
        if file.is_file()
    }
    return manifest.about["missing_originals"], files


def test_what_moved_with_its_library_is_taken_along(library: Library, stick: Path, tmp_path: Path) -> None:
    missing, files = exported(library, tmp_path / "a.woloflib")
    assert missing == 0
    assert set(files) == {"originals/fiches/champs/mil.txt", "originals/fiches/vieux.zip"}
    assert files["originals/fiches/vieux.zip"].encode("latin-1") == (stick / "fiches" / "vieux.zip").read_bytes()


def test_what_is_no_longer_the_same_is_counted_as_missing(library: Library, stick: Path, tmp_path: Path) -> None:
    (stick / "fiches" / "champs" / "mil.txt").write_text("Tout autre chose.", encoding="utf-8")
    missing, files = exported(library, tmp_path / "a.woloflib")
    assert (missing, set(files)) == (1, {"originals/fiches/vieux.zip"})


def test_a_library_made_under_another_system_takes_its_originals_along(stick: Path, tmp_path: Path) -> None:
    with Library.open(stick / "wolof" / "kaggu") as library:
        rename = "UPDATE files SET {0} = 'E:' || replace(replace({0}, ?, ''), '/', '\\')"
        for column in ("path", "root"):
            library.store.database.execute(rename.format(column), [str(tmp_path / "media" / "E")])
        library.store.database.conn.commit()
        assert library.store.rows("SELECT path FROM files WHERE path LIKE '%mil.txt'") == [
            (r"E:\fiches\champs\mil.txt",)
        ]
        missing, files = exported(library, tmp_path / "a.woloflib")
    assert (missing, set(files)) == (0, {"originals/fiches/champs/mil.txt", "originals/fiches/vieux.zip"})


def test_members_of_an_archive_that_moved_are_looked_for_once(
    tmp_path: Path, encoder: WordEncoder, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a" / "fiches").mkdir(parents=True)
    with zipfile.ZipFile(tmp_path / "a" / "fiches" / "vieux.zip", "w") as packed:
        for number in range(9):
            packed.writestr(f"{number}.txt", f"Fiche {number} du mil.")
    with Library.open(tmp_path / "a" / "kaggu", create=True) as library:
        list(import_paths(library, [tmp_path / "a" / "fiches"], encoder))
    (tmp_path / "a").rename(tmp_path / "b")
    searches: list[Path] = []

    def search(file: StoredFile, document_id: str, folder: Path) -> Generator[None, None, Path | None]:
        searches.append(file.path)
        return companion(file, document_id, folder)

    monkeypatch.setattr(packing, "companion", search)
    with Library.look(tmp_path / "b" / "kaggu") as library:
        missing, files = exported(library, tmp_path / "a.woloflib")
    assert (missing, set(files), len(searches)) == (0, {"originals/fiches/vieux.zip"}, 1)


@pytest.mark.parametrize(
    ("path", "root", "place", "expected"),
    [
        ("/E/fiches/champs/mil.txt", "/E/fiches", "/run/KLE/fiches/champs/mil.txt", "/run/KLE/fiches"),
        ("/E/fiches/champs/mil.txt", "/E/fiches", "/run/KLE/mil.txt", "/run/KLE/mil.txt"),
        ("/E/fiches/champs/mil.txt", "/E", "/run/KLE/champs/mil.txt", "/run/KLE/champs"),
        ("/E/mil.txt", "/E/mil.txt", "/run/KLE/mil.txt", "/run/KLE/mil.txt"),
        (r"/lib/E:\fiches\champs\mil.txt", r"/lib/E:\fiches", "/run/fiches/champs/mil.txt", "/run/fiches"),
    ],
)
def test_what_stands_for_the_imported_folder(path: str, root: str, place: str, expected: str) -> None:
    assert moved_root(Path(path), Path(root), Path(place)) == Path(expected)


@pytest.mark.parametrize(
    "old", [r"E:\fiches\champs\mil.txt", "/media/E/fiches/champs/mil.txt", "/kaggu/E:\\fiches\\champs\\mil.txt"]
)
def test_a_path_of_another_system(old: str) -> None:
    folder = Path(os.path.abspath("/run/KLE/wolof/kaggu"))  # noqa: PTH100
    assert Path(os.path.abspath("/run/KLE/fiches/champs/mil.txt")) in companion_places(Path(old), folder)  # noqa: PTH100


def test_no_path_leads_out_of_the_folders_above(tmp_path: Path) -> None:
    assert list(companion_places(Path("/a/../../etc/passwd"), tmp_path)) == []
    assert all(place.name == "b" for place in companion_places(Path("/a//b"), tmp_path))
