"""How near passages are to queries for the application: the whole passage and its nearest sentence, half and half.

:mod:`wolofsearch.search.scoring` does the same for one query and the passages that a library holds of it.
"""

from __future__ import annotations

import numpy as np

from wolofsearch.encoder.protocol import FloatArray
from wolofsearch.library.encoding import sentences
from wolofsearch.library.vectors import SENTENCE_DIM, leading


def sentences_of(passages: list[str]) -> tuple[list[str], list[int]]:
    """Return the sentences of all passages in a row, and how many each passage has; never none."""
    split = [sentences(passage) or [passage] for passage in passages]
    return [one for each in split for one in each], [len(each) for each in split]


def nearness_of_all(queries: FloatArray, wholes: FloatArray, rows: FloatArray, counts: list[int]) -> FloatArray:
    """Return the score of every passage for every query, (queries, passages).

    Args:
        queries: unit rows (queries, dim).
        wholes: vectors of the passages (passages, dim).
        rows: vectors of their sentences (sentences, dim), passage by passage.
        counts: sentences of each passage, at least one.
    """
    firsts = np.cumsum([0, *counts[:-1]])
    each = leading(queries, SENTENCE_DIM) @ leading(rows, SENTENCE_DIM).T
    return np.asarray((queries @ wholes.T + np.maximum.reduceat(each, firsts, axis=1)) / 2, np.float32)
