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
_WIDE = (
    ("utf-32-le", 4, (1, 2, 3)),
    ("utf-32-be", 4, (0, 1, 2)),
    ("utf-16-le", 2, (1,)),
    ("utf-16-be", 2, (0,)),
)
_ZERO_SHARE = 0.8
_WINDOWS = {code: letter for code in range(0x80, 0xA0) if (letter := bytes([code]).decode("cp1252", errors="ignore"))}
"""The signs of Windows (œ, ’, €) in the places of control characters that no text holds: as browsers read them."""
_MISTAKEN = re.compile("[ÃÂÅ][\u0080-\u00bf\u2018-\u203a\u0152-\u017e\u02c6\u02dcƒ]|â€")


def decode(data: bytes, declared: str | None = None) -> str:
    """Return the text of ``data``; a byte that makes no sense becomes U+FFFD rather than an error.

    Args:
        data: a whole text file.
        declared: the encoding the file claims, if it claims one; a false claim is passed over.
    """
    for mark, marked in _MARKS:
        if data.startswith(mark):
            return data.decode(marked, errors="replace")
    sample = data[:_SAMPLE_BYTES]
    if unmarked := unmarked_encoding(sample):
        return data.decode(unmarked, errors="replace")
    for claim in ("utf-8", declared or "utf-8"):
        try:
            return _repaired(_as_claimed(data, claim))
        except (LookupError, ValueError):
            continue
    if _mostly_utf8(sample):
        return "".join(map(_decoded_line, data.splitlines(keepends=True)))
    best = from_bytes(sample, cp_isolation=_CANDIDATES, enable_fallback=False).best()
    return data.decode(best.encoding if best else "cp1252", errors="replace")


def unmarked_encoding(sample: bytes) -> str | None:
    """Return the encoding of a text of two or four bytes a letter that does not begin with a mark, None for any other.

    Nearly all letters of a text in a Latin script leave the same of their bytes zero, and no other text has any.
    """
    for encoding, width, zeros in _WIDE:
        letters = len(sample) // width
        if letters and all(
            sample[offset : letters * width : width].count(0) > _ZERO_SHARE * letters for offset in zeros
        ):
            rest = [sample[offset : letters * width : width].count(0) for offset in range(width) if offset not in zeros]
            if max(rest) < (1 - _ZERO_SHARE) * letters:
                return encoding
    return None


def _as_claimed(data: bytes, claim: str) -> str:
    """Return the text in the encoding it claims, as far as the WHATWG's standard lets such a claim be believed.

    Raises:
        LookupError: nobody knows this encoding, or the bytes cannot be in it.
        ValueError: the bytes are not in it.
    """
    encoding = codecs.lookup(claim.lower().removeprefix("x-")).name
    if encoding.startswith(("utf-16", "utf-32")) and b"\0" not in data:
        raise LookupError(claim)  # a page whose claim can be read is in an encoding of one byte a letter
    if encoding in ("ascii", "cp1252"):
        encoding = "iso8859-1"
    text = data.decode(encoding)
    return text.translate(_WINDOWS) if encoding.startswith("iso8859") else text


def _decoded_line(line: bytes) -> str:
    """Return one line of a text that was put together from pieces in different encodings."""
    try:
        return line.decode("utf-8")
    except UnicodeDecodeError:
        return line.decode("utf-8" if _mostly_utf8(line) else "cp1252", errors="replace")


def _repaired(text: str) -> str:
    """Return a text whose letters were taken for those of another encoding before (Ã© for é) as it was meant."""
    if not _MISTAKEN.search(text):
        return text
    from ftfy import fix_encoding

    return fix_encoding(text)


def _mostly_utf8(data: bytes) -> bool:
    """Tell an UTF-8 file with a few damaged bytes from one in another encoding."""
    high = sum(byte > 0x7F for byte in data)
    return sum(len(found) for found in _MULTIBYTE.findall(data)) > 0.8 * high
