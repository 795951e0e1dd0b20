"""Pages drawn in a real child: the picture, the places of its words, and pages that cannot be drawn."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest
from reportlab.pdfgen.canvas import Canvas

from tests.documents.makers import MIL, PALU, make_pdf
from wolofsearch.documents.drawing import DRAWING_LIMITS
from wolofsearch.documents.drawn_page import CHANNELS, MAX_PIXELS, DrawnPage, PageRequest, Word, packed, unpacked
from wolofsearch.documents.isolation import ReaderPool
from wolofsearch.documents.locating import Box, boxes, locate
from wolofsearch.errors import WolofSearchError

LINES = ["Fiche du champ", "", "Le mil se seme apres la premiere bonne", "pluie. Il resiste a la seche-", "resse."]


@pytest.fixture(scope="module")
def drawers() -> Iterator[ReaderPool]:
    made = ReaderPool()
    yield made
    made.close()


def draw(pool: ReaderPool, path: Path, number: int = 1, width_px: int = 600) -> DrawnPage:
    return pool.draw(path, PageRequest(number, width_px), DRAWING_LIMITS)


def dark_inside(page: DrawnPage, box: Box) -> bool:
    """Whether something is printed in a box of a white page."""
    rows = range(int(box.top * page.height_px), int(box.bottom * page.height_px) + 1)
    first, last = int(box.left * page.width_px), int(box.right * page.width_px)
    stride = CHANNELS * page.width_px
    blue = [page.pixels[row * stride + CHANNELS * first : row * stride + CHANNELS * last : CHANNELS] for row in rows]
    return any(min(row) < 100 for row in blue)


def test_a_page_is_drawn_and_its_passage_is_where_the_ink_is(drawers: ReaderPool, tmp_path: Path) -> None:
    page = draw(drawers, make_pdf(tmp_path / "a.pdf", [[MIL], LINES]), number=2)
    assert (page.number, page.total) == (2, 2)
    assert page.width_px == pytest.approx(600, abs=2)
    found = locate(page.words, "Le mil se sème après la première bonne pluie. Il résiste à la sécheresse.")
    lines = boxes(page.words, found)
    assert len(lines) == 3
    assert all(dark_inside(page, box) for box in lines)
    title = boxes(page.words, locate(page.words, "Fiche du champ"))
    assert title[0].bottom < lines[0].top
    sentence = boxes(page.words, locate(page.words, "Il résiste à la sécheresse.", found))
    assert sentence[0].top == lines[1].top
    assert sentence[0].left > lines[1].left


def test_a_turned_page_has_its_words_where_they_are_seen(drawers: ReaderPool, tmp_path: Path) -> None:
    source = pypdfium2.PdfDocument(str(make_pdf(tmp_path / "a.pdf", [LINES])))
    source[0].set_rotation(180)
    source.save(str(tmp_path / "b.pdf"))
    page = draw(drawers, tmp_path / "b.pdf")
    (box,) = boxes(page.words, locate(page.words, "Fiche du champ"))
    assert box.top > 0.8
    assert dark_inside(page, box)


def test_a_picture_holds_no_more_pixels_than_allowed(drawers: ReaderPool, tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "affiche.pdf"), pagesize=(3000, 9000))
    canvas.drawString(72, 760, MIL)
    canvas.save()
    page = draw(drawers, tmp_path / "affiche.pdf", width_px=100_000)
    assert 0.9 * MAX_PIXELS < page.width_px * page.height_px <= MAX_PIXELS


@pytest.mark.parametrize(
    ("number", "content", "reason"),
    [(7, None, "documents.no_page"), (1, b"%PDF-1.7 rien", "documents.broken"), (1, b"", "documents.empty")],
)
def test_what_cannot_be_drawn_has_a_reason(tmp_path: Path, number: int, content: bytes | None, reason: str) -> None:
    from wolofsearch.documents.drawing import draw_page

    path = make_pdf(tmp_path / "a.pdf", [[MIL]])
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(WolofSearchError) as error:
        draw_page(path, number, 300)
    assert error.value.message_id == reason
    assert error.value.told().next_step


def test_a_page_with_a_password_is_told(drawers: ReaderPool, tmp_path: Path) -> None:
    with pytest.raises(WolofSearchError) as error:
        draw(drawers, make_pdf(tmp_path / "a.pdf", [[MIL]], password="secret"))
    assert error.value.message_id == "documents.encrypted"


@pytest.mark.parametrize(
    ("drawing", "reason"),
    [("time.sleep(60)", "too_slow"), ("os._exit(3)", "reader_died"), ("b'nonsense'", "reader_died")],
)
def test_a_drawing_that_hangs_or_dies_is_a_reason(tmp_path: Path, drawing: str, reason: str) -> None:
    code = f"import os, time, wolofsearch.documents.child as c; c._drawn = lambda *_: {drawing}; c.main()"
    pool = ReaderPool(lambda memory_bytes: [sys.executable, "-c", code, str(memory_bytes)])
    with pytest.raises(WolofSearchError) as error:
        pool.draw(make_pdf(tmp_path / "a.pdf", [[MIL]]), PageRequest(1, 300), replace(DRAWING_LIMITS, seconds=0.5))
    assert error.value.message_id == f"documents.{reason}"
    pool.close()


PAGE = DrawnPage(1, 1, 2, 1, b"\0\1\2\n\4\5\6\7", (Word("mil", 0.1, 0.1, 0.2, 0.2),))


def test_a_page_crosses_the_wall_whole() -> None:
    assert unpacked(packed(PAGE)) == PAGE


@pytest.mark.parametrize(
    "planted",
    [{"width_px": 4}, {"width_px": -2, "height_px": -1}, {"number": 2}, {"words": [["a", 1, 2]]}, {"height_px": "x"}],
)
def test_nothing_in_a_message_is_believed(planted: dict[str, object]) -> None:
    head, _, pixels = packed(PAGE).partition(b"\n")
    with pytest.raises((ValueError, KeyError, TypeError)):
        unpacked(json.dumps({**json.loads(head), **planted}).encode() + b"\n" + pixels)


def on_a_line(text: str, top: float) -> list[Word]:
    return [Word(word, 0.1 * at, top, 0.1 * at + 0.09, top + 0.02) for at, word in enumerate(text.split())]


def test_a_passage_read_in_another_order_is_found_word_by_word() -> None:
    words = [*on_a_line("Nom : Awa Diop du village", 0.1), *on_a_line("de Ross Bethio au bord du fleuve", 0.2)]
    found = locate(words, "Awa Diop du village\nNom\nde Ross Bethio au bord du fleuve")
    assert [words[number].text for number in found][:4] == ["Awa", "Diop", "du", "village"]
    assert len(boxes(words, found)) == 2


def test_a_passage_of_another_page_is_nowhere() -> None:
    assert locate(on_a_line(PALU, 0.1), MIL) == ()
    assert locate([], MIL) == ()
    assert locate(on_a_line(MIL, 0.1), " … ") == ()
