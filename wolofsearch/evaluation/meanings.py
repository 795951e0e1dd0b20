"""What passages mean word by word, for all questions at once: as the application compares them, without a library.

:func:`wolofsearch.search.word_meanings.meant` does the same for one question and the passages of a library.
"""

from __future__ import annotations

from collections.abc import Generator, Sequence

import numpy as np

from wolofsearch.encoder.protocol import Encoder, FloatArray
from wolofsearch.evaluation.embedding_cache import EmbeddingCache, Encoded
from wolofsearch.library.vectors import leading, packed_word, unpacked_words
from wolofsearch.library.word_vectors import words_in
from wolofsearch.search.word_meanings import Asked


def meanings_of_all(
    questions: Sequence[Asked | None], passages: Sequence[str], encoder: Encoder, cache: EmbeddingCache
) -> Generator[Encoded, None, FloatArray]:
    """Return how near each passage comes to the words of each question, (questions, passages); 0 where none are known.

    Yields:
        The progress of the encoding.
    """
    within = [words_in(passage) for passage in passages]
    words = sorted({word for each in within for word in each})
    near = np.zeros((len(questions), len(passages)), np.float32)
    if not words or not any(questions):
        return near

    def encode(part: range) -> FloatArray:
        return encoder.encode_documents(words[part.start : part.stop])

    exact = yield from cache.vectors("words", words, encode)
    rows = unpacked_words([packed_word(row) for row in exact], exact.shape[1])
    places = {word: place for place, word in enumerate(words)}
    told = [number for number, each in enumerate(within) if each]
    flat = np.array([places[word] for number in told for word in within[number]])
    firsts = np.cumsum([0, *(len(within[number]) for number in told[:-1])])
    for row, question in zip(near, questions, strict=True):
        if question is not None:
            each = leading(question.vectors, rows.shape[1]) @ rows.T
            row[told] = question.weights @ np.maximum.reduceat(each[:, flat], firsts, axis=1)
    return near
