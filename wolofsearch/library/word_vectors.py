"""What each word of a library means by itself.

A vector of a whole passage tells little of any one of its words, and of a question heard badly often only a word is
left. So every telling word that stands in a passage or a title is encoded once for the whole library; a library has far
fewer words than passages have places. Words are kept in lower case, as they are written.
"""

from __future__ import annotations

import re
from collections.abc import Generator, Sequence
from functools import lru_cache

from wolofsearch.encoder.protocol import FloatArray, TextEncoder
from wolofsearch.library.store import Store
from wolofsearch.library.vectors import packed_word, unpacked_words
from wolofsearch.library.words import folded, is_telling

COMPLETE = "words_complete"
"""Key in the library's notebook: every word of every passage has its vector, so that they can be compared by them."""
LONGEST_LETTERS = 40
_BATCH_WORDS = 64
_WORD = re.compile(r"\w+")


def words_in(text: str) -> list[str]:
    """Return the words of a text, in lower case, each once and in order, that say something by themselves."""
    return [word for word in dict.fromkeys(_WORD.findall(text.lower())) if _counts(word)]


def learn(store: Store, texts: Sequence[str], encoder: TextEncoder) -> Generator[None, None, None]:
    """Encode the words of ``texts`` that the library does not know yet.

    Yields:
        After every batch, which is stored then; without words there is none.

    Raises:
        WolofSearchError: ``general.disk_full``…
    """
    words = list(dict.fromkeys(word for text in texts for word in words_in(text)))
    known = {row[0] for row in store.rows_in("SELECT word FROM word_vectors WHERE word IN (*)", words)}
    new = sorted((word for word in words if word not in known), key=len)  # words of like length go together
    for first in range(0, len(new), _BATCH_WORDS):
        some = new[first : first + _BATCH_WORDS]
        vectors = encoder.encode_documents(some)
        with store.transaction() as database:
            for word, vector in zip(some, vectors, strict=True):
                database.execute("INSERT OR IGNORE INTO word_vectors VALUES (?, ?)", [word, packed_word(vector)])
        yield


def complete(store: Store) -> bool:
    """Return whether every word of every passage and title has its vector."""
    for rows in store.stream("SELECT text FROM passages UNION ALL SELECT title FROM documents"):
        words = list({word for (text,) in rows for word in words_in(text)})
        if len(store.rows_in("SELECT 1 FROM word_vectors WHERE word IN (*)", words)) < len(words):
            return False
    return True


def found(store: Store, words: Sequence[str], dim: int) -> dict[str, FloatArray]:
    """Return the vectors of those words that have one, unit vectors of some leading components.

    Args:
        store: of the library.
        words: as :func:`words_in` returns them.
        dim: that of the library's vectors.
    """
    rows = store.rows_in("SELECT word, vector FROM word_vectors WHERE word IN (*)", words)
    vectors = unpacked_words([row[1] for row in rows], dim)
    return {row[0]: vector for row, vector in zip(rows, vectors, strict=True)}


@lru_cache(1 << 16)  # the same words stand in most passages
def _counts(word: str) -> bool:
    return len(word) <= LONGEST_LETTERS and not word.isdigit() and is_telling(folded(word))
