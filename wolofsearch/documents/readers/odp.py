"""OpenDocument presentations, through odfpy: one page a slide, with what its speaker noted."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from odf.namespaces import DRAWNS, PRESENTATIONNS
from odf.opendocument import load

from wolofsearch.documents.content import Content
from wolofsearch.documents.metadata import office_metadata
from wolofsearch.documents.readers.odt import blocks

_PAGE = (DRAWNS, "page")
_NOTES = (PRESENTATIONNS, "notes")


def read(path: Path) -> Content:
    """Read the slides in order, each followed by its notes."""
    document = load(str(path))
    slides = [element for element in document.presentation.childNodes if getattr(element, "qname", None) == _PAGE]
    pages = [[*_shown(slide), *_noted(slide)] for slide in slides]
    return Content(
        pages=pages,
        heading=next((text for page in pages for text in page if text.strip()), None),
        paged=True,
        **office_metadata(path),
    )


def _shown(slide: Any) -> list[str]:
    return [
        text for element in slide.childNodes if getattr(element, "qname", None) != _NOTES for text in blocks(element)
    ]


def _noted(slide: Any) -> list[str]:
    notes = [element for element in slide.childNodes if getattr(element, "qname", None) == _NOTES]
    return [text for element in notes for text in blocks(element)]
