"""Contrast and regression inside a Matryoshka loss: at every dim, averaged, so that each prefix is a vector too."""

from __future__ import annotations

from collections.abc import Sequence

import torch
from torch import Tensor
from torch.nn import functional

from wolofsearch.encoder.fusion import truncate


def contrast(
    queries: Tensor,
    candidates: Tensor,
    targets: Tensor,
    *,
    dims: Sequence[int],
    temperature: float,
    duplicates: Tensor | None = None,
    symmetric: bool = False,
) -> Tensor:
    """Return the mean over ``dims`` of the cross-entropy of each query against all candidates (InfoNCE).

    Args:
        queries: (n, width) float32.
        candidates: (m, width) float32, m ≥ n.
        targets: (n,) int64, the right candidate of each query.
        dims: Matryoshka dims, each at most ``width``.
        temperature: divides the cosines.
        duplicates: (n, m) bool, candidates that are right too and must not count as wrong; the target excepted.
        symmetric: also contrast each of the first n candidates against all queries (needs targets 0 … n - 1).
    """
    total = queries.new_zeros(())
    for dim in dims:
        logits = truncate(queries, dim) @ truncate(candidates, dim).T / temperature
        if duplicates is not None:
            logits = logits.masked_fill(duplicates, float("-inf"))
        total = total + functional.cross_entropy(logits, targets)
        if symmetric:
            back = logits[:, : len(queries)].T
            total = total + functional.cross_entropy(back, torch.arange(len(queries), device=back.device))
    return total / (len(dims) * (2 if symmetric else 1))


def regression(vectors: Tensor, wanted: Tensor, *, dims: Sequence[int]) -> Tensor:
    """Return the mean over ``dims`` of L1 distance and -log σ(cosine) to the wanted rows, both (n, width).

    The reference's alternative to contrast (arXiv 2602.19991, released training code).
    """
    total = vectors.new_zeros(())
    for dim in dims:
        given, right = truncate(vectors, dim), truncate(wanted, dim)
        total = (
            total + (given - right).abs().sum(dim=-1).mean() - functional.logsigmoid((given * right).sum(dim=-1)).mean()
        )
    return total / len(dims)


def matching_rows(rows: Sequence[object], columns: Sequence[object], targets: Tensor) -> Tensor:
    """Return (n, m) bool: where a row and a column hold an equal text, the target of the row excepted."""
    numbers: dict[object, int] = {}
    left = torch.tensor([numbers.setdefault(row, len(numbers)) for row in rows])
    right = torch.tensor([numbers.setdefault(column, len(numbers)) for column in columns])
    return matching_numbers(left.to(targets.device), right.to(targets.device), targets)


def matching_numbers(rows: Tensor, columns: Tensor, targets: Tensor) -> Tensor:
    """Return what :func:`matching_rows` returns, of texts that have numbers: (n,) and (m,) int64 where targets lie."""
    same = rows[:, None] == columns[None, :]
    same[torch.arange(len(rows), device=rows.device), targets] = False
    return same
