"""Words divided at the end of a line, put together again, with the hyphens that compounds had before."""

from __future__ import annotations

import re
from collections.abc import Callable

HYPHEN = "\x02"
"""What the PDF library puts where a word is divided at the end of a line."""
_DIVIDED = re.compile(rf"(?:(\w+)-)?(\w+){HYPHEN}(\w+)")
_STARTS = frozenset(
    "celui celle ceux celles peut rendez vice sous non demi semi après avant grand grands petit petits quasi chef "
    "chefs nord sud dix vingt trente quarante cinquante soixante quatre".split()
)
_ENDS = frozenset("vous être là même mêmes elle nous ils elles moi toi lui eux".split())
_INNER = frozenset("à en de du des aux t".split())
"""Small words that stand inside a compound: arc-en-ciel, vis-à-vis, a-t-il."""
_SOLID = re.compile(
    r"celui|souscri|soustra|avantag|nonchal|nonobst|grande|grandi|petite|quasiment|cheffe|dixi|quatri|"
    r"\w+(?:antaine|entaine|naire)"
)
"""Words that look like a compound and are none; those that a number begins among them."""


def undivided(text: str, words: Callable[[str], bool]) -> str:
    """Return a paragraph, its divided words joined; compounds keep their hyphen (peut-être, Sud-Ouest, 2024-2025).

    Args:
        text: with :data:`HYPHEN` wherever a word was divided.
        words: tells whether a word stands elsewhere in the document.
    """

    def mended(found: re.Match[str]) -> str:
        return _mended(found[1], found[2], found[3], words)

    while (joined := _DIVIDED.sub(mended, text)) != text:  # again: a long word may be divided twice
        text = joined
    return text.replace(HYPHEN, "-")  # of a word that goes on on the next page


def _mended(before: str | None, start: str, end: str, words: Callable[[str], bool]) -> str:
    compound, solid = f"{start}-{end}", start + end
    leading = f"{before}-" if before else ""
    if words(solid):
        return leading + solid
    known = _is_compound(before, start.lower(), end) or words(leading + compound)
    return leading + (compound if known or not end[0].islower() else solid)


def _is_compound(before: str | None, start: str, end: str) -> bool:
    if _SOLID.match(start + end):
        return False
    inner = start in _INNER and before is not None and before.lower() not in _STARTS
    return inner or start in _STARTS or end in _ENDS
