"""Text stage: the French-Wolof Matryoshka text model, learnt from pairs by contrast.

It begins at the embeddings of the words stage. Wolof queries are often cut into smaller pieces than need be, or heard
letter by letter and partly wrongly, because the speech side will later hand this model something closer to letters than
to words.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn

from wolofsearch.encoder.fusion import FusionModel
from wolofsearch.encoder.tokens import Tokens
from wolofsearch.evaluation.data_folder import text_pairs
from wolofsearch.training.engine import Place, Stage, train
from wolofsearch.training.gradient_cache import cached_descent
from wolofsearch.training.losses import contrast, matching_rows
from wolofsearch.training.negatives import Found, embed_all, mined, recall_at_10
from wolofsearch.training.pair_sampling import Batch, PairSampler
from wolofsearch.training.phonemes import letters
from wolofsearch.training.progress import StageProgress
from wolofsearch.training.settings import TrainingConfig
from wolofsearch.training.text_data import SPELLING, Pair
from wolofsearch.training.text_rows import TextRow, embed_rows

WATCHED_SET = "flores200_dev"
"""Development sentences that are neither trained on nor reported: by them the best state is chosen."""


class TextStage(Stage):
    """Contrast between the two sides of pairs, with negatives that the model itself has mined."""

    watched = "recall"

    def __init__(
        self,
        model: FusionModel,
        families: dict[str, list[Pair]],
        config: TrainingConfig,
        tokenizer_file: Path,
        out: Path,
    ) -> None:
        super().__init__()
        self.model = model
        self._config = config
        self._families = families
        self._out = out
        self._sampler = PairSampler(families, config, tokenizer_file)
        self._tokens = Tokens.load(tokenizer_file, config.text.document_tokens)
        self._found: Found = {}
        self._round = 0

    def groups(self) -> list[dict[str, Any]]:
        """Return the embeddings, which learn fast, and the layers."""
        settings = self._config.text
        others = [value for name, value in self.model.text.named_parameters() if not name.startswith("embed_tokens")]
        return [
            {"params": others, "lr": settings.learning_rate, "weight_decay": 0.01},
            {
                "params": [self.model.text.embed_tokens.weight],
                "lr": settings.embedding_learning_rate,
                "weight_decay": 0.0,
            },
        ]

    def kept(self) -> Mapping[str, nn.Module]:
        """Return the text model, whole."""
        return {"text": self.model.text}

    def at(self, share: float) -> None:
        """Mine negatives when their time has come."""
        due = sum(share >= moment for moment in self._config.text.mined_at)
        if due > self._round:
            self._round = due
            self.model.eval()
            pairs = {name: self._families[name] for name in self._sampler.names if name != SPELLING}
            prompt = self._config.model.prompts["document"]
            self._found = mined(self._out / f"negatives-{due}.npz", self.model, self._tokens, pairs, prompt)
            self.model.train()

    def draw(self, place: Place) -> Batch:
        """Return pairs of one family with their token ids."""
        return self._sampler.batch(place.random(), self._found)

    def forward(self, batch: Batch) -> Tensor:
        """Return the loss of a batch in one piece."""
        return self._contrast(embed_rows(self.model, [*batch.queries, *batch.documents]), batch)

    def descend(self, batch: Batch, backward: Callable[[Tensor], None]) -> float:
        """Return the loss, computed through as many texts at a time as memory is meant for."""
        chunks = batch.chunks(self._config.text.chunk_tokens)
        return cached_descent(chunks, self._embed, lambda vectors: self._contrast(vectors, batch), backward)

    def _embed(self, rows: list[TextRow]) -> Tensor:
        return embed_rows(self.model, rows)

    def _contrast(self, vectors: Tensor, batch: Batch) -> Tensor:
        queries, documents = vectors[: len(batch.queries)], vectors[len(batch.queries) :]
        targets = torch.arange(len(queries), device=vectors.device)
        return contrast(
            queries,
            documents,
            targets,
            dims=self._config.text.loss_dims,
            temperature=self._config.text.temperature,
            duplicates=matching_rows(batch.answers[: len(queries)], batch.answers, targets),
            symmetric=True,
        )

    def watch(self) -> dict[str, float]:
        """Return recall@10 of Wolof → French on development sentences, as typed and as heard."""
        if not (self._config.data / "parallel" / f"{WATCHED_SET}.tsv.gz").exists():
            return {}
        wolof, french = text_pairs(self._config.data, WATCHED_SET)
        prompt = self._config.model.prompts["document"]
        documents = embed_all(self.model, self._tokens.encode_batch(french))
        rng = random.Random(0)
        asked: dict[str, Sequence[TextRow]] = {
            "typed": self._tokens.encode_batch([f"{prompt} {text}" for text in wolof]),
            "heard": [self._sampler.heard(letters(text), rng) for text in wolof],
        }
        found = {name: recall_at_10(embed_all(self.model, rows), documents) for name, rows in asked.items()}
        return {**found, "recall": round(sum(found.values()) / len(found), 4)}


def train_text(
    model: FusionModel, families: dict[str, list[Pair]], config: TrainingConfig, tokenizer_file: Path, out: Path
) -> Iterator[StageProgress]:
    """Train ``model.text`` in place; yields progress; resumes from ``out/text.pt``."""
    stage = TextStage(model, families, config, tokenizer_file, out)
    yield from train(stage, config.text.schedule(), "text", out, config.checkpoint_minutes)
