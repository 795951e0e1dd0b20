"""Vectors are kept by model and input, in pieces, and a broken piece is made anew."""

from __future__ import annotations

from collections.abc import Generator
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from wolofsearch.encoder.protocol import FloatArray
from wolofsearch.evaluation import embedding_cache
from wolofsearch.evaluation.embedding_cache import EmbeddingCache, Encoded


@pytest.fixture(autouse=True)
def small_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(embedding_cache, "PIECE", 4)


def done(work: Generator[Encoded, None, FloatArray]) -> tuple[list[Encoded], FloatArray]:
    events = []
    while True:
        try:
            events.append(next(work))
        except StopIteration as end:
            return events, end.value


class Counted:
    def __init__(self) -> None:
        self.ranges: list[range] = []

    def __call__(self, part: range) -> FloatArray:
        self.ranges.append(part)
        return np.array([[number, number + 0.5] for number in part], np.float32)


INPUTS = [f"texte {number}" for number in range(10)]


def test_nothing_is_encoded_twice(tmp_path: Path) -> None:
    first, second = Counted(), Counted()
    events, vectors = done(EmbeddingCache(tmp_path, "m").vectors("passages", INPUTS, first))
    assert [(event.done, event.total) for event in events] == [(4, 10), (8, 10), (10, 10)]
    assert vectors.shape == (10, 2)
    assert vectors.dtype == np.float32
    _, again = done(EmbeddingCache(tmp_path, "m").vectors("passages", INPUTS, second))
    assert second.ranges == []
    assert np.array_equal(vectors, again)


@pytest.mark.parametrize("change", [{"model": "other"}, {"what": "queries"}, {"inputs": [*INPUTS[:-1], "autre"]}])
def test_another_model_task_or_text_is_encoded_anew(tmp_path: Path, change: dict[str, Any]) -> None:
    done(EmbeddingCache(tmp_path, "m").vectors("passages", INPUTS, Counted()))
    counted = Counted()
    cache = EmbeddingCache(tmp_path, change.get("model", "m"))
    done(cache.vectors(change.get("what", "passages"), change.get("inputs", INPUTS), counted))
    assert counted.ranges[-1] == range(8, 10)
    assert len(counted.ranges) == (1 if "inputs" in change else 3)


def test_a_piece_that_was_cut_short_is_made_anew(tmp_path: Path) -> None:
    done(EmbeddingCache(tmp_path, "m").vectors("passages", INPUTS, Counted()))
    broken = min(tmp_path.glob("*.npy"))
    broken.write_bytes(broken.read_bytes()[:60])
    counted = Counted()
    _, vectors = done(EmbeddingCache(tmp_path, "m").vectors("passages", INPUTS, counted))
    assert len(counted.ranges) == 1
    assert vectors[:, 0].tolist() == list(range(10))
