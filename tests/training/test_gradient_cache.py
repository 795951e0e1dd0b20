"""In pieces or at once: the same gradient."""

from __future__ import annotations

import torch
from torch import Tensor, nn

from wolofsearch.training.gradient_cache import cached_descent


def gradients(pieces: int) -> tuple[float, Tensor]:
    torch.manual_seed(0)
    model, rows = nn.Linear(5, 4), torch.randn(12, 5)

    def loss_of(vectors: Tensor) -> Tensor:
        return torch.logsumexp(vectors @ vectors.T, dim=1).mean()

    loss = cached_descent(rows.chunk(pieces), model, loss_of, lambda value: value.backward())  # type: ignore[no-untyped-call]
    assert model.weight.grad is not None
    return loss, model.weight.grad


def test_pieces_have_the_gradient_of_the_whole() -> None:
    whole, gradient = gradients(1)
    for pieces in (2, 5):
        loss, cached = gradients(pieces)
        assert abs(loss - whole) < 1e-5
        torch.testing.assert_close(cached, gradient)
