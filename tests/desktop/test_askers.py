"""Nothing that asks is ignored without a word: while somebody speaks or something is searched it is switched off."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from tests.desktop.conftest import FEVER_S, FISH_S, FakeMicrophone, spoken_samples
from tests.desktop.test_asking import speak, wait_for, wait_for_notice, wait_for_results
from wolofsearch.desktop.microphone_button import MicrophoneState
from wolofsearch.desktop.window import MainWindow


def askers(window: MainWindow) -> list[QWidget]:
    place = window.search_place
    return [place.panel.query, place.panel.file_button, place.panel.filters, *place.samples.cards]


def listen(qtbot: QtBot, window: MainWindow) -> None:
    window.search.listen()
    wait_for(qtbot, window, MicrophoneState.LISTENING)


def test_what_asks_is_off_while_somebody_speaks_and_while_it_is_searched(qtbot: QtBot, window: MainWindow) -> None:
    states = []

    def note() -> None:
        states.append((window.search.at_rest, {one.isEnabled() for one in askers(window)}))

    assert all(one.isEnabled() for one in askers(window))
    window.search.busy_changed.connect(note)
    listen(qtbot, window)
    window.search.stop()
    wait_for_results(qtbot, window)
    assert len(states) >= 4
    assert all(enabled == {at_rest} for at_rest, enabled in states)


def test_what_asks_among_the_answers_is_off_too(qtbot: QtBot, window: MainWindow, microphone: FakeMicrophone) -> None:
    microphone.samples = spoken_samples(FISH_S)
    speak(qtbot, window, microphone)
    wait_for_results(qtbot, window)
    results = window.search_place.results
    among = [results.filters, results.far, *(card.passage_actions.similar for card in results.cards)]
    assert len(among) > 2
    listen(qtbot, window)
    assert not any(one.isEnabled() for one in among)
    assert all(card.isEnabled() and card.ear.isEnabled() for card in results.cards)
    window.search.escape()
    assert all(one.isEnabled() for one in among)


@pytest.mark.parametrize("part", ["query", "file_button"])
def test_the_keyboard_waits_on_the_round_button_and_goes_back(qtbot: QtBot, window: MainWindow, part: str) -> None:
    panel = window.search_place.panel
    asker: QWidget = getattr(panel, part)
    asker.setFocus()
    listen(qtbot, window)
    assert window.focusWidget() is panel.microphone
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Escape)
    wait_for(qtbot, window, MicrophoneState.READY)
    assert window.focusWidget() is asker


def test_a_sample_passes_the_keyboard_to_its_answer(qtbot: QtBot, window: MainWindow) -> None:
    sample = window.search_place.samples.cards[0]
    sample.setFocus()
    qtbot.keyClick(sample, Qt.Key.Key_Return)
    assert window.focusWidget() is window.search_place.panel.microphone
    wait_for_results(qtbot, window)
    assert window.focusWidget() is window.search_place.results.cards[0]


def test_a_notice_keeps_the_keyboard(qtbot: QtBot, window: MainWindow, microphone: FakeMicrophone) -> None:
    microphone.samples = spoken_samples(FEVER_S) * 0.008
    window.search_place.panel.query.setFocus()
    speak(qtbot, window, microphone)
    notice = wait_for_notice(qtbot, window)
    wait_for(qtbot, window, MicrophoneState.READY)
    assert notice.isAncestorOf(window.focusWidget())


def test_no_file_is_chosen_while_somebody_speaks(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[bool] = []
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: opened.append(True) or ("", ""))
    listen(qtbot, window)
    window.search_place.panel.file_button.click()
    window.search.choose_file()
    assert not opened
    window.search.escape()
    window.search_place.panel.file_button.click()
    assert opened
