"""A library of many passages in minutes: sentences of the sample, and vectors made up as those of texts lie.

Vectors without any order would be no test: nobody's passages lie so, and an index finds little among them. Here the
passages of a document lie near each other, documents near others of their subject, and the first components tell the
most.
"""

from __future__ import annotations

import hashlib
import random
from collections.abc import Iterator

import numpy as np

from wolofsearch.documents.document import DocumentText, PageSpan
from wolofsearch.documents.passages import CHUNKER_VERSION, Passage
from wolofsearch.encoder.protocol import FloatArray
from wolofsearch.evaluation.import_corpus import corpus_sentences
from wolofsearch.library import writing
from wolofsearch.library.encoding import PassageVectors
from wolofsearch.library.library import Library
from wolofsearch.library.records import Pipeline
from wolofsearch.library.vectors import unit

MODEL, PRECISION = "made up", "float32"
PASSAGES_PER_DOCUMENT = 10
_SENTENCES = 2
_DOCUMENTS_OF_A_SUBJECT = 50
_DOCUMENTS_AT_ONCE = 100
_TELLING = 32.0
"""The component of this number tells 0.7 times as much as the first."""


def fill(library: Library, documents: int, dim: int) -> Iterator[int]:
    """Add ``documents`` documents to an empty library, the same ones each time; yield how many passages there are."""
    rng, choice, sentences = np.random.default_rng(0), random.Random(0), corpus_sentences()
    telling = 1 / np.sqrt(1 + np.arange(dim) / _TELLING)
    subjects = rng.standard_normal((1 + documents // _DOCUMENTS_OF_A_SUBJECT, dim))
    writing.bind(library.store, Pipeline(MODEL, PRECISION, dim, CHUNKER_VERSION))
    for first in range(0, documents, _DOCUMENTS_AT_ONCE):
        with library.store.transaction():
            for number in range(first, min(first + _DOCUMENTS_AT_ONCE, documents)):
                middle = subjects[number % len(subjects)] + rng.standard_normal(dim)
                own = rng.standard_normal((PASSAGES_PER_DOCUMENT, _SENTENCES, dim))
                texts = [" ".join(choice.sample(sentences, _SENTENCES)) for _ in range(PASSAGES_PER_DOCUMENT)]
                _add(library, number, texts, unit(((middle + own) * telling).astype(np.float32)))
        yield min(first + _DOCUMENTS_AT_ONCE, documents) * PASSAGES_PER_DOCUMENT


def _add(library: Library, number: int, texts: list[str], vectors: FloatArray) -> None:
    """Add a document of these passages; ``vectors``: of their sentences, shape (passages, sentences, dim)."""
    text = " ".join([f"{number}.", *texts])
    passages, start = [], len(f"{number}. ")
    for one in texts:
        passages.append(Passage(one, start, start + len(one), 1))
        start += len(one) + 1
    writing.add_document(
        library.store,
        writing.FileRow(f"made/{number}.txt", "made", len(text.encode()), number),
        hashlib.sha256(text.encode()).hexdigest(),
        DocumentText(f"Feuille {number}", "txt", text, (PageSpan(1, 0, len(text)),)),
        unit(vectors.mean(axis=(0, 1))),
        passages,
        [PassageVectors(unit(sentences.mean(axis=0)), sentences) for sentences in vectors],
        None,
    )


def questions(library: Library, count: int) -> FloatArray:
    """Return questions, unit rows (count, dim), each near a passage and not upon it: at a cosine of about 0.7."""
    rng = np.random.default_rng(1)
    ids = [row[0] for row in library.store.rows("SELECT id FROM passages ORDER BY id")]
    rows = library.vectors([int(one) for one in rng.choice(ids, count, replace=False)])
    return unit(rows + unit(rng.standard_normal(rows.shape).astype(np.float32)))
