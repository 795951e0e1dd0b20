"""Microphones plugged in and pulled out while the window is open: it tells by itself, and interrupts nobody."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot

from tests.desktop.conftest import WAIT_MS, FakeMicrophone, OpenWindow
from wolofsearch import settings
from wolofsearch.audio.device_watch import DeviceWatch
from wolofsearch.audio.floor import FLOOR
from wolofsearch.desktop import microphone_controller
from wolofsearch.desktop.microphone_button import MicrophoneState
from wolofsearch.desktop.window import MainWindow
from wolofsearch.errors import WolofSearchError

OWN = "Celui de l'ordinateur"


@pytest.fixture(autouse=True)
def _looks_often(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(microphone_controller, "LOOK_MS", 10)


def wait_for(qtbot: QtBot, window: MainWindow, state: MicrophoneState) -> None:
    qtbot.waitUntil(lambda: window.search.state is state, timeout=WAIT_MS)
    assert window.crashes.dialog is None


def wait_for_choices(qtbot: QtBot, window: MainWindow, expected: list[str]) -> None:
    qtbot.waitUntil(lambda: choices(window.settings_place.microphones) == expected, timeout=WAIT_MS)


def wait_for_looks(qtbot: QtBot, microphone: FakeMicrophone, count: int) -> None:
    enough = microphone.looks + count
    qtbot.waitUntil(lambda: microphone.looks >= enough, timeout=WAIT_MS)


def choices(box: QComboBox) -> list[str]:
    return [box.itemText(place) for place in range(box.count())]


def test_no_microphone_disappears_by_itself(qtbot: QtBot, open_window: OpenWindow, microphone: FakeMicrophone) -> None:
    microphone.names = []
    microphone.error = WolofSearchError("audio.no_microphone")
    window = open_window(until=MicrophoneState.UNAVAILABLE)
    place = window.search_place
    window.search.press()
    qtbot.waitUntil(lambda: place.shows_notice, timeout=WAIT_MS)
    wait_for(qtbot, window, MicrophoneState.UNAVAILABLE)
    assert window.focusWidget() in place.notice.findChildren(type(place.panel.filters))
    place.panel.query.setText("semer")
    microphone.names, microphone.error = ["Casque"], None
    wait_for(qtbot, window, MicrophoneState.READY)
    assert not place.shows_notice
    assert place.panel.microphone.hasFocus()
    assert place.panel.query.text() == "semer"
    wait_for_choices(qtbot, window, [OWN, "Casque"])
    window.search.press()
    wait_for(qtbot, window, MicrophoneState.LISTENING)


def test_the_microphone_pulled_out_at_rest(qtbot: QtBot, open_window: OpenWindow, microphone: FakeMicrophone) -> None:
    window = open_window()
    wait_for_choices(qtbot, window, [OWN, "Casque"])
    box = window.settings_place.microphones
    box.setCurrentIndex(1)
    box.activated.emit(1)
    window.search.search_text("semer le mil")
    qtbot.waitUntil(lambda: window.search_place.shows_results, timeout=WAIT_MS)
    microphone.names = []
    wait_for(qtbot, window, MicrophoneState.UNAVAILABLE)
    wait_for_choices(qtbot, window, [OWN, "Casque (débranché)"])
    assert window.search_place.shows_results
    assert settings.load().microphone == "Casque"
    window.settings_place.languages["en"].click()
    wait_for_choices(qtbot, window, ["The computer's own", "Casque (unplugged)"])
    window.settings_place.languages["fr"].click()
    microphone.names = ["Casque"]
    wait_for(qtbot, window, MicrophoneState.READY)
    wait_for_choices(qtbot, window, [OWN, "Casque"])
    assert box.currentText() == "Casque"
    assert window.search_place.shows_results


def test_another_microphone_is_left(qtbot: QtBot, open_window: OpenWindow, microphone: FakeMicrophone) -> None:
    microphone.names = ["Casque", "Micro"]
    settings.save(settings.Settings(microphone="Casque"))
    window = open_window(own=False)
    wait_for_choices(qtbot, window, [OWN, "Casque", "Micro"])
    microphone.names = ["Micro"]
    wait_for_choices(qtbot, window, [OWN, "Micro", "Casque (débranché)"])
    assert window.search.state is MicrophoneState.READY


def test_what_was_told_about_something_else_stays(
    qtbot: QtBot, open_window: OpenWindow, microphone: FakeMicrophone
) -> None:
    window = open_window()
    window.search.fail(WolofSearchError("audio.silent"))
    microphone.names = ["Casque", "Micro"]
    wait_for_choices(qtbot, window, [OWN, "Casque", "Micro"])
    assert window.search_place.shows_notice


def test_a_recording_is_not_interrupted(qtbot: QtBot, open_window: OpenWindow, microphone: FakeMicrophone) -> None:
    window = open_window()
    wait_for_choices(qtbot, window, [OWN, "Casque"])
    window.search.listen()
    wait_for(qtbot, window, MicrophoneState.LISTENING)
    FLOOR.take_for_recording()
    try:
        microphone.names = ["Casque", "Micro"]
        wait_for_looks(qtbot, microphone, 6)
        assert microphone.listings == 0
        assert window.search.state is MicrophoneState.LISTENING
        microphone.sources[-1].finished = True
        qtbot.waitUntil(lambda: window.search_place.shows_results, timeout=WAIT_MS)
    finally:
        FLOOR.give_back()
    wait_for_choices(qtbot, window, [OWN, "Casque", "Micro"])
    assert window.search_place.shows_results


def test_without_a_sound_system_there_is_no_microphone(
    open_window: OpenWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing(_watch: DeviceWatch) -> None:
        raise WolofSearchError("audio.no_sound_system")

    monkeypatch.setattr(DeviceWatch, "look", missing)
    open_window(until=MicrophoneState.UNAVAILABLE)


def test_nobody_looks_while_the_window_is_not_to_be_seen(
    qtbot: QtBot, open_window: OpenWindow, microphone: FakeMicrophone
) -> None:
    window = open_window()
    wait_for_looks(qtbot, microphone, 2)
    window.showMinimized()
    qtbot.wait(50)  # for the look under way
    looks = microphone.looks
    qtbot.wait(100)
    assert microphone.looks == looks
    window.showNormal()
    wait_for_looks(qtbot, microphone, 1)
