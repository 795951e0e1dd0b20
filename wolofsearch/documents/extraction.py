"""From a file to a document, inside the child: find the format, call its reader, clean the text, place the pages."""

from __future__ import annotations

import importlib
from dataclasses import replace
from pathlib import Path

from wolofsearch.documents.archive import check_archive
from wolofsearch.documents.content import Content
from wolofsearch.documents.converter import SOURCE_NAME, converted
from wolofsearch.documents.document import MEGABYTE, DocumentText, Limits, PageSpan
from wolofsearch.documents.formats import CONVERTED, READ_BY_PAGE, READERS, detect_format
from wolofsearch.documents.languages import detect_language
from wolofsearch.documents.metadata import clean_author, iso_date, language_code
from wolofsearch.documents.recognition import recognise
from wolofsearch.documents.titles import choose_title
from wolofsearch.documents.typography import clean_paragraph
from wolofsearch.errors import WolofSearchError

FEWEST_LETTERS = 20
"""A document of scanned pages that holds fewer letters than this is a scan with a stamp."""
_ZIP = b"PK"
_UNFINISHED_ENDS = '.!?…:;»"”)'


def extract(path: Path, limits: Limits) -> DocumentText:
    """Read a file in this very process; :func:`~wolofsearch.documents.reading.read_document` is the safe way.

    Raises:
        WolofSearchError: any reason of this room.
        Exception: whatever a parser raises for a broken file.
    """
    format_ = detect_format(path)
    _check_size(path, format_, limits)
    content = _content(path, format_, limits)
    recognised: tuple[int, ...] = ()
    confidence: float | None = None
    if content.scanned and limits.ocr:
        content, recognised, confidence = recognise(path, format_, content, limits)
    text, pages = _joined(content)
    if content.scanned and sum(map(str.isalnum, text)) < FEWEST_LETTERS:
        raise WolofSearchError("documents.nothing_recognised" if limits.ocr else "documents.no_text", path=str(path))
    if not text:
        raise WolofSearchError("documents.empty", path=str(path))
    if len(text.encode()) > limits.text_bytes:
        raise WolofSearchError("documents.too_large", path=str(path), limit_mb=limits.text_bytes // MEGABYTE)
    return DocumentText(
        choose_title(content, path),
        format_,
        text,
        pages if content.paged else (),
        clean_author(content.author),
        detect_language(text) or language_code(content.language),
        iso_date(content.date),
        tuple(content.scanned),
        recognised,
        confidence,
    )


def _check_size(path: Path, format_: str, limits: Limits) -> None:
    """Refuse what would not fit into memory: an archive that swells, a text that is read in one piece."""
    with path.open("rb") as file:
        zipped = file.read(len(_ZIP)) == _ZIP
    if zipped and format_ != "pdf":
        check_archive(path, limits)
    elif format_ not in READ_BY_PAGE and path.stat().st_size > limits.whole_bytes:
        raise WolofSearchError("documents.too_large", path=str(path), limit_mb=limits.whole_bytes // MEGABYTE)


def _content(path: Path, format_: str, limits: Limits) -> Content:
    if format_ not in CONVERTED:
        return _read(path, format_)
    try:
        with converted(path, format_, limits) as result:
            _check_size(result, CONVERTED[format_], limits)
            content = _read(result, CONVERTED[format_])
    except WolofSearchError as error:  # about the file that the person knows
        raise WolofSearchError(error.message_id, **{**error.facts, "path": str(path)}) from None
    return replace(content, title=None) if content.title == SOURCE_NAME else content


def _read(path: Path, format_: str) -> Content:
    # Imported on demand: a folder of PDFs need not load the DOCX library.
    reader = importlib.import_module(f"wolofsearch.documents.readers.{READERS[format_]}")
    content: Content = reader.read(path)
    return content


def _joined(content: Content) -> tuple[str, tuple[PageSpan, ...]]:
    """Join the cleaned paragraphs with blank lines; a sentence that runs over a page's end stays one paragraph."""
    parts: list[str] = []
    pages: list[PageSpan] = []
    length = 0
    for number, blocks in enumerate(content.pages, start=1):
        paragraphs = [clean for block in blocks if (clean := clean_paragraph(block))]
        if not paragraphs:
            continue
        start = length
        for index, paragraph in enumerate(paragraphs):
            if parts:
                runs_on = index == 0 and parts[-1][-1] not in _UNFINISHED_ENDS and paragraph[0].islower()
                separator = "\n" if runs_on else "\n\n"
                parts.append(separator)
                length += len(separator)
            if index == 0:
                start = length
            parts.append(paragraph)
            length += len(paragraph)
        pages.append(PageSpan(number, start, length))
    return "".join(parts), tuple(pages)
