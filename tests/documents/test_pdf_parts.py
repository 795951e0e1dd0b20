"""A PDF is opened anew every few pages, and nobody notices."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest

from wolofsearch.documents import pdf_parts
from wolofsearch.documents.document import MEGABYTE
from wolofsearch.documents.readers.pdf import read
from wolofsearch.evaluation.large_pdf import write_pdf

SENTENCES = [f"Phrase {number} sur le mil." for number in range(9)]


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """Seven pages of 0.4 MB."""
    file = tmp_path / "livre.pdf"
    write_pdf(file, 7, SENTENCES, seed=1)
    return file


def opened(book: Path, monkeypatch: pytest.MonkeyPatch, numbers: list[int] | None = None) -> tuple[list[int], int]:
    """Return the pages that were yielded, and how often the file was opened for them."""
    documents: list[object] = []
    whole = pypdfium2.PdfDocument

    def counted(path: str) -> object:
        documents.append(whole(path))
        return documents[-1]

    with monkeypatch.context() as patch:
        patch.setattr(pypdfium2, "PdfDocument", counted)
        return [number for _, number in pdf_parts.pages(book, numbers)], len(documents)


def test_every_part_is_a_document_of_its_own(book: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert opened(book, monkeypatch) == ([1, 2, 3, 4, 5, 6, 7], 1)
    monkeypatch.setattr(pdf_parts, "MOST_PAGES", 3)
    assert opened(book, monkeypatch) == ([1, 2, 3, 4, 5, 6, 7], 3)
    assert opened(book, monkeypatch, [2, 4, 5, 7]) == ([2, 4, 5, 7], 2)
    monkeypatch.setattr(pdf_parts, "PART_BYTES", MEGABYTE)  # of which two pages are the most
    assert opened(book, monkeypatch) == ([1, 2, 3, 4, 5, 6, 7], 4)


def test_what_is_read_does_not_depend_on_the_parts(book: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = read(book)
    monkeypatch.setattr(pdf_parts, "MOST_PAGES", 2)
    assert read(book) == whole
    assert whole.pages is not None
    assert len(whole.pages) == 7
    assert "Page 1." in str(whole.pages[0])
