"""Typed questions as the application answers them: documents cut into passages, nearness and words, best passage.

The vectors alone are measured on whole documents, as in the field; this is what a person at the window gets.
"""

from __future__ import annotations

import numpy as np

from wolofsearch.documents.document import DocumentText
from wolofsearch.encoder.protocol import FloatArray, TextEncoder
from wolofsearch.library import encoding
from wolofsearch.library.word_ranking import document_shares, passage_shares, words_of
from wolofsearch.search.fusion import TITLE_COSINE_WEIGHT, words_score


def cut(texts: list[str], encoder: TextEncoder) -> list[list[str]]:
    """Return the passages, at least one, that an import makes of each text."""
    documents = [encoding.cut(DocumentText("", "txt", text), encoder) for text in texts]
    return [[passage.text for passage in each] or [text] for each, text in zip(documents, texts, strict=True)]


def ranked_with_words(questions: list[str], near: FloatArray, documents: list[list[str]]) -> FloatArray:
    """Return the score of every document for every question, (questions, documents).

    Args:
        questions: as they are typed.
        near: how near each passage is, (questions, passages), document by document.
        documents: the passages of each document.
    """
    near = (1 + TITLE_COSINE_WEIGHT) * near  # these texts have no titles
    rows = words_of([("", passages) for passages in documents])
    sizes = [len(passages) for passages in documents]
    firsts = np.cumsum([0, *sizes[:-1]])
    scores = np.empty((len(questions), len(documents)), np.float32)
    for question, nearness, row in zip(questions, near, scores, strict=True):
        said, told = np.zeros(len(nearness)), np.zeros(len(documents))
        for passage, share in passage_shares(rows, question, len(nearness)).items():
            said[passage] = share
        for document, share in document_shares(rows, question, len(documents)).items():
            told[int(document)] = share
        row[:] = np.maximum.reduceat(nearness + words_score(said, np.repeat(told, sizes)), firsts)
    return scores
