"""Rich Text Format, through striprtf; it leaves tables, pictures and the file's metadata to be done here."""

from __future__ import annotations

import codecs
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
_CODE_PAGE = re.compile(r"\\ansicpg(\d{1,5}) ?")
_CHARACTER_SET = re.compile(r"\\(mac|pca|pc)(?![a-z\d])")
_CHARACTER_SETS = {"mac": "mac_roman", "pca": "cp850", "pc": "cp437", "10000": "mac_roman"}
_HEAD_CHARACTERS = 1000
_NOTE = re.compile(r"\{(?:\\\*)?\\footnote(?![a-z])")
_BRACE = re.compile(r"\\.|[{}]", re.DOTALL)
_INFO = re.compile(r"\{\\info\b(?P<fields>(?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\})*)\}")
_FIELD = r"\{{(?:\\\*)?\\{name}\s?(?P<value>[^{{}}]*)\}}"
_DAY = re.compile(r"\\(?:revtim|creatim)\\yr(\d{4})\\mo(\d{1,2})\\dy(\d{1,2})")


def read(path: Path) -> Content:
    """Read the text of a document, its notes last; headers, footers and pictures are left out."""
    source = _without_binaries(path.read_bytes()).decode("latin-1")
    head = source[:_HEAD_CHARACTERS]
    encoding = _encoding(head)
    # The library takes a code page that it does not know for UTF-8.
    source = _CODE_PAGE.sub("", head, count=1) + source[_HEAD_CHARACTERS:]
    for pattern, mark in _MARKED:
        source = pattern.sub(mark, source)
    text = rtf_to_text(_notes_last(source), encoding, errors="replace")
    info = _INFO.search(source)
    fields = info["fields"] if info else ""
    day = _DAY.search(fields)
    return Content(
        pages=[list(_blocks(text))],
        title=_field(fields, "title", encoding),
        author=_field(fields, "author", encoding),
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


def _encoding(head: str) -> str:
    """Return the encoding of the letters that no font says another of."""
    page, name = _CODE_PAGE.search(head), _CHARACTER_SET.search(head)
    told = _CHARACTER_SETS[name[1]] if name else "cp1252"
    try:
        return codecs.lookup(_CHARACTER_SETS.get(page[1], f"cp{page[1]}") if page else told).name
    except LookupError:
        return told


def _notes_last(source: str) -> str:
    """Move the footnotes and endnotes, which the library leaves out, behind the text."""
    kept: list[str] = []
    notes: list[str] = []
    position = 0
    while note := _NOTE.search(source, position):
        depth, end = 1, len(source)
        for brace in _BRACE.finditer(source, note.end()):
            depth += {"{": 1, "}": -1}.get(brace[0], 0)
            if not depth:
                end = brace.end()
                break
        kept.append(source[position : note.start()])
        notes.append(f"\\par {{{source[note.end() : end]}")
        position = end
    before, brace_, after = source[position:].rpartition("}")
    return "".join([*kept, before, *notes, brace_, after]) if notes else source


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


def _field(fields: str, name: str, encoding: str) -> str | None:
    found = re.search(_FIELD.format(name=name), fields)
    return rtf_to_text(f"{{\\rtf1 {found['value']}}}", encoding, errors="replace") or None if found else None
