"""Suggestions: the library's own words as it spells them, its titles, and what was asked before."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import WordEncoder
from wolofsearch.library.importing import import_paths
from wolofsearch.library.library import Library
from wolofsearch.library.vocabulary import titles_with, words_beginning
from wolofsearch.search.suggesting import MOST, suggestions

TEXTS = {
    "sante.html": "<title>La santé de l'enfant</title><p>La Fièvre jaune. Des fièvres. Un fichier du centre.</p>",
    "sel.html": "<title>Santé : le sel</title><p>La fièvre et la déshydratation. Être avec un enfant, avec du sel.</p>",
    "fiel.txt": "Une fiche, des fiches, la fièvre, le cœur, 2024, fi_x.",
}


@pytest.fixture
def library(tmp_path: Path, encoder: WordEncoder) -> Iterator[Library]:
    (tmp_path / "documents").mkdir()
    for name, text in TEXTS.items():
        (tmp_path / "documents" / name).write_text(text, encoding="utf-8")
    with Library.open(tmp_path / "library", create=True) as opened:
        list(import_paths(opened, [tmp_path / "documents"], encoder))
        yield opened


def test_words_come_as_the_library_spells_them_the_most_frequent_first(library: Library) -> None:
    assert words_beginning(library.store, "fiè", 9) == ["fièvre"]
    assert words_beginning(library.store, "FIE", 9) == ["fièvre"]
    assert words_beginning(library.store, "fic", 9) == ["fiche", "fichier"]
    assert words_beginning(library.store, "fic", 1) == ["fiche"]
    assert words_beginning(library.store, "fièvre", 9) == []


@pytest.mark.parametrize("beginning", ["", "f", "fi", "ave", "202", '"', "fi*", "fiè OR", "zzz", "fi_"])
def test_what_is_no_beginning_of_a_telling_word(library: Library, beginning: str) -> None:
    assert words_beginning(library.store, beginning, 9) == []


def test_titles_hold_every_word(library: Library) -> None:
    assert titles_with(library.store, "enfant san", 9) == ["La santé de l'enfant"]
    assert set(titles_with(library.store, "sant", 9)) == {"La santé de l'enfant", "Santé : le sel"}
    assert titles_with(library.store, 'enfant" OR sel', 9) == []
    assert titles_with(library.store, "fiev", 9) == []  # only in texts


def test_a_suggestion_is_the_whole_question(library: Library) -> None:
    assert suggestions(library, "soigner la fiè") == ["soigner la fièvre"]
    assert suggestions(library, "déshy") == ["déshydratation"]
    found = suggestions(library, "sant", ["santé publique", "le sel", "Santé du mouton", "santal"])
    assert found[:2] == ["santé publique", "Santé du mouton"]
    assert {"La santé de l'enfant", "Santé : le sel"} <= set(found)
    assert len(found) <= MOST
    assert suggestions(library, "le sel", ["le sel"]) == ["Santé : le sel"]
    assert suggestions(library, "  ") == []


def test_a_library_that_cannot_be_written_suggests_too(library: Library) -> None:
    library.close()
    with Library.look(library.folder) as reader:
        assert suggestions(reader, "fiev") == ["fièvre"]
