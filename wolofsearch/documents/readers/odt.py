"""OpenDocument texts: one XML file in a zip, read with lxml.

The ready library loses all text of files with white space around the body, as other programs write them.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from wolofsearch.documents.content import Content, edge_lines, table_blocks
from wolofsearch.documents.markup import parsed_xml
from wolofsearch.documents.metadata import office_metadata

OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_HEADING = f"{_TEXT}h"
_PARAGRAPHS = frozenset({f"{_TEXT}p", _HEADING})
_SIGNS = {f"{_TEXT}tab": "\t", f"{_TEXT}line-break": "\n", f"{_TEXT}s": " "}
_NEVER_READ = frozenset(
    {f"{_TEXT}tracked-changes", f"{_TEXT}table-of-content", f"{OFFICE}annotation", f"{OFFICE}forms"}
)
_LEFT_OUT = _NEVER_READ | {f"{_TEXT}note"}
_WHITE = re.compile(r"\s+")


def read(path: Path) -> Content:
    """Read the body of a text document and its notes, between what stands at the head and at the foot of its pages.

    Comments, deleted text and the table of contents are left out.

    Raises:
        KeyError: it has no content.
        lxml.etree.XMLSyntaxError: its content is damaged.
    """
    body = body_of(path, "text")
    heading = next((text for found in body.iterchildren(_HEADING) if (text := _plain(found)).strip()), None)
    head, foot = _edges(path)
    return Content(pages=[[*head, *blocks(body), *_notes(body), *foot]], heading=heading, **office_metadata(path))


def body_of(path: Path, kind: str) -> Any:
    """Return the body of an OpenDocument file of a kind, ``"text"`` or ``"presentation"``."""
    with zipfile.ZipFile(path) as package:
        content = parsed_xml(package.read("content.xml"), mend=False)
    return next(content.iter(f"{OFFICE}{kind}"))


def blocks(parent: Any) -> Iterator[str]:
    """Yield the paragraphs, lists and tables under ``parent`` in order."""
    for element in parent.iterchildren("*"):
        if element.tag in _PARAGRAPHS:
            frames: list[Any] = []
            yield "".join(_words(element, frames))
            for frame in frames:
                yield from blocks(frame)
        elif element.tag == f"{_TEXT}list":
            yield "\n".join(f"- {item}" for item in blocks(element) if item.strip())
        elif element.tag == f"{_TABLE}table":
            yield from table_blocks(_rows(element))
        elif element.tag not in _LEFT_OUT:
            yield from blocks(element)


def _edges(path: Path) -> list[list[str]]:
    """Return the heads and the feet of the pages that are shown, of all sorts of pages."""
    with zipfile.ZipFile(path) as package:
        data = package.read("styles.xml") if "styles.xml" in package.namelist() else b""
    styles = parsed_xml(data) if data else None
    found: list[list[str]] = []
    for kind in ("header", "footer"):
        names = [f"{_STYLE}{kind}{pages}" for pages in ("", "-first", "-left")]
        edges = styles.iter(*names) if styles is not None else ()
        shown = (edge for edge in edges if edge.get(f"{_STYLE}display") != "false")
        found.append(edge_lines(text for edge in shown for text in blocks(edge)))
    return found


def _notes(body: Any) -> Iterator[str]:
    for note in body.iter(f"{_TEXT}note-body"):
        if not any(parent.tag in _NEVER_READ for parent in note.iterancestors()):
            yield from blocks(note)


def _words(parent: Any, frames: list[Any]) -> Iterator[str]:
    """Yield the pieces of text of a paragraph; what holds paragraphs and is anchored in it is left in ``frames``."""
    yield _WHITE.sub(" ", parent.text or "")
    for element in parent:
        if element.tag in _SIGNS:
            yield _SIGNS[element.tag]
        elif isinstance(element.tag, str) and element.tag not in _LEFT_OUT:  # a comment or an instruction has no name
            if any(child.tag in _PARAGRAPHS for child in element):
                frames.append(element)
            else:
                yield from _words(element, frames)
        yield _WHITE.sub(" ", element.tail or "")


def _plain(element: Any) -> str:
    return "".join(_words(element, []))


def _rows(table: Any) -> list[list[list[str]]]:
    return [
        [[text for text in blocks(cell) if text.strip()] for cell in _within(row, f"{_TABLE}table-cell")]
        for row in _within(table, f"{_TABLE}table-row")
    ]


def _within(parent: Any, wanted: str) -> Iterator[Any]:
    """Yield the nearest descendants called ``wanted`` (header rows are wrapped), not those of a table inside."""
    for element in parent.iterchildren("*"):
        if element.tag == wanted:
            yield element
        elif element.tag != f"{_TABLE}table":
            yield from _within(element, wanted)
