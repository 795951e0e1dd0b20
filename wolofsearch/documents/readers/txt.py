"""Plain text, in whatever encoding it was written."""

from __future__ import annotations

import re
from pathlib import Path

from wolofsearch.documents.content import Content
from wolofsearch.documents.encodings import decode

LONGEST_WRAPPED_LINE_CHARACTERS = 120
_BLANK_LINES = re.compile(r"\n[^\S\n]*\n\s*")


def read(path: Path) -> Content:
    """Read a text file. Where lines are longer than a program would wrap them, each line is a paragraph."""
    text = "\n".join(decode(path.read_bytes()).splitlines())
    wrapped = max(map(len, text.split("\n"))) <= LONGEST_WRAPPED_LINE_CHARACTERS
    paragraphs = [part for part in (_BLANK_LINES.split(text) if wrapped else text.split("\n")) if part.strip()]
    return Content([paragraphs], heading=_heading(paragraphs))


def _heading(paragraphs: list[str]) -> str | None:
    """Return the first line where it stands alone and is no sentence; nothing else in a plain text is a heading."""
    first = paragraphs[0].strip() if len(paragraphs) > 1 else ""
    return first if first and "\n" not in first and not first.endswith((".", ",", ";", ":")) else None
