"""Wolof spelling → phones, and every language of the training speech → one alphabet of letters.

Wolof orthography is nearly phonemic: a short table of letters, with doubled letters long, pronounces it. Words that
come from French keep French spelling in running text; a few French digraphs are read as French reads them.
Phones are written in X-SAMPA; a long phone carries a colon.
"""

from __future__ import annotations

import re
import unicodedata

LETTERS = " 'abcdeéëfghijklmnñŋoópqrsštuvwxyz"
"""The alphabet of the CTC stage: Wolof letters, a word boundary, and the few letters other languages need."""
NUMBERS = {letter: number for number, letter in enumerate(LETTERS, start=1)}
"""The place of each letter among what a letter head tells apart; 0 is the blank."""

_VOWELS = {"a": "a", "à": "a", "e": "E", "é": "e", "ë": "@", "i": "i", "o": "O", "ó": "o", "u": "u"}
_CONSONANTS = {
    **{letter: letter for letter in "bdfghklmnprstwxqzv"},
    "c": "c",
    "j": "J\\",
    "ñ": "J",
    "ŋ": "N",
    "y": "j",
    "š": "S",
}
_FRENCH_SPELLING = (
    ("ch", "š"),
    ("ph", "f"),
    ("qu", "k"),
    ("eau", "ó"),
    ("au", "ó"),
    ("ou", "u"),
    ("oi", "wa"),
    ("ai", "e"),
)
_FRENCH_SIGNS = re.compile(r"[vzçèêâôû]|ch|qu|eau|tion|ph")
_WORDS = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


def letters(text: str) -> str:
    """Return Wolof text in the alphabet :data:`LETTERS`: lower case, accents that Wolof lacks undone."""
    text = unicodedata.normalize("NFC", text.lower()).replace("’", "'").replace("-", " ")
    kept = "".join(char if char in LETTERS else _plain(char) for char in text)
    return re.sub(r"\s+", " ", kept).strip(" '")


def _plain(char: str) -> str:
    if char == "ç":
        return "s"
    base = unicodedata.normalize("NFD", char)[0]
    if base in "aeiou" and base in LETTERS:
        return base
    return base if base in LETTERS and base.isalpha() else " "


def words(text: str) -> list[str]:
    """Return the words of a text, lower-case, in NFC."""
    return _WORDS.findall(unicodedata.normalize("NFC", text.lower()))


def phones(text: str) -> list[list[str]]:
    """Return the phones of each word of a Wolof text by rule; long phones end in ``:``."""
    return [spoken for word in words(text) if (spoken := phones_of_word(word))]


def phones_of_word(word: str) -> list[str]:
    """Return the phones of a Wolof word by rule; long phones end in ``:``; empty where no letter has a sound."""
    word = unicodedata.normalize("NFC", word)
    if _FRENCH_SIGNS.search(word):
        for written, read in _FRENCH_SPELLING:
            word = word.replace(written, read)
    result: list[str] = []
    previous = ""
    for char in letters(word):
        phone = _VOWELS.get(char) or _CONSONANTS.get(char)
        if phone is None:
            previous = ""
            continue
        if char == previous and result and not result[-1].endswith(":"):
            result[-1] += ":"
        else:
            result.append(phone)
        previous = char
    # In "ée" and "óo" the accent on the first letter counts for both.
    return _merge_accented(result)


def _merge_accented(sounds: list[str]) -> list[str]:
    merged: list[str] = []
    for sound in sounds:
        if merged and (merged[-1], sound) in {("e", "E"), ("o", "O"), ("@", "E")}:
            merged[-1] += ":"
        else:
            merged.append(sound)
    return merged
