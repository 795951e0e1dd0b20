"""Fusion stage: soft tokens of speech, understood by the frozen text model.

The text model does not move, so what it says of every transcript and French side is computed once and is the bank of
right and wrong answers. The projector starts as the best linear guess of the letters' own embeddings, which the text
model has learnt to read; from there contrast with the bank moves projector, convolution and, slowly, the encoder.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn

from wolofsearch.encoder.fusion import FusionModel
from wolofsearch.encoder.tokens import Tokens
from wolofsearch.training.checkpoints import Checkpoint, Clock, smooth
from wolofsearch.training.clips import Clips, finished_clips, length_batches
from wolofsearch.training.ctc_stage import SAMPLES_PER_S, Spelling, endless_batches, hear
from wolofsearch.training.losses import contrast, matching_rows
from wolofsearch.training.phonemes import LETTERS
from wolofsearch.training.progress import StageProgress
from wolofsearch.training.settings import DualSection, FusionSection, TrainingConfig
from wolofsearch.training.workers import Workers, descend

GUESS_BATCHES = 12
RIDGE = 1.0


class Bank:
    """What the frozen text model says of every text that a clip may mean: unit rows, and the row of each clip."""

    def __init__(self, model: FusionModel, tokens: Tokens, texts: list[str]) -> None:
        self.texts = sorted(set(texts) - {""})
        numbers = {text: row for row, text in enumerate(self.texts)}
        self.rows = [numbers.get(text, -1) for text in texts]
        order = sorted(range(len(self.texts)), key=lambda row: len(self.texts[row]))
        vectors = torch.zeros(len(self.texts), int(model.config.text["hidden_size"]))
        with torch.no_grad(), torch.autocast("cpu", torch.bfloat16):
            for start in range(0, len(order), 128):
                some = order[start : start + 128]
                vectors[some] = model.embed_text(tokens.encode_batch([self.texts[row] for row in some]))
        self.vectors = vectors

    def loss(
        self,
        speech: Mapping[int, Tensor],
        clips: list[int],
        settings: FusionSection | DualSection,
        generator: np.random.Generator,
    ) -> Tensor:
        """Contrast the speech vectors of ``clips`` with their own rows and with rows drawn at random.

        Args:
            speech: the vectors, (clips, at least dim), that stand for each Matryoshka dim.
            clips: which clips they are of.
            settings: of the stage.
            generator: draws the other rows.
        """
        known = [position for position, clip in enumerate(clips) if self.rows[clip] >= 0]
        if not known:
            return next(iter(speech.values())).new_zeros(())
        own = [self.rows[clips[position]] for position in known]
        drawn = generator.choice(len(self.texts), size=min(settings.bank, len(self.texts)), replace=False)
        candidates = [*own, *drawn.tolist()]
        targets = torch.arange(len(own))
        duplicates = matching_rows(own, candidates, targets)
        losses = [
            contrast(
                vectors[known],
                self.vectors[candidates],
                targets,
                dims=[dim],
                temperature=settings.temperature,
                duplicates=duplicates,
            )
            for dim, vectors in speech.items()
        ]
        return torch.stack(losses).mean()


def guess_projector(
    model: FusionModel, spelling: Spelling, tokens: Tokens, clips: Clips, batches: list[list[int]]
) -> None:
    """Set projector and convolution so that soft tokens resemble the embeddings of the letters heard.

    A ridge regression from the encoder's states to what its letter head hears.
    """
    letter_rows = torch.stack([model.text.embed_tokens.weight[tokens.encode(char)[-2]] for char in LETTERS])
    boundary = model.text.embed_tokens.weight[tokens.encode(".")[0]]  # the word-boundary piece, a neutral token
    rows = torch.cat([boundary[None], boundary[None], letter_rows[1:]])  # blank and space are boundaries
    width = model.speech.width
    gram, right = torch.zeros(width, width), torch.zeros(width, rows.shape[1])
    with torch.no_grad(), torch.autocast("cpu", torch.bfloat16):
        for batch in batches:
            states, frames = hear(model, *clips.batch(batch), masks=None)
            chances = spelling.scores(states)[0].exp()
            inside = torch.arange(states.shape[1])[None, :] < frames[:, None]
            seen = states[inside].float()
            wanted = (chances[inside] @ rows).float()
            with torch.autocast("cpu", enabled=False):
                gram += seen.T @ seen
                right += seen.T @ wanted
    with torch.no_grad():
        scale = float(gram.diagonal().mean())
        weights = torch.linalg.solve(gram + RIDGE * 1e-2 * scale * torch.eye(width), right)
        model.projector.weight.copy_(weights.T)
        model.convolution.weight.zero_()
        model.convolution.weight += torch.eye(rows.shape[1])[:, :, None] / model.config.convolution_kernel
        assert model.convolution.bias is not None
        model.convolution.bias.zero_()


def train_fusion(
    model: FusionModel, tokens: Tokens, clips_dir: Path, config: TrainingConfig, out: Path, workers: Workers
) -> Iterator[StageProgress]:
    """Train projector, convolution and encoder in place, the text model frozen.

    Yields progress; resumes from ``out/fusion.pt``; only the leader of ``workers`` saves.
    """
    settings = config.fusion
    checkpoint = Checkpoint(out / "fusion.pt", config.checkpoint_minutes)
    torch.manual_seed(settings.seed)
    random.seed(settings.seed)
    clips = finished_clips(clips_dir, "synthetic")
    unseen = Clips([clips_dir / "unseen"])
    around = (tokens.encode(config.model.prompts["document"])[:-1], [tokens.end])
    model.text.requires_grad_(False)
    model.text.eval()
    spelling = Spelling(model)
    spelling.load_state_dict(torch.load(out / "ctc.pt", weights_only=False)["spelling"])
    rates = [settings.encoder_learning_rate, settings.learning_rate]
    optimizer = _optimizer(model, spelling, rates)
    step, worked_s = 0, 0.0
    if state := checkpoint.load():
        for part, module in _parts(model, spelling).items():
            module.load_state_dict(state[part])
        optimizer.load_state_dict(state["optimizer"])
        step, worked_s = state["step"], state["worked_s"]
    generator = np.random.default_rng([settings.seed, step, workers.rank])
    batch_samples = int(settings.batch_seconds * SAMPLES_PER_S)
    if step == 0:
        first = list(length_batches(clips, list(range(len(clips))), batch_samples, generator))[:GUESS_BATCHES]
        guess_projector(model, spelling, tokens, clips, first)
        workers.spread([*model.projector.parameters(), *model.convolution.parameters()])
    real = finished_clips(clips_dir, "real")
    banks = banks_of(model, tokens, real, clips, config)
    groups = clip_groups(real, clips, settings)
    clock = Clock(settings.minutes, worked_s)
    model.speech.train()
    average: float | None = None
    for source, batch in endless_batches(groups, settings.batch_seconds, [settings.seed, step, workers.rank]):
        if workers.agree(clock.progress) >= 1.0:
            break
        for group, rate in zip(optimizer.param_groups, rates, strict=True):
            group["lr"] = rate * clock.rate(step, settings.warm_up_steps)
        # Real speech without a French side keeps the ear sharp, but has no meaning to learn.
        meant = banks[id(source)] if source is clips or source.facts[batch[0]].french else []
        loss = _loss(model, spelling, around, source, batch, meant, config, generator)
        if source is clips:
            average = smooth(average, loss.item())
        descend(optimizer, loss, workers)
        step += 1
        if not workers.leads:
            continue
        if checkpoint.due() or clock.progress >= 1.0:
            parts = {part: module.state_dict() for part, module in _parts(model, spelling).items()}
            checkpoint.save(**parts, optimizer=optimizer.state_dict(), step=step, worked_s=clock.worked_s)
            found = recall_at_10(model, tokens, unseen, around)
            figures = {"loss": round(average or 0.0, 3), "unseen_recall": found}
            yield StageProgress("fusion", step, clock.progress, figures)
        elif step % 50 == 0:
            yield StageProgress("fusion", step, clock.progress, {"loss": round(average or 0.0, 3)})


def _loss(
    model: FusionModel,
    spelling: Spelling,
    around: tuple[list[int], list[int]],
    source: Clips,
    batch: list[int],
    banks: list[tuple[float, Bank]],
    config: TrainingConfig,
    generator: np.random.Generator,
) -> Tensor:
    """Return the loss of the letters of a batch, and of its meanings in each bank by its weight."""
    with torch.autocast("cpu", torch.bfloat16):
        states, frames = hear(model, *source.batch(batch), masks=config.ctc)
        loss = config.fusion.ctc_weight * spelling.loss(states, frames, [source.facts[i].letters for i in batch])
        if banks:
            vectors = model.embed_soft_tokens(*model.soft_tokens(states, frames), *around)
            speech = dict.fromkeys(config.model.dims, vectors)
            for weight, bank in banks:
                loss = loss + weight * bank.loss(speech, batch, config.fusion, generator)
    return loss


def clip_groups(real: Clips, synthetic: Clips, settings: FusionSection) -> list[tuple[Clips, list[int], float]]:
    """Return what batches are drawn from: real speech, that with a French side apart, formant and diphone voices."""
    translated = [i for i in range(len(real)) if real.facts[i].french]
    untranslated = [i for i in range(len(real)) if not real.facts[i].french]
    short = [i for i in range(len(synthetic)) if synthetic.lengths[i] <= settings.longest_seconds * SAMPLES_PER_S]
    formant = [i for i in short if synthetic.facts[i].voice.startswith("espeak")]
    diphone = [i for i in short if not synthetic.facts[i].voice.startswith("espeak")]
    spoken = 1 - settings.real_share - settings.translated_share
    return [
        (real, untranslated, settings.real_share),
        (real, translated, settings.translated_share),
        (synthetic, formant, spoken * settings.formant_share),
        (synthetic, diphone, spoken * (1 - settings.formant_share)),
    ]


def _optimizer(model: FusionModel, spelling: Spelling, rates: list[float]) -> torch.optim.Optimizer:
    """Return the optimiser of the encoder, at the first rate, and of what joins it to the text model, at the second."""
    slow = [*model.speech.parameters(), *spelling.parameters()]
    fast = [*model.projector.parameters(), *model.convolution.parameters()]
    return torch.optim.AdamW(
        [{"params": slow, "lr": rates[0]}, {"params": fast, "lr": rates[1]}],
        betas=(0.9, 0.98),
        weight_decay=0.01,
        fused=True,
    )


def banks_of(
    model: FusionModel, tokens: Tokens, real: Clips, synthetic: Clips, config: TrainingConfig
) -> dict[int, list[tuple[float, Bank]]]:
    """Return what clips are contrasted with, and the weights, by the ``id`` of the clips.

    Synthetic Wolof: the transcripts as typed questions, and the French sides. Real speech of other languages: the
    French sides alone, since the text model does not read those languages.
    """
    prompt, settings = config.model.prompts["document"], config.fusion
    french = {
        id(clips): (settings.french_weight, Bank(model, tokens, [facts.french for facts in clips.facts]))
        for clips in (real, synthetic)
    }
    transcripts = Bank(model, tokens, [f"{prompt} {facts.text}" for facts in synthetic.facts])
    return {
        id(real): [french[id(real)]],
        id(synthetic): [(settings.transcript_weight, transcripts), french[id(synthetic)]],
    }


def recall_at_10(model: FusionModel, tokens: Tokens, clips: Clips, around: tuple[list[int], list[int]]) -> float:
    """Return the share of clips whose own French side is among the ten nearest of all French sides of the set."""

    def embed(states: Tensor, frames: Tensor) -> Tensor:
        return model.embed_soft_tokens(*model.soft_tokens(states, frames), *around)

    return found_in_ten(model, tokens, clips, embed)


def found_in_ten(model: FusionModel, tokens: Tokens, clips: Clips, embed: Callable[[Tensor, Tensor], Tensor]) -> float:
    """Return recall@10 of clips among their French sides, where ``embed`` makes vectors of states and frame counts."""
    chosen = [index for index in range(len(clips)) if clips.facts[index].french][:300]
    model.speech.eval()
    with torch.no_grad(), torch.autocast("cpu", torch.bfloat16):
        rows = [
            embed(*hear(model, *clips.batch(chosen[start : start + 8]), masks=None))
            for start in range(0, len(chosen), 8)
        ]
        speech = torch.cat(rows).float()
        passages = torch.cat(
            [
                model.embed_text(
                    tokens.encode_batch([clips.facts[index].french for index in chosen[start : start + 64]])
                )
                for start in range(0, len(chosen), 64)
            ]
        )
    model.speech.train()
    scores = speech @ passages.T
    better = (scores > scores.diagonal()[:, None]).sum(dim=1)
    return round(float((better < 10).float().mean()), 3)


def _parts(model: FusionModel, spelling: Spelling) -> dict[str, nn.Module]:
    return {
        "speech": model.speech,
        "projector": model.projector,
        "convolution": model.convolution,
        "spelling": spelling,
    }
