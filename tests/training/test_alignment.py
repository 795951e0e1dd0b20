"""Words in time: the best path is the best of all paths, and every frame gets its word."""

from __future__ import annotations

from itertools import groupby, product

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from torch import Tensor

from wolofsearch.training.alignment import NO_WORD, align, words_said
from wolofsearch.training.phonemes import LETTERS


def scores_of(seed: int, clips: int, frames: int) -> Tensor:
    raw = np.random.default_rng(seed).normal(size=(clips, frames, len(LETTERS) + 1)) * 2
    return torch.from_numpy(raw).float().log_softmax(dim=-1)


def labels(path: np.ndarray, spelled: str) -> list[int]:
    """Return what each frame of a path says: a letter's number, 0 for blank."""
    return [LETTERS.index(spelled[state // 2]) + 1 if state % 2 else 0 for state in path]


def said(numbers: list[int]) -> str:
    return "".join(LETTERS[number - 1] for number, _ in groupby(numbers) if number)


@given(st.text("ab ", min_size=1, max_size=3), st.integers(0, 10_000), st.integers(1, 5))
@settings(max_examples=60, deadline=None)
def test_the_best_path_is_the_best_of_all(spelled: str, seed: int, frames: int) -> None:
    scores = scores_of(seed, 1, frames)
    choices = sorted({0, *(LETTERS.index(letter) + 1 for letter in spelled)})
    right = [path for path in product(choices, repeat=frames) if said(list(path)) == spelled]
    (found,) = align(scores, [frames], [spelled])
    if not right:
        assert not len(found)
        return
    best = max(sum(float(scores[0, frame, number]) for frame, number in enumerate(path)) for path in right)
    ours = labels(found, spelled)
    assert said(ours) == spelled
    assert sum(float(scores[0, frame, number]) for frame, number in enumerate(ours)) == pytest.approx(best, abs=1e-3)


def test_a_clip_is_aligned_as_if_it_were_alone() -> None:
    scores, spelled, frames = scores_of(1, 3, 40), ["nanga def", "aa", "mbaa jamm"], [40, 12, 33]
    together = align(scores, frames, spelled)
    for row, path in enumerate(together):
        alone = align(scores[row : row + 1, : frames[row]], [frames[row]], [spelled[row]])[0]
        np.testing.assert_array_equal(path, alone)
        assert len(path) == frames[row]


def test_every_frame_gets_its_word() -> None:
    # n(1) blank(2) a(3) | space(5) | d(7) e(9): blanks inside a word are the word's, those beside a space nobody's.
    path = np.array([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
    assert words_said(path, "na de").tolist() == [NO_WORD, 0, 0, 0, NO_WORD, NO_WORD, NO_WORD, 1, 1, 1, NO_WORD]
