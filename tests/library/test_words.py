"""Words of a question: which count, which are found, and that none can break the search."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.library.conftest import Bring
from wolofsearch.library.library import Library
from wolofsearch.library.words import content_words, folded, most_bm25, neighbouring, occurrences


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("Comment soigner le paludisme ?", ["soign", "palud"]),
        ("l'eau et la forêt", ["eau", "foret"]),
        ("Où sont les chèvres, la CHÈVRE ?", ["chevr"]),
        ("les prix du riz et des eaux", ["prix", "riz", "eau"]),
        ("déclarer, déclaration", ["declar"]),
        ("article 5, loi de 1972", ["articl", "5", "loi", "1972"]),
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
    text = "Les Chèvres mangent ; une chèvre boit, le chevreau dort, la chouette non."
    found = occurrences(content_words("chèvres"), text)
    assert [text[start:end] for _, start, end in found] == ["Chèvres", "chèvre", "chevreau"]


def test_a_short_word_or_a_number_is_no_beginning() -> None:
    text = "Le mil, les mils, le millet, mille, militaire, l'eau, les eaux ; 1972, 19720."
    found = occurrences(content_words("mil eau 1972"), text)
    assert [text[start:end] for _, start, end in found] == ["mil", "mils", "eau", "eaux", "1972"]


def test_telling_words_stand_together_with_what_is_between_them() -> None:
    assert neighbouring("L'extrait de naissance, l'EXTRAIT de naissance !") == [
        "extrait de naissance",
        "naissance l extrait",
    ]
    assert neighbouring("le paludisme ?") == []


def test_words_side_by_side_as_in_the_question_come_first(library: Library, documents: Path, bring: Bring) -> None:
    for name, text in (
        ("loin", "La naissance, on la fête ; et de cette fête on garde un extrait sonore."),
        ("pres", "On demande à la mairie un extrait de naissance, sans fête ni rien d'autre du tout."),
    ):
        (documents / f"{name}.txt").write_text(text, encoding="utf-8")
    bring(documents)
    names = [each.path.name for each in library.passages(list(library.words("extrait de naissance", 9)))]
    shares = dict(zip(names, library.words("extrait de naissance", 9).values(), strict=True))
    assert shares["pres.txt"] > shares["loin.txt"]


def test_accents_case_and_plural_do_not_matter(library: Library, documents: Path, bring: Bring) -> None:
    bring(documents)
    for query in ("chevre", "CHÈVRES", "chèvre ?", "les chèvres"):
        assert len(library.words(query, 9)) == 2


def test_better_matches_come_first(library: Library, documents: Path, bring: Bring) -> None:
    bring(documents)
    found = library.words("lait de chèvre", 9)
    assert list(found.values()) == sorted(found.values(), reverse=True)
    assert library.passages([next(iter(found))])[0].path.name == "lait.txt"
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
    assert library.words(query, 5) == {}


def test_what_the_index_finds_is_what_is_marked(library: Library, documents: Path, bring: Bring) -> None:
    bring(documents)
    for query in ("chèvre", "pluies", "moustiquaires imprégnées", "peste années"):
        for found in library.words(query, 9):
            assert occurrences(content_words(query), library.passages([found])[0].text)


@given(st.integers(1, 10_000), st.floats(0, 1))
def test_a_rarer_word_may_add_more(passages: int, share: float) -> None:
    holding = round(share * passages)
    assert most_bm25(passages, holding) > 0
    assert most_bm25(passages, 0) >= most_bm25(passages, holding)


def test_a_share_is_of_all_that_the_question_tells(library: Library, documents: Path, bring: Bring) -> None:
    bring(documents)
    for query in ("chèvre", "paludisme moustiquaire", "mil inconnu", "le la les"):
        shares = [*library.words(query, 9).values(), *library.document_words(query, 9).values()]
        assert all(0 < share <= 1 for share in shares)
    assert max(library.words("mil inconnu", 9).values()) < max(library.words("mil", 9).values())


def test_a_document_is_found_by_its_title_and_by_words_of_several_passages(
    library: Library, documents: Path, bring: Bring
) -> None:
    paragraphs = [f"{word} " + "et rien de plus ce jour. " * 60 for word in ("Arrosoir.", "Binette.")]
    (documents / "jardin.md").write_text("# Potager\n\n" + "\n\n".join(paragraphs), encoding="utf-8")
    bring(documents)
    [garden] = library.document_words("arrosoir binette", 9)
    assert list(library.document_words("potager", 9)) == [garden]
    (documents / "jardin.md").unlink()
    bring(documents)
    assert library.document_words("arrosoir binette", 9) == {}
    assert library.check() == []
