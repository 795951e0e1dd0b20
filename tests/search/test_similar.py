"""More like this: the passages of other documents that lie near a passage."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import WordEncoder
from wolofsearch.errors import WolofSearchError
from wolofsearch.library.filtering import Filters
from wolofsearch.library.importing import import_paths
from wolofsearch.library.library import Library
from wolofsearch.search.answer import Result
from wolofsearch.search.searching import Searcher
from wolofsearch.search.similar import similar

TEXTS = {
    "chevres.txt": "Les chèvres donnent du lait. Vaccinez les chèvres contre la peste.",
    "moutons.html": "<title>Moutons</title><p>Les moutons donnent du lait. Vaccinez les moutons contre la peste.</p>",
    "vaches.txt": "\n\n".join(f"Les vaches {n} donnent du lait. " + "Elles mangent. " * 60 for n in range(4)),
    "mil.txt": "Le mil se sème en juin.",
}


@pytest.fixture
def library(tmp_path: Path, encoder: WordEncoder) -> Iterator[Library]:
    (tmp_path / "documents").mkdir()
    for name, text in TEXTS.items():
        (tmp_path / "documents" / name).write_text(text, encoding="utf-8")
    with Library.open(tmp_path / "library", create=True) as opened:
        list(import_paths(opened, [tmp_path / "documents"], encoder, "Ferme"))
        yield opened


@pytest.fixture
def goats(library: Library, encoder: WordEncoder) -> Result:
    return Searcher(library, encoder).text("peste des chèvres").results[0]


def test_the_nearest_of_other_documents_once_each(library: Library, goats: Result) -> None:
    answer = similar(library, goats.document_id, goats.start)
    names = [result.path.name for result in answer.results]
    assert names[0] == "moutons.html"
    assert sorted(names) == ["mil.txt", "moutons.html", "vaches.txt"]
    assert [result.rank for result in answer.results] == [1, 2, 3]
    scores = [result.score for result in answer.results]
    assert scores == sorted(scores, reverse=True)
    assert answer.confident
    assert answer.as_json()["query"] == {"kind": "passage", "seconds": None}


def test_a_long_document_does_not_hide_the_others(
    library: Library, encoder: WordEncoder, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its own passages are nearest of all: they must not use up the candidates."""
    monkeypatch.setattr("wolofsearch.search.similar.CANDIDATES", 2)
    cows = Searcher(library, encoder).text("vaches").results[0]
    assert len(library.nearest(library.vectors([1])[0], 99)) > 4
    assert len(similar(library, cows.document_id, cows.others[0].start).results) == 2


def test_any_character_of_the_passage_names_it(library: Library, goats: Result) -> None:
    there = similar(library, goats.document_id, goats.end - 1)
    assert there.results == similar(library, goats.document_id, goats.start).results


def test_top_and_filters(library: Library, goats: Result) -> None:
    assert len(similar(library, goats.document_id, goats.start, top=1).results) == 1
    [page] = similar(library, goats.document_id, goats.start, filters=Filters(formats=("html",))).results
    assert page.path.name == "moutons.html"
    nothing = similar(library, goats.document_id, goats.start, filters=Filters(collection="Mer"))
    assert (nothing.results, nothing.confident) == ((), False)


@pytest.mark.parametrize("shift", [-1, 10_000])
def test_a_passage_that_is_not_there_is_told(library: Library, goats: Result, shift: int) -> None:
    for document_id, start in (("nobody", 0), (goats.document_id, goats.start + shift)):
        with pytest.raises(WolofSearchError) as raised:
            similar(library, document_id, start)
        assert raised.value.message_id == "library.no_document"
