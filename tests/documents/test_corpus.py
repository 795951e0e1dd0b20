"""Every format gives the text that went into it, on its page, and damage in any of them is told."""

import random
import shutil
import subprocess
from pathlib import Path

import pptx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.documents.corpus import AUTHOR, ROWS, SAMPLES, TITLE, make_picture
from tests.documents.makers import MIL, PALU
from wolofsearch.documents.formats import CONVERTED, READERS
from wolofsearch.documents.passages import split_passages
from wolofsearch.documents.programs import LIBREOFFICE, find_program
from wolofsearch.documents.reading import read_document
from wolofsearch.documents.suffixes import SUPPORTED_SUFFIXES
from wolofsearch.errors import WolofSearchError

FORMATS = sorted(SAMPLES)
MADE_ELSEWHERE = {"xlsb", "palmdoc", "png", "jpeg", "tiff"}
"""Nobody's library writes the first two (test_palmdoc); the others need text recognition (test_recognition)."""

WITHOUT_SUFFIX = {"wordml", "spreadsheetml", "rb"}
"""Office 2003 saved these XML files under .doc and .xls; programs in Ruby are called .rb, too."""


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("corpus")
    return {name: sample.make(folder / f"{name}{sample.suffix}") for name, sample in SAMPLES.items()}


def test_every_format_that_is_read_is_in_the_corpus():
    assert {name.removesuffix(".zip") for name in FORMATS} | MADE_ELSEWHERE == set(READERS)
    assert {"." + name for name in set(CONVERTED) - WITHOUT_SUFFIX} <= SUPPORTED_SUFFIXES
    assert set(CONVERTED.values()) <= set(READERS)


@pytest.mark.parametrize("name", FORMATS)
def test_the_text_is_where_it_was_written(name: str, files: dict[str, Path]):
    document = read_document(files[name])
    sample = SAMPLES[name]
    assert document.format == name.removesuffix(".zip")
    assert document.language == ("fr" if MIL in sample.pages[0] else None)  # a table has no language
    assert bool(document.pages) == sample.paged
    assert document.pages_without_text == ()
    spans = [(page.start, page.end) for page in document.pages] or [(0, len(document.text))]
    for (start, end), texts in zip(spans, sample.pages, strict=True):
        assert all(text in document.text[start:end] for text in texts)
    assert not any(secret in document.text for secret in ("secret", "QUJD", "0123", "<i>", "-->", "::cue"))
    passages = split_passages(document, lambda text: len(text.split()), 20)
    assert all(document.text[passage.start : passage.end] == passage.text for passage in passages)


@pytest.mark.parametrize("name", ["pptx", "xlsx", "rtf", "fb2", "fb2.zip", "html"])
def test_title_and_author_are_what_the_file_says(name: str, files: dict[str, Path]):
    document = read_document(files[name])
    assert (document.title, document.author) == (TITLE, AUTHOR)


@pytest.mark.parametrize(
    ("name", "date"),
    [
        ("rtf", "1998-05-03"),
        ("eml", "2022-05-03"),
        ("mhtml", "2022-05-03"),
        ("fb2", "2022-05-03"),
        ("html", "2022-05-03"),
    ],
)
def test_the_date_is_what_the_file_says(name: str, date: str, files: dict[str, Path]):
    assert read_document(files[name]).date == date


def test_what_stands_beside_the_text_is_read_too(files: dict[str, Path]):
    slides = read_document(files["pptx"]).text
    assert all(words in slides for words in ("dans un groupe", "ce que dit l'orateur", "Thiès | 12 | eau douce"))
    assert "ce que dit l'orateur" in read_document(files["odp"]).text
    letter = read_document(files["eml"])
    assert letter.title == "Semis du mil à Thiès"
    assert "De : Awa Ndiaye <awa@exemple.sn>\nÀ : Le bureau" in letter.text
    assert letter.text.count(MIL) == 1
    assert letter.text.endswith("Pièces jointes : récolte.pdf")
    rich = read_document(files["rtf"]).text
    assert rich == f"{MIL}\n\n" + "\n".join(" | ".join(row) for row in ROWS) + f"\n\n{PALU}\n\nscœur ŋaka|"
    assert read_document(files["srt"]).text == f"{MIL}\n\n{PALU}"
    assert read_document(files["vtt"]).text == f"{MIL}\n\n{PALU}"
    assert read_document(files["xls"]).text.startswith("Villages\n\nVillage | Puits | Note\nThiès | 12")


@pytest.mark.parametrize("name", ["pptx", "xlsx", "xls", "ods", "odp", "rtf", "eml", "fb2.zip", "vtt"])
@pytest.mark.parametrize("suffix", [".xls", ".xlsx", ".doc", ".txt", ""])
def test_a_wrong_suffix_does_not_matter(name: str, suffix: str, files: dict[str, Path], tmp_path: Path):
    wrong = tmp_path / f"a{suffix}"
    wrong.write_bytes(files[name].read_bytes())
    assert read_document(wrong).text == read_document(files[name]).text


def test_a_slide_show_is_read_like_a_presentation(files: dict[str, Path], tmp_path: Path):
    presentation = pptx.Presentation(str(files["pptx"]))
    kind = "application/vnd.openxmlformats-officedocument.presentationml.slideshow.main+xml"
    presentation.part._content_type = kind
    presentation.save(str(tmp_path / "a.ppsx"))
    assert read_document(tmp_path / "a.ppsx").text == read_document(files["pptx"]).text


def told(file: Path) -> str:
    """Return the text of a document or the reason why there is none; anything else would be an error here."""
    try:
        return read_document(file).text
    except WolofSearchError as error:
        return error.message_id if error.told().next_step else ""


@pytest.mark.parametrize("name", FORMATS)
def test_damage_is_a_text_or_a_reason(name: str, files: dict[str, Path], tmp_path: Path):
    data = files[name].read_bytes()
    chance = random.Random(11)
    damaged = tmp_path / f"a{SAMPLES[name].suffix}"
    for cut in (1, 9, len(data) // 3, len(data) - 5):
        damaged.write_bytes(data[:cut])
        assert told(damaged)
    for _ in range(4):
        changed = bytearray(data)
        for _ in range(chance.choice([1, 10, 100])):
            changed[chance.randrange(len(changed))] = chance.randrange(256)
        damaged.write_bytes(changed)
        assert told(damaged)


BEGINNINGS = [
    b"",
    b"%PDF-1.4",
    b"PK\x03\x04",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
    b"{\\rtf1",
    b"WEBVTT\n",
    b"\x89PNG\r\n",
    b"From: a\nTo: b\nSubject: c\n\n",
    b"<?xml version='1.0'?><FictionBook>",
    b"1\n00:00:01,000 --> 00:00:02,000\n",
]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.sampled_from(BEGINNINGS),
    st.binary(max_size=300) | st.text(max_size=100).map(str.encode),
    st.sampled_from(["", ".csv", ".txt", ".docx", ".html", ".md"]),
)
def test_any_bytes_are_a_text_or_a_reason(tmp_path: Path, start: bytes, rest: bytes, suffix: str):
    file = tmp_path / f"a{suffix}"
    file.write_bytes(start + rest)
    assert told(file)


@pytest.mark.skipif(find_program(LIBREOFFICE) is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize(("source", "target"), [("docx", "doc"), ("pptx", "ppt"), ("xlsx", "xls"), ("odt", "pdf")])
def test_files_of_a_real_program_are_read(source: str, target: str, files: dict[str, Path], tmp_path: Path):
    profile = f"-env:UserInstallation={(files[source].parent / 'profile').as_uri()}"
    command = [find_program(LIBREOFFICE), profile, "--headless", "--convert-to", target, "--outdir", str(tmp_path)]
    subprocess.run([*command, str(files[source])], check=True, capture_output=True, timeout=100)
    document = read_document(tmp_path / f"{source}.{target}")
    assert document.format == target
    for page in SAMPLES[source].pages:
        assert all(text in document.text for text in page)


@pytest.mark.skipif(shutil.which("pandoc") is None, reason="pandoc is not installed")
@pytest.mark.parametrize("target", ["docx", "odt", "epub", "rtf", "html", "fb2"])
def test_files_of_another_program_are_read(target: str, tmp_path: Path):
    table = "\n".join("| " + " | ".join(row) + " |" for row in [ROWS[0], ["---"] * 3, *ROWS[1:]])
    (tmp_path / "a.md").write_text(f"# Le mil\n\n{MIL}\n\n- semer\n- sarcler\n\n{PALU}\n\n{table}\n", encoding="utf-8")
    command = ["pandoc", "-s", "-o", f"a.{target}", "a.md", "--metadata", f"title={TITLE}"]
    subprocess.run(command, cwd=tmp_path, check=True, timeout=60)
    document = read_document(tmp_path / f"a.{target}")
    assert document.format == target
    assert all(words in document.text.replace("\n", " ") for words in ("Le mil", MIL, "sarcler", PALU))
    assert "Thiès | 12 | eau douce" in document.text


def test_a_picture_of_text_is_told(tmp_path: Path):
    for suffix in (".png", ".jpg", ".tif"):
        assert told(make_picture(tmp_path / f"a{suffix}")) == "documents.no_text"
