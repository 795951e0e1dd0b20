"""From a file to a document, inside the child: find the format, call its reader, clean the text, place the pages."""

from __future__ import annotations

import importlib
from pathlib import Path

from wolofsearch.documents.archive import check_archive
from wolofsearch.documents.content import Content
from wolofsearch.documents.document import MEGABYTE, DocumentText, Limits, PageSpan
from wolofsearch.documents.formats import detect_format
from wolofsearch.documents.titles import choose_title
from wolofsearch.documents.typography import clean_paragraph
from wolofsearch.errors import WolofSearchError

ZIPPED_FORMATS = frozenset({"docx", "odt", "epub"})
_UNFINISHED_ENDS = '.!?…:;»"”)'


def extract(path: Path, limits: Limits) -> DocumentText:
    """Read a file in this very process; :func:`~wolofsearch.documents.reading.read_document` is the safe way.

    Raises:
        WolofSearchError: any reason of this room.
        Exception: whatever a parser raises for a broken file.
    """
    format_ = detect_format(path)
    if format_ in ZIPPED_FORMATS:
        check_archive(path, limits)
    # Imported on demand: a folder of PDFs need not load the DOCX library.
    reader = importlib.import_module(f"wolofsearch.documents.readers.{format_}")
    content: Content = reader.read(path)
    text, pages = _joined(content)
    if not text:
        raise WolofSearchError("documents.empty", path=str(path))
    if len(text.encode()) > limits.text_bytes:
        raise WolofSearchError("documents.too_large", path=str(path), limit_mb=limits.text_bytes // MEGABYTE)
    return DocumentText(choose_title(content, path), format_, text, pages if content.paged else ())


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
