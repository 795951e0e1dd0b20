"""The contrastive loss: what it rewards, and what it must not punish."""

from __future__ import annotations

import math

import pytest
import torch
from torch.nn import functional

from wolofsearch.training.losses import contrast, matching_rows

EYE = torch.eye(8)
ALL = torch.arange(8)


def test_perfect_embeddings_cost_nothing() -> None:
    assert contrast(EYE, EYE, ALL, dims=[8], temperature=0.02, symmetric=True) < 1e-6


def test_embeddings_that_know_nothing_cost_the_choice() -> None:
    same = torch.ones(8, 8)
    assert contrast(same, same, ALL, dims=[8], temperature=0.05) == pytest.approx(math.log(8), abs=1e-4)


def test_an_equal_text_is_not_a_wrong_answer() -> None:
    texts = ["a", "b", "a", "c"]
    vectors = functional.normalize(torch.eye(4)[[0, 1, 0, 2]], dim=-1)
    targets = torch.arange(4)
    same = matching_rows(texts, texts, targets)
    assert same.nonzero().tolist() == [[0, 2], [2, 0]]
    punished = contrast(vectors, vectors, targets, dims=[4], temperature=0.02)
    spared = contrast(vectors, vectors, targets, dims=[4], temperature=0.02, duplicates=same)
    assert punished == pytest.approx(math.log(2) / 2, abs=1e-3)
    assert spared < 1e-6


def test_the_dims_are_averaged() -> None:
    torch.manual_seed(0)
    queries, documents = torch.randn(6, 8), torch.randn(9, 8)
    targets = torch.arange(6)
    parts = [contrast(queries, documents, targets, dims=[dim], temperature=0.1) for dim in (8, 4, 2)]
    whole = contrast(queries, documents, targets, dims=[8, 4, 2], temperature=0.1)
    assert whole == pytest.approx(float(sum(parts)) / 3, abs=1e-5)


def test_symmetry_looks_from_both_sides() -> None:
    torch.manual_seed(0)
    queries, documents = torch.randn(5, 8), torch.randn(5, 8)
    targets = torch.arange(5)
    forth = contrast(queries, documents, targets, dims=[8], temperature=0.1)
    back = contrast(documents, queries, targets, dims=[8], temperature=0.1)
    both = contrast(queries, documents, targets, dims=[8], temperature=0.1, symmetric=True)
    assert both == pytest.approx(float(forth + back) / 2, abs=1e-5)


def test_candidates_may_be_more_than_queries() -> None:
    targets = torch.arange(2)
    assert matching_rows(["a", "b"], ["a", "b", "b", "c"], targets).tolist() == [
        [False, False, False, False],
        [False, False, True, False],
    ]
