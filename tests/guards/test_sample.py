"""The sample library as it is shipped: each document can be read, each question has a document that answers it."""

from __future__ import annotations

import csv
import re
from collections import Counter

import pytest

from wolofsearch import paths
from wolofsearch.documents.reading import SUPPORTED_SUFFIXES, read_document

DOCUMENTS_DIR = paths.SAMPLE_DIR / "documents"
QUESTIONS_FILE = paths.SAMPLE_DIR / "questions.tsv"
DOCUMENTS = sorted(path.relative_to(DOCUMENTS_DIR).as_posix() for path in DOCUMENTS_DIR.rglob("*") if path.is_file())
RECORDINGS = sorted((paths.SAMPLE_DIR / "questions").glob("*.wav"))

LARGEST_TOTAL_BYTES = 3_000_000
WOLOF_TEXT = re.compile(r"[a-zàéëóñŋ ,.?'-]+", re.IGNORECASE)


def read_questions() -> list[dict[str, str]]:
    with QUESTIONS_FILE.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


QUESTIONS = read_questions()


def test_there_are_enough_documents_in_every_format() -> None:
    formats = Counter(name.rpartition(".")[2] for name in DOCUMENTS)
    assert len(DOCUMENTS) >= 40
    assert set(formats) == {"docx", "epub", "html", "md", "odt", "pdf", "txt"}
    assert {f".{suffix}" for suffix in formats} <= SUPPORTED_SUFFIXES


def test_names_are_plain_so_that_every_system_can_unpack_them() -> None:
    assert [name for name in DOCUMENTS if not re.fullmatch(r"[a-z]+/[a-z0-9-]+\.[a-z]+", name)] == []


def test_the_documents_are_small() -> None:
    assert sum((DOCUMENTS_DIR / name).stat().st_size for name in DOCUMENTS) < LARGEST_TOTAL_BYTES


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_document_is_read_whole(name: str) -> None:
    document = read_document(DOCUMENTS_DIR / name)
    assert 300 <= len(document.text.split()) <= 900
    assert "�" not in document.text
    assert 8 <= len(document.title) <= 120
    assert bool(document.pages) == name.endswith(".pdf")


def test_no_two_documents_say_the_same() -> None:
    titles = Counter(read_document(DOCUMENTS_DIR / name).title for name in DOCUMENTS)
    assert [title for title, count in titles.items() if count > 1] == []


def test_there_are_enough_questions() -> None:
    assert len(QUESTIONS) >= 12
    assert list(QUESTIONS[0]) == ["audio", "wolof", "french", "expected"]


def test_recordings_are_numbered_in_order() -> None:
    assert [question["audio"] for question in QUESTIONS] == [
        f"questions/{number:02d}.wav" for number in range(1, len(QUESTIONS) + 1)
    ]


def test_every_question_is_answered_by_a_document_of_its_own() -> None:
    expected = [question["expected"] for question in QUESTIONS]
    assert [name for name in expected if name not in DOCUMENTS] == []
    assert len(set(expected)) == len(expected)


@pytest.mark.parametrize("question", QUESTIONS, ids=[question["audio"] for question in QUESTIONS])
def test_a_question_is_written_as_it_should_be(question: dict[str, str]) -> None:
    assert WOLOF_TEXT.fullmatch(question["wolof"])
    assert 6 <= len(re.findall(r"\w+", question["wolof"])) <= 16
    assert question["wolof"].endswith(" ?")
    assert question["french"].endswith(" ?")


@pytest.mark.skipif(not RECORDINGS, reason="the recordings are not there")
def test_every_question_has_its_recording() -> None:
    assert [f"questions/{path.name}" for path in RECORDINGS] == [question["audio"] for question in QUESTIONS]


def test_the_licence_says_that_the_voices_are_synthetic() -> None:
    licence = (paths.SAMPLE_DIR / "LICENSE.md").read_text(encoding="utf-8")
    assert "CC BY 4.0" in licence
    assert "synthetic" in licence
