from pathlib import Path

import pytest
from reportlab.lib import pdfencrypt
from reportlab.pdfgen.canvas import Canvas

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


def test_an_empty_password_is_none(tmp_path: Path):
    canvas = Canvas(str(tmp_path / "a.pdf"), encrypt=pdfencrypt.StandardEncryption("", "patron", canPrint=0, canCopy=0))
    canvas.drawString(72, 700, LEFT)
    canvas.save()
    assert pdf.read(tmp_path / "a.pdf").pages == [[LEFT]]


def test_what_is_filled_in_stands_beside_its_label(tmp_path: Path):
    canvas = Canvas(str(tmp_path / "a.pdf"))
    canvas.drawString(72, 760, "Nom :")
    canvas.acroForm.textfield(name="nom", value="Awa Ndiaye", x=200, y=750, width=200, height=20)
    canvas.drawString(72, 700, "Village :")
    canvas.acroForm.choice(name="village", value="Thiès", options=["Thiès", "Podor"], x=200, y=690)
    canvas.acroForm.checkbox(name="accord", checked=True, x=72, y=650)
    canvas.drawString(100, 655, "D'accord")
    canvas.save()
    assert pdf.read(tmp_path / "a.pdf").pages == [["Nom : Awa Ndiaye", "Village : Thiès", "D'accord"]]


def test_two_columns_are_read_one_after_the_other(tmp_path: Path):
    canvas = Canvas(str(tmp_path / "a.pdf"))
    canvas.setFont("Helvetica", 10)
    for column, words in enumerate(("gauche", "droite")):
        for line in range(6):
            end = "fin." if line == 5 else "suite"
            canvas.drawString(60 + 250 * column, 700 - 12 * line, f"Le texte de la colonne de {words}, {line} {end}")
    canvas.save()
    left, right = pdf.read(tmp_path / "a.pdf").pages[0]
    assert left.startswith("Le texte de la colonne de gauche, 0 suite Le texte")
    assert left.endswith("5 fin.")
    assert "gauche" not in right


def test_a_page_that_draws_its_letters_is_told(tmp_path: Path):
    canvas = Canvas(str(tmp_path / "a.pdf"))
    canvas.drawString(72, 700, LEFT)
    canvas.showPage()
    for number in range(150):
        canvas.circle(10 + 3 * number, 500, 2)
    canvas.showPage()
    canvas.rect(10, 10, 100, 100)  # a frame is no text
    canvas.save()
    assert list(pdf.read(tmp_path / "a.pdf").scanned) == [2]


def test_author_and_date_are_what_the_file_says(tmp_path: Path):
    canvas = Canvas(str(tmp_path / "a.pdf"))
    canvas.setAuthor("Awa Ndiaye")
    canvas.drawString(72, 700, LEFT)
    canvas.save()
    content = pdf.read(tmp_path / "a.pdf")
    assert content.author == "Awa Ndiaye"
    assert (content.date or "").startswith("D:20")
