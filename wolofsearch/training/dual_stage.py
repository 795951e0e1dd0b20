"""The dual encoder, our model's rival: the same ears and the same targets, but no text model reads what was heard.

The reference's ``clip`` strategy: one learned query attends over all layers' states of a clip, and a linear head for
each Matryoshka dim turns what it gathers into a vector beside the frozen text model's. Only query and heads learn; the
speech encoder is the finished one, so that the comparison with late fusion is about what stands behind it.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from wolofsearch.encoder.fusion import FusionModel
from wolofsearch.encoder.tokens import Tokens
from wolofsearch.training.checkpoints import Checkpoint, Clock, smooth
from wolofsearch.training.clips import Clips, finished_clips
from wolofsearch.training.ctc_stage import endless_batches, hear
from wolofsearch.training.fusion_stage import banks_of, clip_groups, found_in_ten
from wolofsearch.training.progress import StageProgress
from wolofsearch.training.settings import TrainingConfig


class DualHead(nn.Module):
    """Attention pooling with one learned query, and a linear head for each dim.

    Args:
        width: of the states: layers * hidden.
        dims: Matryoshka dims.
    """

    def __init__(self, width: int, dims: list[int]) -> None:
        super().__init__()
        self.dims = dims
        self.pooling_parameters = nn.Parameter(torch.randn(1, width) * 0.02)
        self.matryoshka_layers = nn.ModuleDict({str(dim): nn.Linear(width, dim) for dim in dims})

    def forward(self, states: Tensor, frames: Tensor) -> dict[int, Tensor]:
        """Return unit rows (batch, dim) float32 for each dim.

        Args:
            states: (batch, frames, width).
            frames: (batch,) valid frames.
        """
        states = states.float()
        scores = states @ self.pooling_parameters[0] / states.shape[-1] ** 0.5
        outside = torch.arange(states.shape[1])[None, :] >= frames[:, None]
        weights = scores.masked_fill(outside, float("-inf")).softmax(dim=-1)
        pooled = (weights[..., None] * states).sum(dim=1)
        return {dim: functional.normalize(self.matryoshka_layers[str(dim)](pooled), dim=-1) for dim in self.dims}


def train_dual(
    model: FusionModel, tokens: Tokens, clips_dir: Path, config: TrainingConfig, out: Path
) -> Iterator[StageProgress]:
    """Train a :class:`DualHead` on the states of the finished model, which does not move.

    Yields progress; resumes from ``out/dual.pt``, where the head is kept.
    """
    settings = config.dual
    checkpoint = Checkpoint(out / "dual.pt", config.checkpoint_minutes)
    torch.manual_seed(settings.seed)
    random.seed(settings.seed)
    clips = finished_clips(clips_dir, "synthetic")
    unseen = Clips([clips_dir / "unseen"])
    model.requires_grad_(False)
    model.eval()
    head = DualHead(model.speech.width, config.model.dims)
    optimizer = torch.optim.AdamW(head.parameters(), lr=settings.learning_rate, weight_decay=0.01)
    step, worked_s = 0, 0.0
    if state := checkpoint.load():
        head.load_state_dict(state["head"])
        optimizer.load_state_dict(state["optimizer"])
        step, worked_s = state["step"], state["worked_s"]
    generator = np.random.default_rng([settings.seed, step])
    real = finished_clips(clips_dir, "real")
    banks = banks_of(model, tokens, real, clips, config)
    _, *groups = clip_groups(real, clips, config.fusion)
    clock = Clock(settings.minutes, worked_s)
    average: float | None = None
    for source, batch in endless_batches(groups, settings.batch_seconds, [settings.seed, step]):
        if clock.progress >= 1.0:
            break
        for group in optimizer.param_groups:
            group["lr"] = settings.learning_rate * clock.rate(step, settings.warm_up_steps)
        with torch.no_grad(), torch.autocast("cpu", torch.bfloat16):
            states, frames = hear(model, *source.batch(batch), masks=config.ctc)
        speech = head(states, frames)
        losses = [weight * bank.loss(speech, batch, settings, generator) for weight, bank in banks[id(source)]]
        loss = torch.stack(losses).sum()
        optimizer.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        optimizer.step()
        average = smooth(average, loss.item())
        step += 1
        if checkpoint.due() or clock.progress >= 1.0:
            checkpoint.save(
                head=head.state_dict(), optimizer=optimizer.state_dict(), step=step, worked_s=clock.worked_s
            )
            found = found_in_ten(model, tokens, unseen, lambda *heard: head(*heard)[config.model.dims[0]])
            yield StageProgress("dual", step, clock.progress, {"loss": round(average, 3), "unseen_recall": found})
            model.eval()
        elif step % 50 == 0:
            yield StageProgress("dual", step, clock.progress, {"loss": round(average, 3)})
