"""The measures against a second library, against chance, and against rankings that a person can count."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wolofsearch.evaluation.metrics import METRICS, above, chance_values, draws, figures, per_query, ranked
from wolofsearch.evaluation.retrieval import Passage, Query, RetrievalSet, tidied

RANX = ["hit_rate@1", "hit_rate@5", "hit_rate@10", "ndcg@5", "ndcg@10", "mrr@10", "recall@100"]
"""The names of METRICS in ranx, in their order."""


def make(passages: int, answers: list[set[int]]) -> RetrievalSet:
    return RetrievalSet(
        "made",
        "document",
        [Query(f"q{number}", "laaj") for number in range(len(answers))],
        [Passage(f"d{number}", f"texte {number}") for number in range(passages)],
        {f"q{number}": {f"d{right}": 1 for right in rights} for number, rights in enumerate(answers)},
    )


def by_ranx(given: RetrievalSet, rankings: list[list[str]]) -> np.ndarray:
    ranx = pytest.importorskip("ranx")
    run = {
        query.id: {passage: 1.0 / (1 + place) for place, passage in enumerate(ranking)}
        for query, ranking in zip(given.queries, rankings, strict=True)
    }
    found = ranx.evaluate(ranx.Qrels(given.qrels), ranx.Run(run), RANX, return_mean=False, make_comparable=True)
    order = list(ranx.Qrels(given.qrels).keys())
    values = np.array([found[name] for name in RANX]).T
    return values[[order.index(query.id) for query in given.queries]]


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_a_second_library_measures_the_same(data: st.DataObject) -> None:
    """Random rankings with ties, queries that nothing answers, graded answers, passages that stand twice."""
    passages = data.draw(st.integers(2, 130), "passages")
    queries = data.draw(st.integers(1, 6), "queries")
    rng = np.random.default_rng(data.draw(st.integers(0, 2**32), "seed"))
    texts = [f"texte {rng.integers(passages)}" for _ in range(passages)]
    qrels = {
        f"q{n}": {
            f"d{d}": int(rng.integers(0, 3)) for d in rng.choice(passages, rng.integers(0, passages), replace=False)
        }
        for n in range(queries)
    }
    made = tidied(
        RetrievalSet(
            "made",
            "document",
            [Query(f"q{n}", "laaj") for n in range(queries)],
            [Passage(f"d{n}", text) for n, text in enumerate(texts)],
            qrels,
        )
    )
    if not made.queries:
        return
    scores = rng.integers(0, 5, (len(made.queries), len(made.corpus))).astype(np.float32)
    rankings = ranked(scores, made)
    assert np.abs(per_query(rankings, made) - by_ranx(made, rankings)).max() <= 1e-6


def test_equal_scores_are_chance_and_not_in_the_order_of_the_corpus() -> None:
    made = make(50, [{n % 50} for n in range(3000)])
    values = per_query(ranked(np.ones((3000, 50), np.float32), made), made)
    found = figures(values, chance_values(made), draws(3000))
    for name in METRICS:
        assert found[name].low <= found[name].chance <= found[name].high


def test_chance_is_what_random_scores_have_with_many_answers() -> None:
    rng = np.random.default_rng(3)
    made = make(60, [set(rng.choice(60, 1 + n % 4, replace=False).tolist()) for n in range(4000)])
    values = per_query(ranked(rng.random((4000, 60), np.float32), made), made)
    assert np.abs(values.mean(axis=0) - chance_values(made)).max() < 0.02


def test_perfect() -> None:
    made = make(120, [{n} for n in range(120)])
    found = figures(per_query(ranked(np.eye(120, dtype=np.float32), made), made), chance_values(made), draws(120))
    assert {(figure.value, figure.low, figure.high) for figure in found.values()} == {(1.0, 1.0, 1.0)}
    assert found["accuracy@10"].chance == pytest.approx(10 / 120, abs=1e-4)


def test_counted_by_hand() -> None:
    made = make(12, [{0}, {2}, {11}])
    scores = np.tile(np.arange(12)[::-1], (3, 1)).astype(np.float32)
    means = per_query(ranked(scores, made), made).mean(axis=0)
    wanted = {
        "accuracy@1": 1 / 3,
        "accuracy@10": 2 / 3,
        "ndcg@10": (1 + 1 / math.log2(4)) / 3,
        "mrr@10": (1 + 1 / 3) / 3,
    }
    for name, value in wanted.items():
        assert means[METRICS.index(name)] == pytest.approx(value, abs=1e-6)


def test_what_is_not_a_number_is_last() -> None:
    made = make(3, [{0}])
    assert ranked(np.array([[np.nan, 0.1, 0.2]], np.float32), made)[0] == ["d2", "d1", "d0"]


def test_few_passages_are_all_among_the_first_ten() -> None:
    made = make(4, [{1}])
    assert chance_values(made)[METRICS.index("accuracy@10")] == pytest.approx(1.0)


def test_a_difference_counts_only_when_the_queries_agree_on_it() -> None:
    rng = np.random.default_rng(0)
    control = rng.random((200, len(METRICS)))
    shares = draws(200)
    assert all(above(control + 0.1, control, shares).values())
    assert not any(above(rng.permutation(control), control, shares).values())
