"""One spelling: what is sure is mended, what is not is left alone."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wolofsearch.training.curation.normalisation import Orthography, clean, frequent_words, guesses, without_tags

KNOWN = ["jërëjëf", "xale", "ñam", "dëkk", "ndox", "njàng", "sañse", "bët", "bet"]


@pytest.fixture
def orthography() -> Orthography:
    return Orthography(KNOWN, ["école", "khakis"])


@pytest.mark.parametrize(
    ("loose", "official"),
    [
        ("khale", "xale"),
        ("Khale", "Xale"),
        ("gnam", "ñam"),
        ("dekk", "dëkk"),
        ("jerejef", "jërëjëf"),
        ("ndox", "ndox"),
        ("école", "école"),
        ("khakis", "khakis"),
        ("bët", "bët"),
        ("inconnu", "inconnu"),
        ("khale yi, gnam !", "xale yi, ñam !"),
    ],
)
def test_a_loose_word_is_respelled_where_one_word_is_meant(orthography: Orthography, loose: str, official: str) -> None:
    assert orthography(loose) == official


def test_two_readings_leave_the_word_alone() -> None:
    assert Orthography(["bët", "bét"], [])("bet") == "bet"


@pytest.mark.parametrize(
    ("dirty", "tidy"),
    [
        ("  l’eau \u00a0 est\tclaire ", "l'eau est claire"),
        ("e\u0301cole", "école"),
        ("Ã©cole", "école"),
        ("« ndox »", '" ndox "'),
        ("ηaam", "ŋaam"),
        ("so\u00adleil", "soleil"),
    ],
)
def test_clean(dirty: str, tidy: str) -> None:
    assert clean(dirty) == tidy


def test_annotators_marks_are_not_said() -> None:
    assert without_tags("waaw région :fra Louga [rire] %hum raxmat :ar wa") == "waaw région Louga raxmat wa"


@given(st.text())
def test_clean_settles_in_nfc_on_single_spaces(text: str) -> None:
    once = clean(text)
    assert unicodedata.is_normalized("NFC", once)
    assert "  " not in once
    assert once == once.strip()


@given(st.text(alphabet="abdeghiknotuñëéàóx ", max_size=40))
def test_respelling_keeps_the_words_apart(text: str) -> None:
    assert len(Orthography(KNOWN, [])(text).split()) == len(text.split())


@given(st.text(alphabet="abdeghiknotu", min_size=1, max_size=60))
def test_guesses_never_explode(word: str) -> None:
    assert len(guesses(word)) <= 400


def test_frequent_words() -> None:
    assert frequent_words(["Ndox mi, ndox", "mi"], 2) == {"ndox", "mi"}
