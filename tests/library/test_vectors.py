"""Vectors survive their way through the database."""

from __future__ import annotations

import numpy as np

from wolofsearch.library.vectors import ITEM_BYTES, leading, packed, unit, unpacked


def test_what_is_packed_comes_back() -> None:
    rows = unit(np.random.default_rng(0).standard_normal((5, 48)).astype(np.float32))
    blobs = [packed(row) for row in rows]
    assert {len(blob) for blob in blobs} == {48 * ITEM_BYTES}
    back = unpacked(blobs, 48)
    assert back.dtype == np.float32
    assert np.abs(back - rows).max() < 1e-3
    assert unpacked(blobs, 16).shape == (5, 16)


def test_no_vectors() -> None:
    assert unpacked([], 7).shape == (0, 7)


def test_leading_components_have_length_one_again() -> None:
    rows = leading(np.random.default_rng(0).standard_normal((3, 8)).astype(np.float32), 4)
    assert rows.shape == (3, 4)
    assert np.allclose(np.linalg.norm(rows, axis=1), 1)


def test_a_zero_vector_stays_zero() -> None:
    assert not unit(np.zeros((1, 4), np.float32)).any()
