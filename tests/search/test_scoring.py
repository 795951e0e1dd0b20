"""A passage is as near as its whole and its nearest sentence together."""

from __future__ import annotations

import numpy as np
import pytest

from wolofsearch.encoder.protocol import FloatArray
from wolofsearch.library.vectors import SENTENCE_DIM, leading, packed_sentences, unit, unpacked_sentences
from wolofsearch.search.scoring import Nearness, nearness, title_nearness


def rows(count: int, dim: int, seed: int = 0) -> FloatArray:
    return unit(np.random.default_rng(seed).standard_normal((count, dim)).astype(np.float32))


@pytest.mark.parametrize("query_dim", [384, 256, 100])
def test_the_score_is_the_mean_of_the_whole_and_the_nearest_sentence(query_dim: int) -> None:
    wholes, parts = rows(2, 384), [rows(5, SENTENCE_DIM, 1), rows(3, SENTENCE_DIM, 2)]
    query = leading(rows(1, 384, 3)[0], query_dim)
    dim = min(query_dim, SENTENCE_DIM)
    for whole, part, found in zip(wholes, parts, nearness(query, wholes, parts), strict=True):
        each = leading(part, dim) @ leading(query, dim)
        assert found.sentence == int(np.argmax(each))
        assert found.score == pytest.approx((float(leading(whole, query_dim) @ query) + each.max()) / 2, abs=1e-6)


def test_a_passage_without_sentences_is_judged_as_a_whole() -> None:
    wholes = rows(2, 64)
    found = nearness(wholes[0], wholes, [None, np.zeros((0, 64), np.float32)])
    assert found == [Nearness(pytest.approx(1.0), None), Nearness(pytest.approx(float(wholes[0] @ wholes[1])), None)]


def test_one_sentence_that_answers_beats_many_that_nearly_do() -> None:
    query, other = rows(1, 64)[0], rows(1, 64, 5)[0]
    vague = unit(query + 1.2 * other)
    wholes = np.stack([unit(query + 3 * other), vague])
    answers = np.stack([query, other, other])
    assert nearness(query, wholes, [None, None])[0].score < nearness(query, wholes, [None, None])[1].score
    first, second = nearness(query, wholes, [answers, np.stack([vague] * 3)])
    assert first.score > second.score


def test_titles_are_compared_on_the_length_of_the_question() -> None:
    titles = rows(3, 16)
    query = leading(titles[1], 8)
    found = title_nearness(query, dict(zip("abc", titles, strict=True)))
    assert list(found) == ["a", "b", "c"]
    assert list(found.values()) == pytest.approx((leading(titles, 8) @ query).tolist())
    assert found["b"] == pytest.approx(1.0)
    assert title_nearness(query, {}) == {}


@pytest.mark.parametrize("dim", [384, 256, 64])
def test_sentences_are_kept_small_and_say_the_same(dim: int) -> None:
    whole = rows(7, dim)
    blob = packed_sentences(whole)
    assert len(blob) == 7 * min(dim, SENTENCE_DIM)
    kept = unpacked_sentences(blob, dim)
    assert (np.sum(kept * leading(whole, min(dim, SENTENCE_DIM)), axis=1) > 0.999).all()
    assert packed_sentences(np.zeros((1, dim), np.float32)) == bytes(min(dim, SENTENCE_DIM))
