"""Vectors as they lie in SQLite, and the arithmetic on them.

float16 halves the file and costs nothing that ranking could notice: a unit vector's components lie where float16 has
ten good bits.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from wolofsearch.encoder.protocol import FloatArray

_STORED = np.dtype("<f2")
ITEM_BYTES = _STORED.itemsize
SENTENCE_DIM = 256
"""Leading components that are kept of a sentence's vector, a byte each: the many sentences must stay small."""

WORD_DIM = 128
"""Leading components that are kept of a word's vector, a byte each."""


def packed(vector: FloatArray) -> bytes:
    """Return one vector, shape (dim,), as stored."""
    return np.asarray(vector, _STORED).tobytes()


def unpacked(blobs: Sequence[bytes], dim: int) -> FloatArray:
    """Return stored vectors as rows, shape (n, dim) float32; ``dim`` leading components are kept."""
    if not blobs:
        return np.zeros((0, dim), np.float32)
    rows = np.frombuffer(b"".join(blobs), _STORED).reshape(len(blobs), -1)
    return rows[:, :dim].astype(np.float32)


def packed_sentences(rows: FloatArray) -> bytes:
    """Return the vectors of a passage's sentences, shape (n, dim), as stored: :data:`SENTENCE_DIM` components, int8.

    Their lengths are lost, which unit vectors do not need.
    """
    cut = rows[:, :SENTENCE_DIM]
    largest = np.abs(cut).max(axis=1, keepdims=True)
    return np.asarray(np.round(cut * (127 / np.where(largest > 0, largest, 1))), np.int8).tobytes()


def unpacked_sentences(blob: bytes, dim: int) -> FloatArray:
    """Return the stored vectors of a passage's sentences as unit rows, (n, leading components of them).

    Args:
        blob: of :func:`packed_sentences`.
        dim: that of the library's vectors.
    """
    return unit(np.frombuffer(blob, np.int8).reshape(-1, min(dim, SENTENCE_DIM)).astype(np.float32))


def packed_word(vector: FloatArray) -> bytes:
    """Return the vector of a word, shape (dim,), as stored: :data:`WORD_DIM` components, int8."""
    return packed_sentences(vector[None, :WORD_DIM])


def unpacked_words(blobs: Sequence[bytes], dim: int) -> FloatArray:
    """Return the stored vectors of words as unit rows, (n, leading components of them).

    Args:
        blobs: of :func:`packed_word`.
        dim: that of the library's vectors.
    """
    return unit(np.frombuffer(b"".join(blobs), np.int8).reshape(len(blobs), min(dim, WORD_DIM)).astype(np.float32))


def unit(rows: FloatArray) -> FloatArray:
    """Return vectors of length 1 along the last axis; a zero vector stays zero."""
    length = np.linalg.norm(rows, axis=-1, keepdims=True)
    return np.asarray(rows / np.where(length > 0, length, 1), dtype=np.float32)


def leading(rows: FloatArray, dim: int) -> FloatArray:
    """Return the ``dim`` leading components, of length 1 again (Matryoshka)."""
    return unit(rows[..., :dim])
