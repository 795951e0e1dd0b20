"""Other languages in the Wolof letters."""

from __future__ import annotations

import shutil

import pytest

from wolofsearch.training.phonemes import LETTERS
from wolofsearch.training.romanisation import romanise


@pytest.mark.parametrize(
    ("text", "language", "spelled"),
    [
        ("Nyumba ya ng'ombe", "sw", "ñumba ya ŋombe"),
        ("chakula cha shule", "sw", "cakula ca šule"),
        ("ƙasa ɓera", "ha", "kasa bera"),
        ("ọmọ ṣe ẹ̀kọ́", "yo", "omo šé eko"),
        ("wa ɔyɛ", "mdw", "wa oye"),
        ("മലയാളം", "ml", "malayaalam"),
    ],
)
def test_as_it_sounds(text: str, language: str, spelled: str) -> None:
    assert romanise([text], language) == [spelled]


def test_no_language_leaves_the_alphabet() -> None:
    for language in ("sw", "ha", "yo", "mdw", "ml", "sxb", "fr"):
        assert set(romanise(["Ça, 漢 ɔ̀ ŋ' — 5 മ !"], language)[0]) <= set(LETTERS)


@pytest.mark.skipif(shutil.which("espeak-ng") is None, reason="espeak-ng is not installed")
def test_english_is_transcribed_line_by_line() -> None:
    spelled = romanise(["the ship", "much, much.\nmore", "judge"], "en")
    assert len(spelled) == 3
    assert spelled[0].endswith("šip")
    assert spelled[1].startswith("mac")
    assert set("".join(spelled)) <= set(LETTERS)
