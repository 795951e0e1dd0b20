"""Letters (EML) and saved web pages (MHTML), which are letters too, through the standard library."""

from __future__ import annotations

import re
from email.message import Message
from email.utils import parseaddr
from pathlib import Path

from wolofsearch.documents.content import Content
from wolofsearch.documents.encodings import decode
from wolofsearch.documents.letters import charset, file_name, header_text, is_written, letter_of
from wolofsearch.documents.readers.html import content_of_html, decode_html
from wolofsearch.documents.readers.txt import paragraphs_of

_SHOWN_HEADERS = (("From", "De"), ("To", "À"), ("Cc", "Copie"), ("Date", "Date"), ("Subject", "Objet"))
_SAME_SHARE = 0.7
"""What has this share of its words in another version of a letter need not be read beside it."""
_WORD = re.compile(r"\w+")


def read(path: Path) -> Content:
    """Read a letter: who writes to whom about what, its words, and the names of what is attached.

    Of a saved web page only the page and its frames are read. Nothing that a letter links to is fetched.
    """
    message = letter_of(path.read_bytes())
    date, subject = _header(message, "Date"), _header(message, "Subject")
    if message.get_content_type() == "multipart/related" and "To" not in message:
        frames = [_web_page(part) for part in message.walk() if part.get_content_type() == "text/html"]
        if frames:
            pages = [[paragraph for frame in frames for page in frame.pages for paragraph in page]]
            return Content(pages, frames[0].title or subject, frames[0].heading, date=date)
    words = _paragraphs(message)
    headers = [f"{shown} : {value}" for name, shown in _SHOWN_HEADERS if (value := _header(message, name))]
    names = [name for part in message.walk() if (name := file_name(part))]
    attached = [f"Pièces jointes : {', '.join(names)}"] if names else []
    sender = _header(message, "From") or ""
    return Content(
        pages=[["\n".join(headers), *words, *attached] if words or names else []],
        title=subject,
        author=parseaddr(sender)[0] or sender,
        date=date,
    )


def _header(message: Message, name: str) -> str | None:
    return None if message[name] is None else header_text(message[name])


def _paragraphs(part: Message) -> list[str]:
    """Return what a part says: all of its parts, but only once what several versions say."""
    if part.is_multipart():
        said = [_paragraphs(each) for each in part.get_payload() if isinstance(each, Message)]
        if part.get_content_type() != "multipart/alternative":
            return [paragraph for paragraphs in said for paragraph in paragraphs]
        return _once(said)
    if not is_written(part):
        return []
    if part.get_content_subtype() == "html":
        return [paragraph for page in _web_page(part).pages for paragraph in page]
    return paragraphs_of(decode(_data(part), charset(part)))


def _once(versions: list[list[str]]) -> list[str]:
    """Return the first version; a later one in its place where it says more, beside it where it says something else."""
    kept: list[str] = []
    for version in versions:
        told, new = _words(kept), _words(version)
        both = len(told & new)
        if both < _SAME_SHARE * len(new):
            kept = version if both >= _SAME_SHARE * len(told) else [*kept, *version]
    return kept


def _words(paragraphs: list[str]) -> set[str]:
    return set(_WORD.findall(" ".join(paragraphs).casefold()))


def _web_page(part: Message) -> Content:
    return content_of_html(decode_html(_data(part), charset(part)))


def _data(part: Message) -> bytes:
    data = part.get_payload(decode=True)
    return data if isinstance(data, bytes) else b""
