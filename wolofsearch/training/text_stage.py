"""Text stage: the French-Wolof Matryoshka text model, learnt from pairs by contrast.

First only the averaging layer works (cheap: most of what a small model knows sits in its embeddings), then all layers.
Wolof queries are often cut into smaller pieces than need be, down to letters heard wrongly, because the speech side
will later hand this model something closer to letters than to words. In the family ``spelling`` a row of letters must
find its own text: it needs no translation, so all the Wolof there is can teach it.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import torch
from tokenizers import Tokenizer
from torch import Tensor

from wolofsearch.encoder.fusion import FusionModel
from wolofsearch.encoder.tokens import Tokens
from wolofsearch.training.checkpoints import Checkpoint, Clock, smooth
from wolofsearch.training.losses import contrast, matching_rows
from wolofsearch.training.mishearing import mishear
from wolofsearch.training.phonemes import letters
from wolofsearch.training.progress import StageProgress
from wolofsearch.training.settings import TrainingConfig
from wolofsearch.training.text_data import SPELLING, Pair
from wolofsearch.training.workers import Workers, descend


class PairSampler:
    """Draws batches of pairs of one family at a time, so that the wrong answers are of the right one's kind."""

    def __init__(
        self, families: dict[str, list[Pair]], config: TrainingConfig, tokenizer_file: Path, seed: str
    ) -> None:
        self._config = config
        self._families = families
        self._names = [name for name in config.text.weights if families.get(name)]
        self._weights = [config.text.weights[name] for name in self._names]
        self._plain = Tokens.load(tokenizer_file, config.text.document_tokens)
        self._loose = {share: _with_dropout(tokenizer_file, share) for share in (0.3, 1.0)}
        self._prompt = self._plain.encode(config.model.prompts["document"])[:-1]
        self._random = random.Random(seed)

    def batch(self) -> list[tuple[Pair, list[int], list[int]]]:
        """Return pairs with the token ids of query and document, bounded in pairs and in tokens."""
        family = self._random.choices(self._names, self._weights)[0]
        drawn = self._random.choices(self._families[family], k=self._config.text.batch_pairs)
        spelling = family == SPELLING
        prompt = self._config.model.prompts["document"]
        documents = self._plain.encode_batch(
            [f"{prompt} {pair.document}" if spelling else self._among_others(pair, family) for pair in drawn]
        )
        rows: list[tuple[Pair, list[int], list[int]]] = []
        longest_query = longest_document = 0
        for pair, document in zip(drawn, documents, strict=True):
            query = self._query_ids(pair, letters_only=spelling)
            longest_query = max(longest_query, len(query))
            longest_document = max(longest_document, len(document))
            if (len(rows) + 1) * (longest_query + longest_document) > self._config.text.batch_tokens:
                break
            rows.append((pair, query, document))
        return rows

    def _among_others(self, pair: Pair, family: str) -> str:
        """Return the document, now and then among other French texts of its family.

        A passage says more than any one question asks: its vector must stay near to each of its sentences.
        """
        if not pair.wolof or self._random.random() >= self._config.text.surrounded_share:
            return pair.document
        others = self._random.choices(self._families[family], k=self._random.randint(1, self._config.text.surroundings))
        texts = [pair.document, *(other.document for other in others)]
        self._random.shuffle(texts)
        return " ".join(texts)

    def _query_ids(self, pair: Pair, *, letters_only: bool) -> list[int]:
        settings = self._config.text
        tokens, query = self._plain, pair.query
        draw = 0.0 if letters_only else self._random.random()
        if pair.wolof and draw < settings.wolof_character_share:
            tokens, query = self._loose[1.0], mishear(letters(query), settings.misheard_share, self._random)
        elif pair.wolof and draw < settings.wolof_character_share + settings.wolof_dropout_share:
            tokens = self._loose[0.3]
        ids = [*self._prompt, *tokens.encode(query)[:-1]]
        return [*ids[: settings.query_tokens - 1], tokens.end]


def _with_dropout(tokenizer_file: Path, share: float) -> Tokens:
    tokenizer = Tokenizer.from_file(str(tokenizer_file))
    tokenizer.model.dropout = share
    return Tokens(tokenizer, 512)


def train_text(
    model: FusionModel,
    families: dict[str, list[Pair]],
    config: TrainingConfig,
    tokenizer_file: Path,
    out: Path,
    workers: Workers,
) -> Iterator[StageProgress]:
    """Train ``model.text`` in place; yields progress.

    Resumes from ``out/text.pt``; only the leader of ``workers`` saves.
    """
    settings = config.text
    checkpoint = Checkpoint(out / "text.pt", config.checkpoint_minutes)
    torch.manual_seed(settings.seed)
    optimizer = _optimizer(model, config)
    base_rates = [group["lr"] for group in optimizer.param_groups]
    step, worked_s = 0, 0.0
    if state := checkpoint.load():
        model.text.load_state_dict(state["text"])
        optimizer.load_state_dict(state["optimizer"])
        step, worked_s = state["step"], state["worked_s"]
    # A resumed run draws other batches than the ones it has seen, and every worker its own.
    sampler = PairSampler(families, config, tokenizer_file, f"{settings.seed} {step} {workers.rank}")
    workers.spread(model.text.parameters())
    clock = Clock(settings.minutes_shallow + settings.minutes_deep, worked_s)
    shallow_share = settings.minutes_shallow / (settings.minutes_shallow + settings.minutes_deep)
    layers = model.text.layers
    average: float | None = None
    while (progress := workers.agree(clock.progress)) < 1.0:
        model.text.layers = layers[:1] if progress < shallow_share else layers
        for group, rate in zip(optimizer.param_groups, base_rates, strict=True):
            group["lr"] = rate * clock.rate(step, settings.warm_up_steps)
        loss = _step_loss(model, sampler.batch(), config)
        descend(optimizer, loss, workers)
        average = smooth(average, loss.item())
        step += 1
        model.text.layers = layers
        if not workers.leads:
            continue
        if checkpoint.due() or clock.progress >= 1.0:
            checkpoint.save(
                text=model.text.state_dict(), optimizer=optimizer.state_dict(), step=step, worked_s=clock.worked_s
            )
        if step % 20 == 0:
            yield StageProgress("text", step, clock.progress, {"loss": round(average, 4)})


def _step_loss(model: FusionModel, rows: list[tuple[Pair, list[int], list[int]]], config: TrainingConfig) -> Tensor:
    with torch.autocast("cpu", torch.bfloat16):
        queries = model.embed_text([query for _, query, _ in rows])
        documents = model.embed_text([document for _, _, document in rows])
    targets = torch.arange(len(rows))
    texts = [pair.document for pair, _, _ in rows]
    return contrast(
        queries,
        documents,
        targets,
        dims=config.model.dims,
        temperature=config.text.temperature,
        duplicates=matching_rows(texts, texts, targets),
        symmetric=True,
    )


def _optimizer(model: FusionModel, config: TrainingConfig) -> torch.optim.Optimizer:
    embeddings = [model.text.embed_tokens.weight]
    others: list[Any] = [
        parameter for name, parameter in model.text.named_parameters() if not name.startswith("embed_tokens")
    ]
    return torch.optim.AdamW(
        [
            {"params": others, "lr": config.text.learning_rate, "weight_decay": 0.01},
            {"params": embeddings, "lr": config.text.embedding_learning_rate, "weight_decay": 0.0},
        ],
        betas=(0.9, 0.98),
        fused=True,
    )
