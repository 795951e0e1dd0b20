"""Contrast over a batch larger than memory: every text against every other, a few at a time through the model.

Gradient caching (Gao et al., 2021, "Scaling Deep Contrastive Learning Batch Size under Memory Limited Setup"): first
all vectors without a graph, then the loss and its gradient in the vectors, then the vectors again, piece by piece, each
pulled by its gradient. The sum of the pieces is the gradient of the whole.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

import torch
from torch import Tensor

Chunk = TypeVar("Chunk")


def cached_descent(
    chunks: Sequence[Chunk],
    encode: Callable[[Chunk], Tensor],
    loss_of: Callable[[Tensor], Tensor],
    backward: Callable[[Tensor], None],
) -> float:
    """Call ``backward`` so that the parameters get the gradient of ``loss_of`` all vectors; return the loss.

    Args:
        chunks: the batch in pieces that fit into memory.
        encode: a chunk → its vectors, (rows, width); the same each time.
        loss_of: all vectors in the order of the chunks → a scalar.
        backward: of a scalar.
    """
    if len(chunks) == 1:
        loss = loss_of(encode(chunks[0]))
        backward(loss)
        return float(loss.detach())
    with torch.no_grad():
        pieces = [encode(chunk) for chunk in chunks]
    vectors = torch.cat(pieces).detach().requires_grad_()
    with torch.enable_grad():
        loss = loss_of(vectors)
        (gradient,) = torch.autograd.grad(loss, vectors)
    for chunk, pull in zip(chunks, torch.split(gradient, [len(piece) for piece in pieces]), strict=True):
        backward((encode(chunk) * pull).sum())
    return float(loss.detach())
