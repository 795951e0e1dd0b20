"""The words that a bundle can hear: kept as they are, refused when they do not fit together, found letter by letter."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from wolofsearch.encoder.lexicon import COMMON_NATS, START, Lexicon

LETTERS = " abcd"


def lexicon(spelled: list[str], pairs: dict[tuple[int, int], float] | None = None) -> Lexicon:
    """Return words that are all as likely, and pairs of them."""
    met = sorted(pairs or {})
    return Lexicon(
        letters=LETTERS,
        words=[word.upper() for word in spelled],
        spelled=spelled,
        chances=np.full(len(spelled), -np.log(len(spelled)), np.float32),
        before=np.array([one for one, _ in met], np.int64),
        after=np.array([other for _, other in met], np.int64),
        follows=np.array([(pairs or {})[pair] for pair in met], np.float32),
        unmet=np.full(len(spelled) + 1, -1.0, np.float32),
    )


WORDS = lexicon(["ab", "abc", "d", "ca"], {(START, 1): -0.5, (1, 3): -0.25, (4, 2): -2.0})


def test_it_is_read_as_it_was_written(tmp_path: Path) -> None:
    for name in ("one", "two"):
        WORDS.save(tmp_path / name)
    read = Lexicon.load(tmp_path / "one")
    assert (read.words, read.spelled, read.letters) == (WORDS.words, WORDS.spelled, WORDS.letters)
    for name in ("chances", "before", "after", "follows", "unmet"):
        np.testing.assert_allclose(getattr(read, name), getattr(WORDS, name), atol=1e-3)
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()


def test_a_pair_that_was_met_has_its_own_chance_and_others_that_of_the_word() -> None:
    found = WORDS.scores(np.array([START, 1, 1]), np.array([1, 3, 1]))
    np.testing.assert_allclose(found, [-0.5, -0.25, -1.0 - np.log(4)], atol=1e-6)
    alone = lexicon(["a", "b"])
    np.testing.assert_allclose(alone.scores(np.array([2]), np.array([1])), [-1.0 - np.log(2)], atol=1e-6)


def test_rare_and_unknown_words_tell_most_and_common_ones_nothing() -> None:
    chances = np.log(np.array([0.5, 0.001, 0.0001, 0.01], np.float32))
    found = replace(WORDS, chances=chances).weights(["AB", "D", "maison", "CA"])
    expected = np.maximum(-chances - COMMON_NATS, 0)[[0, 2, 2, 3]]
    np.testing.assert_allclose(found, expected, atol=1e-6)
    assert found[0] == 0 < found[1] == found[2]


@pytest.mark.parametrize(
    "changes",
    [
        {"words": ["AB"]},
        {"spelled": ["ab", "ab", "d", "ca"]},
        {"spelled": ["ab", "a c", "d", "ca"]},
        {"spelled": ["ab", "xyz", "d", "ca"]},
        {"spelled": ["ab", "", "d", "ca"]},
        {"letters": "abcd"},
        {"chances": np.array([0.0, np.nan, 0.0, 0.0], np.float32)},
        {"unmet": np.full(5, 3.0, np.float32)},
        {"before": np.array([0, 1, 9])},
        {"after": np.array([1, 0, 2])},
        {"after": np.array([1, 3])},
        {"before": np.array([4, 1, 0])},
    ],
)
def test_what_does_not_fit_together_is_refused(changes: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="lexicon"):
        replace(WORDS, **changes)  # type: ignore[arg-type]


@given(st.lists(st.text("abcd", min_size=1, max_size=6), min_size=1, max_size=30, unique=True))
def test_every_word_is_found_letter_by_letter_and_no_other(spelled: list[str]) -> None:
    known = lexicon(spelled)
    tree = known.tree
    found = {}
    waiting = [(0, "")]
    while waiting:
        node, before = waiting.pop()
        if tree.word[node] != START:
            found[before] = int(tree.word[node])
        children = range(tree.first[node], tree.first[node] + tree.count[node])
        waiting += [(child, before + LETTERS[tree.letter[child] - 1]) for child in children]
    assert found == {word: number for number, word in enumerate(spelled, start=1)}
    assert tree.word[0] == START


def test_a_node_promises_the_likeliest_word_below_it() -> None:
    words = replace(lexicon(["ab", "ac", "d"]), chances=np.array([-3.0, -1.0, -2.0], np.float32))
    tree = words.tree
    first = range(tree.first[0], tree.first[0] + tree.count[0])
    assert {LETTERS[tree.letter[node] - 1]: float(tree.best[node]) for node in first} == {"a": -1.0, "d": -2.0}
    assert tree.best[0] == 0.0
