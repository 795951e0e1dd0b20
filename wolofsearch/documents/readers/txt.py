"""Plain text, in whatever encoding it was written."""

from __future__ import annotations

import re
from pathlib import Path

from wolofsearch.documents.content import Content
from wolofsearch.documents.encodings import decode

LONGEST_WRAPPED_LINE_CHARACTERS = 120
_BLANK_LINES = re.compile(r"\n[^\S\n]*\n\s*")


def read(path: Path) -> Content:
    """Read a text file."""
    return content_of_text(path.read_bytes())


def content_of_text(data: bytes) -> Content:
    """Return the paragraphs of a text, and its heading where it begins with one."""
    paragraphs = paragraphs_of(decode(data))
    return Content([paragraphs], heading=_heading(paragraphs))


def paragraphs_of(text: str) -> list[str]:
    """Return the paragraphs of a text. Where lines are longer than a program would wrap them, each line is one."""
    text = "\n".join(text.splitlines())
    wrapped = max(map(len, text.split("\n"))) <= LONGEST_WRAPPED_LINE_CHARACTERS
    return [part for part in (_BLANK_LINES.split(text) if wrapped else text.split("\n")) if part.strip()]


def _heading(paragraphs: list[str]) -> str | None:
    """Return the first line where it stands alone and is no sentence; nothing else in a plain text is a heading."""
    first = paragraphs[0].strip() if len(paragraphs) > 1 else ""
    return first if first and "\n" not in first and not first.endswith((".", ",", ";", ":")) else None
