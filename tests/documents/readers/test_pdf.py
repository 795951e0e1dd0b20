from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
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
    canvas = Canvas(str(tmp_path / "a.pdf"))
    bodies = ["Semer après la pluie.", "Sarcler deux fois.", "Couper les épis mûrs.", "Garder au sec."]
    for number, body in enumerate(bodies, start=1):
        canvas.drawString(72, 800, "Guide du mil")
        canvas.drawString(72, 700, body)
        canvas.drawString(300, 40, f"{number}/4")
        canvas.showPage()
    canvas.save()
    content = pdf.read(tmp_path / "a.pdf")
    assert content.pages == [["Guide du mil", bodies[0]], *([body] for body in bodies[1:])]


def test_titles_of_left_and_right_pages_go(tmp_path: Path):
    canvas = Canvas(str(tmp_path / "a.pdf"))
    for number in range(1, 9):
        canvas.drawString(72, 800, "Histoire du Sénégal" if number % 2 else "Chapitre trois")
        canvas.drawString(72, 700, f"Le royaume {number} du Gabou.")
        canvas.drawCentredString(300, 30, f"- {number} -")
        canvas.showPage()
    canvas.save()
    pages = pdf.read(tmp_path / "a.pdf").pages
    assert pages[:2] == [
        ["Histoire du Sénégal", "Le royaume 1 du Gabou."],
        ["Chapitre trois", "Le royaume 2 du Gabou."],
    ]
    assert pages[2:] == [[f"Le royaume {number} du Gabou."] for number in range(3, 9)]


def test_sheets_of_one_form_lose_nothing(tmp_path: Path):
    towns = ["Thiès", "Kaolack", "Kolda", "Matam", "Louga"]
    pages = [
        [
            f"Commune de {town}",
            "",
            f"Population : {45321 + 977 * page} habitants",
            "",
            f"Nombre d'écoles : {12 + page}",
            "",
            "Chef-lieu de région",
            "",
            f"Maire élu en {2001 + page}",
        ]
        for page, town in enumerate(towns)
    ]
    content = pdf.read(make_pdf(tmp_path / "a.pdf", pages))
    assert ["\n".join(page).split() for page in content.pages] == [" ".join(page).split() for page in pages]


CELLS = st.dictionaries(
    st.tuples(st.integers(0, 4), st.integers(0, 12)), st.sampled_from(["un mot", "Commune 3", "12", "1960", "la vie"])
)


@given(st.lists(CELLS, min_size=1, max_size=4), st.booleans())
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_nothing_of_the_text_is_lost(tmp_path: Path, pages: list[dict[tuple[int, int], str]], by_columns: bool):
    canvas = Canvas(str(tmp_path / "a.pdf"))
    written = []
    for page, cells in enumerate(pages):
        words = []
        for column, row in sorted(cells, key=lambda place: place if by_columns else place[::-1]):
            # The letter makes every text another one: none runs from page to page.
            text = f"{cells[column, row]} {chr(ord('a') + page)}"
            canvas.drawString(40 + 110 * column, 810 - 62 * row, text)
            words += text.split()
        written.append(sorted(words))
        canvas.showPage()
    canvas.save()
    assert [sorted(" ".join(page).split()) for page in pdf.read(tmp_path / "a.pdf").pages] == written


def test_two_columns_written_across_are_read_one_after_the_other(tmp_path: Path):
    left = [
        "La culture du mil exige un sol bien",
        "drainé et une pluie régulière. Les",
        "paysans du Saloum sèment dès la fin",
        "du mois de juin et récoltent au",
        "mois d'octobre, selon la variété",
        "choisie par la coopérative vil-",
    ]
    right = [
        "lageoise. L'élevage demande un",
        "enclos propre et de l'eau fraîche.",
        "Les bergers peuls conduisent leurs",
        "troupeaux vers le sud pendant la",
        "saison sèche, puis ils remontent a-",
        "vec les premières pluies du Ferlo.",
    ]
    canvas = Canvas(str(tmp_path / "a.pdf"))
    canvas.setFont("Helvetica", 11)
    for line, (one, other) in enumerate(zip(left, right, strict=True)):
        canvas.drawString(60, 750 - 15 * line, one)
        canvas.drawString(300, 750 - 15 * line, other)
    canvas.save()
    (text,) = pdf.read(tmp_path / "a.pdf").pages[0]
    assert text == " ".join([*left, *right]).replace("vil- lageoise", "villageoise").replace("a- vec", "avec")


def test_rows_of_a_table_are_lines(tmp_path: Path):
    canvas = Canvas(str(tmp_path / "a.pdf"))
    table = ["Région Mil Maïs", "Thiès 1250 300", "Kaolack 9800 4100", "Kolda 2000 7600", "Louga 10 20", "Podor 5 7"]
    for row, cells in enumerate(table):
        for cell, text in enumerate(cells.split()):
            canvas.drawString(72 + 150 * cell, 700 - 18 * row, text)
    canvas.save()
    assert pdf.read(tmp_path / "a.pdf").pages == [["\n".join(table)]]


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
