"""Words in time: the best path is the best of all paths, every frame gets its word, and tokens are drawn to it."""

from __future__ import annotations

from itertools import groupby, product
from pathlib import Path

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from tests import tiny
from wolofsearch.training.clips import ClipFacts
from wolofsearch.training.phonemes import LETTERS
from wolofsearch.training.word_targets import NO_WORD, WordTargets, align, words_of, words_said


def scores_of(seed: int, clips: int, frames: int) -> np.ndarray:
    raw = np.random.default_rng(seed).normal(size=(clips, frames, len(LETTERS) + 1)) * 2
    return (raw - np.log(np.exp(raw).sum(axis=-1, keepdims=True))).astype(np.float32)


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
    best = max(sum(scores[0, frame, number] for frame, number in enumerate(path)) for path in right)
    ours = labels(found, spelled)
    assert said(ours) == spelled
    assert sum(scores[0, frame, number] for frame, number in enumerate(ours)) == pytest.approx(best, abs=1e-3)


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


def test_written_words_stand_beside_their_letters() -> None:
    def facts(letters: str, text: str) -> ClipFacts:
        return ClipFacts("made", "voice", letters, text, "")

    assert words_of(facts("yalla baax na", "« Yàlla » baax na !")) == ["Yàlla", "baax", "na"]
    assert words_of(facts("oye wa", "ωyέ wa")) == ["ωyέ", "wa"]
    assert words_of(facts("xale bi jang", "xale-bi jàng")) == []


def test_tokens_are_drawn_to_the_words_that_are_said(tokenizer_file: Path) -> None:
    model, tokens = tiny.model(), tiny.tokens(tokenizer_file)
    targets = WordTargets(model.text.embed_tokens.weight, tokens)
    facts = [ClipFacts("made", "voice", "ndox mi", "Ndox mi", "")]
    path = [0, 1, 3, 5, 7, 8, 9, 9, 11, 13, 14, 14]  # twelve frames: n d o x, space, m i
    numbers = [LETTERS.index("ndox mi"[state // 2]) + 1 if state % 2 else 0 for state in path]
    scores = torch.full((1, len(path), len(LETTERS) + 1), -20.0)
    scores[0, torch.arange(len(path)), numbers] = -1e-6
    count = torch.tensor([len(path) // 2])
    first, second = targets.vector("Ndox"), targets.vector("mi")
    right = torch.stack([first, first, first, torch.zeros(32), second, torch.zeros(32)])[None]
    frames = torch.tensor([len(path)])
    assert float(targets.loss(right, count, scores, frames, facts)) == pytest.approx(0.0, abs=1e-5)
    assert float(targets.loss(right.flip(1), count, scores, frames, facts)) > 0.3
    nothing = [ClipFacts("made", "voice", "ndox mi", "Ndox-mi", "")]
    assert float(targets.loss(right, count, scores, frames, nothing)) == 0.0
