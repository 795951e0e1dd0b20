import datetime as dt
import os
import random
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from tests.documents.makers import MIL, PALU, make_docx, make_epub, make_odt, make_pdf, make_scan
from wolofsearch.documents.passages import split_passages
from wolofsearch.documents.programs import LIBREOFFICE, find_program
from wolofsearch.documents.reading import DEFAULT_LIMITS, DocumentText, PageSpan, read_document
from wolofsearch.errors import WolofSearchError
from wolofsearch.messages import LANGUAGES
from wolofsearch.paths import PROJECT_DIR

REAL_DOCUMENTS = PROJECT_DIR.parent / "shared" / "data" / "documents"
BOMB = '<!DOCTYPE b [<!ENTITY a "{}">{}]>'.format(
    "x" * 1000, "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 30}">' for n in range(8))
)
SECRET = "mot de passe du voisin"


def reason(path: Path, limits=DEFAULT_LIMITS) -> str:
    with pytest.raises(WolofSearchError) as error:
        read_document(path, limits)
    assert str(path) == error.value.facts["path"]
    for language in LANGUAGES:
        told = error.value.told(language)
        assert path.name in told.sentence
        assert told.next_step
    return error.value.message_id


def outcome(path: Path) -> str:
    """Return the text of a document, or the reason why there is none."""
    try:
        return read_document(path).text
    except WolofSearchError as error:
        return error.message_id


def replaced(source: Path, name: str, change) -> Path:
    """Rewrite one member of a zipped document."""
    with zipfile.ZipFile(source) as archive:
        members = {member: archive.read(member) for member in archive.namelist()}
    members[name] = change(members[name].decode()).encode()
    with zipfile.ZipFile(source, "w", zipfile.ZIP_DEFLATED) as archive:
        for member, data in members.items():
            archive.writestr(member, data)
    return source


def test_every_format_gives_the_same_text(tmp_path: Path):
    (tmp_path / "a.txt").write_text(f"{MIL}\n\n{PALU}", encoding="cp1252")
    (tmp_path / "a.md").write_text(f"{MIL}\n\n{PALU}", encoding="utf-8")
    (tmp_path / "a.html").write_text(f"<p>{MIL}<p>{PALU}", encoding="utf-8")
    make_docx(tmp_path / "a.docx")
    make_pdf(tmp_path / "a.pdf", [[MIL], [PALU]])
    for file in sorted(tmp_path.iterdir()):
        document = read_document(file)
        assert document.text == f"{MIL}\n\n{PALU}", file.name
        assert document.title == "a"
    for file in (make_odt(tmp_path / "a.odt"), make_epub(tmp_path / "a.epub")):
        text = read_document(file).text
        assert MIL in text
        assert text.endswith(PALU)
    assert {read_document(file).format for file in tmp_path.iterdir()} == {
        "txt",
        "markdown",
        "html",
        "docx",
        "pdf",
        "odt",
        "epub",
    }


def test_pages_are_places_in_the_text(tmp_path: Path):
    document = read_document(make_pdf(tmp_path / "a.pdf", [[MIL], [], [PALU]], title="Deux fiches"))
    assert document == DocumentText(
        "Deux fiches",
        "pdf",
        f"{MIL}\n\n{PALU}",
        (PageSpan(1, 0, len(MIL)), PageSpan(3, len(MIL) + 2, len(MIL) + 2 + len(PALU))),
        language="fr",
        date=dt.datetime.now().astimezone().date().isoformat(),
    )
    passages = split_passages(document, lambda text: len(text.split()), 20)
    assert [(passage.text, passage.page) for passage in passages] == [(MIL, 1), (PALU, 3)]


def test_a_sentence_runs_on_over_the_end_of_its_page(tmp_path: Path):
    text = read_document(make_pdf(tmp_path / "a.pdf", [["Le mil pousse dans"], ["le sable du Cayor."]])).text
    assert text == "Le mil pousse dans\nle sable du Cayor."


def test_a_wrong_suffix_does_not_matter(tmp_path: Path):
    page = tmp_path / "page.docx"
    page.write_text(f"<html><title>Le mil</title><p>{MIL}")
    assert read_document(page) == DocumentText("Le mil", "html", MIL, language="fr")
    assert read_document(make_docx(tmp_path / "lettre.pdf", [MIL])).format == "docx"


def test_the_original_is_not_touched(tmp_path: Path):
    file = make_docx(tmp_path / "a.docx")
    file.chmod(0o444)
    before = (file.read_bytes(), file.stat().st_mtime_ns)
    read_document(file)
    assert (file.read_bytes(), file.stat().st_mtime_ns) == before
    assert list(tmp_path.iterdir()) == [file]


@pytest.mark.parametrize("data", [b"", b" \n\t\n ", b"\xef\xbb\xbf", "\u200b\u00ad".encode()])
def test_nothing_is_told(tmp_path: Path, data: bytes):
    file = tmp_path / "a.txt"
    file.write_bytes(data)
    assert reason(file) == "documents.empty"


def test_a_document_without_words_is_empty(tmp_path: Path):
    assert reason(make_docx(tmp_path / "a.docx", [])) == "documents.empty"
    assert reason(make_pdf(tmp_path / "a.pdf", [[]])) == "documents.empty"


def test_a_scan_a_password_and_other_kinds_are_told(tmp_path: Path):
    assert reason(make_scan(tmp_path / "scan.pdf")) == "documents.no_text"
    assert reason(make_pdf(tmp_path / "secret.pdf", [[MIL]], password="x")) == "documents.encrypted"
    (tmp_path / "programme").write_bytes(random.Random(0).randbytes(5000))
    assert reason(tmp_path / "programme") == "documents.unsupported"
    (tmp_path / "lettre.pages").mkdir()
    assert reason(tmp_path / "lettre.pages") == "documents.unsupported"


def test_a_pipe_is_not_waited_for(tmp_path: Path):
    if not hasattr(os, "mkfifo"):
        pytest.skip("no pipes here")
    os.mkfifo(tmp_path / "tuyau.txt")
    assert reason(tmp_path / "tuyau.txt") == "documents.not_a_file"


def test_missing_and_forbidden_files_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    assert reason(tmp_path / "absent.pdf") == "general.file_missing"
    file = tmp_path / "a.txt"
    file.write_text(MIL)

    def refuse(*_: object) -> int:
        raise PermissionError

    with monkeypatch.context() as patched:
        patched.setattr(os, "open", refuse)
        assert reason(file) == "general.permission_denied"

    def fail(*_: object) -> int:
        raise OSError(5, "Input/output error")

    with monkeypatch.context() as patched:
        patched.setattr(os, "open", fail)
        assert reason(file) == "documents.disk_error"


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_a_forbidden_file_is_told(tmp_path: Path):
    file = tmp_path / "a.txt"
    file.write_text(MIL)
    file.chmod(0)
    assert reason(file) == "general.permission_denied"


def test_names_of_any_kind_work(tmp_path: Path):
    for name in ("été.txt", "e\u0301te\u0301 2.txt", os.fsdecode(b"\xe9t\xe9.txt"), " espace\n.txt", "-rf.txt"):
        file = tmp_path / name
        try:
            file.write_text(MIL)
        except OSError:  # this file system takes no such name
            continue
        document = read_document(file)
        assert document.text == MIL
        document.title.encode()
    with pytest.raises(WolofSearchError) as error:
        read_document(Path("nul\0.txt"))
    assert error.value.message_id == "documents.disk_error"


def test_a_relative_path_is_read_from_the_current_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    read_document(make_docx(tmp_path / "a.docx"))  # the child is up, in another folder
    monkeypatch.chdir(tmp_path)
    assert read_document(Path("a.docx")).format == "docx"


@pytest.mark.parametrize("make", [make_docx, make_odt, make_epub])
def test_zip_bombs_are_refused_before_they_open(tmp_path: Path, make):
    file = make(tmp_path / "bombe")
    with zipfile.ZipFile(file, "a", zipfile.ZIP_DEFLATED) as archive, archive.open("zeros", "w") as member:
        for _ in range(40):
            member.write(bytes(1 << 20))
    assert file.stat().st_size < 200_000
    assert reason(file) == "documents.too_large"
    small = replace(DEFAULT_LIMITS, unpacked_bytes=1000)
    assert reason(make(tmp_path / "gros"), small) == "documents.too_large"


def test_a_file_over_the_limit_is_refused(tmp_path: Path):
    file = tmp_path / "a.txt"
    file.write_text(MIL)
    assert reason(file, replace(DEFAULT_LIMITS, file_bytes=10)) == "documents.too_large"
    assert reason(file, replace(DEFAULT_LIMITS, text_bytes=10)) == "documents.too_large"


def test_a_huge_hole_is_refused_at_once(tmp_path: Path):
    with (tmp_path / "a.txt").open("wb") as file:
        file.truncate(10 << 30)
    assert reason(tmp_path / "a.txt") == "documents.too_large"
    (tmp_path / "b.txt").write_text(MIL)
    assert reason(tmp_path / "b.txt", replace(DEFAULT_LIMITS, whole_bytes=10)) == "documents.too_large"


def test_entity_bombs_do_not_go_off(tmp_path: Path):
    def armed(xml: str) -> str:
        head, _, rest = xml.partition("?>")
        return f"{head}?>{BOMB}{rest}".replace("Le mil", "&i;Le mil", 1)

    for file in (
        replaced(make_docx(tmp_path / "a.docx"), "word/document.xml", armed),
        replaced(make_odt(tmp_path / "a.odt"), "content.xml", armed),
    ):
        text = outcome(file)
        assert text == "documents.broken" or len(text) < 1000
    book = replaced(make_epub(tmp_path / "a.epub"), "EPUB/content.opf", armed)
    assert len(read_document(book).text) < 1000


def test_external_entities_are_not_followed(tmp_path: Path):
    (tmp_path / "secret.txt").write_text(SECRET)

    def spying(xml: str) -> str:
        head, _, rest = xml.partition("?>")
        entity = f'<!DOCTYPE b [<!ENTITY i SYSTEM "{(tmp_path / "secret.txt").as_uri()}">]>'
        return f"{head}?>{entity}{rest}".replace("Le mil", "&i;Le mil", 1)

    for file in (
        replaced(make_docx(tmp_path / "a.docx"), "word/document.xml", spying),
        replaced(make_odt(tmp_path / "a.odt"), "content.xml", spying),
        replaced(make_epub(tmp_path / "a.epub"), "EPUB/chapitre 1.xhtml", spying),
    ):
        text = outcome(file)
        assert text == "documents.broken" or (PALU in text and SECRET not in text)


@pytest.mark.parametrize("make", [make_docx, make_odt, make_epub])
def test_half_a_file_is_broken(tmp_path: Path, make):
    file = make(tmp_path / "a")
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])
    assert reason(file) == "documents.broken"


def test_half_a_pdf_is_broken_or_gives_what_is_left(tmp_path: Path):
    file = make_pdf(tmp_path / "a.pdf", [[MIL]] * 5)
    data = file.read_bytes()
    file.write_bytes(data[: len(data) // 2])
    assert reason(file) == "documents.broken"
    file.write_bytes(data[:-20])  # the end is missing only: it is mended
    assert MIL in read_document(file).text


@pytest.mark.parametrize("make", [make_docx, make_odt, make_epub, make_scan])
def test_damaged_bytes_are_a_text_or_a_reason_never_a_crash(tmp_path: Path, make):
    data = make(tmp_path / "a").read_bytes()
    chance = random.Random(7)
    for number in range(12):
        damaged = bytearray(data)
        for _ in range(chance.choice([1, 5, 50])):
            damaged[chance.randrange(len(damaged))] = chance.randrange(256)
        file = tmp_path / f"{number}"
        file.write_bytes(damaged)
        assert outcome(file).strip()


@pytest.mark.skipif(not REAL_DOCUMENTS.is_dir(), reason="the collection of real documents is not here")
def test_real_documents_are_read_or_told():
    failures: dict[str, str] = {}
    files = [file for file in sorted(REAL_DOCUMENTS.rglob("*")) if file.is_file()]
    for file in files:
        try:
            document = read_document(file)
        except WolofSearchError as error:
            failures[file.name] = error.message_id
            continue
        passages = split_passages(document, lambda text: len(text.split()))
        assert all(document.text[passage.start : passage.end] == passage.text for passage in passages)
    unread = {name.rpartition(".")[2]: reason for name, reason in failures.items()}
    if find_program(LIBREOFFICE) is None:
        assert unread.pop("pages") == "documents.needs_converter"
    assert unread == {"pdf": "documents.empty"}  # a web page that was saved in place of the file
    assert len(files) - len(failures) >= 94
