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
_FIELD = re.compile(r"^(?P<name>title|author|lang|date):\s*(?P<value>.+?)\s*$", re.MULTILINE | re.IGNORECASE)


def read(path: Path) -> Content:
    """Read a Markdown file; a front matter gives title, author, language and date, and is left out of the text."""
    text = "\n".join(decode(path.read_bytes()).splitlines())
    front = _FRONT_MATTER.match(text)
    body = text[front.end() :] if front else text
    content = content_of_html(MarkdownIt("commonmark").enable("table").render(body))
    fields = _FIELD.findall(front["fields"]) if front else []
    told = {name.lower(): value.strip("\"'") for name, value in fields}
    return replace(
        content,
        title=told.get("title", content.title),
        author=told.get("author"),
        language=told.get("lang"),
        date=told.get("date"),
    )
