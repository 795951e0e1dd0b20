"""One spelling for the same text, whichever program wrote it.

Composed letters, plain spaces, no invisible marks: the search counts on one form, and offsets refer to this text.
"""

from __future__ import annotations

import re
import unicodedata

_INVISIBLE = dict.fromkeys(
    [0xAD, 0x200B, 0x200C, 0x200D, 0x200E, 0x200F, 0x2060, 0xFEFF, 0xFFFD, 0xFFFE, *range(0x202A, 0x202F)]
)
_LIGATURES = {code: unicodedata.normalize("NFKC", chr(code)) for code in range(0xFB00, 0xFB07)}
_NEW_LINES = dict.fromkeys([0x0B, 0x0C, 0x85, 0x2028, 0x2029], "\n")
_SYMBOL_BULLETS = dict.fromkeys([0xF0B7, 0xF0A7, 0xF0D8, 0xF0FC, 0xF076, 0xF0A8, 0xF06E, 0xF071], "•")
_TABLE = {**_INVISIBLE, **_LIGATURES, **_NEW_LINES, **_SYMBOL_BULLETS}
# Control, surrogate and unassigned-by-design characters that no store or font can take.
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\uffff]")
_SPACES = re.compile(r"[^\S\n]+")
_AROUND_NEW_LINE = re.compile(r" ?\n[\n ]*")


def clean_paragraph(text: str) -> str:
    """Return one paragraph in NFC, with single spaces, single line breaks and no invisible characters."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").translate(_TABLE)
    text = unicodedata.normalize("NFC", _UNPRINTABLE.sub("", text))
    return _AROUND_NEW_LINE.sub("\n", _SPACES.sub(" ", text)).strip()
