"""The one training loop: every stage gives it batches and a loss, and it gives them steps, checkpoints and a curve.

What a step draws follows from the seed, the number of the step and of the process alone. So a run that was killed goes
on from its checkpoint with the same batches, and its curve is that of a run that was never stopped.
"""

from __future__ import annotations

import random
import time
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn

from wolofsearch.training.checkpoints import load, save
from wolofsearch.training.curves import Curve
from wolofsearch.training.drawing import DrawnAhead
from wolofsearch.training.machine import accelerator, gpu_name
from wolofsearch.training.progress import StageProgress
from wolofsearch.training.schedule import Schedule, smooth

TOLD_STEPS = 20
"""A progress line and a point of the curve every so many steps."""


@dataclass(frozen=True, slots=True)
class Place:
    """A step of a run, in one of its processes: all that chance may depend on."""

    seed: int
    step: int
    rank: int

    def random(self, purpose: str = "") -> random.Random:
        """Return a generator of this place."""
        return random.Random(f"{self.seed} {self.step} {self.rank} {purpose}")

    def generator(self) -> np.random.Generator:
        """Return numpy's generator of this place."""
        return np.random.default_rng([self.seed, self.step, self.rank])


class Stage(nn.Module, ABC):
    """What the engine trains: a module whose ``forward`` is the loss of a batch.

    ``watched`` names the figure of :meth:`watch` by which the best state is chosen, the higher the better.
    """

    watched = ""
    draws_ahead = False
    """Whether :meth:`draw` depends on the place alone, and may be called from other threads before its turn."""

    @abstractmethod
    def groups(self) -> list[dict[str, Any]]:
        """Return the optimiser's groups: ``params``, ``lr`` and what else AdamW takes."""

    @abstractmethod
    def draw(self, place: Place) -> Any:
        """Return the batch of a place."""

    @abstractmethod
    def kept(self) -> Mapping[str, nn.Module]:
        """Return the modules that a checkpoint holds, by name."""

    def watch(self) -> dict[str, float]:
        """Return figures on what is not trained on."""
        return {}

    def at(self, share: float) -> None:
        """Prepare for a share of the run, 0 to 1, that is done."""

    def descend(self, batch: Any, backward: Callable[[Tensor], None]) -> float:
        """Call ``backward`` on the loss of a batch, in as many pieces as memory wants, and return the loss."""
        loss: Tensor = self(batch)
        backward(loss)
        return float(loss.detach())


def train(stage: Stage, schedule: Schedule, name: str, out: Path, checkpoint_minutes: float) -> Iterator[StageProgress]:
    """Train a stage to the end of its schedule; yields progress.

    Args:
        stage: changed in place; ends as the best watched state where the schedule has patience.
        schedule: how many steps, and how fast.
        name: of the stage; it keeps ``out/NAME.pt`` and ``out/NAME.curve.jsonl``, and resumes from them.
        out: the run's folder.
        checkpoint_minutes: at most so much work is lost to a kill.
    """
    run = _Run(stage, schedule, out / f"{name}.pt")
    curve = Curve(out / f"{name}.curve.jsonl", run.step)
    stage.train()
    try:
        while not run.over:
            figures = run.one_step()
            if not accelerator().is_main_process:
                continue
            told = run.step % TOLD_STEPS == 0 or len(figures) > 1
            if told:
                curve.add(run.step, figures)
            if run.unsaved_s >= checkpoint_minutes * 60 or run.over:
                run.save()
                curve.keep()
            if told:
                yield StageProgress(name, run.step, run.step / schedule.steps, figures)
    finally:
        run.close()
    run.take_best()
    accelerator().wait_for_everyone()  # nobody goes on before the checkpoint is whole
    stage.eval()


class _Run:
    """Where a run stands: what a checkpoint holds."""

    def __init__(self, stage: Stage, schedule: Schedule, file: Path) -> None:
        self._stage, self._schedule = stage, schedule
        self._file, self._best_file = file, file.with_name(f"{file.stem}-best.pt")
        self.step, self._waited, self._best = 0, 0, float("-inf")
        self._average: float | None = None
        machine = accelerator()
        stage.to(machine.device)
        self._optimizer = torch.optim.AdamW(stage.groups(), betas=(0.9, 0.98), fused=True)
        self._rates = [group["lr"] for group in self._optimizer.param_groups]
        self._parameters = [each for group in self._optimizer.param_groups for each in group["params"]]
        self._worked_s = 0.0
        if state := load(file, machine.device):
            _restore(stage, state)
            self._optimizer.load_state_dict(state["optimizer"])
            self.step, self._waited, self._best = state["step"], state["waited"], state["best"]
            self._average, self._worked_s = state["average"], state["worked_s"]
        for parameter in self._parameters:  # all processes begin alike
            _spread(parameter)
        self._started_s = self._saved_s = time.monotonic()
        self._ahead = DrawnAhead(self._batch, self.step, schedule.steps) if stage.draws_ahead else None

    @property
    def over(self) -> bool:
        """Whether the schedule has ended, or patience has."""
        return self.step >= self._schedule.steps or 0 < self._schedule.patience <= self._waited

    @property
    def unsaved_s(self) -> float:
        """Seconds of work that a kill would cost."""
        return time.monotonic() - self._saved_s

    def one_step(self) -> dict[str, float]:
        """Take a step; return its figures, the watched ones too when it is their turn."""
        machine = accelerator()
        place = self._place(self.step)
        torch.manual_seed(place.random("torch").getrandbits(48))
        self._stage.at(self.step / self._schedule.steps)
        for group, rate in zip(self._optimizer.param_groups, self._rates, strict=True):
            group["lr"] = rate * self._schedule.rate(self.step)
        self._optimizer.zero_grad()
        with machine.autocast():
            batch = self._ahead.take() if self._ahead else self._batch(self.step)
            loss = self._stage.descend(batch, machine.backward)
        _average_gradients(self._parameters)
        nn.utils.clip_grad_norm_(self._parameters, 1.0)
        self._optimizer.step()
        self._average = smooth(self._average, loss)
        self.step += 1
        figures = {"loss": round(self._average, 4)}
        if self.step % self._schedule.watch_steps == 0 or self.step == self._schedule.steps:
            figures |= _watched(self._stage)
            self._judge(figures.get(self._stage.watched, 0.0))
        return figures

    def _place(self, step: int) -> Place:
        return Place(self._schedule.seed, step, accelerator().process_index)

    def _batch(self, step: int) -> Any:
        return self._stage.draw(self._place(step))

    def close(self) -> None:
        """End what works beside the run."""
        if self._ahead:
            self._ahead.close()

    def _judge(self, value: float) -> None:
        self._waited = 0 if value > self._best else self._waited + 1
        if value > self._best and self._schedule.patience and accelerator().is_main_process:
            save(self._best_file, **self._parts())
        self._best = max(self._best, value)

    def save(self) -> None:
        """Write the checkpoint."""
        now_s = time.monotonic()
        save(
            self._file,
            **self._parts(),
            optimizer=self._optimizer.state_dict(),
            step=self.step,
            waited=self._waited,
            best=self._best,
            average=self._average,
            worked_s=self._worked_s + now_s - self._started_s,
            gpu=gpu_name(),
        )
        self._saved_s = now_s

    def take_best(self) -> None:
        """Put the stage back to its best watched state, where the schedule has patience, and keep that."""
        best = load(self._best_file, accelerator().device) if self._schedule.patience else None
        if best:
            _restore(self._stage, best)
            if accelerator().is_main_process:
                self.save()

    def _parts(self) -> dict[str, Any]:
        return {part: module.state_dict() for part, module in self._stage.kept().items()}


def _restore(stage: Stage, state: dict[str, Any]) -> None:
    for part, module in stage.kept().items():
        module.load_state_dict(state[part])


def _watched(stage: Stage) -> dict[str, float]:
    stage.eval()
    with torch.no_grad(), accelerator().autocast():
        figures = stage.watch()
    stage.train()
    return figures


def _spread(parameter: Tensor) -> None:
    if accelerator().num_processes > 1:
        torch.distributed.broadcast(parameter.detach(), src=0)


def _average_gradients(parameters: list[Tensor]) -> None:
    """Replace each gradient by its mean over all processes; none counts as zero."""
    machine = accelerator()
    if machine.num_processes == 1:
        return
    flat = torch.cat(
        [torch.zeros_like(each).flatten() if each.grad is None else each.grad.flatten() for each in parameters]
    )
    flat = machine.reduce(flat, "mean")
    for each, mean in zip(parameters, torch.split(flat, [each.numel() for each in parameters]), strict=True):
        each.grad = mean.view_as(each)
