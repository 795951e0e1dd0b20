from pathlib import Path

from wolofsearch.documents.readers import markdown


def read(tmp_path: Path, text: str):
    file = tmp_path / "a.md"
    file.write_text(text, encoding="utf-8")
    return markdown.read(file)


def test_marks_are_taken_off(tmp_path: Path):
    content = read(
        tmp_path, "# Le mil\n\nUn **bon** [grain](http://x.sn), semé\nen *juin*.\n\n- un\n- deux\n\n![image](a.png)\n"
    )
    assert content.pages == [["Le mil", "Un bon grain, semé en juin.", "- un\n- deux"]]
    assert content.heading == "Le mil"


def test_table_rows_stay_together(tmp_path: Path):
    content = read(tmp_path, "| Variété | Cycle |\n|---|---|\n| Souna | 90 jours |\n")
    assert content.pages == [["Variété | Cycle\nSouna | 90 jours"]]


def test_front_matter_gives_the_title_and_no_text(tmp_path: Path):
    content = read(tmp_path, "---\ntitle: \"Fiche d'eau\"\ndate: 2026\n---\n\nBouillir l'eau.\n")
    assert content.title == "Fiche d'eau"
    assert content.pages == [["Bouillir l'eau."]]


def test_scripts_inside_are_left_out(tmp_path: Path):
    assert read(tmp_path, "Avant.\n\n<script>alert(1)</script>\n\nAprès.\n").pages == [["Avant.", "Après."]]
