"""Code switching: the words that parallel texts teach are found, and only they are switched."""

from __future__ import annotations

import pytest

from wolofsearch.training import code_switching
from wolofsearch.training.code_switching import lexicon, switch, switched_pairs
from wolofsearch.training.text_data import Pair

PARALLEL = [
    Pair("ndox mi dafa set", "l'eau est propre", wolof=True),
    Pair("naan ndox", "boire de l'eau", wolof=True),
    Pair("jaan ji", "le serpent", wolof=True),
    Pair("jaan la gis", "il a vu un serpent", wolof=True),
    Pair("xale bi dafa feebar", "l'enfant est malade", wolof=True),
]


@pytest.fixture(autouse=True)
def few_texts(monkeypatch: pytest.MonkeyPatch) -> None:
    """Among five texts nothing is rare."""
    monkeypatch.setattr(code_switching, "MOST_COMMON", 0.5)


def test_words_that_go_together_are_found() -> None:
    known = lexicon(PARALLEL)
    assert known["eau"] == "ndox"
    assert known["serpent"] == "jaan"
    assert "malade" not in known  # seen once: it may be chance


def test_common_words_are_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(code_switching, "MOST_COMMON", 0.2)
    assert lexicon(PARALLEL) == {}


def test_only_known_words_are_switched() -> None:
    assert switch("Où trouver de l'eau, Eau ?", {"eau": "ndox"}) == "Où trouver de l'ndox, ndox ?"


def test_pairs_keep_their_passage_and_drop_what_stays_french() -> None:
    french = [
        Pair("Comment fuir un serpent ?", "Restez calme.", wolof=False),
        Pair("Quelle heure ?", "Midi.", wolof=False),
    ]
    (pair,) = switched_pairs(french, [PARALLEL, french], seed=1)
    assert (pair.query, pair.document, pair.wolof) == ("Comment fuir un jaan ?", "Restez calme.", True)
