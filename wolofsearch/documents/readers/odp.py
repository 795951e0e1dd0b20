"""OpenDocument presentations: one page a slide, with what its speaker noted."""

from __future__ import annotations

from pathlib import Path

from wolofsearch.documents.content import Content
from wolofsearch.documents.metadata import office_metadata
from wolofsearch.documents.readers.odt import blocks, body_of

_PAGE = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}page"


def read(path: Path) -> Content:
    """Read the slides in order, each followed by its notes, as the file has them.

    Raises:
        KeyError: it has no content.
        lxml.etree.XMLSyntaxError: its content is damaged.
    """
    pages = [list(blocks(slide)) for slide in body_of(path, "presentation").iterchildren(_PAGE)]
    heading = next((text for page in pages for text in page if text.strip()), None)
    return Content(pages=pages, heading=heading, paged=True, **office_metadata(path))
