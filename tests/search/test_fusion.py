"""Vectors and words in one ranking."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from wolofsearch.search.fusion import WORDS_WEIGHT, fused

COSINES = st.dictionaries(st.integers(1, 50), st.floats(-1, 1), max_size=20)


@given(COSINES)
def test_without_words_the_cosine_decides(cosines: dict[int, float]) -> None:
    assert fused(cosines, {}, 0.0) == sorted(cosines, key=lambda one: -cosines[one])


@given(COSINES, st.dictionaries(st.integers(1, 50), st.floats(0, 9), max_size=20))
def test_everything_is_kept_once(cosines: dict[int, float], words: dict[int, float]) -> None:
    assert sorted(fused(cosines, words, 9.0)) == sorted(cosines)


def test_who_says_the_whole_question_comes_first() -> None:
    assert fused({1: 0.9, 2: 0.1}, {2: 10.0}, 10.0) == [2, 1]


def test_a_chance_word_of_a_foreign_question_changes_little() -> None:
    # The word "fan" alone, of a question whose other words no passage holds.
    assert fused({1: 0.6, 2: 0.3}, {2: 1.0}, 20.0) == [1, 2]


def test_both_together_beat_either() -> None:
    cosines, words = {1: 0.8, 2: 0.7, 3: 0.1}, {2: 5.0, 3: 5.5}
    assert fused(cosines, words, 10.0)[0] == 2
    assert max(0.8, 0.1 + WORDS_WEIGHT * 0.55) < 0.7 + WORDS_WEIGHT * 0.5
