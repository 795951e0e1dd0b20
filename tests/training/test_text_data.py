"""The pairs that are learnt from: nothing that is measured later may be among them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests import data_folder
from wolofsearch.training.text_data import (
    FAMILIES,
    Pair,
    french_lines,
    held_out,
    key,
    load_pairs,
    wolof_lines,
)

QUESTION = ("Fan la jàngukaay bi nekk ?", "Où se trouve l'école ?")


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return data_folder.make_data(tmp_path / "data")


@pytest.fixture
def questions(tmp_path: Path) -> Path:
    file = tmp_path / "questions.tsv"
    data_folder.write_table(
        file, [{"audio": "1.wav", "wolof": QUESTION[0], "french": QUESTION[1], "expected": "a.pdf"}]
    )
    return file


def all_pairs(data: Path, questions: Path) -> list[Pair]:
    return [pair for family in load_pairs(data, questions).values() for pair in family]


def test_every_family_is_there(data: Path, questions: Path) -> None:
    families = load_pairs(data, questions)
    assert set(families) == {*FAMILIES, "french", "paraphrase"}
    assert all(families.values())
    assert families["french"] == [Pair("Qui sème le mil ?", "Le mil Le paysan sème le mil.", wolof=False)]
    assert families["paraphrase"] == [Pair("Un chat dort.", "Le chat est endormi.", wolof=False)]


def test_every_evaluation_text_is_held_out(data: Path, questions: Path) -> None:
    keys = held_out(data, questions)
    for wolof, french in [*data_folder.TEST_PAIRS.values(), data_folder.VERSE, QUESTION]:
        assert {key(wolof), key(french)} <= keys
    assert "" not in keys
    assert key(QUESTION[0]) not in held_out(data, questions.with_name("none.tsv"))


LEAKS = [*data_folder.TEST_PAIRS.values(), data_folder.VERSE, QUESTION]


@pytest.mark.parametrize("leak", LEAKS, ids=lambda leak: leak[1])
@pytest.mark.parametrize("family", list(FAMILIES))
def test_a_planted_leak_is_dropped(data: Path, questions: Path, leak: tuple[str, str], family: str) -> None:
    wolof, french = leak
    planted = [
        (wolof, french),
        (wolof.upper() + " !", "Une autre traduction de ceci"),
        ("Beneen baat bu bees la", f"« {french} »"),
        ("Lii moom jàngal ko", "Ceci peut être appris"),
    ]
    data_folder.write_pairs(data, FAMILIES[family][0], planted)
    learnt = {pair.query for pair in load_pairs(data, questions)[family]}
    assert {wolof for wolof, _ in planted} & learnt == {"Lii moom jàngal ko"}


def test_scripture_that_quotes_a_spoken_verse_is_dropped(data: Path, questions: Path) -> None:
    quoting = "Mooy bi Yàlla sàkk na asamaan ak suuf ci biir"
    for name in (FAMILIES["scripture"][0], FAMILIES["everyday"][0]):
        data_folder.write_pairs(data, name, [(quoting, "C'est quand tout fut fait là-dedans")])
    families = load_pairs(data, questions)
    assert quoting not in {pair.query for pair in families["scripture"]}
    assert quoting in {pair.query for pair in families["everyday"]}


def test_doubles_and_misaligned_pairs_are_dropped(data: Path, questions: Path) -> None:
    double = ("Xale bi mu ngi naan", "L'enfant boit")
    odd = [("a", "Un texte bien trop long pour une lettre"), ("", "Rien"), ("Dara", "")]
    data_folder.write_pairs(data, "lafand_train", [double, ("xale bi mu ngi  naan.", "l'enfant boit !"), *odd])
    data_folder.write_pairs(data, "lafand_dev", [double])
    assert [pair.query for pair in load_pairs(data, questions)["news"]] == [double[0]]


def test_running_text_is_cleaned(data: Path) -> None:
    assert list(french_lines(data)) == ["Il pleut à Dakar.", "Le mil pousse."]
    assert list(wolof_lines(data)) == ["Taw bi dafa bare", "Naka nga def"]
