import zipfile
from pathlib import Path

import pytest

from tests.documents.makers import MIL, PALU, make_epub
from wolofsearch.documents.readers import epub
from wolofsearch.errors import WolofSearchError


def add(file: Path, name: str, text: str) -> Path:
    with zipfile.ZipFile(file, "a") as book:
        book.writestr(name, text)
    return file


def encryption(algorithm: str) -> str:
    return (
        '<encryption xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><EncryptedData>'
        f'<EncryptionMethod Algorithm="{algorithm}"/></EncryptedData></encryption>'
    )


def test_chapters_come_in_reading_order_without_the_table_of_contents(tmp_path: Path):
    content = epub.read(make_epub(tmp_path / "a.epub"))
    assert content.title == "Le livre des champs"
    assert content.heading == "Chapitre 1"
    assert content.pages == [["Chapitre 1", MIL, "Chapitre 2", PALU]]


def test_notes_and_colophons_are_read(tmp_path: Path):
    note = '<a epub:type="noteref" href="#n">1</a></p><aside epub:type="footnote" id="n"><p>Voir Diop.</p></aside>'
    file = make_epub(tmp_path / "a.epub", [f"Le mil.{note}<section><footer><p>Imprimé à Dakar.</p></footer></section>"])
    assert epub.read(file).pages == [["Chapitre 1", "Le mil.1", "Voir Diop.", "Imprimé à Dakar."]]


def test_a_locked_book_is_told(tmp_path: Path):
    file = add(make_epub(tmp_path / "a.epub"), "META-INF/encryption.xml", encryption("http://www.w3.org/aes128-cbc"))
    with pytest.raises(WolofSearchError) as error:
        epub.read(file)
    assert error.value.message_id == "documents.locked"


def test_scrambled_fonts_lock_nothing(tmp_path: Path):
    file = make_epub(tmp_path / "a.epub")
    add(file, "META-INF/encryption.xml", encryption("http://www.idpf.org/2008/embedding"))
    assert epub.read(file).pages[0][1] == MIL
