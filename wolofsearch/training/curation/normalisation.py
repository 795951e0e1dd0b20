"""One spelling for each text: repaired encodings, one Unicode form, and official Wolof orthography where that is sure.

Much Wolof is written as French ears spell it (``dieureudieuf`` for ``jërëjëf``, ``khale`` for ``xale``). A word is
respelled only when no dictionary knows it as it stands and the dictionary knows exactly one word behind it; French loan
words stay as French spells them.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from itertools import product

import ftfy

_SPACES = re.compile(r"\s+")
_SIGNS = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "´": "'", "η": "ŋ", "ņ": "ŋ", "ň": "ñ", "ń": "ñ", "\u00ad": None,
                        "\u200b": None, "\ufeff": None, "«": '"', "»": '"', "“": '"', "”": '"'})  # fmt: skip
_TAGS = re.compile(r":\s?fra\b|\[[^\]]*\]|%\w+|\(\)|:\w+")
_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*")
_LOOSE: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("dieu", ("jë",)), ("ieu", ("ë",)), ("eu", ("ë",)), ("ou", ("u", "uu", "w")), ("oo", ("oo",)), ("dj", ("j",)),
    ("di", ("j", "di")), ("gn", ("ñ", "ññ")), ("ny", ("ñ",)), ("kh", ("x", "xx")), ("th", ("c",)), ("ti", ("c", "ti")),
    ("ng", ("ŋ", "ng")), ("qu", ("k",)), ("ss", ("s",)), ("é", ("é", "e")), ("è", ("e",)), ("e", ("e", "ë", "é")),
    ("a", ("a", "à", "aa")), ("o", ("o", "ó", "oo")), ("n", ("n", "ñ")), ("i", ("i", "ii")), ("h", ("x", "h")),
)  # fmt: skip
_MOST_GUESSES = 400


def clean(text: str) -> str:
    """Return the text with its encoding repaired, in NFC, with plain quotes and single spaces."""
    repaired = ftfy.fix_text(text, uncurl_quotes=True, normalization="NFC")
    return _SPACES.sub(" ", unicodedata.normalize("NFC", repaired.translate(_SIGNS))).strip()


def without_tags(text: str) -> str:
    """Return a transcript without the marks of its annotators (``:fra``, ``[rire]``, ``%hum``)."""
    return _SPACES.sub(" ", _TAGS.sub(" ", text)).strip()


class Orthography:
    """Respells loose Wolof by what dictionaries know.

    Args:
        known: words in official orthography.
        foreign: words of other languages that stand in Wolof texts as they are.
    """

    def __init__(self, known: Iterable[str], foreign: Iterable[str]) -> None:
        self._known = {word.lower() for word in known}
        self._kept = self._known | {word.lower() for word in foreign}
        self._respelled: dict[str, str] = {}

    def __call__(self, text: str) -> str:
        """Return the text with each loosely spelled word in official orthography, where that is sure."""
        return _WORD.sub(lambda match: self._word(match.group()), text)

    def _word(self, word: str) -> str:
        lower = word.lower()
        if lower in self._kept or len(lower) < 3:
            return word
        if lower not in self._respelled:
            found = {guess for guess in guesses(lower) if guess in self._known}
            self._respelled[lower] = found.pop() if len(found) == 1 else lower
        respelled = self._respelled[lower]
        if respelled == lower:
            return word
        return respelled.capitalize() if word[0].isupper() else respelled


def guesses(word: str) -> set[str]:
    """Return the official spellings that may stand behind a lower-case word; none where there would be too many."""
    parts: list[tuple[str, ...]] = []
    rest = word
    while rest:
        sign, read = next(((sign, read) for sign, read in _LOOSE if rest.startswith(sign)), (rest[0], (rest[0],)))
        parts.append(read)
        rest = rest[len(sign) :]
    total = 1
    for part in parts:
        total *= len(part)
    return {"".join(choice) for choice in product(*parts)} if total <= _MOST_GUESSES else set()


def frequent_words(texts: Iterable[str], least: int) -> set[str]:
    """Return the lower-case words that stand at least ``least`` times in the texts."""
    counts: dict[str, int] = {}
    for text in texts:
        for word in _WORD.findall(text.lower()):
            counts[word] = counts.get(word, 0) + 1
    return {word for word, count in counts.items() if count >= least}
