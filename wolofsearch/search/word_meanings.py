"""How much of what a question's words mean a passage means too, word by word.

For each telling word of the question, typed or heard, the passage's nearest word counts; the rarer the word, the more
(late interaction: Khattab and Zaharia, "ColBERT", 2020, here with a vector for a word wherever it stands). So a Wolof
word finds its French one though the rest of the question was heard wrongly, and a question says more than its one
vector, which is of the whole.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

import numpy as np

from wolofsearch.encoder.protocol import Encoder, FloatArray
from wolofsearch.library.vectors import leading
from wolofsearch.library.word_vectors import words_in

MOST_WORDS = 32
"""Words of a question that are compared."""
Key = TypeVar("Key", int, str)


@dataclass(frozen=True, slots=True)
class Asked:
    """Telling words of a question: ``weights`` (words,), which sum to 1, and unit ``vectors`` (words, dim)."""

    weights: FloatArray
    vectors: FloatArray


def asked(question: str, encoder: Encoder) -> Asked | None:
    """Return what a question's words mean; None where the model knows no words, or fewer than two say anything.

    Of a single word the vector of the whole question says all, and more exactly.
    """
    words = words_in(question)[:MOST_WORDS] if encoder.knows_words else []
    weights = encoder.weigh_words(words) if words else np.zeros(0, np.float32)
    telling = weights > 0
    if telling.sum() < 2:
        return None
    vectors = encoder.encode_documents([word for word, tells in zip(words, telling, strict=True) if tells])
    kept = weights[telling]
    return Asked(np.asarray(kept / kept.sum(), np.float32), vectors)


def meant(
    question: Asked | None, texts: Mapping[Key, str], known: Callable[[Sequence[str]], Mapping[str, FloatArray]]
) -> dict[Key, float]:
    """Return how near, -1 to 1, each text comes to the words of a question; a text without words is left out.

    Args:
        question: of :func:`asked`; for None nothing is returned.
        texts: by whatever they are known by.
        known: gives the unit vectors of those words that have one.
    """
    if question is None:
        return {}
    words = {key: words_in(text) for key, text in texts.items()}
    vectors = known(list(dict.fromkeys(word for each in words.values() for word in each)))
    if not vectors:
        return {}
    places = {word: place for place, word in enumerate(vectors)}
    rows = np.stack(list(vectors.values()))
    near = rows @ leading(question.vectors, rows.shape[1]).T  # (words of the texts, words of the question)
    within = {key: [places[word] for word in each if word in places] for key, each in words.items()}
    return {key: float(near[each].max(axis=0) @ question.weights) for key, each in within.items() if each}
