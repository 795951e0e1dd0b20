"""The loop: a killed run draws the curve of one that never was, processes step as one, patience takes the best."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import torch
from torch import Tensor, nn

from wolofsearch.training import engine
from wolofsearch.training.curves import read_curve
from wolofsearch.training.engine import Place, Stage, train
from wolofsearch.training.progress import StageProgress
from wolofsearch.training.schedule import Schedule

SCHEDULE = Schedule(seed=7, steps=60, warm_up_steps=5, watch_steps=20, patience=0)


class Line(Stage):
    """Learns to double; noise from every generator that a stage may use shows what a resumed run draws."""

    watched = "nearness"

    def __init__(self, drift: float = 0.0) -> None:
        super().__init__()
        torch.manual_seed(0)
        self.weight = nn.Linear(1, 1)
        self.drift = drift
        self.shares: list[float] = []

    def groups(self) -> list[dict[str, Any]]:
        return [{"params": list(self.weight.parameters()), "lr": 0.05}]

    def kept(self) -> Mapping[str, nn.Module]:
        return {"weight": self.weight}

    def at(self, share: float) -> None:
        self.shares.append(share)

    def draw(self, place: Place) -> Tensor:
        return torch.tensor([[place.random().random()], [float(place.generator().random())]])

    def forward(self, batch: Tensor) -> Tensor:
        noise = 0.01 * torch.randn(2, 1)
        return ((self.weight(batch).float() - 2 * batch + noise) ** 2).mean()

    def watch(self) -> dict[str, float]:
        error = abs(float(self.weight.weight) - 2.0)
        self.drift *= 2
        return {"nearness": -error - self.drift}


def run(out: Path, schedule: Schedule = SCHEDULE, stage: Line | None = None) -> tuple[Line, list[StageProgress]]:
    stage = stage or Line()
    return stage, list(train(stage, schedule, "line", out, 60))


def test_it_learns_and_tells(tmp_path: Path) -> None:
    stage, events = run(tmp_path)
    assert events[-1].share == 1.0
    assert events[-1].figures["loss"] < events[0].figures["loss"]
    assert [event.step for event in events] == [20, 40, 60]
    assert all("nearness" in event.figures for event in events)
    assert stage.shares[0] == 0.0
    assert stage.shares[-1] == pytest.approx(59 / 60)
    assert run(tmp_path)[1] == []  # what is done is not done again


@pytest.mark.parametrize("killed_after", [20, 40])
def test_a_killed_run_draws_the_same_curve(killed_after: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole, events = run(tmp_path / "whole")
    monkeypatch.setattr(Line, "draws_ahead", True)
    out = tmp_path / "killed"
    monkeypatch.setattr(engine._Run, "unsaved_s", property(lambda one: 1e9 if one.step == killed_after else 0.0))
    running = train(Line(), SCHEDULE, "line", out, 60)
    while next(running).step < killed_after:
        pass
    running.close()
    again, rest = run(out)
    assert [*events[: killed_after // 20], *rest] == events
    torch.testing.assert_close(again.weight.weight, whole.weight.weight, atol=0, rtol=0)
    assert read_curve(out / "line.curve.jsonl") == read_curve(tmp_path / "whole" / "line.curve.jsonl")


def test_the_seed_decides(tmp_path: Path) -> None:
    once, again, other = (
        run(tmp_path / name, schedule)[0]
        for name, schedule in (("a", SCHEDULE), ("b", SCHEDULE), ("c", replace(SCHEDULE, seed=8)))
    )
    assert torch.equal(once.weight.weight, again.weight.weight)
    assert not torch.equal(once.weight.weight, other.weight.weight)


def test_patience_ends_and_takes_the_best(tmp_path: Path) -> None:
    schedule = replace(SCHEDULE, steps=400, patience=2)
    stage, events = run(tmp_path, schedule, Line(drift=0.5))
    assert events[-1].step < 400
    best = torch.load(tmp_path / "line-best.pt")["weight"]["weight"]
    assert torch.equal(stage.weight.weight, best)
    assert torch.equal(torch.load(tmp_path / "line.pt")["weight"]["weight"], best)


SCRIPT = """
import sys
from pathlib import Path
import torch
from tests.training.test_engine import SCHEDULE, run
from wolofsearch.training.machine import accelerator
stage, events = run(Path(sys.argv[1]))
again, rest = run(Path(sys.argv[1]))  # from the checkpoint, in both
assert rest == [] and torch.equal(again.weight.weight, stage.weight.weight)
torch.save((stage.weight.weight, len(events)), f"{sys.argv[1]}/{accelerator().process_index}.pt")
"""


def test_two_processes_step_as_one(tmp_path: Path) -> None:
    (tmp_path / "script.py").write_text(SCRIPT, encoding="utf-8")
    torchrun = [sys.executable, "-m", "torch.distributed.run", "--standalone", "--nproc-per-node=2"]
    environment = {**os.environ, "GLOO_SOCKET_IFNAME": "lo", "PYTHONPATH": str(Path.cwd()), "OMP_NUM_THREADS": "1"}
    subprocess.run([*torchrun, str(tmp_path / "script.py"), str(tmp_path)], check=True, env=environment, timeout=120)
    (first, told), (second, silent) = (torch.load(tmp_path / f"{rank}.pt") for rank in (0, 1))
    assert torch.equal(first, second)
    assert (told, silent) == (3, 0)
    alone, _ = run(tmp_path / "alone")
    assert not torch.equal(first, alone.weight.weight)  # they saw other batches


def test_places_differ() -> None:
    places = [Place(1, 2, 0), Place(1, 2, 1), Place(1, 3, 0), Place(2, 2, 0)]
    assert len({place.random().random() for place in places}) == 4
    assert len({float(place.generator().random()) for place in places}) == 4
    assert Place(1, 2, 0).random("a").random() != Place(1, 2, 0).random("b").random()
