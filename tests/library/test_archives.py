"""Archives come in as the folders that they are."""

from __future__ import annotations

import gzip
import tarfile
import zipfile
from email.message import EmailMessage
from pathlib import Path

import pytest

from tests.conftest import WordEncoder
from tests.library.conftest import Bring, finished, of
from wolofsearch.events import FileDone, FileFailed, FileMoved, FileSkipped
from wolofsearch.library import unpacking
from wolofsearch.library.importing import import_paths
from wolofsearch.library.library import Library
from wolofsearch.library.scanning import may_be_archive, may_be_document

INSIDE = {
    "lettres/récolte.txt": "La récolte de l'arachide commence en octobre.",
    "pluie.md": "La pluie tombe.",
    "__MACOSX/pluie.txt": "rien",
    "photo.jpg": "rien",
    "casse.pdf": "%PDF-1.7 broken",
}


def pack(archive: Path, content: dict[str, str]) -> None:
    """Write a ZIP archive."""
    with zipfile.ZipFile(archive, "w") as packed:
        for name, text in content.items():
            packed.writestr(name, text)


@pytest.fixture
def archive(documents: Path) -> Path:
    """An archive among the documents."""
    pack(documents / "vieux.zip", INSIDE)
    return documents / "vieux.zip"


def test_an_archive_is_a_folder(library: Library, documents: Path, archive: Path, bring: Bring) -> None:
    events = bring(documents, collection="Archives")
    assert (finished(events).added, finished(events).failed) == (6, 1)
    [failed] = of(events, FileFailed)
    assert failed.path == str(archive / "casse.pdf")
    assert library.failures()[0].facts["path"] == str(archive / "casse.pdf")
    [found] = library.words("arachide", 5)
    passage = library.passages([found])[0]
    assert (passage.path, passage.title, passage.collection) == (
        archive / "lettres" / "récolte.txt",
        "récolte",
        "Archives",
    )
    assert library.info().pending == 0
    assert library.check() == []
    bring(documents)
    generation = library.store.generation
    assert finished(bring(documents)).unchanged == 5
    assert library.store.generation == generation
    again = finished(bring(documents, retry_failed=True))
    assert (again.failed, again.added) == (1, 0)


def test_what_changes_in_an_archive(library: Library, documents: Path, archive: Path, bring: Bring) -> None:
    bring(documents)
    content = INSIDE | {"pluie.md": "La pluie est tombée hier.", "neuf.txt": "Un texte nouveau."}
    del content["lettres/récolte.txt"], content["casse.pdf"]
    pack(archive, content)
    events = bring(documents)
    end = finished(events)
    assert (end.added, end.updated, end.removed, end.failed) == (1, 1, 2, 0)
    assert library.words("arachide", 5) == {}
    assert library.failures() == []
    archive.unlink()
    assert finished(bring(documents)).removed == 2
    pack(archive, content)
    assert finished(bring(documents)).added == 2
    assert library.check() == []


def test_a_moved_archive_keeps_its_documents(library: Library, documents: Path, archive: Path, bring: Bring) -> None:
    bring(documents)
    archive.rename(documents / "chevres" / "vieux.zip")
    events = bring(documents)
    assert (len(of(events, FileMoved)), finished(events).passages) == (2, 0)
    assert library.info().documents == 6


def test_a_tar_in_a_zip_and_the_same_file_outside(
    library: Library, documents: Path, bring: Bring, tmp_path: Path
) -> None:
    with tarfile.open(tmp_path / "dedans.tar.gz", "w:gz") as packed:
        packed.add(documents / "mil.md", "champs/semis.md")
        packed.add(documents / "chevres" / "lait.txt", "lait.txt")
    with zipfile.ZipFile(documents / "dehors.zip", "w") as outer:
        outer.write(tmp_path / "dedans.tar.gz", "dedans.tar.gz")
    events = bring(documents / "dehors.zip")
    assert finished(events).added == 2
    assert {event.path for event in of(events, FileDone)} == {
        str(documents / "dehors.zip" / "dedans.tar.gz" / name) for name in ("champs/semis.md", "lait.txt")
    }
    events = bring(documents)
    assert (finished(events).added, library.info().documents) == (2, 4)
    assert {Path(event.path).name for event in of(events, FileSkipped) if event.why == "same_bytes"} == {
        "mil.md",
        "lait.txt",
    }


def test_a_letter_is_a_document_and_a_folder_of_what_is_attached(
    library: Library, documents: Path, bring: Bring, tmp_path: Path
) -> None:
    letter = EmailMessage()
    letter["From"], letter["Subject"] = "awa@exemple.sn", "Réunion"
    letter.set_content("Voici le compte rendu de la réunion.")
    letter.add_attachment("L'autruche court dans le Ferlo.", filename="compte rendu.txt")
    letter.add_attachment(b"%PDF-1.7 broken", maintype="application", subtype="pdf", filename="casse.pdf")
    folder = tmp_path / "courrier"
    folder.mkdir()
    file = folder / "lettre.eml"
    file.write_bytes(bytes(letter))
    end = finished(bring(folder))
    assert (end.added, end.failed) == (2, 1)
    assert library.failures()[0].path == file / "casse.pdf"
    places = {}
    for word in ("autruche", "réunion"):
        [found] = library.words(word, 5)
        places[word] = library.passages([found])[0].path
    assert places == {"autruche": file / "compte rendu.txt", "réunion": file}
    assert file.read_bytes() == bytes(letter)
    again = finished(bring(folder))
    assert (again.unchanged, again.added, again.failed) == (1, 0, 0)
    assert finished(bring(folder, retry_failed=True)).failed == 1
    bring(folder, collection="Courrier")
    assert {library.passages(list(library.words(word, 5)))[0].collection for word in places} == {"Courrier"}
    letter.set_payload([letter.get_payload()[0], letter.get_payload()[2]])
    file.write_bytes(bytes(letter))
    bring(folder)
    assert library.words("autruche", 5) == {}
    assert finished(bring(folder)).unchanged == 1
    file.unlink()
    (folder / "autre.txt").write_text("La pluie tombe.", encoding="utf-8")  # an empty folder says nothing
    bring(folder)
    assert (library.info().documents, library.check()) == (1, [])


def test_a_broken_archive_is_one_failure(library: Library, documents: Path, archive: Path, bring: Bring) -> None:
    archive.write_bytes(archive.read_bytes()[:200])
    events = bring(documents)
    assert [event.path for event in of(events, FileFailed)] == [str(archive)]
    assert finished(events).added == 4
    assert finished(bring(documents)).failed == 0


def test_closing_leaves_nothing_behind(
    library: Library,
    documents: Path,
    archive: Path,
    encoder: WordEncoder,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    monkeypatch.setattr(unpacking.tempfile, "tempdir", str(scratch))
    running = import_paths(library, [archive], encoder)
    for event in running:
        if isinstance(event, FileDone):
            break
    assert list(scratch.iterdir())
    running.close()  # type: ignore[attr-defined]
    assert list(scratch.iterdir()) == []
    assert library.info().pending == 0


def test_what_lies_in_an_archive_is_known_by_its_content(
    library: Library, documents: Path, archive: Path, bring: Bring
) -> None:
    pack(
        archive,
        {
            "lettre": "Une lettre sans suffixe.",
            "notes.dat": "Des notes.",
            "lien.json": "{}",
            "moteur.xyz": "\0\1\2\3" * 99,
        },
    )
    events = bring(archive)
    assert {Path(event.path).name for event in of(events, FileDone)} == {"lettre", "notes.dat"}
    assert finished(events).passed_over == {".json": 1, ".xyz": 1}
    assert finished(events).failed == 0


def test_a_compressed_file_is_read(library: Library, documents: Path, bring: Bring) -> None:
    with gzip.open(documents / "conte.txt.gz", "wb") as packed:
        packed.write("Le lièvre et l'hyène vont au puits.".encode())
    assert finished(bring(documents)).added == 5
    [found] = library.words("lièvre", 5)
    assert library.passages([found])[0].path == documents / "conte.txt.gz" / "conte.txt"
    assert finished(bring(documents)).unchanged == 5
    (documents / "conte.txt.gz").unlink()
    assert finished(bring(documents)).removed == 1


@pytest.mark.parametrize(
    ("name", "archive", "document"),
    [
        ("a.zip", True, False),
        ("A.TAR", True, False),
        ("journal.gz", True, False),
        ("a.tar.gz", True, False),
        ("a.docx", False, True),
        (".a.docx", False, False),
        ("a.png", False, True),
    ],
)
def test_names(name: str, archive: bool, document: bool) -> None:
    assert (may_be_archive(name), may_be_document(name)) == (archive, document)
