"""Two processes train as one: they hear the leader's clock, begin alike and step down one mean gradient."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest
import torch

from wolofsearch.training.workers import Workers, workers


def part(file: Path, worker: Workers) -> None:
    """Do what a stage does, and write down what came of it."""
    torch.manual_seed(worker.rank)
    weight, unused = torch.randn(3, requires_grad=True), torch.zeros(2, requires_grad=True)
    worker.spread([weight])
    agreed = worker.agree(0.25 + worker.rank)
    (weight * (worker.rank + 1.0)).sum().backward()
    if worker.rank == 0:
        (unused * 6.0).sum().backward()
    worker.average_gradients([weight, unused])
    torch.save([agreed, weight.detach(), weight.grad, unused.grad], file.with_suffix(f".{worker.rank}"))


@pytest.mark.parametrize("count", [1, 2])
def test_workers_step_as_one(count: int, tmp_path: Path) -> None:
    threads = torch.get_num_threads()
    result = tmp_path / "result"
    with workers(count, tmp_path / "meeting", partial(part, result)) as leader:
        assert leader.leads
        part(result, leader)
    torch.set_num_threads(threads)
    results = [torch.load(result.with_suffix(f".{rank}")) for rank in range(count)]
    mean = sum(range(1, count + 1)) / count
    for agreed, weight, gradient, other in results:
        assert agreed == 0.25
        torch.testing.assert_close(weight, results[0][1])
        torch.testing.assert_close(gradient, torch.full((3,), mean))
        torch.testing.assert_close(other, torch.full((2,), 6.0 / count))
    assert not (tmp_path / "meeting").exists()
