"""A library of many passages in a moment: its texts are made up and its vectors random."""

from __future__ import annotations

import hashlib
from pathlib import Path

import numpy as np

from wolofsearch.documents.document import DocumentText, PageSpan
from wolofsearch.documents.passages import CHUNKER_VERSION, Passage
from wolofsearch.library import writing
from wolofsearch.library.encoding import PassageVectors
from wolofsearch.library.library import Library
from wolofsearch.library.records import Pipeline
from wolofsearch.library.vectors import unit

PASSAGES_PER_DOCUMENT = 10
WORDS = "mil riz santé eau chèvre pluie école marché poisson puits semence vaccin lait champ route lune".split()


def add_documents(library: Library, folder: Path, first: int, count: int, dim: int, model: str = "words") -> None:
    """Add documents ``first`` to ``first + count`` that lie in ``folder``, if they do."""
    rng = np.random.default_rng(first)
    with library.store.transaction():
        if library.pipeline is None:
            writing.bind(library.store, Pipeline(model, "float32", dim, CHUNKER_VERSION))
        for number in range(first, first + count):
            texts = [" ".join(rng.choice(WORDS, 12)) + f" {number}." for _ in range(PASSAGES_PER_DOCUMENT)]
            starts = np.cumsum([0, *(len(text) + 1 for text in texts)])
            text = " ".join(texts)
            passages = [
                Passage(one, int(start), int(start) + len(one), 1) for one, start in zip(texts, starts, strict=False)
            ]
            vectors = unit(rng.standard_normal((PASSAGES_PER_DOCUMENT, 2, dim)).astype(np.float32))
            writing.add_document(
                library.store,
                writing.FileRow(
                    str(folder / f"{number}.txt"),
                    str(folder),
                    len(text),
                    number,
                ),
                hashlib.sha256(text.encode()).hexdigest(),
                DocumentText(f"Document {number}", "txt", text, (PageSpan(1, 0, len(text)),)),
                vectors[0, 0],
                passages,
                [PassageVectors(pair[0], pair) for pair in vectors],
                "Santé" if number % 2 else None,
            )
