"""Truncated SVD of the model's own matrices: the projector's, and those of the text decoder.

Weights come from the bundle (int8, restored to float32). A matrix (m, n) of rank r costs r·(m + n) numbers instead of
m·n, so beyond half the full rank a square one costs more than it saves: the figures tell the price either way.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn

from wolofsearch.encoder.bundle import Manifest, read_manifest
from wolofsearch.encoder.fusion import FusionModel
from wolofsearch.encoder.protocol import FloatArray, Task
from wolofsearch.encoder.tokens import Tokens
from wolofsearch.evaluation.analysis_ranks import energy
from wolofsearch.evaluation.analysis_vectors import means_at
from wolofsearch.evaluation.retrieval import RetrievalSet
from wolofsearch.evaluation.systems import heard
from wolofsearch.training.restoration import PARTS, restore
from wolofsearch.training.settings import ModelSection
from wolofsearch.training.small_model import new_model

KINDS = ("q_proj", "k_proj", "v_proj", "o_proj", "gate_proj", "up_proj", "down_proj")
SHARES = (1 / 8, 1 / 4, 1 / 2, 3 / 4)
KIND_SHARE = 1 / 4
"""Share of the full rank at which each kind of matrix is cut alone."""
BATCH = 32
States = list[tuple[Tensor, Tensor]]
"""Of each batch of clips: the speech encoder's states, (clips, frames, layers * hidden), and frames, (clips,)."""


@dataclass(frozen=True, slots=True)
class Restored:
    """A bundle as torch weights, float32, with its tokenizer and manifest."""

    model: FusionModel
    tokens: Tokens
    manifest: Manifest

    @classmethod
    def load(cls, folder: Path, section: ModelSection) -> Restored:
        """Restore a bundle.

        Raises:
            WolofSearchError: ``training.other_model`` when it has not the section's shape; ``encoder.…`` when damaged.
        """
        model = new_model(section).eval()
        restore(model, folder, PARTS)
        manifest = read_manifest(folder)
        return cls(model, Tokens.load(folder / manifest.files["tokenizer"]["name"], manifest.max_tokens), manifest)

    @torch.no_grad()
    def texts(self, texts: list[str]) -> FloatArray:
        """Return the unit vectors of texts, (texts, width)."""
        ids = self.tokens.encode_batch(texts)
        order = sorted(range(len(ids)), key=lambda row: len(ids[row]))
        vectors = np.zeros((len(ids), self.model.projector.out_features), np.float32)
        for start in range(0, len(order), BATCH):
            part = order[start : start + BATCH]
            vectors[part] = self.model.embed_text([ids[row] for row in part]).numpy()
        return vectors

    @torch.no_grad()
    def states(self, recordings: list[Path]) -> States:
        """Return what the speech encoder makes of recordings: no change behind it alters them."""
        longest = int(self.manifest.max_seconds * self.manifest.sample_rate_hz)
        found = []
        for start in range(0, len(recordings), BATCH):
            clips = [torch.from_numpy(heard(file).samples[:longest]) for file in recordings[start : start + BATCH]]
            lengths = torch.tensor([len(clip) for clip in clips])
            found.append(self.model.speech(nn.utils.rnn.pad_sequence(clips, batch_first=True), lengths))
        return found

    @torch.no_grad()
    def speech(self, states: States, task: Task) -> FloatArray:
        """Return the unit vectors of spoken questions, (clips, width), from their states."""
        before = self.tokens.encode(self.manifest.prompts["speech"][task])
        before = before if self.manifest.end_after_prompt else before[:-1]
        after = [self.tokens.end] if self.manifest.end_after_speech else []
        rows = [self.model.embed_soft_tokens(*self.model.soft_tokens(*part), before, after) for part in states]
        return np.asarray(torch.cat(rows).numpy(), np.float32)


def low_rank_decoder(restored: Restored, given: RetrievalSet) -> list[dict[str, Any]]:
    """Return what typed questions find with the decoder's matrices as they are, all cut, and each kind cut alone."""
    prompt = restored.manifest.prompts["text"][given.task]
    questions = [f"{prompt} {query.text}".strip() for query in given.queries]
    passages = [passage.text for passage in given.corpus]
    cuts = [("none", KINDS, 1.0), *(("all", KINDS, share) for share in SHARES)]
    rows = []
    for name, kinds, share in [*cuts, *((kind, (kind,), KIND_SHARE) for kind in KINDS)]:
        matrices = [matrix for kind in kinds for matrix in _linears(restored.model.text, kind)]
        with cut(matrices, share) as cost:
            scores = restored.texts(questions) @ restored.texts(passages).T
        rows.append({"matrices": name, "rank_share": share, **cost, **means_at(scores, given)})
    return rows


def low_rank_projector(restored: Restored, given: RetrievalSet, ranks: Iterable[int]) -> list[dict[str, Any]]:
    """Return what spoken questions find with the projector cut to each rank; the last row is the projector as it is."""
    states = restored.states([query.audio for query in given.queries if query.audio])
    passages = restored.texts([passage.text for passage in given.corpus])
    full = min(restored.model.projector.weight.shape)
    rows = []
    for rank in [*(rank for rank in ranks if rank < full), full]:
        with cut([restored.model.projector], rank / full) as cost:
            scores = restored.speech(states, given.task) @ passages.T
        rows.append({"rank": rank, **cost, **means_at(scores, given)})
    return rows


@contextmanager
def cut(linears: list[nn.Linear], share: float) -> Iterator[dict[str, float]]:
    """Give matrices a share of their full rank while the context lasts; at 1 they stay as they are.

    Yields:
        ``parameters`` of their factors, ``parameters_share`` of what they were, and the ``energy`` kept.
    """
    whole = [linear.weight.detach().clone() for linear in linears]
    parameters, kept, total = 0, 0.0, 0.0
    try:
        for linear, weight in zip(linears, whole, strict=True):
            rank = max(1, round(share * min(weight.shape)))
            left, values, right = torch.linalg.svd(weight, full_matrices=False)
            size = float((values**2).sum())
            kept, total = kept + size * energy(values.double().numpy(), rank), total + size
            parameters += weight.numel() if share == 1 else rank * sum(weight.shape)
            if share < 1:
                linear.weight.data = (left[:, :rank] * values[:rank]) @ right[:rank]
        yield {
            "parameters": parameters,
            "parameters_share": round(parameters / sum(weight.numel() for weight in whole), 4),
            "energy": round(kept / total, 4),
        }
    finally:
        for linear, weight in zip(linears, whole, strict=True):
            linear.weight.data = weight


def _linears(model: nn.Module, kind: str) -> list[nn.Linear]:
    return [module for name, module in model.named_modules() if name.endswith(kind) and isinstance(module, nn.Linear)]
