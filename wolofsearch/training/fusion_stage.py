"""Fusion stage: soft tokens of speech, understood by the frozen text model.

The text model does not move, so what it says of every transcript and French side is computed once and is the bank of
right and wrong answers (teacher and student in one model). The projector starts as the best linear guess of the
letters' own embeddings, which the text model has learnt to read; from there projector, convolution and, slowly, the
encoder learn. The other strategies that the reference compares are settings of the same stage.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn

from wolofsearch.encoder.fusion import FusionModel
from wolofsearch.encoder.tokens import Tokens
from wolofsearch.training.clips import Clips, finished_clips
from wolofsearch.training.ctc_stage import Spelling, hear
from wolofsearch.training.depthwise import use_taps
from wolofsearch.training.engine import Place, Stage, train
from wolofsearch.training.heard_letters import LetterTable
from wolofsearch.training.kept_mels import keep_mels
from wolofsearch.training.losses import contrast, matching_rows
from wolofsearch.training.machine import accelerator, device
from wolofsearch.training.negatives import embed_all, recall_at_10
from wolofsearch.training.progress import StageProgress
from wolofsearch.training.projection import guess_projector
from wolofsearch.training.settings import FusionSection, TrainingConfig
from wolofsearch.training.speech_batches import SAMPLES_PER_S, Group, SpeechBatch, SpeechSampler, real_groups
from wolofsearch.training.text_bank import Meanings
from wolofsearch.training.text_rows import embed_padded, embed_rows
from wolofsearch.training.word_targets import WordTargets

GUESS_BATCHES = 12
WATCHED_CLIPS = 300


@dataclass(frozen=True, slots=True)
class Drawn:
    """A batch of clips, and the generator that draws what they are compared with."""

    clips: SpeechBatch
    generator: np.random.Generator


class FusionStage(Stage):
    """Meaning and letters of clips at once."""

    watched = "recall"
    draws_ahead = True

    def __init__(
        self, model: FusionModel, spelling: Spelling, tokens: Tokens, clips_dir: Path, config: TrainingConfig
    ) -> None:
        super().__init__()
        hidden = int(model.config.speech["hidden_size"])
        self._unread = model.speech.width - hidden if config.fusion.layers == "last" else 0
        with torch.no_grad():
            model.projector.weight[:, : self._unread] = 0.0  # the finished model has these states at hand
        self.model = model
        self.spelling = spelling
        self._tokens = tokens
        self._config = config
        prompt = tokens.encode(config.model.prompts["document"])
        before = prompt if config.model.end_after_prompt else prompt[:-1]
        self._around = (before, [tokens.end] if config.model.end_after_speech else [])
        synthetic, real, wolof = (finished_clips(clips_dir, kind) for kind in ("synthetic", "real", "wolof"))
        use_taps(model.speech, device())
        keep_mels(model, [synthetic, real, wolof], device())
        self._tried = [Clips([clips_dir / name]) for name in ("unseen", "mboshi_dev")]
        self._sampler = SpeechSampler(clip_groups(real, synthetic, wolof, config.fusion), config.fusion.batch_seconds)
        model.to(device())
        model.text.requires_grad_(not config.fusion.text_frozen)
        model.speech.requires_grad_(config.fusion.encoder_learning_rate > 0)
        model.eval()
        self._meanings = Meanings(model, tokens, [real], [synthetic, wolof], config)
        every = [*synthetic.facts, *real.facts, *wolof.facts]
        self._words = WordTargets(model.text.embed_tokens.weight, tokens, every)

    def begin(self, letters: LetterTable) -> None:
        """Set the projector to its first guess."""
        first = [
            self._sampler.batch(Place(self._config.fusion.seed, step, -1 + 2**31)) for step in range(GUESS_BATCHES)
        ]
        guess_projector(self.model, self.spelling, letters, first, self._unread)

    def groups(self) -> list[dict[str, Any]]:
        """Return the encoder with its letter heads, what joins it to the text model, and that model where it moves."""
        settings = self._config.fusion
        parts = (self.model.speech, self.spelling, self.model.text)
        slow = [parameter for part in parts for parameter in part.parameters() if parameter.requires_grad]
        fast = [*self.model.projector.parameters(), *self.model.convolution.parameters()]
        return [
            {"params": slow, "lr": settings.encoder_learning_rate, "weight_decay": 0.01},
            {"params": fast, "lr": settings.learning_rate, "weight_decay": 0.01},
        ]

    def kept(self) -> Mapping[str, nn.Module]:
        """Return what learns."""
        names = ("speech", "projector", "convolution", *(() if self._config.fusion.text_frozen else ("text",)))
        return {"spelling": self.spelling, **{name: getattr(self.model, name) for name in names}}

    def draw(self, place: Place) -> Drawn:
        """Return clips of one group."""
        return Drawn(self._sampler.batch(place), place.generator())

    def forward(self, drawn: Drawn) -> Tensor:
        """Return the loss of the letters of a batch, and of its meanings where it has any."""
        batch, settings = drawn.clips, self._config.fusion
        states, frames = hear(self.model, batch.sound, batch.lengths, self._config.ctc)
        scores = self.spelling.scores(states)
        loss = states.new_zeros((), dtype=torch.float32)
        if settings.ctc_weight:
            loss = settings.ctc_weight * self.spelling.loss(scores, frames, batch.letters)
        if self._meanings.known(batch.clips, batch.indices):
            soft, counts = self._soft(states, frames)
            if settings.word_weight:
                facts = [batch.clips.facts[index] for index in batch.indices]
                loss = loss + settings.word_weight * self._words.loss(soft, counts, scores[0], frames, facts)
            vectors = self._meant(soft, counts)
            if settings.text_frozen:
                speech = dict.fromkeys(settings.loss_dims, vectors)
                return loss + self._meanings.loss(batch.clips, batch.indices, speech, drawn.generator)
            loss = loss + self._moving(vectors, batch)
        return loss

    def watch(self) -> dict[str, float]:
        """Return recall@10 of the French sides of unseen synthetic and unseen real clips."""
        found = {
            name: found_in_ten(self.model, self._tokens, clips, self._vectors)
            for name, clips in zip(("unseen", "mboshi_dev"), self._tried, strict=True)
        }
        return {**found, "recall": round(sum(found.values()) / len(found), 4)}

    def _vectors(self, states: Tensor, frames: Tensor) -> Tensor:
        return self._meant(*self._soft(states, frames))

    def _meant(self, soft: Tensor, counts: Tensor) -> Tensor:
        return embed_padded(self.model, *self.model.between(soft, counts, *self._around))

    def _soft(self, states: Tensor, frames: Tensor) -> tuple[Tensor, Tensor]:
        if self._unread:
            states = torch.cat([torch.zeros_like(states[..., : self._unread]), states[..., self._unread :]], dim=-1)
        return self.model.soft_tokens(states, frames)

    def _moving(self, vectors: Tensor, batch: SpeechBatch) -> Tensor:
        """Return the contrast with the French sides of the batch, by a text model that learns too: no bank holds."""
        texts = [batch.clips.facts[index].french for index in batch.indices]
        known = [place for place, text in enumerate(texts) if text]
        if not known:
            return vectors.new_zeros(())
        right = [texts[place] for place in known]
        passages = embed_rows(self.model, self._tokens.encode_batch(right))
        targets = torch.arange(len(known), device=vectors.device)
        return contrast(
            vectors[known],
            passages,
            targets,
            dims=self._config.fusion.loss_dims,
            temperature=self._config.fusion.temperature,
            duplicates=matching_rows(right, right, targets),
            symmetric=True,
        )


def train_fusion(
    model: FusionModel,
    spelling: Spelling,
    tokens: Tokens,
    clips_dir: Path,
    config: TrainingConfig,
    out: Path,
    *,
    letters: LetterTable | None = None,
    name: str = "fusion",
) -> Iterator[StageProgress]:
    """Train projector, convolution and encoder in place; yields progress; resumes from ``out/NAME.pt``.

    With ``letters`` the projector begins at its first guess, else where it is.
    """
    stage = FusionStage(model, spelling, tokens, clips_dir, config)
    if letters and not (out / f"{name}.pt").exists():
        stage.begin(letters)
    yield from train(stage, config.fusion.schedule(), name, out, config.checkpoint_minutes)


def clip_groups(real: Clips, synthetic: Clips, wolof: Clips, settings: FusionSection) -> list[Group]:
    """Return what batches are drawn from.

    Real speech, that with a French side apart, formant and diphone voices, and the real Wolof voices that may teach.

    Speech without a French side has nothing to teach where letters are not learnt.
    """
    shares = (settings.real_share if settings.ctc_weight else 0.0, settings.translated_share, settings.wolof_share)
    short = [i for i in range(len(synthetic)) if synthetic.lengths[i] <= settings.longest_seconds * SAMPLES_PER_S]
    formant = [i for i in short if synthetic.facts[i].voice.startswith("espeak")]
    diphone = [i for i in short if not synthetic.facts[i].voice.startswith("espeak")]
    *others, taught = real_groups(real, wolof, shares, settings.wolof_voices)
    spoken = 1 - settings.real_share - settings.translated_share - settings.wolof_share
    return [
        *others,
        Group(synthetic, formant, spoken * settings.formant_share),
        Group(synthetic, diphone, spoken * (1 - settings.formant_share)),
        taught,
    ]


def found_in_ten(model: FusionModel, tokens: Tokens, clips: Clips, embed: Callable[[Tensor, Tensor], Tensor]) -> float:
    """Return recall@10 of clips among their French sides, where ``embed`` makes vectors of states and frame counts."""
    chosen = [index for index in range(len(clips)) if clips.facts[index].french][:WATCHED_CLIPS]
    rows = []
    with torch.no_grad(), accelerator().autocast():
        for start in range(0, len(chosen), 8):
            sound, lengths = clips.batch(chosen[start : start + 8])
            rows.append(embed(*hear(model, sound.to(device()), lengths.to(device()), masks=None)).float())
    passages = embed_all(model, tokens.encode_batch([clips.facts[index].french for index in chosen]))
    return recall_at_10(torch.cat(rows), passages)
