import zipfile
from pathlib import Path

import pytest

from tests.documents.makers import make_docx, make_epub, make_odt, make_pdf
from wolofsearch.documents.formats import SUPPORTED_SUFFIXES, detect_format
from wolofsearch.errors import WolofSearchError


@pytest.mark.parametrize("suffix", [".pdf", ".docx", ".txt", ".jpg", ""])
def test_content_decides_whatever_the_suffix(tmp_path: Path, suffix: str):
    file = tmp_path / f"fichier{suffix}"
    assert detect_format(make_pdf(file, [["Texte."]])) == "pdf"
    assert detect_format(make_docx(file)) == "docx"
    assert detect_format(make_odt(file)) == "odt"
    assert detect_format(make_epub(file)) == "epub"
    file.write_text("<!-- page --> <!DOCTYPE HTML><html><p>Texte")
    assert detect_format(file) == "html"


@pytest.mark.parametrize(
    ("name", "expected"), [("a.txt", "txt"), ("LISEZMOI", "txt"), ("a.MD", "markdown"), ("a.docx", "txt")]
)
def test_plain_text_is_told_by_its_suffix(tmp_path: Path, name: str, expected: str):
    file = tmp_path / name
    file.write_bytes("PK, BM : le café d'été\x00".encode("cp1252"))
    assert detect_format(file) == expected


@pytest.mark.parametrize(
    ("name", "data", "kind"),
    [
        ("a.txt", b"\x89PNG\r\n\x1a\n" + bytes(50), "PNG"),
        ("a.pdf", b"\xff\xd8\xff\xe0" + bytes(50), "JPEG"),
        ("a.txt", b"\x00\x00\x00\x18ftypisom" + bytes(50), "MP4"),
        ("a.txt", b"RIFF\x00\x00\x00\x00WAVEfmt ", "WAV"),
        ("a.txt", b"{\\rtf1 Texte}", "RTF"),
        ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "Office 97–2003 (.doc)"),
        ("a.txt", bytes(range(32)) * 20, "binaire / binary"),
        ("a.csv", b"a;b\n1;2", "CSV"),
        ("a.svg", b"<?xml version='1.0'?><svg/>", "XML"),
    ],
)
def test_other_kinds_are_named(tmp_path: Path, name: str, data: bytes, kind: str):
    file = tmp_path / name
    file.write_bytes(data)
    with pytest.raises(WolofSearchError) as error:
        detect_format(file)
    assert error.value.message_id == "documents.unsupported"
    assert error.value.facts["kind"] == kind


@pytest.mark.parametrize(
    ("member", "kind"),
    [
        ("xl/workbook.xml", "Excel"),
        ("ppt/slides.xml", "PowerPoint"),
        ("Index/Document.iwa", "Pages"),
        ("photo.jpg", "ZIP"),
    ],
)
def test_other_archives_are_named(tmp_path: Path, member: str, kind: str):
    file = tmp_path / "a.docx"
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr(member, "x")
    with pytest.raises(WolofSearchError) as error:
        detect_format(file)
    assert error.value.facts["kind"] == kind


def test_an_office_file_with_a_password_is_told(tmp_path: Path):
    file = tmp_path / "a.docx"
    file.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "EncryptedPackage".encode("utf-16-le"))
    with pytest.raises(WolofSearchError) as error:
        detect_format(file)
    assert error.value.message_id == "documents.encrypted"


def test_suffixes_are_lower_case_with_a_dot():
    assert {".pdf", ".docx", ".odt", ".epub", ".txt", ".md", ".html"} <= SUPPORTED_SUFFIXES
    assert all(suffix == suffix.lower() and suffix.startswith(".") for suffix in SUPPORTED_SUFFIXES)
