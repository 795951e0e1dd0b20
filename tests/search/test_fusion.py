"""Vectors and words in one ranking."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from wolofsearch.search.fusion import fused, words_score

COSINES = st.dictionaries(st.integers(1, 50), st.floats(-1, 1), max_size=20)
SHARES = st.dictionaries(st.integers(1, 50), st.floats(0, 1), max_size=20)


@given(COSINES)
def test_without_words_the_cosine_decides(cosines: dict[int, float]) -> None:
    assert fused(cosines, {}, {}, {}, {}) == sorted(cosines, key=lambda one: -cosines[one])


@given(COSINES, SHARES, SHARES)
def test_everything_is_kept_once(cosines: dict[int, float], said: dict[int, float], told: dict[int, float]) -> None:
    assert sorted(fused(cosines, {}, {}, said, told)) == sorted(cosines)


def test_of_passages_nearly_as_near_the_one_of_a_document_about_it_comes_first() -> None:
    assert fused({1: 0.5, 2: 0.45}, {1: 0.1, 2: 0.9}, {}, {}, {}) == [2, 1]


def test_a_document_without_a_known_title_is_neither_better_nor_worse_for_it() -> None:
    assert fused({1: 0.5, 2: 0.45}, {2: 0.5}, {}, {}, {}) == [1, 2]
    assert fused({1: 0.5, 2: 0.55}, {2: 0.5}, {}, {}, {}) == [2, 1]


def test_who_says_the_whole_question_comes_first() -> None:
    assert fused({1: 0.9, 2: 0.1}, {}, {}, {2: 1.0}, {2: 1.0}) == [2, 1]


def test_a_chance_word_of_a_foreign_question_changes_little() -> None:
    # The word "fan" alone, of a question whose other words no passage holds.
    assert fused({1: 0.6, 2: 0.3}, {}, {}, {2: 0.05}, {2: 0.05}) == [1, 2]


def test_both_together_beat_either() -> None:
    shares = {2: 0.5, 3: 0.51}
    assert fused({1: 0.8, 2: 0.7, 3: 0.1}, {}, {}, shares, shares)[0] == 2
    assert max(0.8, 0.1 + words_score(0.51, 0.51)) < 0.7 + words_score(0.5, 0.5)


def test_of_equal_passages_the_one_whose_document_says_more_comes_first() -> None:
    assert fused({1: 0.5, 2: 0.5}, {}, {}, {1: 0.2, 2: 0.2}, {1: 0.2, 2: 0.9}) == [2, 1]
