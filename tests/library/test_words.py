"""Words of a question: which count, which are found, and that none can break the search."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.library.conftest import Bring
from wolofsearch.library.library import Library
from wolofsearch.library.words import content_words, folded, most_bm25, occurrences


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("Comment soigner le paludisme ?", ["soigner", "paludisme"]),
        ("l'eau et la forêt", ["eau", "foret"]),
        ("Où sont les chèvres, les CHÈVRES ?", ["chevre"]),
        ("les prix du riz", ["prix", "riz"]),
        ("article 5", ["article", "5"]),
        ("qu'est-ce que c'est ?", []),
        ("", []),
    ],
)
def test_content_words(query: str, words: list[str]) -> None:
    assert content_words(query) == words


@given(st.text())
def test_folding_keeps_every_offset(text: str) -> None:
    assert len(folded(text)) == len(text)


def test_occurrences_say_where() -> None:
    text = "Les Chèvres mangent ; une chèvre boit, le chevreau dort."
    found = occurrences(content_words("chèvres"), text)
    assert [text[start:end] for _, start, end in found] == ["Chèvres", "chèvre"]


def test_accents_case_and_plural_do_not_matter(library: Library, documents: Path, bring: Bring) -> None:
    bring(documents)
    for query in ("chevre", "CHÈVRES", "chèvre ?", "les chèvres"):
        assert len(library.words(query, 9)) == 2


def test_better_matches_come_first(library: Library, documents: Path, bring: Bring) -> None:
    bring(documents)
    found = library.words("lait de chèvre", 9)
    assert [score for _, score in found] == sorted(score for _, score in found)
    assert library.passages([found[0][0]])[0].path.name == "lait.txt"
    assert len(library.words("lait de chèvre", 1)) == 1


@pytest.mark.parametrize(
    "query",
    [
        '"',
        "'",
        "a AND",
        "NEAR(chèvres, 2)",
        "text:chèvres",
        "chèvres*",
        "^chèvres",
        "(",
        "-chèvres",
        "x" * 10_000,
        "_ _",
    ],
)
def test_the_query_language_of_the_index_means_nothing(
    library: Library, documents: Path, bring: Bring, query: str
) -> None:
    bring(documents)
    assert len(library.words(query, 9)) == (2 if "chèvres" in query else 0)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=300)
@given(query=st.text() | st.text(alphabet="\"'*^:(){}+-,.;_ \x00aAéNEARORANDT"))
def test_no_query_breaks_the_search(library: Library, query: str) -> None:
    assert library.words(query, 5) == []


def test_what_the_index_finds_is_what_is_marked(library: Library, documents: Path, bring: Bring) -> None:
    bring(documents)
    for query in ("chèvre", "pluies", "moustiquaires imprégnées", "peste années"):
        for found, _ in library.words(query, 9):
            assert occurrences(content_words(query), library.passages([found])[0].text)


@given(st.integers(1, 10_000), st.floats(0, 1))
def test_a_rarer_word_may_add_more(passages: int, share: float) -> None:
    holding = round(share * passages)
    assert most_bm25(passages, holding) > 0
    assert most_bm25(passages, 0) >= most_bm25(passages, holding)


def test_no_passage_passes_the_most_that_words_can_reach(library: Library, documents: Path, bring: Bring) -> None:
    bring(documents)
    for query in ("chèvre", "paludisme moustiquaire", "mil inconnu", "le la les"):
        best = max((-bm25 for _, bm25 in library.words(query, 9)), default=0.0)
        assert best <= library.most_words(query) + 1e-9
    assert library.most_words("mil inconnu") > library.most_words("mil")
    assert library.most_words("le la les") == 0
