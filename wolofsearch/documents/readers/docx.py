"""Word documents.

python-docx opens the package and gives the body; the body is walked here, because its paragraphs leave out what real
letters keep in content controls, text boxes and tracked insertions. Names are compared without their namespace, which
is another one in strict documents.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from docx.opc.package import OpcPackage
from docx.oxml import parse_xml

from wolofsearch.documents.content import Content, edge_lines, table_blocks
from wolofsearch.documents.metadata import office_metadata
from wolofsearch.documents.readers.docx_parts import main_part, notes, page_edges

_SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_LEFT_OUT = frozenset(
    {"del", "moveFrom", "instrText", "delText", "Fallback", "pPr", "rPr", "sectPr", "footnoteReference"}
)
_HEADING_STYLES = ("title", "titre", "heading1", "titre1")


def read(path: Path) -> Content:
    """Read the body of a document, between what stands at the head and at the foot of its pages, and its notes.

    The formats with macros and templates alike.

    Raises:
        KeyError: a part it needs is not there.
    """
    main = main_part(OpcPackage.open(str(path)))
    body = parse_xml(main.blob)
    return Content(
        pages=[
            [
                *_edge(main, body, "header"),
                *_joined_lists(_blocks(body)),
                *(text for note in notes(main) for text in _joined_lists(_blocks(note))),
                *_edge(main, body, "footer"),
            ]
        ],
        heading=_heading(body),
        **office_metadata(path),
    )


def _edge(main: Any, body: Any, kind: str) -> list[str]:
    return edge_lines(text for root in page_edges(main, body, kind) for text in _joined_lists(_blocks(root)))


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
            item = element.find("{*}pPr/{*}numPr") is not None
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
    for style in body.iter("{*}pStyle"):
        name = style.get(style.tag.replace("pStyle", "val"), "").lower().replace(" ", "")
        if name in _HEADING_STYLES:
            text = "".join(_words(style.getparent().getparent(), []))
            if text.strip():
                return text
    return None
