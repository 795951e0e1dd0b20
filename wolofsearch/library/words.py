"""Words of a typed question: which ones count, and how they are asked of the full-text index.

Names, doses and references are where vectors are weakest and words strongest. What a person types is never handed to
FTS5 as its query language: every word is quoted.
"""

from __future__ import annotations

import math
import re
import unicodedata
from functools import cache

_WORD = re.compile(r"\w+")
_MOST_WORDS = 32
_K1, _LEAST_IDF = 1.2, 1e-6  # of SQLite's bm25
_PLURAL_FROM = 5
"""Words shorter than this keep their last letter: "pays", "mois", "prix"."""
_ENDINGS = ("", "s", "x", "e", "es")
_STOP_WORDS = frozenset(
    (
        "a afin ai ainsi alors apres as au aucun aussi autre autres aux avant avec avoir avons avez ayant c ca car "
        "ce ceci cela celle celles celui ces cet cette ceux chaque chez ci comme comment d dans de depuis des "
        "devant doit doivent dois donc dont du durant elle elles en encore entre est et etaient etait etant etc "
        "ete etes etre eu eux fait faire faut font hors i ici il ils j je jusqu jusque l la laquelle le lequel les "
        "lesquels leur leurs lors lorsque lui m ma mais me meme memes mes moi moins mon n ne ni non nos notre nous "
        "on ont ou par parce pas peut peuvent peux plus plusieurs pour pourquoi pouvoir puis qu quand que quel "
        "quelle quelles quels qui quoi s sa sans se sera serait ses si soi soient sois soit sommes son sont sous "
        "suis sur t ta tandis te tes toi ton tous tout toute toutes tres trop tu un une va vers via voici voila "
        "vont vos votre vous y"
    ).split()
)


def folded(text: str) -> str:
    """Return ``text`` in lower case and without accents, character for character as long as before.

    A letter whose folded form is not one character ("ß", "œ") stays as it is, so that offsets keep their meaning.
    """
    return "".join(_folded_letter(letter) for letter in text)


@cache
def _folded_letter(letter: str) -> str:
    bare = "".join(part for part in unicodedata.normalize("NFD", letter) if not unicodedata.combining(part)).lower()
    return bare if len(bare) == 1 else letter


def content_words(query: str) -> list[str]:
    """Return the folded words of a query that say something, each once and without its plural ending."""
    words = [found[0] for found in _WORD.finditer(folded(unicodedata.normalize("NFC", query)))]
    return list(dict.fromkeys(_singular(word) for word in words if is_telling(word)))[:_MOST_WORDS]


def is_telling(word: str) -> bool:
    """Return whether a folded word says something by itself."""
    return word not in _STOP_WORDS and (len(word) > 1 or word.isdigit())


def occurrences_of(word: str, text: str) -> list[tuple[int, int]]:
    """Return ``(start, end)`` for every word of ``text`` that is this folded word."""
    return [found.span() for found in _WORD.finditer(folded(text)) if found[0] == word]


def occurrences(words: list[str], text: str) -> list[tuple[str, int, int]]:
    """Return ``(word, start, end)`` for every word of ``text`` that :func:`fts_query` of ``words`` would find."""
    wanted = {form: word for word in words for form in _forms(word)}
    return [
        (wanted[found[0]], found.start(), found.end()) for found in _WORD.finditer(folded(text)) if found[0] in wanted
    ]


def fts_query(words: list[str]) -> str:
    """Return an FTS5 query for passages with any of ``words``, in the singular or the plural."""
    return " OR ".join(f'"{form}"' for word in words for form in _forms(word))


def most_bm25(passages: int, holding: int) -> float:
    """Return what a word adds to SQLite's bm25 at the very most, when so many of the passages hold it.

    SQLite counts a word that stands in more than half of the passages for next to nothing, not for nothing.
    """
    odds = (passages - holding + 0.5) / (holding + 0.5)
    return (_K1 + 1) * max(math.log(odds), _LEAST_IDF)


def _forms(word: str) -> list[str]:
    return [word + ending for ending in _ENDINGS]


def _singular(word: str) -> str:
    return word[:-1] if len(word) >= _PLURAL_FROM and word[-1] in "sx" else word
