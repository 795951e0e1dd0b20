"""One stage on several cores: a process for each, whose gradients are averaged after every step.

A small model leaves a second thread little to do: on two cores two processes heard 1.5 times as much speech in a
second as one process with two threads. All processes begin alike, draw different batches and step alike.
"""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import torch
from torch import Tensor, distributed, nn


class Workers:
    """This process among those that train one stage: ``rank`` of ``count``; rank 0 leads and saves."""

    def __init__(self, rank: int = 0, count: int = 1) -> None:
        self.rank, self.count = rank, count

    @property
    def leads(self) -> bool:
        """Whether this is the process that saves and tells."""
        return self.rank == 0

    def agree(self, value: float) -> float:
        """Return what the leader has here, in every process: a clock that all of them stop by."""
        shared = torch.tensor([value], dtype=torch.float64)
        self.spread([shared])
        return float(shared)

    def spread(self, tensors: Iterable[Tensor]) -> None:
        """Overwrite tensors with the leader's."""
        if self.count > 1:
            for tensor in tensors:
                distributed.broadcast(tensor.detach(), src=0)

    def average_gradients(self, parameters: list[Tensor]) -> None:
        """Replace each gradient by its mean over all processes; none counts as zero."""
        if self.count == 1:
            return
        flat = torch.cat(
            [torch.zeros(each.numel()) if each.grad is None else each.grad.flatten() for each in parameters]
        )
        distributed.all_reduce(flat)
        flat /= self.count
        for each, mean in zip(parameters, torch.split(flat, [each.numel() for each in parameters]), strict=True):
            each.grad = mean.view_as(each)


def descend(optimizer: torch.optim.Optimizer, loss: Tensor, workers: Workers) -> None:
    """Take one step down the mean gradient of all workers, its norm at most 1."""
    optimizer.zero_grad()
    loss.backward()  # type: ignore[no-untyped-call]
    parameters = [parameter for group in optimizer.param_groups for parameter in group["params"]]
    workers.average_gradients(parameters)
    nn.utils.clip_grad_norm_(parameters, 1.0)
    optimizer.step()


@contextmanager
def workers(count: int, meeting: Path, work: Callable[[Workers], object]) -> Iterator[Workers]:
    """Start ``count - 1`` processes that do ``work``, and yield this process's part as their leader.

    Args:
        count: processes, this one included.
        meeting: a file, not there yet, by which they find each other.
        work: does the stage to its end; can be pickled.
    """
    if count == 1:
        yield Workers()
        return
    meeting.unlink(missing_ok=True)
    context = multiprocessing.get_context("spawn")
    others = [
        context.Process(target=_follow, args=(rank, count, meeting, work), daemon=True) for rank in range(1, count)
    ]
    for other in others:
        other.start()
    try:
        with _joined(0, count, meeting) as leader:
            yield leader
    finally:
        for other in others:
            other.join(60)
            other.kill()
        meeting.unlink(missing_ok=True)


def _follow(rank: int, count: int, meeting: Path, work: Callable[[Workers], object]) -> None:
    with _joined(rank, count, meeting) as follower:
        work(follower)


@contextmanager
def _joined(rank: int, count: int, meeting: Path) -> Iterator[Workers]:
    os.environ.setdefault("GLOO_SOCKET_IFNAME", "lo")  # they talk inside this machine only
    torch.set_num_threads(1)
    distributed.init_process_group("gloo", init_method=meeting.absolute().as_uri(), rank=rank, world_size=count)
    try:
        yield Workers(rank, count)
    finally:
        distributed.destroy_process_group()
