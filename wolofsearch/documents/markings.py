"""How texts tell what they are: by their first lines, and by their suffix where these say nothing."""

from __future__ import annotations

import re
from pathlib import Path

from wolofsearch.documents.encodings import unmarked_encoding
from wolofsearch.documents.suffixes import OTHER_SUFFIXES, PLAIN_SUFFIXES, SUFFIXES, UNREAD_SUFFIXES
from wolofsearch.errors import WolofSearchError

_CONTROLS = bytes(byte for byte in range(32) if byte not in b"\t\n\v\f\r\x1a\x1b\x08")
_UTF16_OR_32 = (b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")
_PROLOGUE = rb"(?:<\?xml[^>]*>|<!--.*?-->|\s)*+"
_HTML = re.compile(_PROLOGUE + rb"<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL)
_XML = re.compile(rb"\s*<\?xml\b")
_ROOTS = (
    (re.compile(rb"<FictionBook\b"), "fb2"),
    (re.compile(rb"progid=\"Word\.Document\""), "wordml"),
    (re.compile(rb"progid=\"Excel\.Sheet\""), "spreadsheetml"),
    (re.compile(rb"office:mimetype=\"application/vnd\.oasis\.opendocument\.text"), "fodt"),
    (re.compile(rb"office:mimetype=\"application/vnd\.oasis\.opendocument\.presentation"), "fodp"),
    (re.compile(rb"office:mimetype=\"application/vnd\.oasis\.opendocument\.spreadsheet"), "fods"),
)
_BEGINNINGS = (
    (_HTML, "html"),
    (re.compile(rb"WEBVTT(?:\s|$)"), "vtt"),
    (re.compile(rb"\s*\d+\s*\r?\n\s*\d{1,2}:\d{2}:\d{2}[,.]\d{1,3}\s*-->\s*\d"), "srt"),
)
_HEADER = re.compile(rb"[A-Za-z][A-Za-z0-9-]*:(?=[ \t\r\n])")
_MAIL_HEADER = re.compile(
    rb"^(?:from|to|subject|date|message-id|mime-version|content-type|return-path|received|delivered-to|x-[a-z-]+):",
    re.IGNORECASE | re.MULTILINE,
)
_WEB_ARCHIVE = re.compile(rb"^content-type:\s*multipart/related", re.IGNORECASE | re.MULTILINE)
MAILBOX_HEAD = re.compile(rb"\AFrom \S[^\n]*\d{2}:\d{2}[^\n]*\n(?=>?[A-Za-z][A-Za-z0-9-]*:[ \t\r\n])")
"""The line that a letter in a mailbox begins with, and some that were taken out of one."""
FEWEST_MAIL_HEADERS = 3


def text_format(path: Path, head: bytes) -> str:
    """Return the format of a text from its first bytes.

    Raises:
        WolofSearchError: ``documents.unsupported`` for what is no text, or of a kind that is not read.
    """
    suffix = path.suffix.lower()
    if not head.startswith(_UTF16_OR_32) and unmarked_encoding(head) is None:
        # One stray NUL is forgiven, as some programs end a text with it; control characters mean a program or data.
        strange = len(head) - len(head.translate(None, _CONTROLS))
        if strange > max(1, len(head) // 100):
            raise WolofSearchError("documents.unsupported", path=str(path), kind="binaire / binary")
    bare = head.removeprefix(b"\xef\xbb\xbf")
    marked = _marked_format(bare, suffix)
    if marked:
        return marked
    if _XML.match(bare) and PLAIN_SUFFIXES.get(suffix) != "html":
        raise WolofSearchError("documents.unsupported", path=str(path), kind="XML")
    if suffix in OTHER_SUFFIXES | UNREAD_SUFFIXES:
        raise WolofSearchError("documents.unsupported", path=str(path), kind=suffix.lstrip(".").upper())
    return PLAIN_SUFFIXES.get(suffix, "txt")


def _marked_format(bare: bytes, suffix: str) -> str | None:
    """Return the format that the first lines tell, None where they could be anyone's."""
    bare = MAILBOX_HEAD.sub(b"", bare, count=1)
    for root, format_ in _ROOTS:
        if _XML.match(bare) and root.search(bare):
            return format_
    for beginning, format_ in _BEGINNINGS:
        if beginning.match(bare):
            return format_
    if _HEADER.match(bare):
        headers = re.split(rb"\r?\n\r?\n", bare, maxsplit=1)[0]
        names = {name.lower() for name in _MAIL_HEADER.findall(headers)}
        if _WEB_ARCHIVE.search(headers) and b"to:" not in names:
            return "mhtml"
        if len(names) >= (1 if SUFFIXES.get(suffix) == "eml" else FEWEST_MAIL_HEADERS):
            return "eml"
    return None
