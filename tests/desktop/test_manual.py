"""The guides in the window: opened by a key, followed by links, in the window's language, without a network."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt, QUrl
from PySide6.QtGui import QColor, QDesktopServices, QImage, QTextDocument
from pytestqt.qtbot import QtBot

from tests.desktop.conftest import WAIT_MS
from wolofsearch.desktop import language, manual, theme
from wolofsearch.desktop.dressing import redress
from wolofsearch.desktop.header import PlaceName
from wolofsearch.desktop.layouts import PAGE_WIDTH_PX
from wolofsearch.desktop.manual_place import ManualPlace
from wolofsearch.desktop.manual_view import PICTURE, ManualView
from wolofsearch.desktop.screenshots import settle
from wolofsearch.desktop.theme import Look
from wolofsearch.desktop.window import MainWindow

PICTURE_KIND = QTextDocument.ResourceType.ImageResource.value


@pytest.fixture
def place(qtbot: QtBot) -> Iterator[ManualPlace]:
    """The place alone, as large as in the smallest window."""
    made = ManualPlace()
    qtbot.addWidget(made)
    made.resize(1024, 700)
    made.show()
    made.show_contents()
    yield made
    language.use("fr")
    redress(Look())


def title(view: ManualView) -> str:
    return view.document().begin().text()


def test_a_key_opens_the_contents_and_leads_back(qtbot: QtBot, window: MainWindow) -> None:
    window.go(PlaceName.LIBRARY)
    place = window.manual.place
    for _ in range(2):  # a second time it does not forget where one came from
        qtbot.keyClick(window, Qt.Key.Key_F1)
        assert window.place is place
        assert place.view.hasFocus()
        assert title(place.view) == "Mode d'emploi"
    qtbot.mouseClick(place.close_button, Qt.MouseButton.LeftButton)
    assert window.place is window.library_place


def test_links_are_followed_by_keys_and_the_contents_come_back(qtbot: QtBot, window: MainWindow) -> None:
    window.go(PlaceName.ABOUT)
    qtbot.mouseClick(window.model_place.manual, Qt.MouseButton.LeftButton)
    view = window.manual.place.view
    qtbot.keyClick(view, Qt.Key.Key_Tab)
    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert title(view) == "Utiliser WolofSearch"
    assert view.verticalScrollBar().value() == 0
    qtbot.mouseClick(window.manual.place.contents, Qt.MouseButton.LeftButton)
    assert title(view) == "Mode d'emploi"
    qtbot.keyClick(view, Qt.Key.Key_Escape)
    assert window.place is window.search_place


def test_every_guide_is_shown_whole_in_both_languages(place: ManualPlace) -> None:
    view = place.view
    for file in [file for code in manual.LANGUAGES for file in manual.guides(code)]:
        text = file.read_text(encoding="utf-8")
        view.show_guide(file)
        assert title(view) == text.splitlines()[0].removeprefix("# ")
        assert view.toPlainText().count(PICTURE) == text.count("![")
        assert view.horizontalScrollBar().maximum() == 0, file


def test_the_guide_follows_the_language_of_the_window(qtbot: QtBot, place: ManualPlace) -> None:
    place.view.show_guide(manual.guide("voice.md", "fr"))
    language.use("en")
    qtbot.waitUntil(lambda: title(place.view) == "Give the application a Wolof voice", timeout=WAIT_MS)
    assert manual.guide("user.md", "wo") == manual.guide("user.md", "fr")


def test_a_larger_size_makes_letters_and_pictures_larger_and_nothing_else(qtbot: QtBot, place: ManualPlace) -> None:
    view = place.view
    view.show_guide(manual.guide("user.md", "fr"))
    before, width_px = view.toMarkdown(), picture_px(view)
    redress(Look(scale_percent=200))
    qtbot.waitUntil(lambda: picture_px(view) > width_px, timeout=WAIT_MS)
    assert view.toMarkdown() == before
    assert view.font().pixelSize() == 32
    assert view.horizontalScrollBar().maximum() == 0


def picture_px(view: ManualView) -> int:
    picture = view.loadResource(PICTURE_KIND, QUrl("../pictures/fr-page.png"))
    assert isinstance(picture, QImage)
    return picture.width()


def test_a_web_link_is_told_and_opened_only_when_asked(place: ManualPlace, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: asked.append(url.toString()))
    place.view.show_guide(manual.guide("model.md", "fr"))
    address = QUrl("https://huggingface.co/soynade-research/Oolel-Embed")
    for press, opened in ((place.notice.first_pressed, []), (place.notice.second_pressed, [address.toString()])):
        place.view.anchorClicked.emit(address)
        assert place.notice.isVisible()
        assert address.toString() in place.notice.sentence
        assert asked == []
        press.emit()
        assert place.view.isVisible()
        assert not place.notice.isVisible()
        assert asked == opened
    place.view.anchorClicked.emit(address)
    place.contents.click()
    assert place.view.isVisible()


def test_nothing_but_the_guides_is_read(place: ManualPlace) -> None:
    view = place.view
    view.show_guide(manual.guide("user.md", "fr"))
    assert view.loadResource(PICTURE_KIND, QUrl("../pictures/fr-page.png")) is not None
    for elsewhere in ("../../README.md", "../../assets/screenshots/search.png", "https://example.org/x", "/etc/passwd"):
        assert view.loadResource(PICTURE_KIND, QUrl(elsewhere)) is None
    view.anchorClicked.emit(QUrl("../../README.md"))
    view.anchorClicked.emit(QUrl("file:///etc/passwd"))
    assert title(view) == "Utiliser WolofSearch"


def test_what_is_above_a_guide_is_aligned_with_it(qtbot: QtBot, place: ManualPlace) -> None:
    place.resize(1600, 700)
    place.show_contents()
    place.view.web_wanted.emit("https://example.org/")
    settle()
    lefts = {widget.mapTo(place, QPoint()).x() for widget in (place.contents, place.notice, place.view)}
    assert len(lefts) == 1
    assert place.view.width() == theme.px(PAGE_WIDTH_PX)


def test_where_nothing_scrolls_there_is_no_handle(place: ManualPlace) -> None:
    place.resize(1000, 900)
    place.show_contents()
    bar = place.view.verticalScrollBar()
    for height_px, scrolls in ((900, False), (300, True)):
        place.resize(1000, height_px)
        settle()
        assert (bar.maximum() > 0) is scrolls
        picture = bar.grab().toImage()
        handle = QColor(theme.EDGE).rgb()
        seen = any(picture.pixel(picture.width() // 2, y) == handle for y in range(picture.height()))
        assert seen is scrolls


def test_no_place_is_marked_while_a_guide_is_open(window: MainWindow) -> None:
    window.go(PlaceName.LIBRARY)
    for _ in range(2):  # pressed again, the contents once more
        window.manual.open()
        assert window.header.place is None
    window.manual.place.left.emit()
    assert window.header.place is PlaceName.LIBRARY
    window.spoken.begin_guide()
    assert window.header.place is None
    window.spoken.guide.left.emit()
    assert window.header.place is PlaceName.SEARCH
