"""What the frozen text model says of every text that a clip may mean, computed once: all wrong answers at no price."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import torch
from torch import Tensor

from wolofsearch.encoder.fusion import FusionModel
from wolofsearch.encoder.tokens import Tokens
from wolofsearch.training.clips import Clips
from wolofsearch.training.losses import contrast, matching_numbers, regression
from wolofsearch.training.negatives import embed_all
from wolofsearch.training.settings import FusionSection, TrainingConfig


class Bank:
    """Unit rows of texts, and the row of each clip; -1 for a clip without text.

    Args:
        model: its text model, which no longer learns.
        tokens: cuts the texts.
        texts: one for each clip, "" for none.
    """

    def __init__(self, model: FusionModel, tokens: Tokens, texts: list[str]) -> None:
        self.texts = sorted(set(texts) - {""})
        numbers = {text: row for row, text in enumerate(self.texts)}
        self.rows = [numbers.get(text, -1) for text in texts]
        self.vectors = embed_all(model, tokens.encode_batch(self.texts))

    def loss(
        self,
        speech: Mapping[int, Tensor],
        clips: list[int],
        settings: FusionSection,
        generator: np.random.Generator,
    ) -> Tensor:
        """Compare the speech vectors of ``clips`` with their own rows and, by contrast, with rows drawn at random.

        Args:
            speech: the vectors, (clips, at least dim), that stand for each Matryoshka dim.
            clips: which clips they are of.
            settings: how they are compared.
            generator: draws the other rows.
        """
        known = [position for position, clip in enumerate(clips) if self.rows[clip] >= 0]
        if not known:
            return next(iter(speech.values())).new_zeros(())
        own = [self.rows[clips[position]] for position in known]
        if settings.loss == "regression":
            losses = [regression(vectors[known], self.vectors[own], dims=[dim]) for dim, vectors in speech.items()]
            return torch.stack(losses).mean()
        drawn = generator.choice(len(self.texts), size=min(settings.bank, len(self.texts)), replace=False)
        place = self.vectors.device
        candidates = torch.from_numpy(np.concatenate([own, drawn])).to(place)
        targets = torch.arange(len(own), device=place)
        duplicates = matching_numbers(candidates[: len(own)], candidates, targets)
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


class Meanings:
    """The banks of clips, and their weights.

    Wolof, by machine and real voices, is compared with its transcript, as a typed question, and with its French side.
    Speech of other languages has the French side alone: typed, they are no question that anybody asks.
    """

    def __init__(
        self, model: FusionModel, tokens: Tokens, foreign: list[Clips], wolof: list[Clips], config: TrainingConfig
    ) -> None:
        prompt, settings = config.model.prompts["document"], config.fusion
        self._settings = settings
        self._clips = [*foreign, *wolof]  # kept, because banks are found by their identity
        self._banks: dict[int, list[tuple[float, Bank]]] = {
            id(clips): [(settings.french_weight, Bank(model, tokens, [facts.french for facts in clips.facts]))]
            for clips in self._clips
        }
        for clips in wolof:
            transcripts = Bank(model, tokens, [f"{prompt} {facts.text}" for facts in clips.facts])
            self._banks[id(clips)].append((settings.transcript_weight, transcripts))

    def known(self, clips: Clips, indices: Sequence[int]) -> bool:
        """Return whether any of the clips has a meaning."""
        return any(bank.rows[index] >= 0 for _, bank in self._banks[id(clips)] for index in indices)

    def loss(
        self, clips: Clips, indices: list[int], speech: Mapping[int, Tensor], generator: np.random.Generator
    ) -> Tensor:
        """Return the weighted loss of the speech vectors of some clips; see :meth:`Bank.loss`."""
        losses = [
            weight * bank.loss(speech, indices, self._settings, generator) for weight, bank in self._banks[id(clips)]
        ]
        return torch.stack(losses).sum()
