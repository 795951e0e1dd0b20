from pathlib import Path

import pytest

from tests.documents.makers import make_pdf, make_scan
from wolofsearch.documents.readers import pdf
from wolofsearch.errors import WolofSearchError

LEFT = "Le mil est une plante qui supporte la chaleur et le manque"
RIGHT = "d'eau ; on le cultive partout."


def test_lines_become_paragraphs(tmp_path: Path):
    file = make_pdf(tmp_path / "a.pdf", [[LEFT, RIGHT, LEFT, RIGHT, "", "", "Une note à part."]], title="Fiche mil")
    content = pdf.read(file)
    assert content.paged
    assert content.title == "Fiche mil"
    assert content.pages == [[f"{LEFT} {RIGHT}", f"{LEFT} {RIGHT}", "Une note à part."]]


def test_divided_words_are_joined_and_compounds_kept(tmp_path: Path):
    lines = [
        "On sème les variétés précoces quand la saison des pluies commen-",
        "ce tard dans la région, mais il faut attendre longtemps peut-",
        "être, car le vent du Nord-",
        "Ouest sèche tout.",
    ]
    (paragraph,) = pdf.read(make_pdf(tmp_path / "a.pdf", [lines])).pages[0]
    assert "pluies commence tard" in paragraph
    assert "peut-être" in paragraph
    assert "Nord-Ouest" in paragraph


def test_empty_pages_keep_their_number(tmp_path: Path):
    content = pdf.read(make_pdf(tmp_path / "a.pdf", [[LEFT, RIGHT], [], [RIGHT, LEFT]]))
    assert [bool(page) for page in content.pages] == [True, False, True]


def test_page_numbers_and_running_titles_go(tmp_path: Path):
    bodies = ["Semer après la pluie.", "Sarcler deux fois.", "Couper les épis mûrs.", "Garder au sec."]
    pages = [["Guide du mil", "", body, "", f"{number}/4"] for number, body in enumerate(bodies, start=1)]
    content = pdf.read(make_pdf(tmp_path / "a.pdf", pages))
    assert content.pages == [["Guide du mil", bodies[0]], *([body] for body in bodies[1:])]


@pytest.mark.parametrize("stamp", ["", "Reçu le 3 mai"])
def test_a_scan_is_told(tmp_path: Path, stamp: str):
    assert list(pdf.read(make_scan(tmp_path / "a.pdf", stamp)).scanned) == [1]


def test_a_password_is_told(tmp_path: Path):
    with pytest.raises(WolofSearchError) as error:
        pdf.read(make_pdf(tmp_path / "a.pdf", [[LEFT]], password="secret"))
    assert error.value.message_id == "documents.encrypted"
