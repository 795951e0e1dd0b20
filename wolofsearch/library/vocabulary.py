"""The words and titles of a library that begin as somebody types, from the full-text indexes it has anyway.

The indexes hold words folded (lower case, no accents); how one is spelled is read from a passage that holds it.
"""

from __future__ import annotations

import re

from wolofsearch.library.store import Store
from wolofsearch.library.words import folded, is_telling, occurrences_of

SHORTEST = 3
"""Letters from which on words are looked up: with fewer, half the library begins so."""
_MOST_COUNTED = 200
_LAST = "\U0010ffff"
_WORD = re.compile(r"\w+")


def words_beginning(store: Store, beginning: str, most: int) -> list[str]:
    """Return up to ``most`` words of the library that begin so, as they are spelled in it, the most frequent first."""
    start = folded(beginning)
    if len(start) < SHORTEST or not _WORD.fullmatch(start):
        return []
    _show_vocabulary(store)
    # The vocabulary is in the order of the alphabet: what is counted is bounded, however many words begin so.
    rows = store.rows(
        """SELECT term, doc FROM (SELECT term, doc FROM temp.word_counts WHERE term > ? AND term < ? LIMIT ?)
        ORDER BY doc DESC, length(term)""",
        [start, start + _LAST, _MOST_COUNTED],
    )
    found: list[str] = []
    stems: set[str] = set()
    for term, _ in rows:
        stem = term.rstrip("sx")
        if len(found) == most:
            break
        if stem in stems or stem == start or not is_telling(term) or not term.isalpha():
            continue
        spelled = _spelled(store, term)
        if spelled is not None:
            stems.add(stem)
            found.append(spelled)
    return found


def titles_with(store: Store, typed: str, most: int) -> list[str]:
    """Return up to ``most`` titles that hold every typed word, the last one as a beginning."""
    words = _WORD.findall(folded(typed))
    if not words or len(words[-1]) < SHORTEST:
        return []
    asked = " ".join([*(f'"{word}"' for word in words[:-1]), f'"{words[-1]}" *'])
    rows = store.rows(
        "SELECT title FROM document_words WHERE document_words MATCH ? ORDER BY rank LIMIT ?",
        [f"title : ({asked})", most],
    )
    return list(dict.fromkeys(row[0] for row in rows))


def _spelled(store: Store, term: str) -> str | None:
    """Return how the first passage that holds a folded word spells it, in small letters."""
    rows = store.rows(
        "SELECT text FROM passages WHERE id = (SELECT rowid FROM words WHERE words MATCH ? LIMIT 1)", [f'"{term}"']
    )
    place = next(iter(occurrences_of(term, rows[0][0])), None) if rows else None
    return rows[0][0][slice(*place)].lower() if place else None


def _show_vocabulary(store: Store) -> None:
    # A table of the connection alone: nothing is written into the library, which may be read-only.
    store.rows("CREATE VIRTUAL TABLE IF NOT EXISTS temp.word_counts USING fts5vocab (main, words, row)")
