"""Bytes to letters: what says its encoding is believed, the rest is told from the bytes.

Detectors made for the whole world take short French texts for Polish or Turkish, so only the encodings that French and
Wolof texts were really written in compete.
"""

from __future__ import annotations

import codecs
import re

from charset_normalizer import from_bytes

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CANDIDATES = ["cp1252", "mac_roman", "cp850"]
_MULTIBYTE = re.compile(rb"[\xc3\xc5][\x80-\xbf]|\xe2\x80[\x80-\xbf]")
_SAMPLE_BYTES = 1 << 20


def decode(data: bytes, declared: str | None = None) -> str:
    """Return the text of ``data``; a byte that makes no sense becomes U+FFFD rather than an error.

    Args:
        data: a whole text file.
        declared: the encoding the file claims, if it claims one; a false claim is passed over.
    """
    for mark, marked in _MARKS:
        if data.startswith(mark):
            return data.decode(marked, errors="replace")
    for encoding in ("utf-8", declared or "utf-8"):
        try:
            return data.decode(encoding)
        except (LookupError, ValueError):
            continue
    sample = data[:_SAMPLE_BYTES]
    if _mostly_utf8(sample):
        return data.decode("utf-8", errors="replace")
    best = from_bytes(sample, cp_isolation=_CANDIDATES, enable_fallback=False).best()
    return data.decode(best.encoding if best else "cp1252", errors="replace")


def _mostly_utf8(data: bytes) -> bool:
    """Tell an UTF-8 file with a few damaged bytes from one in another encoding."""
    high = sum(byte > 0x7F for byte in data)
    return sum(len(found) for found in _MULTIBYTE.findall(data)) > 0.8 * high
