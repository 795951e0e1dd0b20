"""Frozen vectors classified from examples, where the right answer is known."""

from __future__ import annotations

import numpy as np
import pytest

from wolofsearch.evaluation.classification import LETTERS, Clues, few_shot, labels_of, nearest_centroid, zero_shot
from wolofsearch.evaluation.retrieval import Passage, Query, RetrievalSet
from wolofsearch.library.vectors import unit


def labelled(counts: dict[str, int]) -> RetrievalSet:
    names = [label for label, count in counts.items() for _ in range(count)]
    return RetrievalSet(
        "s",
        "intent",
        [Query(f"q{n}", "wax") for n in range(len(names))],
        [Passage(label, label) for label in counts],
        {f"q{n}": {label: 1} for n, label in enumerate(names)},
        "classification",
    )


def clusters(given: RetrievalSet, noise: float) -> np.ndarray:
    rng = np.random.default_rng(0)
    centres = {passage.id: rng.standard_normal(32) for passage in given.corpus}
    rows = np.stack([centres[label] + noise * rng.standard_normal(32) for label in labels_of(given)])
    return (rows / np.linalg.norm(rows, axis=1, keepdims=True)).astype(np.float32)


def test_tight_clusters_need_one_example() -> None:
    given = labelled({"a": 10, "b": 10, "c": 10})
    rows = few_shot(clusters(given, 0.05), given)
    assert {row["k"] for row in rows} == {1, 2, 4, 8}  # 16 examples would leave none to ask
    assert all(row["accuracy"] == row["weighted_f1"] == 1.0 for row in rows)


def test_more_examples_help_and_vectors_without_meaning_stay_at_chance() -> None:
    given = labelled(dict.fromkeys("abcde", 40))
    loose = {
        row["k"]: row["accuracy"]
        for row in few_shot(clusters(given, 2.5), given)
        if row["learner"] == "nearest centroid"
    }
    assert loose[16] > loose[1] + 0.1
    noise = np.random.default_rng(1).standard_normal((200, 32)).astype(np.float32)
    for row in few_shot(noise, given):
        assert row["accuracy"] == pytest.approx(0.2, abs=0.08)
        assert row["accuracy_sd"] > 0


def test_letters_and_the_text_of_the_examples_tell_what_vectors_do_not() -> None:
    given = labelled(dict.fromkeys("abcde", 20))
    rng = np.random.default_rng(2)
    spelled = [f"{label * 3}{rng.integers(10)} {label}{label}" for label in labels_of(given)]
    noise = unit(rng.standard_normal((100, 32)).astype(np.float32))

    def accuracy(words: list[str], typed: np.ndarray, vectors: np.ndarray = noise) -> float:
        shots = few_shot(vectors, given, Clues(words, spelled, typed))
        return float(next(row["accuracy"] for row in shots if (row["learner"], row["k"]) == (LETTERS, 16)))

    assert accuracy(spelled, noise) > 0.8
    assert accuracy(["…"] * 100, noise) < 0.5
    tight = clusters(given, 0.1)
    heard = unit(tight + 0.5 * rng.standard_normal(tight.shape).astype(np.float32))
    assert accuracy(["…"] * 100, tight, heard) > accuracy(["…"] * 100, noise, heard)
    assert LETTERS not in {row["learner"] for row in few_shot(noise, given)}


def test_labels_are_weighted_by_how_often_they_are_right() -> None:
    given = labelled({"a": 3, "b": 1})
    scores = np.array([[1, 0]] * 4, np.float32)  # always "a"
    found = zero_shot(scores, given)
    assert found["accuracy"] == 0.75
    assert found["weighted_f1"] == pytest.approx(0.75 * (2 * 0.75 / 1.75), abs=1e-4)


def test_the_nearest_mean() -> None:
    shown = np.eye(3, dtype=np.float32)
    assert nearest_centroid(shown, np.array(["x", "y", "z"]), shown[[2, 0]]).tolist() == ["z", "x"]
