"""OpenDocument texts, through odfpy."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from odf.namespaces import OFFICENS, TABLENS, TEXTNS
from odf.opendocument import load

from wolofsearch.documents.content import Content, table_blocks
from wolofsearch.documents.metadata import office_metadata

_PARAGRAPHS = frozenset({(TEXTNS, "p"), (TEXTNS, "h")})
_LIST = (TEXTNS, "list")
_TABLE = (TABLENS, "table")
_SIGNS = {(TEXTNS, "tab"): "\t", (TEXTNS, "line-break"): "\n", (TEXTNS, "s"): " "}
_LEFT_OUT = frozenset(
    {(TEXTNS, "tracked-changes"), (TEXTNS, "note"), (TEXTNS, "table-of-content"), (OFFICENS, "annotation")}
)


def read(path: Path) -> Content:
    """Read the body of a text document; comments, notes, deleted text and the table of contents are left out."""
    document = load(str(path))
    return Content(
        pages=[list(blocks(document.text))],
        heading=_heading(document.text),
        **office_metadata(path),
    )


def blocks(parent: Any) -> Iterator[str]:
    """Yield the paragraphs, lists and tables under ``parent`` in order."""
    for element in parent.childNodes:
        name = getattr(element, "qname", None)
        if name in _PARAGRAPHS:
            frames: list[Any] = []
            yield "".join(_words(element, frames))
            for frame in frames:
                yield from blocks(frame)
        elif name == _LIST:
            yield "\n".join(f"- {item}" for item in blocks(element) if item.strip())
        elif name == _TABLE:
            yield from table_blocks(_rows(element))
        elif name is not None and name not in _LEFT_OUT:
            yield from blocks(element)


def _words(parent: Any, frames: list[Any]) -> Iterator[str]:
    """Yield the pieces of text of a paragraph; paragraphs in frames anchored in it are left in ``frames``."""
    for node in parent.childNodes:
        if not hasattr(node, "qname") and not hasattr(node, "data"):  # text has no name
            continue
        if node.nodeType in (node.TEXT_NODE, node.CDATA_SECTION_NODE):
            yield node.data
        elif node.qname in _SIGNS:
            yield _SIGNS[node.qname]
        elif any(getattr(child, "qname", None) in _PARAGRAPHS for child in node.childNodes):
            if node.qname not in _LEFT_OUT:
                frames.append(node)
        elif node.qname not in _LEFT_OUT:
            yield from _words(node, frames)


def _plain(element: Any) -> str:
    return "".join(_words(element, []))


def _rows(table: Any) -> list[list[list[str]]]:
    return [
        [[text for text in blocks(cell) if text.strip()] for cell in _within(row, "table-cell")]
        for row in _within(table, "table-row")
    ]


def _within(parent: Any, wanted: str) -> Iterator[Any]:
    """Yield the nearest descendants called ``wanted`` (header rows are wrapped), not those of a table inside."""
    for element in parent.childNodes:
        name = getattr(element, "qname", None)
        if name == (TABLENS, wanted):
            yield element
        elif name is not None and name != _TABLE:
            yield from _within(element, wanted)


def _heading(body: Any) -> str | None:
    for element in body.childNodes:
        if getattr(element, "qname", None) == (TEXTNS, "h") and (text := _plain(element)).strip():
            return text
    return None
