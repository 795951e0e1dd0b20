from dataclasses import replace

from wolofsearch.documents.layout import Line, page_title, paragraphs


def column(*texts: str, right: float = 500, step: float = 14) -> list[Line]:
    return [Line(text, 70, right, 700 - step * n, 700 - step * n, 12) for n, text in enumerate(texts)]


def test_a_full_line_runs_on_and_a_short_last_line_ends_the_paragraph():
    lines = column("La pluie tombe", "sur le champ.", "Le soleil revient", "ensuite.")
    lines[1] = replace(lines[1], right=200)
    assert paragraphs(lines) == ["La pluie tombe sur le champ.", "Le soleil revient ensuite."]


def test_items_are_lines_of_one_paragraph():
    assert paragraphs(column("Il faut :", "• semer", "• sarcler", "souvent")) == [
        "Il faut :\n• semer\n• sarcler souvent"
    ]


def test_another_size_is_a_heading():
    lines = column("Le mil", "Une plante des sables")
    lines[0] = replace(lines[0], height=18)
    assert paragraphs(lines) == ["Le mil", "Une plante des sables"]


def test_the_next_column_goes_on_with_a_sentence_but_not_with_another():
    first, second = column("Le mil pousse", right=250), column("dans le sable", right=500)
    moved = replace(second[0], left=300, first_bottom=760, last_bottom=760)
    assert paragraphs([*first, moved]) == ["Le mil pousse dans le sable"]
    assert paragraphs([*first, replace(moved, text="Le riz")]) == ["Le mil pousse", "Le riz"]


def test_a_divided_word_goes_on_in_the_next_line_and_column():
    lines = column("un porte\x02", "monnaie", "en cuir de mou\x02")
    moved = replace(column("ton")[0], left=300, first_bottom=760, last_bottom=760)
    assert paragraphs([*lines, moved]) == ["un portemonnaie en cuir de mouton"]
    assert paragraphs(lines[:2], {"porte-monnaie"}.__contains__) == ["un porte-monnaie"]


def test_rows_with_a_common_space_are_lines_of_one_paragraph():
    rows = [replace(line, gaps=((200, 260),)) for line in column("Région Mil", "Thiès 1250", "Kolda 300")]
    assert paragraphs(rows) == ["Région Mil\nThiès 1250\nKolda 300"]
    elsewhere = replace(rows[1], gaps=((300, 330),))
    assert paragraphs([rows[0], elsewhere]) == ["Région Mil Thiès 1250"]
    assert paragraphs([rows[0], column("", "Une phrase")[1]]) == ["Région Mil Une phrase"]


def test_a_row_goes_on_in_its_cell():
    lines = column("Outil Une houe, ou un semoir.", "Le cheval le tire.", "Grains Cinq")
    lines = [replace(lines[0], gaps=((120, 200),)), replace(lines[1], left=200), replace(lines[2], gaps=((130, 200),))]
    assert paragraphs(lines) == ["Outil Une houe, ou un semoir. Le cheval le tire.\nGrains Cinq"]
    apart = [line if number < 2 else replace(line, first_bottom=600) for number, line in enumerate(lines)]
    assert len(paragraphs(apart)) == 2
    centred = [lines[0], replace(lines[1], left=230)]
    assert paragraphs(centred)[1:] == ["Le cheval le tire."]
    heading = [replace(lines[0], text="1. Les outils.", right=300), lines[1]]
    assert paragraphs(heading) == ["1. Les outils.", "Le cheval le tire."]


def test_no_lines_no_paragraphs():
    assert paragraphs([]) == []


def test_the_title_is_large_high_and_alone():
    body = column("Guide du mil", "Première ligne", "Deuxième ligne", "Troisième ligne", "Quatrième ligne")
    large = [replace(body[0], height=20), *body[1:]]
    assert page_title(large) == "Guide du mil"
    assert page_title(body) is None
    assert page_title([*body[:4], replace(body[4], height=20)]) is None
    assert page_title([large[0], *body[1:3], replace(body[3], height=20), body[4]]) is None
