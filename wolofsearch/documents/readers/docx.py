"""Word documents.

python-docx opens the package and gives the body; the body is walked here, because its paragraphs leave out what real
letters keep in content controls, text boxes and tracked insertions. Names are compared without their namespace.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from docx.opc.package import OpcPackage
from docx.oxml import parse_xml

from wolofsearch.documents.content import Content, table_blocks
from wolofsearch.documents.metadata import office_metadata

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_LEFT_OUT = frozenset(
    {"del", "moveFrom", "instrText", "delText", "Fallback", "pPr", "rPr", "sectPr", "footnoteReference"}
)
_HEADING_STYLES = ("title", "titre", "heading1", "titre1")


def read(path: Path) -> Content:
    """Read the body of a document, its footnotes left out; the formats with macros and templates alike."""
    package = OpcPackage.open(str(path))
    body = parse_xml(package.main_document_part.blob)
    return Content(
        pages=[list(_joined_lists(_blocks(body)))],
        heading=_heading(body),
        **office_metadata(path),
    )


def _name(element: Any) -> str:
    """Return the tag without its namespace; a comment or an instruction has none."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _blocks(parent: Any) -> Iterator[tuple[str, bool]]:
    """Yield the paragraphs and tables under ``parent`` in order, and whether each is an item of a list."""
    for element in parent:
        name = _name(element)
        if name == "p":
            boxes: list[Any] = []
            text = "".join(_words(element, boxes))
            item = element.find(f"{_W}pPr/{_W}numPr") is not None
            yield ("- " + text if item and text.strip() else text), item
            for box in boxes:
                yield from _blocks(box)
        elif name == "tbl":
            for block in table_blocks(_rows(element)):
                yield block, False
        elif name not in _LEFT_OUT:
            yield from _blocks(element)


def _words(parent: Any, boxes: list[Any]) -> Iterator[str]:
    """Yield the pieces of text of a paragraph; text boxes anchored in it are put into ``boxes``."""
    for element in parent:
        name = _name(element)
        if name == "t":
            yield element.text or ""
        elif name in _SIGNS:
            yield _SIGNS[name]
        elif name == "txbxContent":
            boxes.append(element)
        elif name not in _LEFT_OUT:
            yield from _words(element, boxes)


def _rows(table: Any) -> list[list[list[str]]]:
    rows: list[list[list[str]]] = []
    for element in _within(table, "tr", "tbl"):
        cells = [[text for text, _ in _blocks(cell) if text.strip()] for cell in _within(element, "tc", "tbl")]
        rows.append(cells)
    return rows


def _within(parent: Any, wanted: str, border: str) -> Iterator[Any]:
    """Yield the nearest descendants called ``wanted`` (content controls may stand between), not beyond ``border``."""
    for element in parent:
        name = _name(element)
        if name == wanted:
            yield element
        elif name != border and name not in _LEFT_OUT:
            yield from _within(element, wanted, border)


def _joined_lists(blocks: Iterator[tuple[str, bool]]) -> Iterator[str]:
    """Yield the blocks with the items of one list as lines of one paragraph."""
    items: list[str] = []
    for text, item in blocks:
        if not text.strip():
            continue
        if item:
            items.append(text)
            continue
        if items:
            yield "\n".join(items)
            items = []
        yield text
    if items:
        yield "\n".join(items)


def _heading(body: Any) -> str | None:
    for style in body.iter(f"{_W}pStyle"):
        name = (style.get(f"{_W}val") or "").lower().replace(" ", "")
        if name in _HEADING_STYLES:
            text = "".join(_words(style.getparent().getparent(), []))
            if text.strip():
                return text
    return None
