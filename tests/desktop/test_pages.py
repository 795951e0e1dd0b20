"""Reading a document as it looks: its page drawn, the passage boxed, and what is told when its file is not there."""

from __future__ import annotations

import os
import shutil
import zipfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from html import unescape
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtWidgets import QAbstractButton, QApplication, QFileDialog, QLabel
from pytestqt.qtbot import QtBot
from reportlab.pdfgen.canvas import Canvas

from tests.conftest import WordEncoder
from tests.desktop.conftest import WAIT_MS, OpenWindow
from wolofsearch import settings
from wolofsearch.desktop import opening, passage_controller
from wolofsearch.desktop.original_side import OriginalSide
from wolofsearch.desktop.page_view import PAPER_WIDTH_PX, PageView
from wolofsearch.desktop.passage_place import PassagePlace
from wolofsearch.desktop.reading_tools import ReadingTools
from wolofsearch.desktop.screenshots import settle
from wolofsearch.desktop.spoken import EarState, Spoken
from wolofsearch.desktop.window import MainWindow
from wolofsearch.documents import drawing
from wolofsearch.documents.reading import read_document
from wolofsearch.errors import WolofSearchError
from wolofsearch.library.importing import import_paths
from wolofsearch.library.library import Library

TITLE = "Guide du niébé"
SOWING = "Le niébé se sème en lignes après la deuxième pluie et"
SOWING_ON = "couvre ensuite le sol tout entier."
HARVEST = "Récoltez le niébé quand les gousses sont sèches et brunes."
OTHER = "La page du milieu parle des outils, de la houe et du semoir."


def draw_pdf(path: Path, pages: Sequence[Sequence[str]]) -> Path:
    canvas = Canvas(str(path), pagesize=(420, 595))
    canvas.setTitle(TITLE)
    for lines in pages:
        canvas.setFont("Helvetica", 11)
        for number, line in enumerate(lines):
            canvas.drawString(40, 540 - 18 * number, line)
        canvas.showPage()
    canvas.save()
    return path


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A library with its documents inside, to be copied; one process draws for all tests."""
    folder = tmp_path_factory.mktemp("prepared")
    papers = folder / "papiers"
    papers.mkdir()
    draw_pdf(papers / "niebe.pdf", [[TITLE, "", SOWING], [SOWING_ON, "", OTHER], [HARVEST]])
    with zipfile.ZipFile(folder / "fiches.zip", "w") as archive:
        draw_pdf(folder / "houe.pdf", [["Guide de la houe", "", "La houe ameublit la terre durcie."]])
        archive.write(folder / "houe.pdf", "outils/houe.pdf")
    (folder / "houe.pdf").unlink()
    with Library.open(folder, create=True) as library:
        list(import_paths(library, [papers, folder / "fiches.zip"], WordEncoder()))
    yield folder
    drawing.stop_drawing()


@pytest.fixture
def papers(prepared: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a PDF of three pages; a passage runs from its first to its second page."""
    monkeypatch.setattr(OriginalSide, "close", lambda _: None)
    shutil.copytree(prepared, tmp_path / "library")
    return tmp_path / "library" / "papiers"


@pytest.fixture
def reading(open_window: OpenWindow, papers: Path) -> MainWindow:
    """The window over a library of these papers."""
    settings.save(settings.Settings(library=str(papers.parent)))
    return open_window(own=False)


def open_passage(qtbot: QtBot, window: MainWindow, query: str = "niébé") -> PassagePlace:
    window.search.search_text(query)
    qtbot.waitUntil(lambda: window.search_place.shows_results, timeout=WAIT_MS)
    window.search_place.results.cards[0].click()
    qtbot.waitUntil(lambda: window.place is window.passage_place, timeout=WAIT_MS)
    return window.passage_place


def open_page(qtbot: QtBot, window: MainWindow, query: str = "niébé") -> PassagePlace:
    place = open_passage(qtbot, window, query)
    wait_for_page(qtbot, place.pane.page)
    return place


def wait_for_page(qtbot: QtBot, view: PageView) -> None:
    qtbot.waitUntil(lambda: view.page is not None, timeout=WAIT_MS)


def ink(view: PageView) -> QImage:
    return view.sheet.grab().toImage()


def test_the_page_is_drawn_and_the_passage_boxed_and_it_turns(qtbot: QtBot, reading: MainWindow) -> None:
    place = open_page(qtbot, reading, "niébé sème lignes deuxième pluie")
    pane, view, tools = place.pane, place.pane.page, place.tools
    assert pane.shows_page
    assert view.hasFocus()
    assert (pane.number, pane.total) == (1, 3)
    assert view.boxed
    box = view.sheet.on_sheet(view.sheet.found[0])
    picture = ink(view)
    assert picture.pixelColor(int(box.left()) + 2, int(box.top()) + 1).name() != "#ffffff"
    assert picture.pixelColor(5, int(box.bottom()) + 60).name() == "#ffffff"
    assert view.page is not None
    pane.show_page(replace(view.page, words=()))  # a scan whose text was recognised
    assert "cherchez-y le passage des yeux" in place._meta.text()
    qtbot.mouseClick(tools.on, Qt.MouseButton.LeftButton)
    wait_for_page(qtbot, view)
    assert pane.number == 2
    assert "des yeux" not in place._meta.text()
    assert view.page is not None
    assert view.page.number == 2
    # The passage runs on here, if it was not cut at the page's end.
    runs_on = place.place is not None and place.place.end > pane._document.pages[1].start  # type: ignore[union-attr]
    assert view.boxed == runs_on
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum())
    qtbot.keyClick(view, Qt.Key.Key_PageDown)
    assert pane.number == 3
    assert not tools.on.isEnabled()
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_P)
    assert not pane.shows_page
    assert not tools.back.isVisible()
    assert place.text.hasFocus()
    qtbot.keyClick(place.text, Qt.Key.Key_P)
    assert pane.shows_page
    qtbot.keyClick(view, Qt.Key.Key_Escape)
    assert reading.place is reading.search_place


def test_the_page_turns_with_the_voice(qtbot: QtBot, reading: MainWindow) -> None:
    place = open_page(qtbot, reading, "niébé sème lignes deuxième pluie")
    document, here = place.document, place.place
    assert document is not None
    assert here is not None
    first, second = document.pages[:2]
    spoken = (first.start, first.start + len(TITLE))
    place.pane.mark_spoken(*spoken)
    assert place.pane.number == 1
    assert place.pane.page.sheet.spoken
    place.pane.mark_spoken(second.start, second.start + len(SOWING_ON))
    assert place.pane.number == 2
    wait_for_page(qtbot, place.pane.page)
    place.pane.mark_spoken(second.start, second.start + len(SOWING_ON))
    assert len(place.pane.page.sheet.spoken) == 1
    place.show_spoken(Spoken(document.id, here.start, EarState.READING, None))
    assert place.pane.page.sheet.spoken == ()


def test_larger_and_smaller_and_sharper(qtbot: QtBot, reading: MainWindow) -> None:
    place = open_page(qtbot, reading)
    view, tools = place.pane.page, place.tools
    width_px = view.sheet.width()
    assert not tools.smaller.isEnabled()
    qtbot.mouseClick(tools.larger, Qt.MouseButton.LeftButton)
    assert view.sheet.width() == pytest.approx(1.25 * width_px, abs=1)
    larger_px = 1.25 * width_px
    qtbot.waitUntil(lambda: view.page is not None and abs(view.page.width_px - larger_px) <= 3, timeout=WAIT_MS)
    qtbot.keyClick(view, Qt.Key.Key_Minus)
    assert view.sheet.width() == width_px
    before = view.verticalScrollBar().value()
    qtbot.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(200, 300))
    qtbot.mouseMove(view.viewport(), QPoint(200, 240))
    qtbot.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(200, 240))
    assert view.verticalScrollBar().value() == min(before + 60, view.verticalScrollBar().maximum()) > before
    place.pane.choose(False)
    letters = place.text.font().pixelSize()
    place.pane.zoom(1)
    assert place.text.font().pixelSize() > letters


def test_the_page_begins_as_large_as_the_letters_and_can_be_fitted(qtbot: QtBot, reading: MainWindow) -> None:
    reading.appearance.changed.emit({"scale_percent": 200})
    place = open_page(qtbot, reading)
    view, tools = place.pane.page, place.tools
    # As large as the letters, but no larger than the lines of the passage can be seen whole.
    qtbot.waitUntil(lambda: view.boxed, timeout=WAIT_MS)
    seen_px = view.viewport().width()
    assert seen_px < view.sheet.width() <= 2 * min(seen_px, PAPER_WIDTH_PX)
    lines = [view.sheet.on_sheet(box) for box in view.sheet.found]
    scrolled_px = view.horizontalScrollBar().value()
    assert scrolled_px < min(line.left() for line in lines)
    assert max(line.right() for line in lines) < scrolled_px + seen_px
    assert tools.smaller.isEnabled()
    view.horizontalScrollBar().setValue(0)
    before = view.horizontalScrollBar().value()
    qtbot.keyClick(view, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert view.horizontalScrollBar().value() > before
    qtbot.mouseClick(tools.smaller, Qt.MouseButton.LeftButton)
    assert view.sheet.width() <= view.viewport().width()
    assert not tools.smaller.isEnabled()
    told = [label.text() for label in place.findChildren(QLabel) if label.isVisible()]
    assert len([text for text in told if "page 1" in text]) == 1
    assert [text for text in told if " / " in text] in ([], [f"passage 1 / {len(place.places)}"])


def test_a_change_of_the_screens_scale_draws_the_page_anew(
    qtbot: QtBot, reading: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = open_page(qtbot, reading)
    view = place.pane.page
    width_px = view.sheet.width()
    monkeypatch.setattr(PageView, "devicePixelRatioF", lambda _: 2.0)
    QApplication.sendEvent(view, QEvent(QEvent.Type.DevicePixelRatioChange))
    qtbot.waitUntil(lambda: view.page is not None and abs(view.page.width_px - 2 * width_px) <= 3, timeout=WAIT_MS)
    assert view.sheet.width() == width_px
    assert view.boxed


def test_without_the_file_there_is_a_calm_sentence_and_the_text(
    qtbot: QtBot, reading: MainWindow, papers: Path
) -> None:
    file, away = papers / "niebe.pdf", papers.with_name("débranché")
    kept = file.read_bytes()
    (papers / "autre.txt").write_text("Autre.", encoding="utf-8")
    accidents: list[tuple[str, Callable[[], object], Callable[[], object]]] = [
        ("n'est pas branché", lambda: papers.rename(away), lambda: away.rename(papers)),
        ("n'est plus là", file.unlink, lambda: file.write_bytes(kept)),
        ("a changé", lambda: draw_pdf(file, [["Autre chose."]]), lambda: file.write_bytes(kept)),
    ]
    for words, happens, ends in accidents:
        happens()
        place = open_passage(qtbot, reading)
        qtbot.waitUntil(place.notice.isVisible, timeout=WAIT_MS)
        assert words in place.notice.sentence
        assert not place.pane.shows_page
        assert place.text.isVisible()
        assert HARVEST in place.text.toPlainText()
        assert place.notice.buttons() == ["Réessayer"]
        assert place.tools.open.isEnabled() is (words == "a changé")
        assert (words in unescape(place.tools.open.toolTip())) is (words != "a changé")
        ends()
        place.notice.first_pressed.emit()
        wait_for_page(qtbot, place.pane.page)
        assert place.tools.open.isEnabled()
        assert place.tools.open.toolTip() == ""
        assert place.pane.shows_page
        assert not place.notice.isVisible()
        qtbot.keyClick(place.pane.page, Qt.Key.Key_Escape)
    reading.passages.tell(WolofSearchError("library.original_gone", path=str(file)))
    reading.settings_place.languages["en"].click()
    qtbot.waitUntil(lambda: "original file" in place.notice.sentence, timeout=WAIT_MS)
    reading.settings_place.languages["fr"].click()


def test_a_damaged_file_and_then_a_drive_pulled_out_while_reading(
    qtbot: QtBot, reading: MainWindow, papers: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise WolofSearchError("documents.broken", path="niebe.pdf")

    with monkeypatch.context() as damaged:
        damaged.setattr(drawing, "draw_page", broken)
        place = open_passage(qtbot, reading)
        qtbot.waitUntil(place.notice.isVisible, timeout=WAIT_MS)
        assert "abîmé" in place.notice.sentence
        assert place.text.isVisible()
    place.notice.first_pressed.emit()
    wait_for_page(qtbot, place.pane.page)
    papers.rename(papers.with_name("débranché"))
    place.pane.turn(-1 if place.pane.number == 3 else 1)
    qtbot.waitUntil(place.notice.isVisible, timeout=WAIT_MS)
    assert "n'est pas branché" in place.notice.sentence
    assert HARVEST in place.text.toPlainText()
    assert place.text.isVisible()
    place.notice.hide()
    place.open_wanted.emit()
    qtbot.waitUntil(place.notice.isVisible, timeout=WAIT_MS)
    assert place.notice.buttons() == ["Réessayer"]
    assert reading.crashes.dialog is None


def test_a_text_whose_file_is_gone_is_read_and_its_loss_told(qtbot: QtBot, window: MainWindow, documents: Path) -> None:
    file = documents / "mil.md"
    content, status = file.read_bytes(), file.stat()
    file.unlink()
    try:
        place = open_passage(qtbot, window, "semer le mil")
        qtbot.waitUntil(place.notice.isVisible, timeout=WAIT_MS)
        assert "mil.md" in place.notice.sentence
        assert "juin" in place.text.toPlainText()
        place.notice.hide()
        qtbot.keyClick(place.text, Qt.Key.Key_Return)
        qtbot.waitUntil(place.notice.isVisible, timeout=WAIT_MS)
        place.notice.first_pressed.emit()
        qtbot.waitUntil(place.notice.isVisible, timeout=WAIT_MS)  # looked for again, in vain
        assert not place.tools.open.isEnabled()
    finally:
        file.write_bytes(content)
        os.utime(file, ns=(status.st_atime_ns, status.st_mtime_ns))
    place.notice.first_pressed.emit()
    assert place.tools.open.isEnabled()


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[tuple[Path, int | None]]:
    """What was opened outside."""
    found: list[tuple[Path, int | None]] = []
    monkeypatch.setattr(passage_controller, "open_document", lambda path, page: found.append((path, page)))
    return found


def test_the_original_is_opened_at_the_page(
    qtbot: QtBot,
    reading: MainWindow,
    papers: Path,
    opened: list[tuple[Path, int | None]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(opening.shutil, "which", lambda name: f"/usr/bin/{name}" if name == "evince" else None)
    place = open_page(qtbot, reading, "récoltez gousses sèches brunes")
    assert place.tools.open.text() == f"Ouvrir à la page {place.place.page}"  # type: ignore[union-attr]
    place.tools.open.click()
    qtbot.waitUntil(lambda: bool(opened), timeout=WAIT_MS)
    assert opened == [(papers / "niebe.pdf", place.place.page)]  # type: ignore[union-attr]

    assert opening.page_command(papers / "niebe.pdf", 3) == [
        "/usr/bin/evince",
        "--page-index=3",
        str(papers / "niebe.pdf"),
    ]
    monkeypatch.setattr(opening.shutil, "which", lambda _: None)
    place.retranslate()
    assert place.tools.open.text() == "Ouvrir le document"  # nothing here could open it at a page


def test_a_file_that_no_program_opens_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening.shutil, "which", lambda _: None)
    monkeypatch.setattr(opening.QDesktopServices, "openUrl", lambda _: False)
    with pytest.raises(WolofSearchError, match="Aucun programme"):
        opening.open_document(draw_pdf(tmp_path / "a.pdf", [[TITLE]]), 1)


def test_a_document_in_an_archive_is_drawn_and_opened_as_a_copy(
    qtbot: QtBot, reading: MainWindow, papers: Path, opened: list[tuple[Path, int | None]]
) -> None:
    place = open_page(qtbot, reading, "houe ameublit terre durcie")
    assert place.pane.page.boxed
    place.tools.open.click()
    qtbot.waitUntil(lambda: bool(opened), timeout=WAIT_MS)
    assert opened[0][0].name == "houe.pdf"
    assert opened[0][0].is_file()
    assert not opened[0][0].is_relative_to(papers.parent)


def test_the_passage_is_copied_with_its_source(qtbot: QtBot, reading: MainWindow) -> None:
    place = open_page(qtbot, reading, "récoltez gousses sèches brunes")
    qtbot.keyClick(place.pane.page, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    copied = QGuiApplication.clipboard().text()
    assert HARVEST in copied
    assert TITLE in copied.split("\n")[-1]
    assert "niebe.pdf" in copied.split("\n")[-1]
    QGuiApplication.clipboard().clear()
    place.pane.choose(False)
    qtbot.keyClick(place.text, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == copied


def test_the_passage_is_saved_and_printed(
    qtbot: QtBot, reading: MainWindow, tmp_path: Path, papers: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def to_file(dialog: QPrintDialog) -> QPrintDialog.DialogCode:
        dialog.printer().setOutputFileName(str(tmp_path / "papier.pdf"))
        return QPrintDialog.DialogCode.Accepted

    place = open_page(qtbot, reading, "récoltez gousses sèches brunes")
    target = tmp_path / "fiche.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    monkeypatch.setattr(QPrintDialog, "exec", to_file)
    place.tools.save.click()
    target = tmp_path / "fiche.html"
    place.tools.save.click()
    qtbot.keyClick(place.pane.page, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    html = (tmp_path / "fiche.html").read_text(encoding="utf-8")
    assert "<script" not in html
    for text in (read_document(tmp_path / "fiche.pdf").text, read_document(tmp_path / "papier.pdf").text, html):
        assert TITLE in text
        assert HARVEST in " ".join(text.split())
        assert "Trouvé avec WolofSearch le" in text
    target = papers / "niebe.pdf"
    original = target.read_bytes()
    place.tools.save.click()
    assert "jamais remplacé" in place.notice.sentence
    assert target.read_bytes() == original
    target = tmp_path / "nulle part" / "fiche.html"
    place.tools.save.click()
    assert "nulle part" in place.notice.sentence


def test_the_reading_place_has_names_whole_words_and_keys(qtbot: QtBot, reading: MainWindow) -> None:
    place = open_page(qtbot, reading)
    for code in ("en", "fr"):
        reading.settings_place.languages[code].click()
        settle()
        buttons = [button for button in place.findChildren(QAbstractButton) if button.isVisible()]
        assert len(buttons) > 10
        for button in buttons:
            assert button.accessibleName().strip()
            assert button.width() >= button.minimumSizeHint().width()
            assert button.mapTo(place, button.rect().bottomRight()).x() <= place.width()
        assert place.pane.page.accessibleName()
    place.take_keyboard()
    reached = set()
    for _ in range(40):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        reached.add(QApplication.focusWidget())
    assert {button for button in buttons if button.isEnabled() and button is not place.tools.text} <= reached


def test_the_tools_go_on_in_the_next_line_where_the_window_is_narrow(qtbot: QtBot) -> None:
    tools = ReadingTools()
    qtbot.addWidget(tools)
    layout = tools.layout()
    assert layout is not None
    wide, narrow = layout.heightForWidth(2000), layout.heightForWidth(420)
    assert narrow >= 3 * wide
    tools.resize(420, narrow)
    tools.show()
    assert all(button.geometry().right() <= 420 for button in tools.findChildren(QAbstractButton))
