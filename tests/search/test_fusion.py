"""Two rankings in one."""

from __future__ import annotations

from wolofsearch.search.fusion import fused


def test_one_ranking_stays_as_it_is() -> None:
    assert fused([3, 1, 2], []) == [3, 1, 2]
    assert fused([], []) == []


def test_what_both_find_comes_first() -> None:
    assert fused([1, 2, 3], [4, 2, 5])[0] == 2


def test_everything_is_kept_once() -> None:
    assert sorted(fused([1, 2, 3], [3, 4])) == [1, 2, 3, 4]


def test_a_first_place_does_not_outweigh_two_good_places() -> None:
    assert fused([9, 1, 7], [8, 1, 6]).index(1) == 0
