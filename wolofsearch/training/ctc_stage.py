"""CTC stage: the speech encoder learns to hear, before anything asks it to understand.

Without this stage late fusion stays at chance: the encoder must first turn sound into something like letters. Real
speech of many languages and synthetic Wolof share one alphabet; a second head in the middle of the encoder keeps its
lower half honest. CTC sits on a plateau of blanks for some hundred steps before it breaks through.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import torch
from rapidfuzz.distance import Levenshtein
from torch import Tensor, nn
from torch.nn import functional

from wolofsearch.encoder.fusion import FusionModel
from wolofsearch.training.checkpoints import Checkpoint, Clock, smooth
from wolofsearch.training.clips import Clips, finished_clips, length_batches
from wolofsearch.training.phonemes import LETTERS
from wolofsearch.training.progress import StageProgress
from wolofsearch.training.settings import CtcSection, TrainingConfig
from wolofsearch.training.workers import Workers, descend

SAMPLES_PER_S = 16_000
BLANK = 0
MIDDLE_WEIGHT = 0.3
WATCHED_CLIPS = 120


class Spelling(nn.Module):
    """The two CTC heads: letters from the middle and from the last layer of the encoder."""

    def __init__(self, model: FusionModel) -> None:
        super().__init__()
        self.hidden = int(model.config.speech["hidden_size"])
        self.middle_layer = int(model.config.speech["num_hidden_layers"]) // 2
        self.middle = nn.Linear(self.hidden, len(LETTERS) + 1)
        self.last = nn.Linear(self.hidden, len(LETTERS) + 1)

    def scores(self, states: Tensor) -> tuple[Tensor, Tensor]:
        """Return log-probabilities (batch, frames, letters + blank) of the last and the middle head, float32."""
        middle = states[..., (self.middle_layer - 1) * self.hidden : self.middle_layer * self.hidden]
        last = states[..., -self.hidden :]
        return (
            functional.log_softmax(self.last(last).float(), dim=-1),
            functional.log_softmax(self.middle(middle).float(), dim=-1),
        )

    def loss(self, states: Tensor, frames: Tensor, targets: list[str]) -> Tensor:
        """Return the CTC loss of both heads against the letters of each clip."""
        spelled = [torch.tensor([LETTERS.index(char) + 1 for char in target]) for target in targets]
        lengths = torch.tensor([len(row) for row in spelled])
        joined = torch.cat(spelled)
        last, middle = (
            functional.ctc_loss(scores.transpose(0, 1), joined, frames, lengths, blank=BLANK, zero_infinity=True)
            for scores in self.scores(states)
        )
        return last + MIDDLE_WEIGHT * middle


def hear(model: FusionModel, waveforms: Tensor, lengths: Tensor, masks: CtcSection | None) -> tuple[Tensor, Tensor]:
    """Return all layers' states and frame counts; ``masks`` shifts pitch and hides stretches (SpecAugment)."""
    features = model.speech.features
    with torch.no_grad(), torch.autocast("cpu", enabled=False):  # a power spectrum does not fit into bfloat16
        mels, counts = features.mels(waveforms, lengths)
    if masks is not None:
        mels = _hide(mels, masks)
    frames, valid = features.stack(mels, counts)
    return model.speech.layers(frames, valid), valid


def _hide(mels: Tensor, settings: CtcSection) -> Tensor:
    batch, length, bins = mels.shape
    # Vocal tracts of other lengths (after Jaitly and Hinton, 2013): on the mel scale a factor is nearly a shift.
    shifts = torch.randint(-settings.shift_bins, settings.shift_bins + 1, (batch, 1))
    moved = (torch.arange(bins)[None] + shifts).clamp(0, bins - 1)
    mels = mels.gather(2, moved[:, None, :].expand(-1, length, -1))
    hidden = torch.zeros(batch, length, bins, dtype=torch.bool)
    for row in range(batch):
        for _ in range(settings.masks):
            start, width = random.randrange(bins), random.randrange(settings.mask_bins + 1)
            hidden[row, :, start : start + width] = True
            start, width = random.randrange(length), random.randrange(settings.mask_frames * 2)
            hidden[row, start : start + width] = True
    return mels.masked_fill(hidden, 0.0)


def decode(scores: Tensor, frames: Tensor) -> list[str]:
    """Return the letters of the best path of each clip: repeats merged, blanks dropped."""
    best = scores.argmax(dim=-1)
    spelled = []
    for row, count in zip(best, frames.tolist(), strict=True):
        path = torch.unique_consecutive(row[:count])
        spelled.append("".join(LETTERS[number - 1] for number in path.tolist() if number != BLANK).strip())
    return spelled


def letter_errors(model: FusionModel, spelling: Spelling, clips: Clips, indices: list[int]) -> tuple[float, list[str]]:
    """Return the character error rate (edits / letters) over the clips, and what was heard."""
    edits = total = 0
    heard: list[str] = []
    model.eval()
    with torch.no_grad(), torch.autocast("cpu", torch.bfloat16):
        for start in range(0, len(indices), 8):
            some = indices[start : start + 8]
            states, frames = hear(model, *clips.batch(some), masks=None)
            for index, text in zip(some, decode(spelling.scores(states)[0], frames), strict=True):
                edits += Levenshtein.distance(text, clips.facts[index].letters)
                total += len(clips.facts[index].letters)
                heard.append(text)
    model.train()
    return edits / max(total, 1), heard


def endless_batches(
    groups: list[tuple[Clips, list[int], float]], batch_seconds: float, seed: list[int]
) -> Iterator[tuple[Clips, list[int]]]:
    """Yield batches of like clips for ever.

    Args:
        groups: clips, which of them, and the share of the batches that is drawn from these.
        batch_seconds: most audio in a batch, padding included.
        seed: of the run, the step where it stands, the worker: each draws other batches, a resumed run too.
    """
    generator = np.random.default_rng(seed)

    def rounds(clips: Clips, indices: list[int]) -> Iterator[list[int]]:
        while True:
            yield from length_batches(clips, indices, int(batch_seconds * SAMPLES_PER_S), generator)

    filled = [group for group in groups if group[1]]
    sources = [(clips, rounds(clips, indices)) for clips, indices, _ in filled]
    shares = np.array([share for _, _, share in filled])
    while True:
        clips, batches = sources[int(generator.choice(len(sources), p=shares / shares.sum()))]
        yield clips, next(batches)


def train_ctc(
    model: FusionModel, clips_dir: Path, config: TrainingConfig, out: Path, workers: Workers
) -> Iterator[StageProgress]:
    """Train ``model.speech`` in place; yields progress with error rates.

    Resumes from ``out/ctc.pt``; only the leader of ``workers`` saves.
    """
    settings = config.ctc
    checkpoint = Checkpoint(out / "ctc.pt", config.checkpoint_minutes)
    torch.manual_seed(settings.seed)
    random.seed(settings.seed)
    spelling = Spelling(model)
    parameters = [*model.speech.parameters(), *spelling.parameters()]
    optimizer = torch.optim.AdamW(
        parameters, lr=settings.learning_rate, betas=(0.9, 0.98), weight_decay=0.01, fused=True
    )
    step, worked_s = 0, 0.0
    if state := checkpoint.load():
        model.speech.load_state_dict(state["speech"])
        spelling.load_state_dict(state["spelling"])
        optimizer.load_state_dict(state["optimizer"])
        step, worked_s = state["step"], state["worked_s"]
    real, synthetic = (finished_clips(clips_dir, kind) for kind in ("real", "synthetic"))
    watched = {name: Clips([clips_dir / name]) for name in ("unseen", "mboshi_dev")}
    groups = [
        (real, list(range(len(real))), settings.real_share),
        (synthetic, list(range(len(synthetic))), 1 - settings.real_share),
    ]
    clock = Clock(settings.minutes, worked_s)
    model.train()
    average: float | None = None
    workers.spread(parameters)
    for clips, batch in endless_batches(groups, settings.batch_seconds, [settings.seed, step, workers.rank]):
        if workers.agree(clock.progress) >= 1.0:
            break
        for group in optimizer.param_groups:
            group["lr"] = settings.learning_rate * clock.rate(step, settings.warm_up_steps)
        with torch.autocast("cpu", torch.bfloat16):
            states, frames = hear(model, *clips.batch(batch), masks=settings)
            loss = spelling.loss(states, frames, [clips.facts[index].letters for index in batch])
        descend(optimizer, loss, workers)
        average = smooth(average, loss.item())
        step += 1
        if not workers.leads:
            continue
        if checkpoint.due() or clock.progress >= 1.0:
            checkpoint.save(
                speech=model.speech.state_dict(),
                spelling=spelling.state_dict(),
                optimizer=optimizer.state_dict(),
                step=step,
                worked_s=clock.worked_s,
            )
            figures = {
                name: round(letter_errors(model, spelling, some, list(range(min(WATCHED_CLIPS, len(some)))))[0], 3)
                for name, some in watched.items()
            }
            yield StageProgress("ctc", step, clock.progress, {"loss": round(average, 3), **figures})
        elif step % 50 == 0:
            yield StageProgress("ctc", step, clock.progress, {"loss": round(average, 3)})
