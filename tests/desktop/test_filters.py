"""Filters over the answers, and from an answer to others like it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot

from tests.desktop.conftest import WAIT_MS, FakeMicrophone
from tests.desktop.test_asking import speak, titles, wait_for_results
from wolofsearch.desktop.filter_row import FilterRow, language_name
from wolofsearch.desktop.window import MainWindow
from wolofsearch.library.filtering import Choices, Filters

EVERY = {"La fièvre de l'enfant", "Semer le mil", "chevres"}


def ask(qtbot: QtBot, window: MainWindow, query: str = "enfant mil chèvres") -> None:
    window.search.search_text(query)
    wait_for_results(qtbot, window)


def choose(box: QComboBox, text: str) -> None:
    place = box.findText(text)
    assert place > 0, [box.itemText(at) for at in range(box.count())]
    box.setCurrentIndex(place)
    box.activated.emit(place)


def test_a_filter_asks_again_and_stays_until_it_is_lifted(
    qtbot: QtBot, window: MainWindow, microphone: FakeMicrophone
) -> None:
    speak(qtbot, window, microphone)
    wait_for_results(qtbot, window)
    assert set(titles(window)) == EVERY
    row = window.search_place.results.filters
    assert row.isVisible()
    choose(row.format, "MARKDOWN")
    qtbot.waitUntil(lambda: titles(window) == ["Semer le mil"], timeout=WAIT_MS)
    assert window.library.filters == Filters(formats=("markdown",))
    wait_for_results(qtbot, window)
    window.search.start_over()
    chip = window.search_place.panel.filters
    assert chip.isVisible()
    assert "MARKDOWN" in chip.text()
    ask(qtbot, window)
    assert titles(window) == ["Semer le mil"]
    assert not chip.isVisible()  # the row tells it there
    qtbot.mouseClick(row.clear_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: set(titles(window)) == EVERY, timeout=WAIT_MS)
    assert not row.clear_button.isVisible()


def test_one_press_on_the_first_screen_lifts_the_filters(qtbot: QtBot, window: MainWindow) -> None:
    choose(window.search_place.results.filters.format, "HTML")
    chip = window.search_place.panel.filters
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert not chip.isVisible()
    ask(qtbot, window)
    assert set(titles(window)) == EVERY


def test_a_row_offers_only_what_documents_differ_in(qtbot: QtBot) -> None:
    row = FilterRow()
    qtbot.addWidget(row)
    row.show_choices(Choices((), (("pdf", 9),), (("fr", 9),), ()))
    assert row.isHidden()
    row.show_choices(Choices((("Santé", 3),), (("xlsx", 5), ("pdf", 2), ("csv", 1)), (("fr", 9),), (("2021", 2),)))
    row.show()
    assert [box.isVisible() for box in row.boxes] == [True, True, False, True]
    choose(row.format, "XLSX, CSV")
    choose(row.collection, "Santé")
    choose(row.date, "Jusqu'en 2021")
    assert row.filters == Filters("Santé", ("xlsx", "csv"), None, None, "2021")
    assert row.words == "Santé · XLSX, CSV · Jusqu'en 2021"
    with qtbot.waitSignal(row.changed):
        row.show_choices(Choices((), (("xlsx", 5), ("csv", 1), ("pdf", 1)), (), (("2021", 1),)))
    assert row.filters == Filters(None, ("xlsx", "csv"), None, None, "2021")


def test_languages_go_by_their_own_names() -> None:
    assert [language_name(code) for code in ("fr", "wo", "zzz")] == ["Français", "Wolof", "ZZZ"]


def test_more_like_this_from_a_card_and_from_the_passage(qtbot: QtBot, window: MainWindow) -> None:
    ask(qtbot, window)
    results = window.search_place.results
    card = results.cards[0]
    like, own = card.passage_actions.similar, card.result.title
    qtbot.mouseClick(like, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: results.answer is not None and results.answer.kind == "passage", timeout=WAIT_MS)
    wait_for_results(qtbot, window)
    assert set(titles(window)) == EVERY - {own}
    other = results.cards[0].result.title
    results.cards[0].click()
    qtbot.waitUntil(lambda: window.place is window.passage_place, timeout=WAIT_MS)
    qtbot.mouseClick(window.passage_place.passage_actions.similar, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.place is window.search_place and other not in titles(window), timeout=WAIT_MS)
    assert set(titles(window)) == EVERY - {other}
