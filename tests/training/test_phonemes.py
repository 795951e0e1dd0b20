"""Wolof spelling to letters and phones: words that a Wolof speaker would check."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wolofsearch.training.phonemes import LETTERS, letters, phones


@pytest.mark.parametrize(
    ("word", "spoken"),
    [
        ("ndox", ["n", "d", "O", "x"]),
        ("xale", ["x", "a", "l", "E"]),
        ("ñam", ["J", "a", "m"]),
        ("ŋaam", ["N", "a:", "m"]),
        ("jëkkër", ["J\\", "@", "k:", "@", "r"]),
        ("béy", ["b", "e", "j"]),
        ("wóor", ["w", "o:", "r"]),
        ("réew", ["r", "e:", "w"]),
        ("càkkar", ["c", "a", "k:", "a", "r"]),
        ("suuf", ["s", "u:", "f"]),
        ("qaraw", ["q", "a", "r", "a", "w"]),
    ],
)
def test_wolof_words(word: str, spoken: list[str]) -> None:
    assert phones(word) == [spoken]


def test_french_words_are_read_as_french() -> None:
    assert phones("chauffeur")[0][:2] == ["S", "o"]
    assert phones("vaccination")[0][0] == "v"


def test_a_sentence_is_its_words() -> None:
    assert len(phones("Sama doom dafa feebar, 12 fan la !")) == 6
    assert phones("12 ?!") == []


@pytest.mark.parametrize(
    ("text", "spelled"),
    [
        ("Ñu ngi fi rekk !", "ñu ngi fi rekk"),
        ("Dëkk-bi", "dëkk bi"),
        ("l’école, ça va", "l'école sa va"),
        ("Àbdu 3 Ŋaam", "abdu ŋaam"),
        ("", ""),
    ],
)
def test_letters(text: str, spelled: str) -> None:
    assert letters(text) == spelled


@given(st.text())
def test_letters_stay_in_the_alphabet_and_settle(text: str) -> None:
    once = letters(text)
    assert set(once) <= set(LETTERS)
    assert letters(once) == once
    assert "  " not in once


@given(st.text(alphabet=LETTERS))
def test_phones_never_stumble(text: str) -> None:
    assert all(phone for word in phones(text) for phone in word)
