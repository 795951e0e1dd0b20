"""Words of a typed question: which ones count, and how they are asked of the full-text index.

Names, doses and references are where vectors are weakest and words strongest. A word is asked for by its French stem
(Porter's Snowball), so that "déclarer" finds "déclaration"; two telling words that stand side by side in the question
are also asked for side by side. What a person types is never handed to FTS5 as its query language: every word is
quoted.
"""

from __future__ import annotations

import itertools
import math
import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache

_WORD = re.compile(r"\w+")
_MOST_WORDS = 32
_K1, _LEAST_IDF = 1.2, 1e-6  # of SQLite's bm25
_STEM_FROM = 4
"""Shorter stems stand for too much: "mil" is no beginning of "militaire"."""
_STOP_WORDS = frozenset(
    (
        "a afin ai ainsi alors apres as au aucun aussi autre autres aux avant avec avoir avons avez ayant c ca car "
        "ce ceci cela celle celles celui ces cet cette ceux chaque chez ci combien comme comment d dans de depuis des "
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
    """Return the folded words of a query that say something, each once and as far as its stem."""
    return list(dict.fromkeys(_stems(word for word in _words(query) if is_telling(word))))[:_MOST_WORDS]


def neighbouring(query: str) -> list[str]:
    """Return the stretches of a query, folded, that reach from one telling word to the next, each once."""
    words = _words(query)
    telling = [place for place, word in enumerate(words) if is_telling(word)]
    stretches = (" ".join(words[first : last + 1]) for first, last in itertools.pairwise(telling))
    return list(dict.fromkeys(stretches))[:_MOST_WORDS]


def is_telling(word: str) -> bool:
    """Return whether a folded word says something by itself."""
    return word not in _STOP_WORDS and (len(word) > 1 or word.isdigit())


def occurrences_of(word: str, text: str) -> list[tuple[int, int]]:
    """Return ``(start, end)`` for every word of ``text`` that is this folded word."""
    return [found.span() for found in _WORD.finditer(folded(text)) if found[0] == word]


def occurrences(words: list[str], text: str) -> list[tuple[str, int, int]]:
    """Return ``(word, start, end)`` for every word of ``text`` that :func:`fts_query` of ``words`` would find."""
    whole = {form: word for word in words if not _is_beginning(word) for form in _forms(word)}
    beginnings = [word for word in words if _is_beginning(word)]
    marked = []
    for found in _WORD.finditer(folded(text)):
        word = found[0]
        asked = whole.get(word) or next((each for each in beginnings if word.startswith(each)), None)
        if asked is not None:
            marked.append((asked, found.start(), found.end()))
    return marked


def fts_query(words: list[str]) -> str:
    """Return an FTS5 query for passages with any of ``words`` of :func:`content_words`."""
    asked = (
        f'"{word}"*' if _is_beginning(word) else " OR ".join(f'"{form}"' for form in _forms(word)) for word in words
    )
    return " OR ".join(asked)


def fts_stretches(stretches: list[str]) -> str:
    """Return an FTS5 query for passages with any of the stretches of :func:`neighbouring`, word for word."""
    return " OR ".join(f'"{stretch}"' for stretch in stretches)


def most_bm25(passages: int, holding: int) -> float:
    """Return what a word adds to SQLite's bm25 at the very most, when so many of the passages hold it.

    SQLite counts a word that stands in more than half of the passages for next to nothing, not for nothing.
    """
    odds = (passages - holding + 0.5) / (holding + 0.5)
    return (_K1 + 1) * max(math.log(odds), _LEAST_IDF)


def _words(query: str) -> list[str]:
    return [found[0] for found in _WORD.finditer(folded(unicodedata.normalize("NFC", query)))]


def _stems(words: Iterable[str]) -> Iterator[str]:
    from snowballstemmer import stemmer  # some ten milliseconds, which only a typed question needs

    french = stemmer("french")  # not to be shared by threads
    for word in words:
        # A stem may end in another letter than the word ("yeux", "œil"): what both begin with is asked for.
        pairs = zip(word, french.stemWord(word), strict=False)
        stem = word[: sum(1 for _ in itertools.takewhile(lambda pair: pair[0] == pair[1], pairs))]
        if _is_beginning(stem):
            yield stem
        else:
            yield word[:-1] if len(word) == _STEM_FROM and word[-1] in "sx" else word


def _is_beginning(word: str) -> bool:
    """Return whether a content word stands for all words that begin with it, else for itself and its plural."""
    return len(word) >= _STEM_FROM and word.isalpha()


def _forms(word: str) -> tuple[str, ...]:
    if not word.isalpha() or word[-1] in "sxz":
        return (word,)
    return (word, f"{word}{'x' if word[-1] == 'u' else 's'}")
