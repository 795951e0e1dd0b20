"""Words stage: the token embeddings alone, each text the plain mean of its tokens, before any layer works.

Most of what a small model knows sits in its embeddings, and without layers a pair costs next to nothing. What is learnt
is what the last, averaging layer of a fresh text model makes of its input: the mean of tokens of equal length.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor, nn
from torch.nn import functional

from wolofsearch.encoder.tokens import Tokens
from wolofsearch.training.engine import Place, Stage, train
from wolofsearch.training.losses import contrast
from wolofsearch.training.progress import StageProgress
from wolofsearch.training.settings import TrainingConfig
from wolofsearch.training.text_data import Pair, numbered

SPREAD = 0.1
"""Standard deviation of the components of an embedding."""
Ids = list[npt.NDArray[np.int64]]


@dataclass(frozen=True, slots=True)
class Family:
    """Token ids of both sides of pairs, and a number for each document, equal where the texts are."""

    queries: Ids
    documents: Ids
    numbers: npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class WordBatch:
    """Some pairs of one family."""

    queries: Ids
    documents: Ids
    numbers: Tensor


class WordsStage(Stage):
    """Contrast between the means of both sides."""

    def __init__(
        self, table: nn.Embedding, families: Mapping[str, list[Pair]], config: TrainingConfig, tokens: Tokens
    ) -> None:
        super().__init__()
        self.table = table
        nn.init.normal_(table.weight, std=SPREAD)
        self._settings = config.words
        known = [name for name in config.words.weights if families.get(name)]
        self._families = [_encoded(families[name], tokens) for name in known]
        weights = np.array([config.words.weights[name] for name in known])
        self._chances = weights / weights.sum()

    def groups(self) -> list[dict[str, Any]]:
        """Return the embeddings."""
        return [{"params": [self.table.weight], "lr": self._settings.learning_rate, "weight_decay": 0.0}]

    def kept(self) -> Mapping[str, nn.Module]:
        """Return the embeddings."""
        return {"table": self.table}

    def draw(self, place: Place) -> WordBatch:
        """Return pairs of one family."""
        generator = place.generator()
        family = self._families[int(generator.choice(len(self._families), p=self._chances))]
        rows = generator.integers(len(family.queries), size=self._settings.batch_pairs)
        queries, documents = ([side[row] for row in rows] for side in (family.queries, family.documents))
        return WordBatch(queries, documents, torch.from_numpy(family.numbers[rows]))

    def forward(self, batch: WordBatch) -> Tensor:
        """Return the loss of a batch."""
        unit = functional.normalize(self.table.weight, dim=-1)
        same = batch.numbers[:, None] == batch.numbers[None, :]
        return contrast(
            _means(unit, batch.queries),
            _means(unit, batch.documents),
            torch.arange(len(batch.queries), device=unit.device),
            dims=self._settings.loss_dims,
            temperature=self._settings.temperature,
            duplicates=same.fill_diagonal_(False).to(unit.device),
            symmetric=True,
        )


def level(table: nn.Embedding) -> None:
    """Give every embedding the same length, small beside what a layer adds to it: lengths have meant nothing so far."""
    with torch.no_grad():
        table.weight.copy_(functional.normalize(table.weight, dim=-1) * SPREAD * table.embedding_dim**0.5)


def _encoded(pairs: list[Pair], tokens: Tokens) -> Family:
    queries, documents = (
        [np.array(row[:-1] or row, np.int64) for row in tokens.encode_batch(texts)]
        for texts in ([pair.query for pair in pairs], [pair.document for pair in pairs])
    )
    return Family(queries, documents, numbered(pair.document for pair in pairs))


def _means(unit: Tensor, rows: Ids) -> Tensor:
    """Return the direction, (rows, width), of the mean of the tokens of each row."""
    texts = torch.from_numpy(np.repeat(np.arange(len(rows)), [len(row) for row in rows])).to(unit.device)
    picked = unit.index_select(0, torch.from_numpy(np.concatenate(rows)).to(unit.device))
    sums = torch.zeros(len(rows), unit.shape[1], device=unit.device, dtype=picked.dtype).index_add(0, texts, picked)
    return functional.normalize(sums, dim=-1)


def train_words(
    table: nn.Embedding, families: Mapping[str, list[Pair]], config: TrainingConfig, tokenizer_file: Path, out: Path
) -> Iterator[StageProgress]:
    """Train token embeddings in place; yields progress; resumes from ``out/words.pt``."""
    stage = WordsStage(table, families, config, Tokens.load(tokenizer_file, config.text.document_tokens))
    yield from train(stage, config.words.schedule(), "words", out, config.checkpoint_minutes)
