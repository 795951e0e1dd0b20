import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wolofsearch.documents.layout import Line
from wolofsearch.documents.running_lines import without_running_lines

BOTTOM, TOP = 10.0, 810.0
HEAD, BODY, FOOT = 780.0, 500.0, 30.0


def line(text: str, bottom: float = HEAD, left: float = 70) -> Line:
    return Line(text, left, left + 6 * len(text), bottom, bottom, 12)


def kept(pages: list[list[Line]]) -> list[list[str]]:
    lines = without_running_lines(pages, [(BOTTOM, TOP)] * len(pages))
    return [[line.text for line in page] for page in lines]


def numbered(form: str, bottom: float, first: int = 1, pages: int = 5) -> list[list[str]]:
    """Read pages that differ in their body and in the number within a line near the edge."""
    return kept(
        [[line(form.format(first + page), bottom), line(f"Corps {page * page}", BODY)] for page in range(pages)]
    )


BODIES = [[f"Corps {page * page}"] for page in range(5)]


@pytest.mark.parametrize("form", ["{}", "- {} -", "Page {}", "page {} sur 90", "{}/90", "Page : {}/90", "p. {}"])
@pytest.mark.parametrize(("bottom", "first"), [(HEAD, 1), (FOOT, 1), (FOOT, 45)])
def test_numbers_that_count_the_pages_go(form: str, bottom: float, first: int):
    assert numbered(form, bottom, first) == BODIES


def test_roman_numbers_count_too():
    pages = [[line("Corps", BODY), line(number, FOOT)] for number in ("vii", "viii", "ix", "x", "xi")]
    assert kept(pages) == [["Corps"]] * 5


@pytest.mark.parametrize("form", ["Guide du mil | {}", "Guide du mil, page {}", "{} • Guide du mil"])
def test_of_titles_with_a_number_the_first_stays(form: str):
    assert numbered(form, FOOT) == [[form.format(1), "Corps 0"], *BODIES[1:]]


@pytest.mark.parametrize(("form", "first"), [("Leçon {}", 1), ("{}", 1960), ("Superficie : {} km2", 12)])
def test_other_numbers_are_text(form: str, first: int):
    assert [page[0] for page in numbered(form, HEAD, first)] == [form.format(first + page) for page in range(5)]


def test_numbers_that_do_not_count_the_pages_are_text():
    pages = [[line(str(number), FOOT), line("Corps", BODY)] for number in (12, 7, 31, 8, 25)]
    assert kept(pages) == [[page[0].text, "Corps"] for page in pages]


def test_a_single_page_loses_only_what_says_that_it_is_a_page_number():
    for number in ("- 3 -", "Page 3", "page 3/8", "Page 3 sur 8", "Agriculture – page 3"):
        assert kept([[line("Le mil", BODY), line(number, FOOT)]]) == [["Le mil"]]
    for text in ("1960", "2500", "3", "Voir page 3", "Récolte de 2026"):
        assert kept([[line(text), line("Le mil", BODY), line(text, FOOT)]]) == [[text, "Le mil", text]]


def test_a_title_runs_at_one_height_near_the_edge():
    def titled(*bottoms: float) -> list[list[str]]:
        return kept([[line("Guide"), line(f"Corps {bottom}", BODY)] for bottom in bottoms])

    assert kept([[line("Guide", HEAD + page % 2 * 2)] for page in range(4)]) == [["Guide"], [], [], []]
    assert kept([[line("Guide", HEAD - 20 * page)] for page in range(4)]) == [["Guide"]] * 4
    assert kept([[line("Guide", BODY)] for _ in range(4)]) == [["Guide"]] * 4
    assert kept([[line("Guide")] for _ in range(2)]) == [["Guide"]] * 2


def test_left_and_right_pages_have_titles_of_their_own_and_some_pages_none():
    heads = ["Gauche", "Droite", "Gauche", "", "Gauche", "Droite", "Gauche", "Droite"]
    pages = [[line(head)] if head else [] for head in heads]
    assert kept(pages) == [["Gauche"], ["Droite"], *([[]] * 6)]


def test_what_stands_further_in_than_text_is_text():
    towns = ["Thiès", "Kaolack", "Kolda", "Matam"]
    pages = [[line(f"Commune de {town}"), line("Chef-lieu de région", HEAD - 20)] for town in towns]
    assert kept(pages) == [[line.text for line in page] for page in pages]
    assert kept([page[1:] for page in pages]) == [["Chef-lieu de région"], [], [], []]


def test_a_label_stays_with_what_changes_beside_it_but_a_page_number_goes():
    pages = [[line("Nom :"), line(name, left=200)] for name in ("Awa", "Moussa", "Fatou")]
    assert kept(pages) == [["Nom :", "Awa"], ["Nom :", "Moussa"], ["Nom :", "Fatou"]]
    pages = [[*page, line(str(number), left=500)] for number, page in enumerate(pages, start=7)]
    assert kept(pages) == [["Nom :", "Awa"], ["Nom :", "Moussa"], ["Nom :", "Fatou"]]


def test_lines_on_their_side_stay():
    upward = Line("Guide", 70, 82, 780, 700, 12)
    assert kept([[upward]] * 4) == [["Guide"]] * 4


def test_no_pages_no_lines():
    assert kept([]) == []
    assert kept([[], []]) == [[], []]


LINES = st.builds(
    line,
    st.sampled_from(["Guide", "Guide | 1", "Page 2", "1", "2", "3", "iv", "1960", "Mil 3", "Mil 4", "Mil"]),
    st.sampled_from([HEAD, HEAD - 15, BODY, FOOT]),
)


@given(st.lists(st.lists(LINES, max_size=4), max_size=9))
def test_only_numbers_and_what_stands_elsewhere_go(pages: list[list[Line]]):
    lines = without_running_lines(pages, [(BOTTOM, TOP)] * len(pages))
    words = {word for page in lines for line in page for word in re.findall(r"[^\W\d]{3,}", line.text)}
    for before, after in zip(pages, lines, strict=True):
        remaining = iter(before)
        assert all(line in remaining for line in after)  # in the same order
        gone = [line for line in before if line not in after]
        assert all(line.first_bottom != BODY for line in gone)
        for word in (word for line in gone for word in re.findall(r"[^\W\d]{3,}", line.text)):
            assert word in words or word == "Page"
