from pathlib import Path

import pytest

from wolofsearch.documents.content import Content
from wolofsearch.documents.titles import MAX_TITLE_CHARACTERS, choose_title


@pytest.mark.parametrize(
    ("title", "heading", "name", "expected"),
    [
        ("La culture du mil", "Autre chose", "a.pdf", "La culture du mil"),
        ("Microsoft Word - Fiche mil", None, "a.pdf", "Fiche mil"),
        ("Sans titre 1", "Le mil en Casamance", "a.pdf", "Le mil en Casamance"),
        ("lettre.docx", None, "Ma_lettre__à_la_mairie.pdf", "Ma lettre à la mairie"),
        (None, "Date", "recu-solde-de-tout-compte.docx", "recu solde de tout compte"),
        (None, "Objet : Congés payés", "a.docx", "Congés payés"),
        ("  ", "\n", "peut-être vrai.txt", "peut-être vrai"),
        (None, None, "___.txt", "___"),
    ],
)
def test_titles(title: str | None, heading: str | None, name: str, expected: str):
    assert choose_title(Content([], title, heading), Path(name)) == expected


def test_a_title_is_one_line_of_bounded_length():
    title = choose_title(Content([], "mot\n" * 100), Path("a.txt"))
    assert len(title) <= MAX_TITLE_CHARACTERS
    assert title.endswith("mot…")
    assert "\n" not in title
