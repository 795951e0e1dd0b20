"""FictionBook (FB2): books as one XML file, plain or zipped."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from wolofsearch.documents.content import Content, table_blocks
from wolofsearch.documents.markup import parsed_xml

_PARAGRAPHS = frozenset({"p", "v", "subtitle", "text-author", "date"})
_BINARY = re.compile(rb"<binary\b[^>]*+>[^<]*+</binary>")
"""Pictures, which can be larger than the parser lets any piece of text be."""
_LEFT_OUT = frozenset({"image", "binary"})


def read(path: Path) -> Content:
    """Read the bodies of a book in order, its notes last, as the file has them.

    Raises:
        ValueError: it is no XML.
    """
    if zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as package:
            data = package.read(package.namelist()[0])
    else:
        data = path.read_bytes()
    book = parsed_xml(_BINARY.sub(b"", data))
    described = next(book.iter("{*}title-info"), None)
    body_blocks = [block for body in book.iterfind("{*}body") for block in _blocks(body)]
    return Content(
        pages=[body_blocks],
        title=_told(described, "book-title"),
        heading=body_blocks[0] if body_blocks else None,
        author=_author(described),
        language=_told(described, "lang"),
        date=_date(described),
    )


def _blocks(parent: Any) -> Iterator[str]:
    for element in parent.iterchildren("*"):
        name = element.tag.rpartition("}")[2]
        if name in _PARAGRAPHS:
            yield "".join(element.itertext())
        elif name == "table":
            yield from table_blocks([[["".join(cell.itertext())] for cell in row] for row in element.iter("{*}tr")])
        elif name not in _LEFT_OUT:
            yield from _blocks(element)


def _told(described: Any, name: str) -> str | None:
    element = None if described is None else described.find(f"{{*}}{name}")
    return None if element is None else "".join(element.itertext())


def _author(described: Any) -> str | None:
    author = None if described is None else described.find("{*}author")
    if author is None:
        return None
    names = [author.findtext(f"{{*}}{part}") for part in ("first-name", "middle-name", "last-name", "nickname")]
    return " ".join(filter(None, names[:3])) or names[3]


def _date(described: Any) -> str | None:
    date = None if described is None else described.find("{*}date")
    return None if date is None else date.get("value") or date.text
