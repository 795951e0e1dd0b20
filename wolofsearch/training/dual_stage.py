"""The dual encoder, our model's rival: the same ears and the same targets, but no text model reads what was heard.

The reference's ``clip`` strategy: one learned query attends over all layers' states of a clip, and a linear head for
each Matryoshka dim turns what it gathers into a vector beside the frozen text model's. Only query and heads learn; the
speech encoder is the finished one, so that the comparison with late fusion is about what stands behind it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn

from wolofsearch.encoder.dual import DualHead
from wolofsearch.encoder.fusion import FusionModel
from wolofsearch.encoder.tokens import Tokens
from wolofsearch.training.clips import Clips, finished_clips
from wolofsearch.training.ctc_stage import hear
from wolofsearch.training.engine import Place, Stage, train
from wolofsearch.training.fusion_stage import Drawn, clip_groups, found_in_ten
from wolofsearch.training.kept_mels import keep_mels
from wolofsearch.training.machine import device
from wolofsearch.training.progress import StageProgress
from wolofsearch.training.settings import TrainingConfig
from wolofsearch.training.speech_batches import SpeechSampler
from wolofsearch.training.text_bank import Meanings


class DualStage(Stage):
    """Query and heads on the states of the finished model, which does not move."""

    watched = "recall"
    draws_ahead = True

    def __init__(self, model: FusionModel, tokens: Tokens, clips_dir: Path, config: TrainingConfig) -> None:
        super().__init__()
        torch.manual_seed(config.dual.seed)
        self.head = DualHead(model.speech.width, config.model.dims)
        self.model = model.requires_grad_(False).to(device())
        model.eval()
        self._tokens = tokens
        self._config = config
        synthetic, real, wolof = (finished_clips(clips_dir, kind) for kind in ("synthetic", "real", "wolof"))
        keep_mels(model, [synthetic, real, wolof], device())
        self._tried = Clips([clips_dir / "unseen"])
        _, *meant = clip_groups(real, synthetic, wolof, config.fusion)
        self._sampler = SpeechSampler(meant, config.dual.batch_seconds)
        self._meanings = Meanings(model, tokens, [real], [synthetic, wolof], config)

    def groups(self) -> list[dict[str, Any]]:
        """Return query and heads."""
        return [{"params": list(self.head.parameters()), "lr": self._config.dual.learning_rate, "weight_decay": 0.01}]

    def kept(self) -> Mapping[str, nn.Module]:
        """Return query and heads."""
        return {"head": self.head}

    def draw(self, place: Place) -> Drawn:
        """Return clips of one group that have a meaning."""
        return Drawn(self._sampler.batch(place), place.generator())

    def forward(self, drawn: Drawn) -> Tensor:
        """Return the loss of the meanings of a batch."""
        batch = drawn.clips
        with torch.no_grad():
            states, frames = hear(self.model, batch.sound, batch.lengths, self._config.ctc)
        return self._meanings.loss(batch.clips, batch.indices, self.head(states, frames), drawn.generator)

    def watch(self) -> dict[str, float]:
        """Return recall@10 of the French sides of unseen synthetic clips."""
        widest = self._config.model.dims[0]
        found = found_in_ten(self.model, self._tokens, self._tried, lambda *heard: self.head(*heard)[widest])
        return {"recall": found}


def train_dual(
    model: FusionModel, tokens: Tokens, clips_dir: Path, config: TrainingConfig, out: Path
) -> Iterator[StageProgress]:
    """Train a :class:`DualHead`; yields progress; resumes from ``out/dual.pt``, where the head is kept."""
    stage = DualStage(model, tokens, clips_dir, config)
    yield from train(stage, config.dual.schedule(), "dual", out, config.checkpoint_minutes)
