"""Books: a zip of XHTML chapters, in the order that the package file tells.

Read with zipfile and lxml, since the one ready library is under a licence that a permissive product cannot take along.
"""

from __future__ import annotations

import posixpath
import re
import zipfile
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from wolofsearch.documents.content import Content
from wolofsearch.documents.markup import parsed_xml
from wolofsearch.documents.readers.html import content_of_html, decode_html
from wolofsearch.errors import WolofSearchError

_FONT_SCRAMBLING = frozenset({"http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC"})
"""Fonts are scrambled in free books too; anything else in ``encryption.xml`` locks the text."""

_BESIDE = re.compile(r"(</?)(?:aside|footer)\b", re.IGNORECASE)


def read(path: Path) -> Content:
    """Read the chapters of a book in reading order.

    Raises:
        WolofSearchError: ``documents.locked`` when its seller has locked it.
        KeyError: a part it needs is not there.
    """
    with zipfile.ZipFile(path) as book:
        if _locked(book):
            raise WolofSearchError("documents.locked", path=str(path))
        package_name = _first(_xml(book, "META-INF/container.xml"), "rootfile").get("full-path")
        package = _xml(book, package_name)
        chapters = [_chapter(book.read(name)) for name in _chapters(package, package_name, book)]
    return Content(
        pages=[[paragraph for chapter in chapters for page in chapter.pages for paragraph in page]],
        title=_told(package, "title"),
        heading=next((chapter.heading for chapter in chapters if chapter.heading), None),
        author=_told(package, "creator"),
        language=_told(package, "language"),
        date=_told(package, "date"),
    )


def _chapter(data: bytes) -> Content:
    """Read a chapter whole: in books, what web pages have beside and below their text are notes and colophons."""
    return content_of_html(_BESIDE.sub(r"\1section", decode_html(data)))


def _xml(book: zipfile.ZipFile, name: str) -> Any:
    return parsed_xml(book.read(name))


def _first(tree: Any, name: str) -> Any:
    return next(tree.iter(f"{{*}}{name}"))


def _told(package: Any, name: str) -> str | None:
    return next((element.text for element in package.iter(f"{{*}}{name}") if element.text), None)


def _locked(book: zipfile.ZipFile) -> bool:
    if "META-INF/encryption.xml" not in book.namelist():
        return False
    methods = _xml(book, "META-INF/encryption.xml").iter("{*}EncryptionMethod")
    return any(method.get("Algorithm") not in _FONT_SCRAMBLING for method in methods)


def _chapters(package: Any, package_name: str, book: zipfile.ZipFile) -> list[str]:
    """Return the names of the chapters' files in reading order; a chapter that is missing is passed over."""
    items = {item.get("id"): item for item in package.iter("{*}item")}
    folder = posixpath.dirname(package_name)
    names: list[str] = []
    for reference in package.iter("{*}itemref"):
        item = items.get(reference.get("idref"))
        if item is None or "nav" in (item.get("properties") or "").split():
            continue
        name = posixpath.normpath(posixpath.join(folder, unquote(item.get("href") or "")))
        if name in book.NameToInfo:
            names.append(name)
    return names
