"""How many directions the vectors really use, and what a low-rank form of them keeps.

Effective rank is that of Roy & Vetterli (EUSIPCO 2007): exp of the entropy of the singular values as shares of their
sum. The participation ratio, (Σλ)² / Σλ² of their squares, is the sterner count: it hardly sees a long tail.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import numpy as np
import numpy.typing as npt

from wolofsearch.encoder.protocol import FloatArray
from wolofsearch.evaluation.analysis_vectors import SetVectors, means_at

Spectrum = npt.NDArray[np.float64]
"""Singular values, the largest first."""


def spectrum(rows: FloatArray) -> Spectrum:
    """Return the singular values of vectors, (n, width); no mean is taken away."""
    return np.sqrt(np.maximum(_squares(rows)[0], 0.0))


def effective_rank(values: Spectrum) -> float:
    """Return the effective rank of a spectrum: from 1, one direction, to its length, all alike."""
    shares = values[values > 0] / values.sum()
    return float(np.exp(-(shares * np.log(shares)).sum()))


def participation_ratio(values: Spectrum) -> float:
    """Return (Σλ)² / Σλ² over the squared singular values λ."""
    squares = values**2
    return float(squares.sum() ** 2 / (squares**2).sum())


def energy(values: Spectrum, rank: int) -> float:
    """Return which share of the squared singular values the first ``rank`` hold."""
    squares = values**2
    return float(squares[:rank].sum() / squares.sum())


def told_spectrum(rows: FloatArray) -> dict[str, Any]:
    """Return a spectrum as shares of its energy, with what it amounts to."""
    values = spectrum(rows)
    return {
        "vectors": len(rows),
        "width": rows.shape[1],
        "effective_rank": round(effective_rank(values), 1),
        "participation_ratio": round(participation_ratio(values), 1),
        "dims_for_90_percent": int(np.searchsorted(np.cumsum(values**2), 0.9 * (values**2).sum()) + 1),
        "energy": [float(f"{share:.4g}") for share in values**2 / (values**2).sum()],
    }


def low_rank_passages(each: SetVectors, ranks: Iterable[int]) -> list[dict[str, Any]]:
    """Return what is found when the matrix of passage vectors is replaced by its best approximation of each rank.

    The approximated rows are not made unit again: this is the matrix of that rank, nothing else.
    """
    squares, axes = _squares(each.passages)
    values = np.sqrt(np.maximum(squares, 0.0))
    count, width = each.passages.shape
    rows = []
    for rank in ranks:
        basis = np.asarray(axes[:, :rank], np.float32)
        rows.append(
            {
                "rank": rank,
                "parameters": rank * (count + width),
                "parameters_share": round(rank * (count + width) / (count * width), 4),
                "energy": round(energy(values, rank), 4),
                **means_at((each.queries @ basis) @ (each.passages @ basis).T, each.given),
            }
        )
    return rows


def _squares(rows: FloatArray) -> tuple[Spectrum, Spectrum]:
    """Return the squared singular values and the right singular vectors as columns, the largest first."""
    # By way of the small square matrix: 50,000 rows need not be decomposed.
    wide = rows.astype(np.float64)
    squares, axes = np.linalg.eigh(wide.T @ wide)
    return squares[::-1], axes[:, ::-1]
