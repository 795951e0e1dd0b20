"""What is said in which order, and where it stands in the text."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from wolofsearch.speech.pieces import LONGEST_CHARACTERS, Item, Part, pieces

MIL = Item("Semer le mil", "Le mil se sème en juin, p. ex. le 12.\nM. Diop sème 3,5 ha. Et vous ?")


def test_the_title_comes_first_then_a_pause_then_the_sentences() -> None:
    said = pieces([MIL])
    assert [piece.text for piece in said] == [
        "Semer le mil",
        "Le mil se sème en juin, p. ex. le 12.",
        "M. Diop sème 3,5 ha.",
        "Et vous ?",
    ]
    assert [piece.part for piece in said] == [Part.TITLE, *[Part.PASSAGE] * 3]
    assert said[0].pause_s > 3 * said[1].pause_s
    assert said[-1].pause_s > said[0].pause_s
    assert [piece.ends_item for piece in said] == [False, False, False, True]


def test_the_places_are_those_of_the_text() -> None:
    for piece in pieces([MIL])[1:]:
        assert " ".join(MIL.passage[piece.start : piece.end].split()) == piece.text


def test_what_has_no_word_is_not_said() -> None:
    assert [piece.text for piece in pieces([Item("", "* * *"), Item("***", "Un mot."), Item("", "")])] == ["Un mot."]


def test_a_title_that_the_passage_repeats_is_said_once() -> None:
    said = pieces([Item("La fièvre", "La fièvre \n\nElle est un signe.\n\nQue faire\n\nBoire. La fièvre")])
    assert [piece.text for piece in said] == ["La fièvre", "Elle est un signe.", "Que faire", "Boire.", "La fièvre"]
    said = pieces([Item("La fièvre. Que faire ?", "La fièvre. Que\nfaire ?\nBoire.")])
    assert [piece.text for piece in said] == ["La fièvre.", "Que faire ?", "Boire."]


def test_what_is_drawn_is_not_said() -> None:
    passage = "Les prix\n--------\n\nMil | 300 F\nRiz | 450 F\n\n• Lavez\n- Rincez deux-trois fois : 3 - 4."
    assert [piece.text for piece in pieces([Item("", passage)])] == [
        "Les prix",
        "Mil, 300 F",
        "Riz, 450 F",
        "Lavez",
        "Rincez deux-trois fois : 3 - 4.",
    ]


def test_the_items_keep_their_numbers() -> None:
    assert [piece.item for piece in pieces([Item("", ""), Item("Un", ""), Item("Deux", "Trois.")])] == [1, 2, 2]


def test_a_long_sentence_is_cut_where_a_breath_may_be_taken() -> None:
    said = pieces([Item("", "le mil, le sorgho et le maïs, " * 30)])
    assert all(len(piece.text) <= LONGEST_CHARACTERS for piece in said)
    assert all(piece.text.rstrip().endswith("maïs,") or piece.text.rstrip().endswith("mil,") for piece in said)


@given(st.text(alphabet="ab é.,;\n!?•<[", max_size=1500))
def test_nothing_is_lost_and_nothing_is_said_twice(text: str) -> None:
    said = pieces([Item("", text)])
    letters = [character for character in text if character.isalnum()]
    assert [character for piece in said for character in piece.text if character.isalnum()] == letters
    assert all(one.end <= other.start for one, other in pairwise(said))
    assert all(0 < piece.end - piece.start <= LONGEST_CHARACTERS for piece in said)
