"""Rich Text Format, through striprtf; it leaves tables, pictures and the file's metadata to be done here."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from striprtf.striprtf import rtf_to_text

from wolofsearch.documents.content import Content
from wolofsearch.documents.tables import value_blocks

_CELL_END = "\ue000"
_ROW_END = "\ue001"
_MARKED = (
    (re.compile(r"\\(?:nest)?cell(?![a-z])"), r"\\u57344?"),
    (re.compile(r"\\(?:nest)?row(?![a-z])"), r"\\u57345?"),
)
"""The library writes a bar for the end of a cell, which a text may hold too; so signs of nobody's stand in for it."""
_PICTURE = re.compile(rb"(?<=[\s}])[0-9a-fA-F\r\n]{2000,}+")
_BINARY = re.compile(rb"\\bin(\d{1,9}) ?")
_CODE_PAGE = re.compile(r"\\ansicpg(\d{3,5})")
_INFO = re.compile(r"\{\\info\b(?P<fields>(?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\})*)\}")
_FIELD = r"\{{(?:\\\*)?\\{name}\s?(?P<value>[^{{}}]*)\}}"
_DAY = re.compile(r"\\(?:revtim|creatim)\\yr(\d{4})\\mo(\d{1,2})\\dy(\d{1,2})")


def read(path: Path) -> Content:
    """Read the text of a document; headers, footers, footnotes and pictures are left out."""
    source = _without_binaries(path.read_bytes()).decode("latin-1")
    for pattern, mark in _MARKED:
        source = pattern.sub(mark, source)
    text = rtf_to_text(source, errors="replace")
    info = _INFO.search(source)
    fields = info["fields"] if info else ""
    day = _DAY.search(fields)
    return Content(
        pages=[list(_blocks(text))],
        title=_field(fields, "title", source),
        author=_field(fields, "author", source),
        date="-".join([day[1], day[2].zfill(2), day[3].zfill(2)]) if day else None,
    )


def _without_binaries(data: bytes) -> bytes:
    """Leave out pictures, which can be a hundred times as long as the text and are read letter by letter otherwise."""
    kept: list[bytes] = []
    position = 0
    while binary := _BINARY.search(data, position):
        kept.append(data[position : binary.start()])
        position = binary.end() + int(binary[1])
    kept.append(data[position:])
    return _PICTURE.sub(b"", b"".join(kept))


def _blocks(text: str) -> Iterator[str]:
    """Yield the paragraphs, and the tables with a line a row."""
    rows: list[list[str]] = []
    for part in text.split(_ROW_END):
        before, cells = part, []
        if _CELL_END in part:
            first, *others = part.split(_CELL_END)
            before, _, start = first.rstrip().rpartition("\n")
            cells = [start, *others[:-1]]
            after = others[-1]
        else:
            after = ""
        if before.strip() and rows:
            yield from value_blocks(rows)
            rows = []
        yield from before.split("\n")
        if cells:
            rows.append(cells)
        if after.strip():
            yield from value_blocks(rows)
            rows = []
            yield from after.split("\n")
    yield from value_blocks(rows)


def _field(fields: str, name: str, source: str) -> str | None:
    found = re.search(_FIELD.format(name=name), fields)
    if found is None:
        return None
    code_page = _CODE_PAGE.search(source)
    head = f"{{\\rtf1\\ansi\\ansicpg{code_page[1] if code_page else 1252} "
    return rtf_to_text(head + found["value"] + "}", errors="replace") or None
