"""The beam finds what trying every row of words finds, while it is wide enough to hold them all."""

from __future__ import annotations

from itertools import pairwise, product

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.encoder.test_lexicon import LETTERS, WORDS
from wolofsearch.encoder import word_search
from wolofsearch.encoder.lexicon import START
from wolofsearch.encoder.protocol import FloatArray
from wolofsearch.encoder.word_search import LANGUAGE_WEIGHT, SPREAD, WORD_BONUS, readings


def frames_of(text: str, sure: float = 0.9) -> FloatArray:
    """Return log-probabilities that spell a text in LETTERS, each letter a frame, a blank behind each."""
    rest = (1 - sure) / len(LETTERS)
    rows = np.full((2 * len(text), 1 + len(LETTERS)), rest, np.float32)
    for place, letter in enumerate(text):
        rows[2 * place, 1 + LETTERS.index(letter)] = sure
        rows[2 * place + 1, 0] = sure
    return np.log(rows)


def spelled_by(scores: FloatArray, text: str) -> float:
    """Return the logarithm of the chance that the letters are those of the text, by torch's CTC."""
    target = torch.tensor([[1 + LETTERS.index(letter) for letter in text]])
    lengths = torch.tensor([len(scores)]), torch.tensor([len(text)])
    return -float(torch.nn.functional.ctc_loss(torch.from_numpy(scores)[:, None], target, *lengths, reduction="sum"))


def tried(scores: FloatArray, most_words: int) -> dict[str, float]:
    """Return the score of every row of words that the frames have room for."""
    found = {}
    for length in range(1, most_words + 1):
        for row in product(range(1, len(WORDS.words) + 1), repeat=length):
            spelled = " ".join(WORDS.spelled[word - 1] for word in row)
            # A space may be heard behind the last word.
            heard = np.logaddexp(spelled_by(scores, spelled), spelled_by(scores, f"{spelled} "))
            met = pairwise([START, *row])
            language = sum(float(WORDS.scores(np.array([one]), np.array([other]))[0]) for one, other in met)
            text = " ".join(WORDS.words[word - 1] for word in row)
            found[text] = float(heard) + LANGUAGE_WEIGHT * language + WORD_BONUS * length
    return {text: score for text, score in found.items() if np.isfinite(score)}


@settings(max_examples=30, deadline=None)
@given(st.integers(0, 10_000), st.integers(1, 6), st.floats(0.5, 4.0))
def test_it_finds_what_trying_everything_finds(seed: int, frames: int, sure: float) -> None:
    logits = np.random.default_rng(seed).standard_normal((frames, 1 + len(LETTERS))) * sure
    scores = np.asarray(torch.log_softmax(torch.from_numpy(logits), dim=-1).numpy(), np.float32)
    wanted = tried(scores, most_words=3)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(word_search, "BEAM", 5_000)
        patch.setattr(word_search, "READINGS", 5_000)
        found = readings(scores, WORDS)
    assert {reading.text for reading in found} == set(wanted)
    assert all(first.share >= second.share for first, second in pairwise(found))
    if found:
        assert sum(reading.share for reading in found) == pytest.approx(1.0)
        best = wanted[found[0].text]
        for reading in found:
            ratio = np.exp((wanted[reading.text] - best) / SPREAD)
            assert reading.share / found[0].share == pytest.approx(ratio, rel=1e-3)


def test_sure_letters_are_read_as_they_are() -> None:
    found = readings(frames_of("ab d"), WORDS)
    assert found[0].text == "AB D"
    assert found[0].share > 0.4


def test_a_wrong_letter_is_read_as_the_nearest_word() -> None:
    scores = frames_of("abd")  # no word: "abc" is one letter away, "ab" has one too few
    scores[4, 1 + LETTERS.index("c")] = np.log(0.3)
    assert readings(scores, WORDS)[0].text == "ABC"


def test_what_usually_follows_decides_between_like_words() -> None:
    scores = frames_of("ab d")
    scores[6] = np.log(1 / (1 + len(LETTERS)))
    assert readings(scores, WORDS)[0].text == "AB D"  # "d" follows "ab" more often than any other word


def test_silence_says_nothing() -> None:
    scores = np.full((20, 1 + len(LETTERS)), -60.0, np.float32)
    scores[:, 0] = 0.0
    assert readings(scores[:0], WORDS) == []
    assert all(reading.share > 0 for reading in readings(scores, WORDS))


def test_the_beam_stays_narrow_on_long_noise(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(word_search, "BEAM", 20)
    noise = np.random.default_rng(1).standard_normal((400, 1 + len(LETTERS))).astype(np.float32)
    found = readings(noise - np.log(np.exp(noise).sum(axis=1, keepdims=True)), WORDS)
    assert 0 < len(found) <= word_search.READINGS
