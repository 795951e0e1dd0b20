"""How near a passage is to a question: the whole of it, and its nearest sentence, half and half.

The whole tells what a passage is about, a sentence what it says. Either alone ranks worse.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from wolofsearch.encoder.protocol import FloatArray
from wolofsearch.library.vectors import leading


@dataclass(frozen=True, slots=True)
class Nearness:
    """``score``, -1 to 1, and the number of the passage's sentence that is nearest, None where none is known."""

    score: float
    sentence: int | None


def nearness(query: FloatArray, wholes: FloatArray, sentences: Sequence[FloatArray | None]) -> list[Nearness]:
    """Return how near each passage is.

    Args:
        query: unit vector (dim,).
        wholes: vectors of the passages (passages, at least dim).
        sentences: of each passage the unit vectors (sentences, any leading components), or None.
    """
    if not len(wholes):
        return []
    cosines = leading(wholes, len(query)) @ query
    near = []
    for cosine, rows in zip(cosines.tolist(), sentences, strict=True):
        if rows is None or not len(rows):
            near.append(Nearness(cosine, None))
            continue
        dim = min(len(query), rows.shape[1])
        each = leading(rows, dim) @ leading(query, dim)
        best = int(np.argmax(each))
        near.append(Nearness((cosine + float(each[best])) / 2, best))
    return near


def title_nearness(query: FloatArray, titles: Mapping[str, FloatArray]) -> dict[str, float]:
    """Return how near titles are, cosines by the ids that they are given by.

    Args:
        query: unit vector (dim,).
        titles: unit vectors (at least dim,).
    """
    if not titles:
        return {}
    cosines = leading(np.stack(list(titles.values())), len(query)) @ query
    return dict(zip(titles, cosines.tolist(), strict=True))
