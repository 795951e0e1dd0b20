"""Suggestions under the field: the library's words, titles, and questions asked before."""

from __future__ import annotations

import time

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.desktop.conftest import WAIT_MS
from tests.desktop.test_asking import titles, wait_for_results
from tests.desktop.test_filters import ask
from wolofsearch.desktop.window import MainWindow
from wolofsearch.search import suggesting


def type_in(qtbot: QtBot, window: MainWindow, text: str) -> None:
    field = window.search_place.panel.query
    field.clear()
    field.setFocus()
    qtbot.keyClicks(field, text)


def wait_for_offer(qtbot: QtBot, window: MainWindow, *expected: str) -> None:
    offered = window.notebook.suggestions
    qtbot.waitUntil(lambda: offered.offered == list(expected), timeout=WAIT_MS)


def test_a_word_is_completed_and_asked(qtbot: QtBot, window: MainWindow) -> None:
    type_in(qtbot, window, "avec la fie")
    wait_for_offer(qtbot, window, "avec la fièvre")
    popup = window.notebook.suggestions.popup
    assert popup.isVisible()
    qtbot.keyClick(popup, Qt.Key.Key_Down)
    qtbot.keyClick(popup, Qt.Key.Key_Return)
    wait_for_results(qtbot, window)
    assert window.search_place.panel.query.text() == "avec la fièvre"
    assert titles(window)[0] == "La fièvre de l'enfant"
    assert not popup.isVisible()


def test_what_was_asked_before_is_offered_unless_nothing_is_kept(qtbot: QtBot, window: MainWindow) -> None:
    ask(qtbot, window, "semer le mil")
    offered = window.notebook.suggestions
    type_in(qtbot, window, "sem")
    qtbot.waitUntil(lambda: offered.offered[:1] == ["semer le mil"], timeout=WAIT_MS)
    window.header.private.click()
    type_in(qtbot, window, "seme")
    qtbot.waitUntil(lambda: "Semer le mil" in offered.offered, timeout=WAIT_MS)  # the document's title
    assert "semer le mil" not in offered.offered


def test_what_comes_too_late_is_not_shown(qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    real = suggesting.suggestions

    def slow(*arguments: object) -> list[str]:
        time.sleep(0.3)
        return real(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(suggesting, "suggestions", slow)
    type_in(qtbot, window, "fie")
    qtbot.wait(250)
    window.search_place.panel.query.setText("chèvres")
    qtbot.wait(500)
    assert window.notebook.suggestions.offered == []
