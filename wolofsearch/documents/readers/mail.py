"""Letters (EML) and saved web pages (MHTML), which are letters too, through the standard library."""

from __future__ import annotations

from email import message_from_bytes, policy
from email.errors import HeaderParseError
from email.header import decode_header, make_header
from email.message import Message
from email.utils import parseaddr
from pathlib import Path

from wolofsearch.documents.content import Content
from wolofsearch.documents.encodings import decode
from wolofsearch.documents.readers.html import content_of_html, decode_html
from wolofsearch.documents.readers.txt import paragraphs_of

_SHOWN_HEADERS = (("From", "De"), ("To", "À"), ("Cc", "Copie"), ("Date", "Date"), ("Subject", "Objet"))


def read(path: Path) -> Content:
    """Read a letter: who writes to whom about what, its words, and the names of what is attached.

    Of a saved web page only the page is read. Nothing that a letter links to is fetched.
    """
    message = message_from_bytes(path.read_bytes(), policy=policy.compat32)
    plain, pages = _texts(message, "plain"), _texts(message, "html")
    written = [content_of_html(decode_html(data, charset)) for data, charset in pages]
    date, subject = _header(message, "Date"), _header(message, "Subject")
    if pages and message.get_content_type() == "multipart/related" and "To" not in message:
        return Content(written[0].pages, written[0].title or subject, written[0].heading, date=date)
    words = [paragraph for data, charset in plain for paragraph in paragraphs_of(decode(data, charset))]
    if not words:
        words = [paragraph for content in written for page in content.pages for paragraph in page]
    headers = [f"{shown} : {value}" for name, shown in _SHOWN_HEADERS if (value := _header(message, name))]
    names = [name for part in message.walk() if (name := part.get_filename())]
    attached = [f"Pièces jointes : {', '.join(names)}"] if names else []
    sender = _header(message, "From") or ""
    return Content(
        pages=[["\n".join(headers), *words, *attached] if words or names else []],
        title=subject,
        author=parseaddr(sender)[0] or sender,
        date=date,
    )


def _header(message: Message, name: str) -> str | None:
    """Return a header in letters, whatever it is coded in."""
    value = message[name]
    if value is None:
        return None
    try:
        return " ".join(str(make_header(decode_header(str(value)))).split())
    except (HeaderParseError, LookupError, ValueError):  # an encoding nobody knows
        return " ".join(str(value).split())


def _texts(message: Message, kind: str) -> list[tuple[bytes, str | None]]:
    """Return the texts of one kind that are not attached as files, with the encodings they declare."""
    return [
        (payload, part.get_content_charset())
        for part in message.walk()
        if part.get_content_type() == f"text/{kind}" and part.get_content_disposition() != "attachment"
        if isinstance(payload := part.get_payload(decode=True), bytes) and payload.strip()
    ]
