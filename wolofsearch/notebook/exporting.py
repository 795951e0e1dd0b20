"""A reading list as a page to print and as a table: plain files that need no WolofSearch to be read."""

from __future__ import annotations

import csv
import io
import os
from collections.abc import Mapping, Sequence
from html import escape
from pathlib import Path

from wolofsearch.errors import file_error
from wolofsearch.notebook.records import Kept
from wolofsearch.spreadsheets import harmless
from wolofsearch.whole_file import replacing

_STYLE = """body { font: 12pt/1.5 serif; max-width: 44em; margin: 2em auto; padding: 0 1em; }
h1 { font-size: 1.6em; } h2 { font-size: 1.15em; margin: 0 0 .2em; }
article { margin: 0 0 1.8em; break-inside: avoid; } blockquote { margin: .5em 0; white-space: pre-line; }
.where { font-size: .85em; overflow-wrap: anywhere; } @page { margin: 2cm; }"""


def as_html(title: str, kept: Sequence[Kept], page_word: str, language: str) -> str:
    """Return a page that stands alone.

    Args:
        title: of the list.
        kept: its passages.
        page_word: "page {number}" in the language of the page.
        language: code of that language.
    """
    articles = "\n".join(_article(one, page_word) for one in kept)
    return (
        f'<!DOCTYPE html>\n<html lang="{escape(language)}">\n<head><meta charset="utf-8"><title>{escape(title)}</title>'
        f"<style>{_STYLE}</style></head>\n<body>\n<h1>{escape(title)}</h1>\n{articles}\n</body>\n</html>\n"
    )


def as_csv(kept: Sequence[Kept], headings: Mapping[str, str]) -> str:
    """Return a table with one row a passage.

    Args:
        kept: the passages.
        headings: of the columns ``title``, ``page``, ``text``, ``format``, ``path``, ``kept_at``, in their order.
    """
    table = io.StringIO(newline="")
    writer = csv.writer(table)
    writer.writerow(headings.values())
    for one in kept:
        cells = {
            "title": one.place.title,
            "page": one.place.page,
            "text": one.place.text,
            "format": one.place.format,
            "path": _shown(one.place.path),
            "kept_at": one.kept_at,
        }
        writer.writerow([harmless(cells[name]) for name in headings])
    return table.getvalue()


def write(path: Path, text: str, *, for_spreadsheets: bool = False) -> None:
    """Write a file whole, or leave what was there.

    Args:
        path: of the file.
        text: its content.
        for_spreadsheets: mark it as UTF-8 the way spreadsheets need it.

    Raises:
        WolofSearchError: the disk is full, or the folder may not be written.
    """
    try:
        with replacing(path) as file:
            file.write(text.encode("utf-8-sig" if for_spreadsheets else "utf-8"))
    except OSError as error:
        raise file_error(error, path) from error


def _article(one: Kept, page_word: str) -> str:
    place = one.place
    where = [] if place.page is None else [page_word.format(number=place.page)]
    where.append(_shown(place.path))
    return (
        f"<article><h2>{escape(place.title)}</h2><blockquote>{escape(place.text)}</blockquote>"
        f'<p class="where">{escape(" · ".join(where))}</p></article>'
    )


def _shown(path: str) -> str:
    return os.fsencode(path).decode(errors="replace")
