from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from wolofsearch.documents.columns import in_reading_order, rows
from wolofsearch.documents.layout import Line

LEFT = [
    "La pluie tombe sur le",
    "champ et le mil pousse",
    "vite dans le sable du",
    "pays sérère où les",
    "gens le cultivent bien",
]
RIGHT = [
    "Les troupeaux vont au",
    "sud avec les bergers",
    "peuls qui cherchent de",
    "l'herbe fraîche et un",
    "puits qui ne sèche pas",
]


def across(*columns: list[str], width: float = 100, step: float = 130) -> list[Line]:
    """Write columns line by line across, each letter as wide as the longest cell of its column allows."""
    lines = []
    for row, texts in enumerate(zip(*columns, strict=True)):
        for column, (text, of_column) in enumerate(zip(texts, columns, strict=True)):
            left, bottom = 70 + step * column, 700.0 - 14 * row
            right = left + width * len(text) / max(map(len, of_column))
            if text:
                lines.append(Line(text, left, right, bottom, bottom, 12))
    return lines


def texts(lines: list[Line]) -> list[str]:
    return [line.text for line in lines]


def test_columns_of_running_text_are_read_one_after_the_other():
    assert texts(in_reading_order(across(LEFT, RIGHT))) == [*LEFT, *RIGHT]
    assert texts(in_reading_order(across(LEFT, RIGHT, LEFT))) == [*LEFT, *RIGHT, *LEFT]


def test_a_title_above_and_a_line_below_stay_there():
    title, foot = (
        Line("Le mil et les bœufs", 70, 300, 720, 720, 12),
        Line("Fin du texte du jour", 70, 300, 630, 630, 12),
    )
    ordered = in_reading_order([title, *across(LEFT, RIGHT), foot])
    assert texts(ordered) == [title.text, *LEFT, *RIGHT, foot.text]


def test_a_longer_column_ends_before_the_next_begins():
    right = [*RIGHT, "", ""]
    left = [*LEFT, "depuis des siècles et", "des siècles encore."]
    assert texts(in_reading_order(across(left, right))) == [*left, *RIGHT]


def test_tables_stay_in_rows():
    keys = ["Superficie", "Population", "Nombre d'écoles", "Maire", "Chef-lieu", "Région"]
    values = ["120 km2", "45321 habitants", "12", "Awa Ndiaye", "Thiès", "Thiès"]
    words = ["dund gi", "ndox mi", "dem ca marse ba", "ñëw fii suba", "nekk ak moom", "lekk ceeb"]
    meanings = ["la vie", "l'eau", "aller au grand marché", "venir ici demain", "être avec lui", "manger du riz"]
    sentences = [f"{key} de la commune en 2026" for key in keys]
    for table in ((keys, values), (words, meanings), (sentences, values), (LEFT, values[:5]), (sentences, sentences)):
        expected = [" ".join(row) for row in zip(*table, strict=True)]
        assert texts(in_reading_order(across(*table))) == expected


def test_few_lines_stay_in_rows():
    assert texts(in_reading_order(across(LEFT[:4], RIGHT[:4]))) == [
        f"{left} {right}" for left, right in zip(LEFT[:4], RIGHT[:4], strict=True)
    ]


def test_a_row_tells_where_its_spaces_are():
    (row,) = rows([Line("Mil", 70, 100, 700, 700, 12), Line("1250", 200, 230, 701, 701, 12)])
    assert row == Line("Mil 1250", 70, 230, 700, 701, 12, ((100, 200),))
    assert len(rows([Line("Mil", 70, 100, 700, 700, 12), Line("1250", 80, 110, 701, 701, 12)])) == 2


LINES = st.builds(
    lambda text, left, width, bottom: Line(text, left, left + width, bottom, bottom, 12),
    st.sampled_from(["un mot et deux mots", "Une Phrase", "12", *LEFT]),
    st.integers(0, 30).map(lambda step: 20.0 * step),
    st.integers(1, 20).map(lambda step: 15.0 * step),
    st.integers(0, 12).map(lambda step: 14.0 * step),
)


@given(st.lists(LINES, max_size=40), st.booleans())
def test_no_word_is_lost(lines: list[Line], in_rows: bool):
    if in_rows:
        lines.sort(key=lambda line: (-line.first_bottom, line.left))
    words = Counter(" ".join(texts(lines)).split())
    assert Counter(" ".join(texts(in_reading_order(lines))).split()) == words
    assert Counter(" ".join(texts(rows(lines))).split()) == words
