import zipfile
from pathlib import Path

import pytest

from tests.documents.makers import make_compound, make_docx, make_epub, make_mobi, make_odt, make_palm, make_pdf
from wolofsearch.documents.document import DEFAULT_LIMITS
from wolofsearch.documents.formats import detect_format, is_document, is_over_limits
from wolofsearch.documents.suffixes import SUPPORTED_SUFFIXES
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
    ("name", "expected"),
    [
        ("a.txt", "txt"),
        ("LISEZMOI", "txt"),
        ("a.MD", "markdown"),
        ("a.docx", "txt"),
        ("a.1ST", "txt"),
        ("a.dat", "txt"),
    ],
)
def test_plain_text_is_told_by_its_suffix(tmp_path: Path, name: str, expected: str):
    file = tmp_path / name
    file.write_bytes("PK, BM : le café d'été\x00".encode("cp1252"))
    assert detect_format(file) == expected


@pytest.mark.parametrize(
    ("name", "data", "kind"),
    [
        ("a.txt", b"GIF89a" + bytes(50), "GIF"),
        ("a.txt", b"\x00\x00\x00\x18ftypisom" + bytes(50), "MP4"),
        ("a.txt", b"RIFF\x00\x00\x00\x00WAVEfmt ", "WAV"),
        ("a.txt", bytes(range(32)) * 20, "binaire / binary"),
        ("a.tex", b"\\section{Le mil}", "TEX"),
        ("a.svg", b"<?xml version='1.0'?><svg/>", "XML"),
        ("a.pdb", bytes(60) + b"DataPlkr" + bytes(20), "Plucker"),
        ("a.azw1", b"TPZ0" + bytes(50), "Topaz"),
        ("a.kfx", b"CONT\x02\x00" + bytes(50), "KFX"),
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
        ("Index/Document.iwa", "Keynote"),
    ],
)
def test_other_packages_are_named(tmp_path: Path, member: str, kind: str):
    file = tmp_path / "a.key"
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr(member, "x")
    with pytest.raises(WolofSearchError) as error:
        detect_format(file)
    assert error.value.facts["kind"] == kind


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"Rar!\x1a\x07", "RAR"),
        (b"7z\xbc\xaf\x27\x1c", "7z"),
        (b"BZh9", "BZIP2"),
        (bytes(257) + b"ustar", "TAR"),
        (None, "ZIP"),
    ],
)
def test_archives_that_are_not_opened_are_told_as_such(tmp_path: Path, data: bytes | None, kind: str):
    file = tmp_path / "a.docx"
    if data is None:
        with zipfile.ZipFile(file, "w") as archive:
            archive.writestr("photo.jpg", "x")
    else:
        file.write_bytes(data)
    with pytest.raises(WolofSearchError) as error:
        detect_format(file)
    assert (error.value.message_id, error.value.facts["kind"]) == ("documents.other_archive", kind)


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"Le mil pousse.", True),
        (b"<html><p>Le mil", True),
        (b"%PDF-1.7", True),
        (b"Rar!\x1a\x07", True),
        (b"ITSF\x03", True),
        (b"\xeaDRMION\xee", True),
        (b"<?xml version='1.0'?><svg/>", False),
        (b"PK\x03\x04rien", False),
        (b"\x7fELF\x02\x01\x01" + bytes(50), False),
        (bytes(range(256)), False),
        (b"", False),
    ],
)
def test_a_name_that_tells_nothing_leaves_it_to_the_content(tmp_path: Path, data: bytes, expected: bool):
    file = tmp_path / "fichier.1"
    file.write_bytes(data)
    assert is_document(file, pictures=False) is expected
    assert not is_document(tmp_path / "absent", pictures=True)


def test_a_picture_is_a_document_where_the_text_in_pictures_is_wanted(tmp_path: Path):
    file = tmp_path / "scan"
    file.write_bytes(b"\x89PNG\r\n\x1a\n")
    assert (is_document(file, pictures=True), is_document(file, pictures=False)) == (True, False)


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"Le mil pousse.", (False, True, True)),
        (b"%PDF-1.7", (False, False, True)),
        (b"PK\x03\x04", (False, False, False)),
        (bytes(257) + b"ustar", (False, False, False)),
        (b"GIF89a", (False, False, True)),
    ],
    ids=["text", "pdf", "damaged", "tar", "picture"],
)
def test_what_is_too_large_by_its_size_alone(tmp_path: Path, data: bytes, expected: tuple[bool, ...]):
    file = tmp_path / "a"
    file.write_bytes(data)
    sizes = (DEFAULT_LIMITS.whole_bytes, DEFAULT_LIMITS.whole_bytes + 1, DEFAULT_LIMITS.file_bytes + 1)
    assert tuple(is_over_limits(file, size_bytes, DEFAULT_LIMITS) for size_bytes in sizes) == expected


@pytest.mark.parametrize(
    ("start", "expected"),
    [
        (b"{\\rtf1 Texte}", "rtf"),
        (b"\x89PNG\r\n\x1a\n", "png"),
        (b"\xff\xd8\xff\xe0", "jpeg"),
        (b"II*\x00", "tiff"),
        (b"\xffWPC", "wpd"),
        (b"ITOLITLS\x01", "lit"),
        (b"L\x00R\x00F\x00\x00\x00", "lrf"),
        (b"\xb0\x0c\xb0\x0c\x02\x00NUVO", "rb"),
        (b"WEBVTT\n\n00:01.000 --> 00:02.000\nBonjour", "vtt"),
        (b"1\r\n00:00:01,000 --> 00:00:02,000\r\nBonjour", "srt"),
        (b"\xef\xbb\xbf1\n00:00:01,000 --> 00:00:02,000\nBonjour", "srt"),
        (b"From: a@b.sn\nTo: c@d.sn\nSubject: Mil\n\nBonjour", "eml"),
        (b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\nContent-Type: text/html\n", "mhtml"),
        (b"Objet: la lettre\nDate: demain\n\nBonjour", "txt"),
        (b"<?xml version='1.0'?><FictionBook>", "fb2"),
        (b'<?xml version="1.0"?><?mso-application progid="Word.Document"?><w:wordDocument>', "wordml"),
        (b'<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook>', "spreadsheetml"),
        (b'<?xml version="1.0"?><office:document office:mimetype="application/vnd.oasis.opendocument.text">', "fodt"),
    ],
)
def test_texts_and_pictures_are_told_by_how_they_begin(tmp_path: Path, start: bytes, expected: str):
    file = tmp_path / "a.txt"
    file.write_bytes(start)
    assert detect_format(file) == expected


@pytest.mark.parametrize(
    ("member", "expected"),
    [
        ("xl/workbook.xml", "xlsx"),
        ("xl/workbook.bin", "xlsb"),
        ("ppt/presentation.xml", "pptx"),
        ("Index/Document.iwa", "pages"),
        ("Le mil.fb2", "fb2"),
    ],
)
def test_zipped_documents_are_told_by_what_is_in_them(tmp_path: Path, member: str, expected: str):
    file = tmp_path / "a.txt"
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr(member, "x")
    assert detect_format(file) == expected


@pytest.mark.parametrize(
    ("kind", "expected"),
    [("text", "odt"), ("presentation", "odp"), ("spreadsheet", "ods"), ("text-template", "odt")],
)
def test_opendocument_files_are_told_by_their_type(tmp_path: Path, kind: str, expected: str):
    file = tmp_path / "a.txt"
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("mimetype", f"application/vnd.oasis.opendocument.{kind}")
    assert detect_format(file) == expected


@pytest.mark.parametrize(
    ("stream", "expected"), [("WordDocument", "doc"), ("PowerPoint Document", "ppt"), ("Workbook", "xls")]
)
def test_files_of_the_nineties_are_told_by_their_streams(tmp_path: Path, stream: str, expected: str):
    file = make_compound(tmp_path / "a.txt", {stream: bytes(5000)})
    assert detect_format(file) == expected


@pytest.mark.parametrize(
    ("name", "head"), [("EncryptedPackage", b""), ("WordDocument", bytes(11) + b"\x01")], ids=["new", "old"]
)
def test_an_office_file_with_a_password_is_told(tmp_path: Path, name: str, head: bytes):
    file = make_compound(tmp_path / "a.docx", {name: head + bytes(5000)})
    with pytest.raises(WolofSearchError) as error:
        detect_format(file)
    assert error.value.message_id == "documents.encrypted"


@pytest.mark.parametrize(
    ("kind", "expected"),
    [(b"BOOKMOBI", "mobi"), (b"TEXtREAd", "palmdoc"), (b"PNRdPPrs", "pdb"), (b"PNPdPPrs", "pdb")],
)
def test_databases_of_organisers_are_told_by_their_kind(tmp_path: Path, kind: bytes, expected: str):
    assert detect_format(make_palm(tmp_path / "a.txt", kind, [bytes(20)])) == expected


def test_the_first_books_of_mobipocket_are_told_by_their_head(tmp_path: Path):
    assert detect_format(make_palm(tmp_path / "a.prc", b"TEXtREAd", [bytes(16) + b"MOBI"])) == "mobi"


@pytest.mark.parametrize("data", [None, b"\xeaDRMION\xee" + bytes(50)], ids=["mobi", "kfx"])
def test_a_book_that_its_seller_has_locked_is_told(tmp_path: Path, data: bytes | None):
    file = make_mobi(tmp_path / "a.azw", locked=True)
    if data is not None:
        file.write_bytes(data)
    with pytest.raises(WolofSearchError) as error:
        detect_format(file)
    assert error.value.message_id == "documents.locked"


def test_an_opendocument_file_with_a_password_is_told(tmp_path: Path):
    file = tmp_path / "a.odt"
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("META-INF/manifest.xml", "<m:manifest><m:encryption-data/></m:manifest>")
        archive.writestr("content.xml", b"\x05\x06")
    with pytest.raises(WolofSearchError) as error:
        detect_format(file)
    assert error.value.message_id == "documents.encrypted"


def test_other_files_of_the_nineties_are_named(tmp_path: Path):
    for stream, kind in (("VisioDocument", "Visio"), ("Autre", "Office 97–2003 (.vsd)")):
        with pytest.raises(WolofSearchError) as error:
            detect_format(make_compound(tmp_path / "a.vsd", {stream: bytes(5000)}))
        assert error.value.facts["kind"] == kind


def test_suffixes_are_lower_case_with_a_dot():
    assert {".pdf", ".docx", ".odt", ".epub", ".txt", ".md", ".html"} <= SUPPORTED_SUFFIXES
    assert all(suffix == suffix.lower() and suffix.startswith(".") for suffix in SUPPORTED_SUFFIXES)
