"""Questions as the application answers them: documents cut into passages, nearness, meanings and words, best passage.

The vectors alone are measured on whole documents, as in the field; this is what a person at the window gets.
"""

from __future__ import annotations

import numpy as np

from wolofsearch.documents.document import DocumentText
from wolofsearch.encoder.protocol import FloatArray, TextEncoder
from wolofsearch.library import encoding
from wolofsearch.library.word_ranking import document_shares, passage_shares, words_of
from wolofsearch.search.fusion import MEANING_WEIGHT, TITLE_COSINE_WEIGHT, words_score


def cut(texts: list[str], encoder: TextEncoder) -> list[list[str]]:
    """Return the passages, at least one, that an import makes of each text."""
    documents = [encoding.cut(DocumentText("", "txt", text), encoder) for text in texts]
    return [[passage.text for passage in each] or [text] for each, text in zip(documents, texts, strict=True)]


def ranked(
    near: FloatArray, meanings: FloatArray, documents: list[list[str]], typed: list[str] | None = None
) -> FloatArray:
    """Return the score of every document for every question, (questions, documents).

    Args:
        near: how near each passage is, (questions, passages), document by document.
        meanings: how near it comes to the words of the question, (questions, passages).
        documents: the passages of each document, which have no titles.
        typed: the questions, where they are; None: they were spoken.
    """
    near = (1 + TITLE_COSINE_WEIGHT) * near + MEANING_WEIGHT * meanings
    sizes = [len(passages) for passages in documents]
    firsts = np.cumsum([0, *sizes[:-1]])
    if typed is None:
        return np.asarray(np.maximum.reduceat(near, firsts, axis=1), np.float32)
    rows = words_of([("", passages) for passages in documents])
    scores = np.empty((len(typed), len(documents)), np.float32)
    for question, nearness, row in zip(typed, near, scores, strict=True):
        said, told = np.zeros(len(nearness)), np.zeros(len(documents))
        for passage, share in passage_shares(rows, question, len(nearness)).items():
            said[passage] = share
        for document, share in document_shares(rows, question, len(documents)).items():
            told[int(document)] = share
        row[:] = np.maximum.reduceat(nearness + words_score(said, np.repeat(told, sizes)), firsts)
    return scores
