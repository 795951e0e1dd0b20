"""The files behind documents, looked for again: there, gone, away, changed, in an archive."""

from __future__ import annotations

import os
import stat
import zipfile
from pathlib import Path

import pytest

from tests.library.conftest import Bring
from wolofsearch.errors import WolofSearchError
from wolofsearch.library.library import Library
from wolofsearch.library.originals import clean_copies, copies_dir, original
from wolofsearch.library.records import StoredDocument


def stored_document(library: Library, name: str) -> StoredDocument:
    rows = library.store.rows("SELECT document_id FROM files WHERE path LIKE ?", [f"%{name}"])
    return library.document_text(rows[0][0])


def found(document: StoredDocument, *, changed: bool = False) -> Path | str:
    """Return the original, or the id of the reason why there is none."""
    steps = original(document, changed=changed)
    while True:
        try:
            next(steps)
        except StopIteration as stop:
            return Path(stop.value)
        except WolofSearchError as error:
            return error.message_id if error.told("en").next_step else "nothing to do"


def test_a_file_is_found_while_it_is_the_same(library: Library, bring: Bring, documents: Path) -> None:
    bring(documents)
    document = stored_document(library, "mil.md")
    file = documents / "mil.md"
    assert found(document) == file
    os.utime(file, (1, 1))  # copied to another drive: the same bytes at another time
    assert found(document) == file
    file.write_text("Autre chose, plus longue que ce qui était là avant, et qui dit autre chose.", encoding="utf-8")
    assert found(document) == "library.original_changed"
    assert found(document, changed=True) == file
    file.write_bytes(file.read_bytes()[:1] * document.files[0].size_bytes)
    assert found(document) == "library.original_changed"
    file.unlink()
    assert found(document) == "library.original_gone"


def test_a_drive_that_is_away_is_told_as_such(library: Library, bring: Bring, documents: Path) -> None:
    bring(documents)
    document = stored_document(library, "mil.md")
    documents.rename(documents.with_name("débranché"))
    assert found(document) == "library.original_away"
    documents.with_name("débranché").rename(documents)
    assert found(document) == documents / "mil.md"


def test_one_of_several_copies_will_do(library: Library, bring: Bring, documents: Path) -> None:
    (documents / "copie.md").write_bytes((documents / "mil.md").read_bytes())
    bring(documents)
    document = stored_document(library, "copie.md")
    (documents / "mil.md").unlink()
    assert found(document) == documents / "copie.md"


@pytest.fixture
def archived(library: Library, bring: Bring, tmp_path: Path) -> tuple[Path, StoredDocument]:
    folder = tmp_path / "archives"
    folder.mkdir()
    archive = folder / "fiches.zip"
    with zipfile.ZipFile(archive, "w") as packed:
        packed.writestr("champs/mil.txt", "Le mil se sème aux premières pluies.")
        packed.writestr("autre.txt", "Autre fiche.")
    bring(folder)
    return archive, stored_document(library, "mil.txt")


def test_a_file_in_an_archive_is_copied_out_to_be_read_only(archived: tuple[Path, StoredDocument]) -> None:
    archive, document = archived
    before = archive.read_bytes()
    copy = found(document)
    assert isinstance(copy, Path)
    assert copy.name == "mil.txt"
    assert copy.is_relative_to(copies_dir() / str(os.getpid()))
    assert copy.read_text(encoding="utf-8") == document.text
    assert not copy.stat().st_mode & (stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH)
    assert archive.read_bytes() == before


def test_an_archive_that_holds_something_else_now(archived: tuple[Path, StoredDocument]) -> None:
    archive, document = archived
    with zipfile.ZipFile(archive, "w") as packed:
        packed.writestr("champs/mil.txt", "Le mil est récolté.")
    assert found(document) == "library.original_changed"
    with zipfile.ZipFile(archive, "w") as packed:
        packed.writestr("autre.txt", "Autre fiche.")
    assert found(document) == "library.original_gone"
    archive.write_bytes(archive.read_bytes()[:40])
    assert isinstance(found(document), str)
    archive.unlink()
    assert found(document) in {"library.original_gone", "library.original_away"}


def test_copies_of_programs_that_ended_are_removed(archived: tuple[Path, StoredDocument]) -> None:
    _, document = archived
    copy = found(document)
    assert isinstance(copy, Path)
    clean_copies()
    assert copy.is_file()
    (copies_dir() / str(os.getpid())).rename(copies_dir() / "4194999")
    clean_copies()
    assert list(copies_dir().iterdir()) == []
