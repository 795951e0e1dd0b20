"""Hard negatives, mined by the model itself: French texts that it takes for the answer and that are not.

A text nearly as near as the right one may be right too, so those within a margin of it are left out (after
Moreira et al., 2024, "NV-Retriever": negatives below a share of the positive's score).
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor

from wolofsearch.encoder.fusion import FusionModel
from wolofsearch.encoder.tokens import Tokens
from wolofsearch.evaluation.leaks import key
from wolofsearch.training.machine import accelerator
from wolofsearch.training.text_data import Pair, numbered
from wolofsearch.training.text_rows import TextRow, embed_rows

KEPT = 8
"""Negatives of each pair, of which each batch draws."""
POSITIVE_SHARE = 0.95
_FIRST = 40
_ROWS = 1_024
Found = dict[str, npt.NDArray[np.int32]]


def embed_all(model: FusionModel, rows: Sequence[TextRow]) -> Tensor:
    """Return unit rows (n, width) of texts, without a graph."""
    with torch.no_grad(), accelerator().autocast():
        return embed_rows(model, rows)


def recall_at_10(queries: Tensor, answers: Tensor) -> float:
    """Return the share of queries whose own answer, the same row, is among the ten nearest; both unit rows."""
    scores = queries @ answers.T
    better = (scores > scores.diagonal()[:, None]).sum(dim=1)
    return round(float((better < 10).float().mean()), 4)


def mine(model: FusionModel, tokens: Tokens, families: dict[str, list[Pair]], prompt: str) -> Found:
    """Return for each pair of each family the places of up to :data:`KEPT` hard negatives in it, -1 where fewer."""
    found: Found = {}
    for family, pairs in families.items():
        keys = numbered(key(pair.document) for pair in pairs)
        documents = embed_all(model, tokens.encode_batch([pair.document for pair in pairs]))
        queries = embed_all(model, tokens.encode_batch([f"{prompt} {pair.query}" for pair in pairs]))
        places = np.full((len(pairs), KEPT), -1, np.int32)
        for start in range(0, len(pairs), _ROWS):
            scores = queries[start : start + _ROWS] @ documents.T
            own = scores.diagonal(offset=start) if start < scores.shape[1] else scores[:, 0]
            best = scores.topk(min(_FIRST, len(pairs)), dim=1)
            right = (best.values < POSITIVE_SHARE * own[:, None]).cpu().numpy()
            for row, (candidates, allowed) in enumerate(zip(best.indices.cpu().numpy(), right, strict=True)):
                hard = [place for place in candidates[allowed] if keys[place] != keys[start + row]][:KEPT]
                places[start + row, : len(hard)] = hard
        found[family] = places
    return found


def mined(file: Path, model: FusionModel, tokens: Tokens, families: dict[str, list[Pair]], prompt: str) -> Found:
    """Return the negatives in a file; the leading process makes it where it is missing, the others wait."""
    machine = accelerator()
    if machine.is_main_process and not file.exists():
        part = file.with_suffix(".part.npz")
        np.savez_compressed(part, **mine(model, tokens, families, prompt))  # type: ignore[arg-type]
        part.replace(file)
    machine.wait_for_everyone()
    with np.load(file) as kept:
        return {family: kept[family] for family in kept.files}
