"""Stored forms on vectors for which their loss is known, the Pareto front, and the rule of the recommendation."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from tests.evaluation.made_vectors import leading_only, made_set, unit
from wolofsearch.evaluation import analysis_storage
from wolofsearch.evaluation.analysis_storage import FLAT, FORMS, PRODUCT, front, storage
from wolofsearch.evaluation.analysis_vectors import pooled
from wolofsearch.evaluation.recommendation import TOLERANCE, recommend


def signs(count: int, width: int) -> np.ndarray:
    """Return distinct vectors of +1 and -1 as unit rows."""
    rng = np.random.default_rng(0)
    return unit(rng.choice([-1.0, 1.0], (count, width)))


@pytest.mark.parametrize("form", FORMS)
def test_a_form_that_holds_everything_loses_nothing(form: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(analysis_storage, "CANDIDATES", 10)
    rows = signs(300, 64)
    given = made_set(rows[:50], rows)
    (row,) = storage(form, pooled([given]), [given], [64])
    found = row["sets"]["made, text"]
    assert found["ndcg@10"] == 1.0
    assert found["loss"] == found["loss_high"] == 0.0
    assert row["ms"] > 0


def test_bytes() -> None:
    rows = signs(100, 64)
    assert [FORMS[form](rows).bytes_per_passage for form in ("float32", "float16", "int8", "binary")] == [
        256, 128, 64, 8,
    ]  # fmt: skip
    assert FORMS[PRODUCT](rows).bytes_per_passage > 256  # and the links of the graph


@pytest.mark.parametrize("form", ["float16", "int8", PRODUCT])
def test_a_narrower_form_finds_almost_the_same_candidates(form: str) -> None:
    given = leading_only(400)
    queries, passages = given.queries[:20], given.passages
    for one, other in zip(
        FORMS[form](passages).nearest(queries, 50), FORMS[FLAT](passages).nearest(queries, 50), strict=True
    ):
        assert np.isin(other, one).mean() >= 0.9


def test_binary_ranks_by_the_signs_that_differ() -> None:
    rows = np.array([[1, 1, 1, 1, 1, 1, 1, -1], [1] * 4 + [-1] * 4, [-1] * 8], np.float32)
    assert FORMS["binary"](rows).nearest(np.ones((1, 8), np.float32), 1)[0].tolist() == [0]
    assert set(FORMS["binary"](rows).nearest(np.ones((1, 8), np.float32), 2)[0].tolist()) == {0, 1}


def test_few_dims_lose_what_the_candidates_lack(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(analysis_storage, "CANDIDATES", 10)
    given = leading_only(400)
    one, eight = storage(FLAT, pooled([given]), [given], [1, 8])
    assert one["recall"] < 0.5 < 0.9 < eight["recall"]
    assert one["sets"]["made, text"]["loss"] > 0.5
    assert eight["sets"]["made, text"]["loss_high"] < 0.01
    assert (eight["bytes"], eight["bytes_with_full"]) == (32, 32 + 2 * 32)


def test_equal_texts_are_one_passage_and_answer_in_every_set() -> None:
    rows = signs(40, 32)
    one, two = made_set(rows[:5], rows[:20]), made_set(rows[:5], rows[:20], mode="speech")
    pool = pooled([one, two], ["autre  texte", "autre texte"], rows[20:22])
    assert pool.vectors.shape == (21, 32)
    assert sorted(name for name in pool.names(one.given).tolist() if name.startswith("d")) == sorted(
        passage.id for passage in one.given.corpus
    )
    for name, vector in zip(pool.names(one.given), pool.vectors, strict=True):
        if name.startswith("d"):
            assert np.array_equal(vector, rows[int(name[1:])])


def test_the_pareto_front() -> None:
    rows: list[dict[str, Any]] = [
        {"bytes": 1, "ndcg@10": 0.2},
        {"bytes": 2, "ndcg@10": 0.2},
        {"bytes": 2, "ndcg@10": 0.5},
        {"bytes": 9, "ndcg@10": 0.4},
        {"bytes": 9, "ndcg@10": 0.6},
    ]
    assert front(rows, "bytes") == [True, False, True, False, True]


def made_rows(highs: dict[int, list[float]]) -> list[dict[str, Any]]:
    """Return rows of storage: for each dim the upper bound of the loss in each set."""
    return [
        {
            "form": form,
            "dim": dim,
            "bytes": 4.0 * dim,
            "ms": 0.1,
            "recall": 1.0,
            "sets": {f"set {n}": {"loss": high / 2, "loss_high": high} for n, high in enumerate(bounds)},
        }
        for form in (FLAT, PRODUCT)
        for dim, bounds in highs.items()
    ]


def test_the_smallest_dim_that_is_good_enough_in_every_set() -> None:
    rows = made_rows({64: [0.0, 0.001], 32: [0.0, TOLERANCE], 128: [0.0, 0.0], 16: [0.0, 0.5]})
    found = recommend(rows, 256)
    assert found["dim"] == 64
    assert [each["dim"] for each in found["dims"]] == [16, 32, 64, 128]
    assert found["dims"][0]["worst_set"] == "set 1"


def test_without_one_good_enough_all_dims_are_recommended() -> None:
    assert recommend(made_rows({8: [0.1], 16: [0.02]}), 32)["dim"] == 32
