"""How Wolof words sound: a pronouncing dictionary first, spelling rules for the rest.

The dictionary is the one of the data folder (X-SAMPA, made by its authors' own model from 49,000 spellings); what it
does not hold, and all of it where there is no data folder, is read by the rules of
:mod:`wolofsearch.training.phonemes`. :func:`rule_errors` states how far the rules are from the dictionary.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from pathlib import Path

from rapidfuzz.distance import Levenshtein

from wolofsearch.training.phonemes import phones_of_word, words

LEXICON = Path("lexicon") / "kallaama_wol_lexicon.xsampa.txt"
_SOUNDS = {
    "y": ["j"], "j": ["J\\"], "Jj": ["n", "J\\"], "nd": ["n", "d"], "mb": ["m", "b"], "Ng": ["n", "g"],
    "Nq": ["n", "q"], "A": ["a"], "R": ["r"], "Z": ["J\\"], "H": ["w"], "9": ["@"], "2": ["@"],
}  # fmt: skip
"""The dictionary's signs that differ from ours; French sounds are given the nearest Wolof ones."""
_OURS = frozenset("a E e @ i O o u b c d f g h J k l m n N p q r s S t v w x z".split())
HELD_OUT = 10
"""Every so manieth entry states the errors of the rules."""


def load_lexicon(data: Path) -> dict[str, list[str]]:
    """Return the phones of each word of the dictionary in the data folder; empty where there is none."""
    file = data / LEXICON
    if not file.exists():
        return {}
    entries: dict[str, list[str]] = {}
    for line in file.read_text(encoding="utf-8").splitlines():
        word, _, written = line.partition("\t")
        if spoken := _phones(written.split()):
            entries.setdefault(unicodedata.normalize("NFC", word.lower()), spoken)
    return entries


def _phones(signs: list[str]) -> list[str] | None:
    """Return the phones of an entry, long ones with a colon; None for a broken one."""
    plain = [phone for sign in signs if sign != "~" for phone in _SOUNDS.get(sign, [sign])]
    if not plain or not set(plain) <= _OURS | {"j", "J\\"}:
        return None
    merged: list[str] = []
    for phone in plain:
        if merged and merged[-1] == phone:
            merged[-1] += ":"
        else:
            merged.append(phone)
    return merged


class Pronunciation:
    """Says how a text sounds.

    Args:
        lexicon: lower-case words → phones.
    """

    def __init__(self, lexicon: Mapping[str, list[str]]) -> None:
        self._lexicon = lexicon

    def __call__(self, text: str) -> list[list[str]]:
        """Return the phones of each word of a text (X-SAMPA, a long phone with a colon)."""
        spoken = (self._lexicon.get(word) or phones_of_word(word) for word in words(text))
        return [word for word in spoken if word]


def rule_errors(lexicon: Mapping[str, list[str]], *, length: bool = True) -> tuple[float, int]:
    """Return the phone error rate (edits / phones) of the rules on held-out entries, and how many those are.

    Args:
        lexicon: the dictionary.
        length: count a long phone for a short one as an error.
    """

    def told(spoken: Iterable[str]) -> list[str]:
        return [phone if length else phone.rstrip(":") for phone in spoken]

    held_out = sorted(lexicon)[::HELD_OUT]
    edits = sum(Levenshtein.distance(told(phones_of_word(word)), told(lexicon[word])) for word in held_out)
    return edits / max(1, sum(len(lexicon[word]) for word in held_out)), len(held_out)
