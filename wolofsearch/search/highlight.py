"""What to mark in a passage, so that the eye lands where the answer is.

For a typed question these are its words. Speech shares no word with a French passage: there the sentence nearest to
the question is marked. Encoding sentences costs time that a person waits for, so it stops at a time limit, after the
best results have been served.
"""

from __future__ import annotations

import time
from collections.abc import Sequence

import numpy as np

from wolofsearch.documents.sentences import sentence_spans
from wolofsearch.encoder.protocol import Encoder, FloatArray
from wolofsearch.library.words import occurrences

MOST_SENTENCES = 12
"""Of a passage with more, no sentence is marked: it is a table or a list."""
TIME_LIMIT_MS = 150

Range = tuple[int, int]


def marked_words(words: list[str], passage: str) -> tuple[Range, ...]:
    """Return where ``passage`` holds any of the content words of a question."""
    return tuple((start, end) for _, start, end in occurrences(words, passage))


def marked_sentences(query: FloatArray, passages: Sequence[str], encoder: Encoder) -> list[tuple[Range, ...]]:
    """Return for each passage its sentence nearest to the ``query`` vector; ``()`` where there is nothing to choose.

    The passages come best first; those after the time limit get ``()``. One that is begun is finished.
    """
    started_s = time.monotonic()
    marked: list[tuple[Range, ...]] = []
    for passage in passages:
        spans = list(sentence_spans(passage))
        late = (time.monotonic() - started_s) * 1000 > TIME_LIMIT_MS
        if late or not 1 < len(spans) <= MOST_SENTENCES:
            marked.append(())
            continue
        scores = encoder.encode_documents([passage[start:end] for start, end in spans]) @ query
        marked.append((spans[int(np.argmax(scores))],))
    return marked
