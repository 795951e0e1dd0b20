"""Text as the speech side hands it over: two frames a token, silence between letters, errors within their bounds."""

from __future__ import annotations

import random
from itertools import groupby
from pathlib import Path

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from wolofsearch.training.heard_letters import FRAMES_PER_TOKEN, SILENCE, Heard, LetterTable, heard
from wolofsearch.training.pair_sampling import without_merges
from wolofsearch.training.phonemes import LETTERS, letters

spelled = st.text(LETTERS, min_size=1, max_size=60).map(letters).filter(bool)


def frames(given_: Heard) -> list[int]:
    """Return the loudest letter of each frame."""
    pairs = zip(
        given_.numbers.reshape(-1, 2).tolist(),
        given_.weights.reshape(-1, 2).tolist(),
        strict=True,
    )
    return [numbers[int(np.argmax(weights))] for numbers, weights in pairs]


def read(given_: Heard) -> str:
    """Return the best path's letters: repeats merged, silence dropped."""
    return "".join(LETTERS[number - 1] for number, _ in groupby(frames(given_)) if number != SILENCE)


@given(spelled, st.floats(0, 1), st.integers(0, 10_000))
def test_a_token_is_a_mixture_of_two_frames(text: str, errors: float, seed: int) -> None:
    found = heard(text, errors, random.Random(seed))
    assert found.numbers.shape == found.weights.shape == (len(found), 2 * FRAMES_PER_TOKEN)
    assert len(found) >= 1
    assert found.numbers.min() >= 0
    assert found.numbers.max() <= len(LETTERS)
    assert found.weights.min() >= 0
    np.testing.assert_allclose(found.weights.sum(axis=1), 1.0, atol=1e-6)


@given(spelled, st.integers(0, 10_000))
def test_without_errors_every_letter_is_there_in_order(text: str, seed: int) -> None:
    found = heard(text, 0.0, random.Random(seed))
    # The right letter keeps at least LEAST_CERTAIN of its frame, so it stands in the first of each frame's columns.
    first = found.numbers[:, ::2].reshape(-1).tolist()
    assert "".join(LETTERS[number - 1] for number, _ in groupby(first) if number != SILENCE) == text


def test_more_errors_are_heard_more_wrongly() -> None:
    text = "naka lañuy bey dugub ci nawet bi"

    def wrong(errors: float) -> float:
        tries = [read(heard(text, errors, random.Random(seed))) for seed in range(200)]
        return sum(one != text for one in tries) / len(tries)

    assert wrong(1.0) > wrong(0.0)


def test_the_seed_decides() -> None:
    one, same, other = (heard("jamm nga am", 0.4, random.Random(seed)) for seed in (1, 1, 2))
    assert np.array_equal(one.numbers, same.numbers)
    assert np.array_equal(one.weights, same.weights)
    assert not np.array_equal(one.numbers, other.numbers)


def test_rows_stand_between_prompt_and_end(tokenizer_file: Path) -> None:
    tokens = without_merges(tokenizer_file)
    table = LetterTable(tokens)
    assert len(set(table.ids.tolist())) == len(LETTERS) + 1
    found = heard("ab", 0.0, random.Random(0))
    row = table.row([7, 8], found, tokens.end)
    assert len(row) == len(found) + 3
    assert row.ids[[0, 1, -1], 0].tolist() == [7, 8, tokens.end]
    np.testing.assert_array_equal(row.ids[2:-1], table.ids[found.numbers])
    np.testing.assert_allclose(row.weights.sum(axis=1), 1.0, atol=1e-6)
    assert row.ids[np.isclose(row.weights, 0.0)].size
    inside = [number for letter in "ab" for number in tokens.encode(f"a{letter}")[-2:-1]]
    assert set(inside) <= set(row.ids.reshape(-1).tolist())
