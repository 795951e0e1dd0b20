"""Letters (EML) and mailboxes (mbox) as folders: what is attached to a letter is a document of its own.

The standard library takes a letter apart; it keeps its own address, and its attachments lie below it.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from email import message_from_bytes
from email.errors import HeaderParseError
from email.header import decode_header
from email.message import Message
from functools import partial
from io import BytesIO
from itertools import pairwise
from pathlib import Path, PurePosixPath
from typing import IO

from wolofsearch.documents.container_entries import Entry, clean_name
from wolofsearch.documents.document import MEGABYTE
from wolofsearch.documents.encodings import decode
from wolofsearch.documents.markings import MAILBOX_HEAD

_LETTER, _MAILBOX = ".eml", ".mbox"
LETTER_SUFFIXES: frozenset[str] = frozenset({_LETTER, _MAILBOX})
"""Suffixes, in lower case with their dot, of files that are opened so."""
MAX_LETTER_BYTES = 64 * MEGABYTE
"""A longer letter is read without what is attached to it: it is taken apart in memory."""
_HEAD_BYTES = 4096
_MARK = b"\xef\xbb\xbf"


def letter_of(data: bytes) -> Message:
    """Return a letter, taken apart."""
    return message_from_bytes(data.removeprefix(_MARK))


def header_text(value: object) -> str:
    """Return a header, or the name of an attachment, in letters, whatever it is coded in."""
    try:
        pieces = decode_header(value)  # type: ignore[arg-type]  # it takes what the library gives, too
    except (HeaderParseError, LookupError, ValueError):
        pieces = [(str(value), None)]
    words = (piece if isinstance(piece, str) else decode(piece, claim) for piece, claim in pieces)
    return " ".join("".join(words).split())


def file_name(part: Message) -> str | None:
    """Return under which name a part is attached, None where it tells none that can be read."""
    with suppress(TypeError, ValueError):  # the library stumbles over some damaged parameters
        name = part.get_filename()
        return header_text(name) if name else None
    return None


def charset(part: Message) -> str | None:
    """Return the encoding that a part declares, None where it tells none that can be read."""
    with suppress(TypeError, ValueError):
        return part.get_content_charset()
    return None


def is_written(part: Message) -> bool:
    """Return whether a part is what the letter says, not what is attached to it."""
    return part.get_content_type() in ("text/plain", "text/html") and part.get_content_disposition() != "attachment"


def holds_letters(path: Path) -> bool:
    """Tell whether a file is a mailbox, or a letter with something attached.

    Raises:
        OSError: it cannot be read.
    """
    suffix = path.suffix.lower()
    if suffix == _MAILBOX:
        with path.open("rb") as file:
            return MAILBOX_HEAD.match(file.read(_HEAD_BYTES)) is not None
    if suffix != _LETTER or path.stat().st_size > MAX_LETTER_BYTES:
        return False
    return any(_attached(letter_of(path.read_bytes())))


def letter_entries(path: Path) -> Iterator[Entry]:
    """Yield the letters of a mailbox; or a letter itself, as an entry without a name, and what is attached to it.

    Raises:
        Exception: one of :data:`~wolofsearch.documents.container_entries.DAMAGE`.
    """
    if path.suffix.lower() == _MAILBOX:
        for number, (start, end) in enumerate(pairwise(_borders(path)), start=1):
            yield Entry(f"{number:05}.eml", partial(_piece, path, start, end), False, 0)
        return
    yield Entry("", lambda: path.open("rb"), False, 0)
    names: dict[str, int] = {}
    for name, data in _attached(letter_of(path.read_bytes())):
        names[name] = number = names.get(name, 0) + 1
        alone = PurePosixPath(name)
        unique = name if number == 1 else str(alone.with_stem(f"{alone.stem} ({number})"))
        yield Entry(unique, partial(BytesIO, data), False, 0)


def _borders(path: Path) -> list[int]:
    """Return where the letters of a mailbox begin, and its end."""
    borders = []
    with path.open("rb") as file:
        blank = True
        # The standard library's mailbox would take a line of gigabytes into memory.
        while line := file.readline(_HEAD_BYTES):
            if blank and line.startswith(b"From "):
                borders.append(file.tell() - len(line))
            blank = not line.strip(b"\r\n")
        return [*borders, file.tell()]


def _piece(path: Path, start: int, end: int) -> IO[bytes]:
    if end - start > MAX_LETTER_BYTES:
        raise ValueError("a letter is too long")
    with path.open("rb") as file:
        file.seek(start)
        return BytesIO(file.read(end - start))


def _attached(letter: Message) -> Iterator[tuple[str, bytes]]:
    """Yield the name and the bytes of each file attached; pictures that only adorn the letter are left out."""
    for part in letter.walk():
        name = file_name(part)
        if not name or part.is_multipart() or is_written(part):
            continue
        adorns = part.get_content_maintype() == "image" and part.get_content_disposition() != "attachment"
        data = part.get_payload(decode=True)
        if not adorns and isinstance(data, bytes) and data:
            yield clean_name(name.encode(errors="replace")), data
