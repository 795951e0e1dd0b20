"""A folder leaves the library: what only it brought goes, what lies elsewhere too stays, no file is touched."""

from __future__ import annotations

import shutil
from collections.abc import Generator
from pathlib import Path
from typing import cast

import pytest

from tests.conftest import WordEncoder
from tests.library.conftest import Bring
from wolofsearch.errors import WolofSearchError
from wolofsearch.events import Event, FileRemoved
from wolofsearch.library.forgetting import Imported, forget, forgettable, imported
from wolofsearch.library.importing import import_again
from wolofsearch.library.library import Library


@pytest.fixture
def other(tmp_path: Path) -> Path:
    """A second folder: one document of its own, a copy of one of the first folder's, one that cannot be read."""
    folder = tmp_path / "autre"
    folder.mkdir()
    (folder / "puits.txt").write_text("Couvrez le puits pour garder l'eau propre.", encoding="utf-8")
    (folder / "abime.pdf").write_bytes(b"%PDF-1.7 rien de plus")
    return folder


def paths(library: Library) -> set[str]:
    return {Path(row[0]).name for row in library.store.rows("SELECT path FROM files")}


def test_a_folder_is_forgotten_and_its_files_stay(
    library: Library, bring: Bring, encoder: WordEncoder, documents: Path, other: Path
) -> None:
    shutil.copy(documents / "mil.md", other / "copie.md")
    bring(documents)
    bring(other)
    before = {path: path.read_bytes() for path in other.iterdir()}
    assert imported(library.store) == [Imported(documents, 4), Imported(other, 2)]
    going = forgettable(library, other)
    assert (going.files, going.documents) == (2, 1)
    assert paths(library) >= {"puits.txt", "copie.md"}
    told = [event for event in forget(library, other) if isinstance(event, FileRemoved)]
    assert len(told) == 2
    assert paths(library) == {"paludisme.txt", "mil.md", "lait.txt", "vaccin.html"}
    assert (library.info().documents, library.info().failures) == (4, 0)
    assert library.check() == []
    assert {path: path.read_bytes() for path in other.iterdir()} == before
    list(import_again(library, encoder))
    assert library.info().documents == 4  # it does not come back by itself
    with pytest.raises(WolofSearchError) as caught:
        list(forget(library, other))
    assert caught.value.message_id == "library.not_imported"


def test_what_another_folder_wants_stays(library: Library, bring: Bring, encoder: WordEncoder, documents: Path) -> None:
    bring(documents)
    bring(documents / "chevres")
    assert forgettable(library, documents).documents == 2
    list(forget(library, documents))
    assert paths(library) == {"lait.txt", "vaccin.html"}
    list(import_again(library, encoder))
    (documents / "chevres" / "lait.txt").unlink()
    list(import_again(library, encoder))
    assert paths(library) == {"vaccin.html"}
    assert library.check() == []


def test_a_drive_that_is_gone_can_be_forgotten(library: Library, bring: Bring, documents: Path) -> None:
    bring(documents)
    shutil.rmtree(documents)
    list(forget(library, documents))
    assert (library.info().documents, imported(library.store)) == (0, [])


def test_stopped_half_way_it_can_be_asked_again(
    library: Library, bring: Bring, documents: Path, monkeypatch: pytest.MonkeyPatch
) -> None:

    monkeypatch.setattr("wolofsearch.library.forgetting._AT_ONCE", 1)
    bring(documents)
    half = cast("Generator[Event, None, None]", forget(library, documents))
    next(half)
    half.close()
    assert library.info().documents == 3
    assert library.check() == []
    list(forget(library, documents))
    assert library.info().documents == 0


def test_work_that_waits_and_archives_are_forgotten_too(
    library: Library, bring: Bring, documents: Path, other: Path
) -> None:
    shutil.make_archive(str(other / "lettres"), "zip", documents)
    bring(other)
    assert library.info().documents == 5
    list(forget(library, other))
    assert library.store.rows("SELECT path FROM archives") == []
    bring(other)
    assert library.info().documents == 5
