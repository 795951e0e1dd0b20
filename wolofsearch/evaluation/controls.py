"""What any claim must beat: chance, length, and shared letters or words, without any knowledge of either language."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import numpy.typing as npt

from wolofsearch.encoder.protocol import FloatArray

Lexical = Callable[[list[str]], FloatArray]
"""Queries → scores, (queries, passages), higher is nearer."""


def duration_scores(lengths: npt.ArrayLike, passages: list[str]) -> FloatArray:
    """Rank by length alone: long question, long passage. A speech figure that does not beat this proves nothing.

    Args:
        lengths: (queries,) duration in seconds, or letters, of each query.
        passages: the texts.

    Returns:
        (queries, passages) scores, higher for a passage whose length stands where the query's duration stands.
    """
    asked = _standard(np.log(np.maximum(np.asarray(lengths, np.float64), 0.1)))
    written = _standard(np.log(np.array([max(1, len(text)) for text in passages], dtype=np.float64)))
    return np.asarray(-np.abs(asked[:, None] - written[None, :]), dtype=np.float32)


def _standard(values: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    deviation = values.std()
    return np.asarray((values - values.mean()) / (deviation if deviation > 0 else 1.0), dtype=np.float64)


def random_scores(queries: int, passages: int) -> FloatArray:
    """Return scores that know nothing, the same in every run: (queries, passages)."""
    return np.random.default_rng(0).random((queries, passages), dtype=np.float32)


def shuffled(scores: FloatArray) -> FloatArray:
    """Return the scores with the passages shuffled anew for each query: a model whose answers lead nowhere."""
    return np.random.default_rng(1).permuted(scores, axis=1)


def letter_tfidf(passages: list[str]) -> Lexical:
    """Index the letters of passages: cosines of character 2-5-gram TF-IDF, what shared names and numbers give."""
    from sklearn.feature_extraction.text import TfidfVectorizer

    vectorizer = TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 5), sublinear_tf=True, min_df=1)
    index = vectorizer.fit_transform(passages).T
    return lambda queries: np.asarray((vectorizer.transform(queries) @ index).toarray(), dtype=np.float32)


def bm25(passages: list[str]) -> Lexical:
    """Index the words of passages: BM25 (Lucene's variant, k1 1.5, b 0.75)."""
    import bm25s

    index = bm25s.BM25()
    index.index(bm25s.tokenize(passages, stopwords=None, show_progress=False), show_progress=False)

    def scores(queries: list[str]) -> FloatArray:
        words = bm25s.tokenize(queries, stopwords=None, return_ids=False, show_progress=False)
        none = np.zeros(len(passages), np.float32)
        return np.stack([index.get_scores(row) if row else none for row in words])

    return scores
