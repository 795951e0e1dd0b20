"""PowerPoint presentations, through python-pptx: one page a slide, with what its speaker noted."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pptx.package import Package

from wolofsearch.documents.content import Content, table_blocks
from wolofsearch.documents.metadata import office_metadata

_BREAK = "\v"
"""What the library gives for a line break inside a paragraph."""


def read(path: Path) -> Content:
    """Read the slides in order: their shapes as the file orders them, groups and tables included, then the notes."""
    # Opened one step below the library's own door, which lets in no slide shows and templates.
    presentation = Package.open(str(path)).main_document_part.presentation
    pages: list[list[str]] = []
    heading: str | None = None
    for slide in presentation.slides:
        pages.append([*_blocks(slide.shapes), *_notes(slide)])
        title = slide.shapes.title
        if heading is None and title is not None and title.text_frame.text.strip():
            heading = title.text_frame.text
    return Content(
        pages=pages,
        heading=heading,
        paged=True,
        **office_metadata(path),
    )


def _blocks(shapes: Any) -> Iterator[str]:
    waiting = list(reversed(list(shapes)))
    while waiting:
        shape = waiting.pop()
        if hasattr(shape, "shapes"):  # a group
            waiting.extend(reversed(list(shape.shapes)))
        elif getattr(shape, "has_table", False) and shape.has_table:
            yield from table_blocks([[_paragraphs(cell.text_frame) for cell in row.cells] for row in shape.table.rows])
        elif shape.has_text_frame:
            yield from _paragraphs(shape.text_frame)


def _paragraphs(frame: Any) -> list[str]:
    texts = (paragraph.text.replace(_BREAK, "\n") for paragraph in frame.paragraphs)
    return [text for text in texts if text.strip()]


def _notes(slide: Any) -> list[str]:
    if not slide.has_notes_slide or slide.notes_slide.notes_text_frame is None:
        return []
    return _paragraphs(slide.notes_slide.notes_text_frame)
