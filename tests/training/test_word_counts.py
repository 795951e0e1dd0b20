"""The lexicon is counted from text: chances sum to one, words are written as people write them."""

from __future__ import annotations

import numpy as np
import pytest

from wolofsearch.encoder.lexicon import START
from wolofsearch.training import word_counts
from wolofsearch.training.phonemes import LETTERS, letters
from wolofsearch.training.word_counts import counted

TEXTS = ["Yàlla mooy Boroom bi.", "Yàlla baax na!", "yalla mooy ki", "Ndax mën nga ñów?", "Ndax ñu ñów ?"]


def test_words_are_written_as_most_people_write_them() -> None:
    found = counted(TEXTS)
    assert found.letters == LETTERS
    written = dict(zip(found.spelled, found.words, strict=True))
    assert written["yalla"] == "yàlla"
    assert written["ñów"] == "ñów"
    assert set(found.spelled) == {word for text in TEXTS for word in letters(text).split()}


@pytest.mark.parametrize("most", [4, 1_000])
def test_what_may_follow_a_word_sums_to_one(most: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(word_counts, "MOST_WORDS", most)
    found = counted(TEXTS)
    count = len(found.words)
    assert count == min(most, 12)
    assert np.exp(found.chances).sum() == pytest.approx(1.0, abs=1e-5)
    for before in range(START, count + 1):
        total = np.exp(found.scores(np.full(count, before), np.arange(1, count + 1))).sum()
        assert total == pytest.approx(1.0, abs=1e-4)


def test_what_was_met_more_often_is_likelier() -> None:
    found = counted(TEXTS)
    number = {word: place for place, word in enumerate(found.spelled, start=1)}
    mooy, baax = found.scores(np.array([number["yalla"]] * 2), np.array([number["mooy"], number["baax"]]))
    assert mooy > baax
    unmet = found.scores(np.array([number["yalla"]]), np.array([number["nga"]]))[0]
    assert baax > unmet


def test_the_same_text_makes_the_same_lexicon() -> None:
    one, other = counted(TEXTS), counted(TEXTS)
    assert one.words == other.words
    np.testing.assert_array_equal(one.follows, other.follows)
