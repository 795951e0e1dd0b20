"""Nearly the same text stands on one card, and nothing else does."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import WordEncoder
from wolofsearch import paths
from wolofsearch.documents.passages import split_passages
from wolofsearch.documents.reading import read_document
from wolofsearch.library.importing import import_paths
from wolofsearch.library.library import Library
from wolofsearch.search.grouping import AHEAD, alike, cards, shingles
from wolofsearch.search.results import MOST_OTHERS
from wolofsearch.search.searching import Searcher
from wolofsearch.search.similar import similar

CIRCULAR = (
    "Le préfet invite les maires à vérifier les puits avant l'hivernage du 3 mai 2023. L'eau des puits ouverts doit "
    "être traitée au chlore une fois par semaine. Les relais de chaque village tiennent un cahier des traitements et "
    "le montrent à l'infirmier chef de poste."
)
EDITED = {
    "another date": CIRCULAR.replace("3 mai 2023", "12 juin 2024"),
    "capitals and accents": CIRCULAR.upper().replace("É", "E").replace("È", "E"),
    "misread": CIRCULAR.replace("préfet", "préfel").replace("chlore", "ch1ore").replace("cahier", "cahler"),
    "hyphens and lines": CIRCULAR.replace(" les ", "\n  les ").replace("L'eau", "L’eau"),
    "a word more": CIRCULAR.replace("une fois", "au moins une fois"),
}
OTHERS = {
    "another matter": "Le mil se sème aux premières pluies, en lignes, à deux grains par trou. Sarclez ensuite.",
    "another order": "Le préfet invite les maires à fermer les marchés avant la fête du 3 mai 2023. Les vendeurs de "
    "chaque village quittent la place la veille au soir et la rendent propre. L'infirmier n'est pas tenu d'y être.",
    "a part": CIRCULAR[: len(CIRCULAR) // 2],
    "nothing but marks": ". . . . . . . . .",
}
PIECES = st.text(st.sampled_from("abé ,"), max_size=40)


@pytest.mark.parametrize("copy", EDITED.values(), ids=EDITED.keys())
def test_an_edited_copy_is_nearly_the_same(copy: str) -> None:
    assert copy != CIRCULAR
    assert alike(shingles(CIRCULAR), shingles(copy))


@pytest.mark.parametrize("other", OTHERS.values(), ids=OTHERS.keys())
def test_another_text_is_not(other: str) -> None:
    assert not alike(shingles(CIRCULAR), shingles(other))


def test_no_two_documents_of_the_sample_library_are_nearly_the_same() -> None:
    files = sorted(path for path in (paths.SAMPLE_DIR / "documents").rglob("*") if path.is_file())
    documents = [split_passages(read_document(path), WordEncoder().count_tokens) for path in files]
    assert len(documents) > 40
    each = [[shingles(passage.text) for passage in passages] for passages in documents]
    for one, other in itertools.combinations(each, 2):
        assert not any(alike(*pair) for pair in itertools.product(one, other))


@given(PIECES, PIECES)
def test_alike_is_the_same_both_ways_and_of_oneself(one: str, other: str) -> None:
    assert alike(shingles(one), shingles(one))
    assert alike(shingles(one), shingles(other)) is alike(shingles(other), shingles(one))


def numbered(text_of: Sequence[str], most: int) -> list[list[int]]:
    """Return the cards of documents of one passage each, as their numbers."""
    made = cards([[at] for at in range(len(text_of))], lambda ids: {one: text_of[one] for one in ids}, most)
    return [[one for (one,) in card] for card in made]


def test_the_best_leads_and_the_order_stays() -> None:
    other = OTHERS["another matter"]
    assert numbered([CIRCULAR, other, EDITED["misread"], other + " Fin.", EDITED["another date"]], 9) == [
        [0, 2, 4],
        [1, 3],
    ]


def test_there_are_as_many_cards_as_wanted_behind_any_number_of_copies() -> None:
    copies = [f"{CIRCULAR} {number}" for number in range(3 * AHEAD)]
    assert [len(card) for card in numbered([*copies, *OTHERS.values()], 3)] == [len(copies), 1, 1]
    assert len(numbered([*copies, *OTHERS.values()], 9)) == 1 + len(OTHERS)


def test_copies_that_follow_close_behind_the_last_card_are_told_too() -> None:
    assert numbered([CIRCULAR, OTHERS["a part"], EDITED["misread"]], 1) == [[0, 2]]


def test_what_is_gone_is_left_out() -> None:
    assert cards([[1], [2], [3]], lambda _ids: {2: CIRCULAR, 3: CIRCULAR}, 5) == [[[2], [3]]]


@pytest.fixture
def library(tmp_path: Path, encoder: WordEncoder) -> Iterator[Library]:
    folder = tmp_path / "documents"
    folder.mkdir()
    for year in range(2019, 2024):
        text = CIRCULAR.replace("3 mai 2023", f"{year - 2010} mai {year}")
        (folder / f"circulaire-{year}.txt").write_text(text, encoding="utf-8")
    (folder / "marches.txt").write_text(OTHERS["another order"], encoding="utf-8")
    wells = " ".join(f"Le puits {n} a reçu {n + 3} doses de chlore selon le cahier." for n in range(99))
    (folder / "registre.txt").write_text(wells, encoding="utf-8")
    with Library.open(tmp_path / "library", create=True) as opened:
        list(import_paths(opened, [folder], encoder))
        yield opened


def test_an_answer_tells_copies_on_one_card(library: Library, encoder: WordEncoder) -> None:
    answer = Searcher(library, encoder).text("traiter au chlore l'eau des puits")
    circulars = [result for result in answer.results if result.path.name.startswith("circulaire")]
    [card] = circulars
    assert len(card.also_in) == 4
    assert [result.rank for result in answer.results] == list(range(1, len(answer.results) + 1))
    assert {other.rank for other in card.also_in} == {card.rank}
    assert all(other.also_in == () for other in card.also_in)
    shown = [one for result in answer.results for one in (result, *result.also_in)]
    assert len({one.document_id for one in shown}) == len(shown) == library.info().documents
    for one in shown:
        assert library.document_text(one.document_id).text[one.start : one.end] == one.passage
    [told] = [one for one in answer.as_json()["results"] if one["rank"] == card.rank]
    assert [one["document"]["title"] for one in told["also_in"]] == [one.title for one in card.also_in]
    assert set(told["also_in"][0]) == {"score", "document", "page", "passage", "start", "end"}


def test_few_cards_are_filled_with_other_matters(library: Library, encoder: WordEncoder) -> None:
    answer = Searcher(library, encoder).text("le préfet invite les maires", top=2)
    assert len(answer.results) == 2


def test_passages_of_one_document_are_never_taken_for_copies(library: Library, encoder: WordEncoder) -> None:
    answer = Searcher(library, encoder).text("doses de chlore selon le cahier du puits")
    [register] = [result for result in answer.results if result.path.name == "registre.txt"]
    assert len(register.others) == MOST_OTHERS
    assert register.also_in == ()


def test_passages_like_one_are_grouped_too(library: Library, encoder: WordEncoder) -> None:
    answer = Searcher(library, encoder).text("fermer les marchés la veille")
    market = answer.results[0]
    assert market.path.name == "marches.txt"
    near = similar(library, market.document_id, market.start).results
    [card] = [result for result in near if result.path.name.startswith("circulaire")]
    assert len(card.also_in) == 4
