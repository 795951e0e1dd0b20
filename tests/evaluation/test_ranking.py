"""The figures against rankings that a person can count."""

from __future__ import annotations

import math

import numpy as np
import pytest
from wolofsearch.evaluation.ranking import duration_scores, measure


def test_perfect() -> None:
    figures = measure(np.eye(30, dtype=np.float32), np.arange(30))
    assert (figures.recall_at_1, figures.recall_at_10, figures.ndcg_at_10) == (1.0, 1.0, 1.0)
    assert (figures.recall_low, figures.recall_high) == (1.0, 1.0)
    assert (figures.queries, figures.passages) == (30, 30)
    assert figures.chance_recall_at_10 == pytest.approx(1 / 3, abs=1e-3)


def test_counted_by_hand() -> None:
    scores = np.zeros((3, 12), np.float32)
    scores[0, :] = np.arange(12)[::-1]  # the right passage, number 0, is first
    scores[1, :] = np.arange(12)[::-1]  # number 2 is third
    scores[2, :] = np.arange(12)[::-1]  # number 11 is last
    figures = measure(scores, np.array([0, 2, 11]))
    assert figures.recall_at_1 == pytest.approx(1 / 3, abs=1e-4)
    assert figures.recall_at_10 == pytest.approx(2 / 3, abs=1e-4)
    assert figures.ndcg_at_10 == pytest.approx((1 + 1 / math.log2(4) + 0) / 3, abs=1e-4)


def test_a_constant_score_is_no_better_than_chance() -> None:
    for passages in (40, 400):
        figures = measure(np.ones((50, passages), np.float32), np.arange(50) % passages)
        assert figures.recall_at_10 == 0.0  # half of the ties stand before: rank 20 of 40
        assert figures.ndcg_at_10 == 0.0
    few = measure(np.ones((50, 8), np.float32), np.arange(50) % 8)
    assert few.recall_at_1 == 0.0
    assert few.chance_recall_at_10 == 1.0


def test_half_of_the_ties_stand_before() -> None:
    scores = np.array([[1.0, 1.0, 1.0, 0.0]], np.float32)
    assert measure(scores, np.array([0])).ndcg_at_10 == pytest.approx(1 / math.log2(3), abs=1e-4)


def test_random_scores_are_chance_within_their_bounds() -> None:
    scores = np.random.default_rng(5).standard_normal((4000, 100)).astype(np.float32)
    figures = measure(scores, np.random.default_rng(7).integers(0, 100, 4000))
    assert figures.recall_low < 0.1 < figures.recall_high


def test_the_figures_are_plain_values() -> None:
    plain = measure(np.eye(3, dtype=np.float32), np.arange(3)).as_dict()
    assert all(type(value) in {int, float} for value in plain.values())


def test_a_long_question_goes_with_a_long_passage() -> None:
    passages = ["court", "un texte un peu plus long", "un texte " * 20]
    scores = duration_scores(np.array([1.0, 4.0, 16.0], np.float32), passages)
    assert scores.argmax(axis=1).tolist() == [0, 1, 2]
    assert np.isfinite(duration_scores(np.array([2.0, 2.0], np.float32), ["a", "b"])).all()
    assert np.isfinite(duration_scores(np.array([0.0], np.float32), [""])).all()
