"""With large letters little fits on the screen: what matters now is what is in sight."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QLabel, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from tests.desktop.conftest import WAIT_MS, OpenWindow
from tests.desktop.test_reading import ask, marked, title_marked
from tests.speech.conftest import PaperOutput
from wolofsearch.desktop import layouts, theme
from wolofsearch.desktop.backup_card import MENDING
from wolofsearch.desktop.buttons import Button
from wolofsearch.desktop.card_list import CardList
from wolofsearch.desktop.excerpt import marked_html
from wolofsearch.desktop.guide_place import PICTURES
from wolofsearch.desktop.header import PlaceName
from wolofsearch.desktop.icons import IconLabel
from wolofsearch.desktop.screenshots import defect, settle
from wolofsearch.desktop.spoken_line import spoken_box
from wolofsearch.desktop.window import MainWindow
from wolofsearch.errors import WolofSearchError
from wolofsearch.library.forgetting import Forgettable, Imported

SENTENCES = "Un enfant qui a de la fièvre doit boire souvent, même un peu. " * 6


def enlarge(window: MainWindow, percent: int) -> None:
    window.appearance.changed.emit({"scale_percent": percent})
    window.resize(1024, 768)
    settle()


def in_sight(widget: QWidget, box: QRect | None = None) -> bool:
    """Return whether a widget, or a part of it, is on the screen as a whole."""
    wanted = box or widget.rect()
    return not wanted.isEmpty() and widget.visibleRegion().boundingRect().contains(wanted)


def focused_button(window: MainWindow) -> QWidget:
    focused = window.focusWidget()
    assert focused is not None
    return focused


@pytest.mark.parametrize("percent", [100, 200, 250])
@pytest.mark.parametrize("trouble", ["audio.too_quiet", "audio.no_microphone"])
def test_a_notice_and_its_button_are_in_sight(open_window: OpenWindow, percent: int, trouble: str) -> None:
    window = open_window()
    enlarge(window, percent)
    place = window.search_place
    window.search.tell(WolofSearchError(trouble), window.search.listen, window.search.choose_file)
    settle()
    assert place.notice.isAncestorOf(focused_button(window))
    assert in_sight(focused_button(window))
    assert in_sight(place.notice)
    picture = place.notice.findChildren(IconLabel)[0]
    assert in_sight(picture)  # to a person who does not read it is what is said
    assert picture.width() == theme.px(56 if percent == 100 else 33.6)
    scrolled_px = place.findChildren(QScrollArea)[0].verticalScrollBar().value()
    below_px = place.notice.mapTo(place, QPoint(0, place.notice.height())).y()
    # No further than needed: nothing where all fits, else the notice stands at the lower edge.
    assert scrolled_px == 0 if percent == 100 else scrolled_px > 0 and place.height() - below_px <= theme.grid(2)


@pytest.mark.parametrize("percent", [100, 200, 250])
def test_what_is_read_aloud_is_in_sight(
    qtbot: QtBot, open_window: OpenWindow, output: PaperOutput, percent: int
) -> None:
    window = open_window()
    enlarge(window, percent)
    card = ask(qtbot, window)[0]
    qtbot.keyClick(card, Qt.Key.Key_L)
    qtbot.waitUntil(lambda: title_marked(card), timeout=WAIT_MS)
    settle()
    label, box = card.spoken_place()
    assert label.text() == card.result.title
    assert in_sight(label, box)
    output.hear()
    qtbot.waitUntil(lambda: marked(card), timeout=WAIT_MS)
    assert card.spoken_place()[0].text() != card.result.title
    qtbot.waitUntil(lambda: in_sight(*card.spoken_place()), timeout=WAIT_MS)


def test_answers_under_the_button_scroll_with_their_heading_alone(qtbot: QtBot, open_window: OpenWindow) -> None:
    window = open_window()
    enlarge(window, 200)
    cards = ask(qtbot, window)
    settle()
    areas = (window.search_place.findChildren(QScrollArea)[0], window.search_place.findChildren(CardList)[0])
    outer, inner = (area.verticalScrollBar() for area in areas)
    assert outer.maximum() > 0 == inner.maximum()
    qtbot.keyClick(cards[0], Qt.Key.Key_End)
    settle()
    assert in_sight(cards[-1])
    enlarge(window, 100)
    assert outer.maximum() == 0 < inner.maximum()


@pytest.mark.parametrize("percent", [100, 250])
def test_the_guide_shows_its_whole_picture(open_window: OpenWindow, percent: int) -> None:
    window = open_window()
    enlarge(window, percent)
    window.spoken.begin_guide()
    for _ in PICTURES:
        settle()
        picture = window.spoken.guide.picture
        assert in_sight(picture)
        assert picture.width() > 0.4 * window.width()
        window.spoken.guide.go_on()


@pytest.mark.parametrize("code", ["fr", "en", "wo"])
@pytest.mark.parametrize("percent", [100, 200])
def test_the_guide_shows_all_its_words_and_nothing_jumps(open_window: OpenWindow, percent: int, code: str) -> None:
    window = open_window()
    window.settings_place.languages[code].click()
    enlarge(window, percent)
    guide = window.spoken.guide
    window.spoken.begin_guide()
    places = set()
    for _ in PICTURES:
        settle()
        area = guide.findChildren(QScrollArea)[0]
        assert area.verticalScrollBar().maximum() == 0
        count = next(label for label in guide.findChildren(QLabel) if " / " in label.text())
        assert abs(count.mapTo(guide, count.rect().center()).x() - guide.width() / 2) <= theme.px(4)
        parts = (guide.picture, guide.hear, guide.next)
        places.add(tuple((part.mapTo(guide, QPoint()).toTuple(), part.size().toTuple()) for part in parts))
        guide.go_on()
    assert len(places) == 1


@pytest.mark.parametrize("percent", [100, 250])
def test_the_box_of_what_is_read_is_where_it_is_painted(qtbot: QtBot, percent: int) -> None:
    theme.choose(theme.Look(scale_percent=percent))
    try:
        theme.apply(QApplication.instance())
        label = QLabel()
        label.setProperty("kind", "passage")
        label.setWordWrap(True)
        label.setTextFormat(Qt.TextFormat.RichText)
        start = SENTENCES.index("Un enfant", 150)
        label.setText(marked_html(SENTENCES, [(0, 40)], [(start, start + 61)]))
        qtbot.addWidget(label)
        label.resize(theme.px(360), label.heightForWidth(theme.px(360)))
        picture, ground = label.grab().toImage(), QColor(theme.INDIGO_PALE)
        rows = [
            y
            for y in range(picture.height())
            if any(picture.pixelColor(x, y) == ground for x in range(picture.width()))
        ]
        box = spoken_box(label)
        assert 0 < box.top() <= rows[0]
        assert rows[-1] <= box.bottom() < label.height() - 1
        assert box.height() - (rows[-1] - rows[0]) < theme.px(16)  # a line is somewhat higher than its letters
    finally:
        theme.choose(theme.Look())
        theme.apply(QApplication.instance())


def test_of_what_is_higher_than_the_room_the_top_is_shown(qtbot: QtBot) -> None:
    inside = QWidget()
    column = layouts.column(inside, gap=0)
    above, tall = QWidget(), QWidget()
    above.setFixedHeight(500)
    tall.setFixedHeight(700)
    column.addWidget(above)
    column.addWidget(tall)
    area = layouts.CalmScrollArea()
    area.setWidget(inside)
    qtbot.addWidget(area)
    area.resize(200, 300)
    area.show()
    settle()
    bar = area.verticalScrollBar()
    layouts.bring_into_sight(tall, 16)
    assert bar.value() == 500
    layouts.bring_into_sight(tall, 16, QRect(0, 600, 100, 50))
    assert bar.value() == 500 + 650 + 16 - 300
    layouts.bring_into_sight(tall, 16, QRect(0, 500, 100, 50))
    assert bar.value() == 500 + 650 + 16 - 300  # it was in sight


def at_the_end(place: QWidget) -> None:
    """Scroll a page to where its questions are out of sight."""
    bar = place.findChildren(QScrollArea)[0].verticalScrollBar()
    bar.setValue(bar.maximum())
    assert bar.value() > 0


def ask_about_a_model(window: MainWindow) -> QWidget:
    window.go(PlaceName.ABOUT)
    settle()
    at_the_end(window.model_place)
    window.models.ask_to_remove("words")
    return window.model_place.models.notice


def begin_to_install(window: MainWindow) -> QWidget:
    window.go(PlaceName.ABOUT)
    settle()
    window.model_place.models.file.setFocus()
    at_the_end(window.model_place)
    window.model_place.models.begin()
    return window.model_place.models.progress


def ask_about_a_folder(window: MainWindow) -> QWidget:
    window.go(PlaceName.LIBRARY)
    window.library_place.folders.show_folders([Imported(Path("/media/aminata"), 12)])
    window.library_place.folders.ask(Forgettable(Path("/media/aminata"), 12, 12))
    return window.library_place.folders.notice


def begin_to_mend(window: MainWindow) -> QWidget:
    window.go(PlaceName.LIBRARY)
    settle()
    window.library_place.backups.check.setFocus()
    at_the_end(window.library_place)
    window.library_place.backups.begin(MENDING)
    return window.library_place.backups.progress


def tell_of_a_failure(window: MainWindow) -> QWidget:
    window.go(PlaceName.LIBRARY)
    settle()
    at_the_end(window.library_place)
    window.libraries.tell(WolofSearchError("desktop.library_at_work"))
    return window.library_place.notice


def open_the_recording_page(window: MainWindow) -> QWidget:
    window.settings_place.voice_cards.record.click()
    return window.spoken.prompts_place.rows[0]


@pytest.mark.parametrize("percent", [100, 200])
@pytest.mark.parametrize(
    "appear",
    [
        ask_about_a_model,
        begin_to_install,
        ask_about_a_folder,
        begin_to_mend,
        tell_of_a_failure,
        open_the_recording_page,
    ],
)
def test_what_appears_is_in_sight_and_so_is_what_has_the_keyboard(
    open_window: OpenWindow, percent: int, appear: Callable[[MainWindow], QWidget]
) -> None:
    window = open_window()
    enlarge(window, percent)
    subject = appear(window)
    settle()
    assert in_sight(subject)
    if appear is not tell_of_a_failure:  # which asks nothing
        assert subject.isAncestorOf(focused_button(window))


def test_a_person_who_goes_elsewhere_is_not_brought_back(open_window: OpenWindow) -> None:
    window = open_window()
    enlarge(window, 200)
    ask_about_a_model(window)
    settle()
    window.model_place.models.file.setFocus()
    at_the_end(window.model_place)
    settle()
    assert not in_sight(window.model_place.models.notice)


def test_opening_a_page_leaves_the_keyboard_where_it_led_there(qtbot: QtBot, open_window: OpenWindow) -> None:
    window = open_window()
    for place, button in window.header.buttons.items():
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        settle()
        assert window.focusWidget() is button, place


@pytest.mark.parametrize("percent", [100, 200, 250])
def test_the_buttons_of_the_dialog_that_tells_of_a_defect_are_in_sight(open_window: OpenWindow, percent: int) -> None:
    window = open_window()
    enlarge(window, percent)
    dialog = defect(window)
    dialog.show()
    settle()
    buttons = dialog.findChildren(Button)
    assert [button.property("kind") for button in buttons] == ["primary", "plain"]
    assert all(in_sight(button) and not button.icon().isNull() for button in buttons)
    assert buttons[0].x() <= buttons[1].x()
    assert dialog.focusWidget() is buttons[0]
    dialog.close()


@pytest.mark.parametrize("percent", [100, 200])
def test_a_guide_stays_in_sight_below_the_question_about_a_link(open_window: OpenWindow, percent: int) -> None:
    window = open_window()
    enlarge(window, percent)
    window.manual.open()
    place = window.manual.place
    place.view.web_wanted.emit("https://example.org/")
    settle()
    stay, leave = (button for button in place.notice.findChildren(Button) if button.text())
    assert in_sight(place.notice)
    assert in_sight(stay)
    assert in_sight(leave)
    assert window.focusWidget() is stay
    assert place.view.isVisible()
    if percent == 100:  # in large letters it is scrolled to
        assert place.view.visibleRegion().boundingRect().height() >= theme.grid(40)
