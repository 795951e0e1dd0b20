"""Prefix, random subset and PCA on vectors that say something in known dimensions only."""

from __future__ import annotations

from tests.evaluation.made_vectors import leading_only, made_set
from wolofsearch.evaluation.analysis_dims import accuracy_over_dims, ladder


def test_the_ladder_ends_at_the_models_width_and_holds_its_own_dims() -> None:
    assert ladder([256, 128, 64]) == [8, 16, 32, 64, 96, 128, 192, 256]
    assert ladder([40, 20]) == [8, 16, 20, 32, 40]
    assert ladder([1024, 48])[-3:] == [512, 768, 1024]


def test_the_prefix_holds_what_the_first_dims_say() -> None:
    row, *_, full = accuracy_over_dims(leading_only(120), [8, 16, 32])
    assert row["prefix"]["ndcg@10"] == row["prefix"]["accuracy@10"] == 1.0
    assert row["prefix"]["low"] == row["prefix"]["high"] == 1.0
    assert row["random"]["ndcg@10"] < 0.7  # two of the eight drawn say something
    assert row["random"]["sd"] > 0
    assert full["random"]["ndcg@10"] == full["prefix"]["ndcg@10"]  # all of them, in another order
    assert full["random"]["sd"] == 0


def test_pca_finds_what_the_prefix_does_not_hold() -> None:
    given = leading_only(120)
    (row,) = accuracy_over_dims(made_set(given.queries[:, ::-1], given.passages[:, ::-1]), [8])
    assert row["pca"]["ndcg@10"] > 0.99
    assert row["prefix"]["ndcg@10"] < 0.2
