"""Markdown, by way of the HTML it stands for."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

from markdown_it import MarkdownIt

from wolofsearch.documents.content import Content
from wolofsearch.documents.encodings import decode
from wolofsearch.documents.readers.html import content_of_html

_FRONT_MATTER = re.compile(r"\A---[^\S\n]*\n(?P<fields>.*?)\n(?:---|\.\.\.)[^\S\n]*(?:\n|\Z)", re.DOTALL)
_TITLE_FIELD = re.compile(r"^title:\s*(?P<title>.+?)\s*$", re.MULTILINE | re.IGNORECASE)


def read(path: Path) -> Content:
    """Read a Markdown file; a front matter gives the title and is left out of the text."""
    text = "\n".join(decode(path.read_bytes()).splitlines())
    front = _FRONT_MATTER.match(text)
    body = text[front.end() :] if front else text
    content = content_of_html(MarkdownIt("commonmark").enable("table").render(body))
    field = _TITLE_FIELD.search(front["fields"]) if front else None
    return replace(content, title=field["title"].strip("\"'")) if field else content
