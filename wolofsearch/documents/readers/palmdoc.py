"""PalmDOC: the plain texts, now and then in HTML, that people carried on Palm organisers around 2000.

Read here rather than by Calibre, which takes the first lines of such a text for its title and its author.
"""

from __future__ import annotations

import re
import struct
from dataclasses import replace
from pathlib import Path

from wolofsearch.documents.content import Content
from wolofsearch.documents.palm import palm_records
from wolofsearch.documents.readers import html, txt

_PLAIN = 1
_COMPRESSED = 2
LONGEST_NAME_CHARACTERS = 31
"""A database's name of this length is the beginning of a longer one."""
_HTML = re.compile(rb"\s*<(?:!doctype|html|head|body)\b", re.IGNORECASE)


def read(path: Path) -> Content:
    """Read a text.

    Raises:
        ValueError: it is compressed in a way that PalmDOC does not know.
        IndexError, struct.error: it is cut off.
    """
    name, records = palm_records(path.read_bytes())
    compression, _, _, count = struct.unpack_from(">HHLH", records[0])
    if compression not in (_PLAIN, _COMPRESSED):
        raise ValueError(f"compression {compression}")
    parts = records[1 : count + 1]
    text = b"".join(parts if compression == _PLAIN else map(unpacked, parts)).rstrip(b"\0")
    content = html.content_of_html(html.decode_html(text)) if _HTML.match(text) else txt.content_of_text(text)
    title = name.replace("_", " ") if len(name) < LONGEST_NAME_CHARACTERS else None
    return replace(content, title=content.title or title)


def unpacked(record: bytes) -> bytes:
    """Return the text of one compressed record; what a damaged one refers to before its beginning is left out.

    A byte is itself, the number (1 to 8) of bytes that stand as they are, a space before a letter (from 0xC0 on), or,
    with the next one, how far back (11 bits) how many letters (3 bits, and 3 more) are to be repeated.
    """
    text = bytearray()
    place = 0
    while place < len(record):
        byte = record[place]
        place += 1
        if 1 <= byte <= 8:
            text += record[place : place + byte]
            place += byte
        elif byte < 0x80:
            text.append(byte)
        elif byte >= 0xC0:
            text += bytes((0x20, byte ^ 0x80))
        elif place < len(record):
            pair = (byte << 8 | record[place]) & 0x3FFF
            place += 1
            back = pair >> 3
            if 0 < back <= len(text):
                for _ in range((pair & 7) + 3):
                    text.append(text[-back])
    return bytes(text)
