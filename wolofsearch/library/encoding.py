"""What is encoded of a document: its title, each passage behind the title, and each sentence of a passage alone.

A passage often leaves unsaid what its document is about, so the title goes before it. And a passage of ten sentences is
near to all of them and very near to none: the sentence that answers a question is found by its own vector. The title
alone has a vector too: many passages of many documents touch a matter, few documents are named after it.

A question may be asked in the middle of it all, and waits for one batch: so batches are as large as this model, on this
computer, encodes in a quarter of a second.
"""

from __future__ import annotations

import time
from collections.abc import Generator, Sequence
from dataclasses import dataclass

import numpy as np

from wolofsearch.documents.document import DocumentText
from wolofsearch.documents.passages import TARGET_TOKENS, Passage, split_passages
from wolofsearch.documents.sentences import sentence_spans
from wolofsearch.encoder.protocol import FloatArray, TextEncoder
from wolofsearch.errors import WolofSearchError
from wolofsearch.library.vectors import unit

BATCH_S = 0.25
"""Seconds of work in a batch; one text alone may take longer."""
FIRST_TOKENS = 128
"""Tokens of the first batch, when the model's speed is not known yet."""


class Tempo:
    """How many tokens a model encodes in :data:`BATCH_S`, learnt from its last batches."""

    def __init__(self) -> None:
        self.tokens = FIRST_TOKENS

    def note(self, tokens: int, seconds: float) -> None:
        """Learn from a batch; a small and quick one tells more of the cost of a call than of a token."""
        if seconds < BATCH_S / 2 and tokens < self.tokens / 2:
            return
        now = tokens * BATCH_S / max(seconds, 1e-3)
        self.tokens = max(1, round((self.tokens + now) / 2))


def cut(document: DocumentText, encoder: TextEncoder) -> list[Passage]:
    """Return the passages of a document as this encoder reads them."""
    return split_passages(document, encoder.count_tokens, min(TARGET_TOKENS, longest(encoder)))


def longest(encoder: TextEncoder) -> int:
    """Return the tokens of a passage that the model reads: one place is taken by the end-of-text token."""
    return max(1, encoder.max_tokens - 1)


@dataclass(frozen=True, slots=True)
class PassageVectors:
    """Unit vectors of a passage: ``whole`` (dim,) and ``sentences`` (sentences, dim), at least one, in order."""

    whole: FloatArray
    sentences: FloatArray


def encoded(
    title: str, texts: Sequence[str], encoder: TextEncoder, tempo: Tempo
) -> Generator[None, None, list[PassageVectors]]:
    """Return the vectors of passages of one document.

    Yields:
        After every batch.

    Raises:
        WolofSearchError: ``library.encoder_broken`` for vectors that nothing could be found with.
    """
    spoken = [sentences(text) for text in texts]
    everything = [*(behind_title(title, text) for text in texts), *(one for each in spoken for one in each)]
    rows = np.zeros((len(everything), encoder.dim), np.float32)
    lengths = [encoder.count_tokens(text) for text in everything]
    waiting = sorted(range(len(everything)), key=lengths.__getitem__)  # texts of like length go together
    while waiting:
        batch = waiting[: _fitting([lengths[row] for row in waiting], tempo.tokens)]
        waiting = waiting[len(batch) :]
        started_s = time.perf_counter()
        rows[batch] = _checked(encoder, [everything[row] for row in batch])
        tempo.note(len(batch) * lengths[batch[-1]], time.perf_counter() - started_s)
        yield
    ends = len(texts) + np.cumsum([len(each) for each in spoken])
    parts = np.split(rows, [len(texts), *ends[:-1]])[1:]
    return [PassageVectors(whole, part) for whole, part in zip(rows, parts, strict=False)]


def encoded_title(title: str, encoder: TextEncoder) -> FloatArray:
    """Return the vector of a document's title, a unit vector (dim,).

    Raises:
        WolofSearchError: ``library.encoder_broken``.
    """
    return np.asarray(_checked(encoder, [title])[0], np.float32)


def behind_title(title: str, text: str) -> str:
    """Return what is encoded of a whole passage."""
    return f"{title}. {text}"


def sentences(text: str) -> list[str]:
    """Return the sentences of a passage, in order."""
    return [text[start:end] for start, end in sentence_spans(text)]


def _fitting(lengths: Sequence[int], tokens: int) -> int:
    """Return how many texts, the shortest first, make at most so many tokens with their padding; at least one."""
    fitting = sum(number * length <= tokens for number, length in enumerate(lengths, start=1))
    return max(1, fitting)


def _checked(encoder: TextEncoder, texts: list[str]) -> FloatArray:
    rows = np.asarray(encoder.encode_documents(texts), np.float32)
    lengths = np.linalg.norm(rows, axis=-1)
    # Never a file's fault, so no file is blamed for it.
    if rows.shape != (len(texts), encoder.dim) or not np.all(np.isfinite(lengths) & (lengths > 0)):
        raise WolofSearchError("library.encoder_broken", model=encoder.model_id)
    return unit(rows)
