"""CTC stage: the speech encoder learns to hear, before anything asks it to understand.

Without this stage late fusion stays at chance: the encoder must first turn sound into something like letters. Real
speech of many languages and synthetic Wolof share one alphabet; a second head in the middle of the encoder keeps its
lower half honest. CTC sits on a plateau of blanks for some hundred steps before it breaks through.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import torch
from rapidfuzz.distance import Levenshtein
from torch import Tensor, nn
from torch.nn import functional

from wolofsearch.encoder.fusion import FusionModel
from wolofsearch.encoder.logmel import LogMel
from wolofsearch.training.clips import Clips, finished_clips
from wolofsearch.training.depthwise import use_taps
from wolofsearch.training.engine import Place, Stage, train
from wolofsearch.training.kept_mels import keep_mels
from wolofsearch.training.machine import accelerator, device
from wolofsearch.training.phonemes import LETTERS, NUMBERS
from wolofsearch.training.progress import StageProgress
from wolofsearch.training.settings import CtcSection, TrainingConfig
from wolofsearch.training.speech_batches import Group, SpeechBatch, SpeechSampler, real_groups

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

    def loss(self, scores: tuple[Tensor, Tensor], frames: Tensor, targets: list[str]) -> Tensor:
        """Return the CTC loss of both heads, from :meth:`scores`, against the letters of each clip."""
        lengths = torch.tensor([len(target) for target in targets])
        joined = torch.tensor([NUMBERS[char] for char in "".join(targets)], device=frames.device)
        last, middle = (
            functional.ctc_loss(head.transpose(0, 1), joined, frames, lengths, blank=BLANK, zero_infinity=True)
            for head in scores
        )
        return last + MIDDLE_WEIGHT * middle


def hear(model: FusionModel, sound: Tensor, lengths: Tensor, masks: CtcSection | None) -> tuple[Tensor, Tensor]:
    """Return all layers' states and frame counts; ``masks`` changes pace and pitch, and hides some (SpecAugment).

    ``sound`` is a batch of clips: waveforms (clips, samples), or mel frames (clips, frames, bins) if they are kept.
    """
    if model.speech.kind == "hubert":
        states, counts = model.speech(sound, lengths)
        return states, counts
    features = model.speech.features
    mels, counts = (sound, lengths) if sound.dim() == 3 else _transformed(features, sound, lengths)
    if masks is not None:
        if masks.pace_spread:
            mels, counts = _paced(mels, counts, masks.pace_spread)
        mels = _hide(mels, masks)
    frames, valid = features.stack(mels, counts)
    return model.speech.layers(frames, valid), valid


def _transformed(features: LogMel, waveforms: Tensor, lengths: Tensor) -> tuple[Tensor, Tensor]:
    # A power spectrum does not fit into bfloat16.
    with torch.no_grad(), torch.autocast(waveforms.device.type, enabled=False):
        return features.mels(waveforms, lengths)


def _paced(mels: Tensor, counts: Tensor, spread: float) -> tuple[Tensor, Tensor]:
    """Return the clips at another pace, the same for the whole batch (after Ko et al., 2015; here the pitch stays)."""
    factor = 1 + spread * float(2 * torch.rand(()) - 1)
    length = max(1, round(mels.shape[1] * factor))
    stretched = functional.interpolate(mels.transpose(1, 2), size=length, mode="linear")
    return stretched.transpose(1, 2), (counts * factor).long().clamp(1, length)


def _hide(mels: Tensor, settings: CtcSection) -> Tensor:
    batch, length, bins = mels.shape
    # Vocal tracts of other lengths (after Jaitly and Hinton, 2013): on the mel scale a factor is nearly a shift.
    shifts = torch.randint(-settings.shift_bins, settings.shift_bins + 1, (batch, 1))
    moved = (torch.arange(bins)[None] + shifts).clamp(0, bins - 1).to(mels.device)
    mels = mels.gather(2, moved[:, None, :].expand(-1, length, -1))
    bands = _stretches(batch, settings.masks, bins, settings.mask_bins + 1).to(mels.device)
    times = _stretches(batch, settings.masks, length, settings.mask_frames * 2).to(mels.device)
    return mels.masked_fill(bands[:, None, :] | times[:, :, None], 0.0)


def _stretches(rows: int, count: int, size: int, widest: int) -> Tensor:
    """Return (rows, size) bool: in each row so many stretches, each shorter than ``widest``."""
    starts, widths = (torch.randint(end, (rows, count, 1)) for end in (size, widest))
    places = torch.arange(size)
    return ((places >= starts) & (places < starts + widths)).any(dim=1)


def decode(scores: Tensor, frames: Tensor) -> list[str]:
    """Return the letters of the best path of each clip: repeats merged, blanks dropped."""
    best = scores.argmax(dim=-1).cpu()
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
    with torch.no_grad(), accelerator().autocast():
        for start in range(0, len(indices), 8):
            some = indices[start : start + 8]
            sound, lengths = clips.batch(some)
            states, frames = hear(model, sound.to(device()), lengths.to(device()), masks=None)
            for index, text in zip(some, decode(spelling.scores(states)[0], frames), strict=True):
                edits += Levenshtein.distance(text, clips.facts[index].letters)
                total += len(clips.facts[index].letters)
                heard.append(text)
    return edits / max(total, 1), heard


class CtcStage(Stage):
    """Spelling of real speech of many languages and of synthetic Wolof."""

    watched = "heard"
    draws_ahead = True

    def __init__(self, model: FusionModel, spelling: Spelling, clips_dir: Path, config: TrainingConfig) -> None:
        super().__init__()
        self.model = model
        self.spelling = spelling
        self._config = config
        real, synthetic, wolof = (finished_clips(clips_dir, kind) for kind in ("real", "synthetic", "wolof"))
        self._tried = {name: Clips([clips_dir / name]) for name in ("unseen", "mboshi_dev")}
        use_taps(model.speech, device())
        keep_mels(model, [real, synthetic, wolof], device())
        shares = (config.ctc.real_share, config.ctc.translated_share, config.ctc.wolof_share)
        groups = [
            *real_groups(real, wolof, shares, config.taught_voices),
            Group(synthetic, list(range(len(synthetic))), 1 - sum(shares)),
        ]
        self._sampler = SpeechSampler(groups, config.ctc.batch_seconds)

    def groups(self) -> list[dict[str, Any]]:
        """Return the speech encoder and both heads."""
        parameters = [*self.model.speech.parameters(), *self.spelling.parameters()]
        return [{"params": parameters, "lr": self._config.ctc.learning_rate, "weight_decay": 0.01}]

    def kept(self) -> Mapping[str, nn.Module]:
        """Return what learns."""
        return {"speech": self.model.speech, "spelling": self.spelling}

    def draw(self, place: Place) -> SpeechBatch:
        """Return clips of one group."""
        return self._sampler.batch(place)

    def forward(self, batch: SpeechBatch) -> Tensor:
        """Return the loss of the letters."""
        states, frames = hear(self.model, batch.sound, batch.lengths, masks=self._config.ctc)
        return self.spelling.loss(self.spelling.scores(states), frames, batch.letters)

    def watch(self) -> dict[str, float]:
        """Return the character error rate on unseen synthetic and unseen real speech, and what was heard of both."""
        errors = {
            name: round(
                letter_errors(self.model, self.spelling, clips, list(range(min(WATCHED_CLIPS, len(clips)))))[0], 3
            )
            for name, clips in self._tried.items()
        }
        return {**errors, "heard": round(1 - sum(errors.values()) / len(errors), 4)}


def train_ctc(
    model: FusionModel, spelling: Spelling, clips_dir: Path, config: TrainingConfig, out: Path
) -> Iterator[StageProgress]:
    """Train ``model.speech`` in place; yields progress with error rates; resumes from ``out/ctc.pt``."""
    stage = CtcStage(model, spelling, clips_dir, config)
    yield from train(stage, config.ctc.schedule(), "ctc", out, config.checkpoint_minutes)
