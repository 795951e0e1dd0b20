"""Misheard text stays in the alphabet, keeps its length roughly, and errs as much as it was told."""

from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as some
from rapidfuzz.distance import Levenshtein

from wolofsearch.training.mishearing import mishear
from wolofsearch.training.phonemes import LETTERS, letters

SENTENCE = letters("Lan lañu war a def ngir xale yi bañ a am sibbiru ci nawet bi ?")


@given(some.text(alphabet=LETTERS.strip(), min_size=1, max_size=60), some.floats(0.0, 1.0), some.integers(0, 99))
def test_what_is_misheard_is_still_letters(spelled: str, most_errors: float, seed: int) -> None:
    heard = mishear(spelled, most_errors, random.Random(seed))
    assert heard
    assert set(heard) <= set(LETTERS)


def test_nothing_is_misheard_without_errors() -> None:
    assert mishear(SENTENCE, 0.0, random.Random(0)) == SENTENCE


def test_errors_stay_below_the_share_that_was_set() -> None:
    rng = random.Random(0)
    shares = [Levenshtein.distance(SENTENCE, mishear(SENTENCE, 0.3, rng)) / len(SENTENCE) for _ in range(300)]
    assert 0.10 < sum(shares) / len(shares) < 0.17
    assert max(shares) < 0.5
