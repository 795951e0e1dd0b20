"""What is encoded of a passage: the whole behind its document's title, and each of its sentences alone.

A passage often leaves unsaid what its document is about, so the title goes before it. And a passage of ten sentences is
near to all of them and very near to none: the sentence that answers a question is found by its own vector.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from wolofsearch.documents.sentences import sentence_spans
from wolofsearch.encoder.protocol import FloatArray, TextEncoder
from wolofsearch.errors import WolofSearchError
from wolofsearch.library.vectors import unit


@dataclass(frozen=True, slots=True)
class PassageVectors:
    """Unit vectors of a passage: ``whole`` (dim,) and ``sentences`` (sentences, dim), at least one, in order."""

    whole: FloatArray
    sentences: FloatArray


def encoded(title: str, texts: Sequence[str], encoder: TextEncoder) -> list[PassageVectors]:
    """Return the vectors of passages of one document.

    Raises:
        WolofSearchError: ``library.encoder_broken`` for vectors that nothing could be found with.
    """
    spoken = [sentences(text) for text in texts]
    wholes = [behind_title(title, text) for text in texts]
    rows = _checked(encoder, [*wholes, *(one for each in spoken for one in each)])
    ends = len(texts) + np.cumsum([len(each) for each in spoken])
    parts = np.split(rows, [len(texts), *ends[:-1]])[1:]
    return [PassageVectors(whole, part) for whole, part in zip(rows, parts, strict=False)]


def behind_title(title: str, text: str) -> str:
    """Return what is encoded of a whole passage."""
    return f"{title}. {text}"


def sentences(text: str) -> list[str]:
    """Return the sentences of a passage, in order."""
    return [text[start:end] for start, end in sentence_spans(text)]


def _checked(encoder: TextEncoder, texts: list[str]) -> FloatArray:
    rows = np.asarray(encoder.encode_documents(texts), np.float32)
    lengths = np.linalg.norm(rows, axis=-1)
    # Never a file's fault, so no file is blamed for it.
    if rows.shape != (len(texts), encoder.dim) or not np.all(np.isfinite(lengths) & (lengths > 0)):
        raise WolofSearchError("library.encoder_broken", model=encoder.model_id)
    return unit(rows)
