"""The guide of the first start, the recording page, and the choice of a voice."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.desktop.conftest import WAIT_MS, FakeMicrophone, OpenWindow, Said, spoken_samples
from tests.speech.conftest import PaperOutput, PaperVoice
from wolofsearch import paths, settings
from wolofsearch.desktop.header import PlaceName
from wolofsearch.desktop.prompt_row import PromptRow
from wolofsearch.desktop.voice_card import SPEEDS
from wolofsearch.desktop.window import MainWindow
from wolofsearch.errors import WolofSearchError
from wolofsearch.speech.prompt_sounds import own_recordings
from wolofsearch.speech.reader import RATES


def focused(window: MainWindow) -> QWidget:
    widget = window.focusWidget()
    assert widget is not None
    return widget


def test_the_first_start_is_a_spoken_guide_for_the_keyboard_alone(
    qtbot: QtBot, open_window: OpenWindow, said: Said
) -> None:
    window = open_window(own=False, first=True)
    guide = window.spoken.guide
    assert window.place is guide
    said("guide_ask")
    for key, prompt in (
        (Qt.Key.Key_Return, "guide_search"),
        (Qt.Key.Key_Left, "guide_ask"),
        (Qt.Key.Key_Right, "guide_search"),
        (Qt.Key.Key_Space, "guide_listen"),
    ):
        qtbot.keyClick(focused(window), key)
        said(prompt)
    assert guide.next.text() == "Commencer"
    qtbot.keyClick(focused(window), Qt.Key.Key_Return)
    assert window.place is window.search_place
    assert window.search_place.panel.microphone.hasFocus()
    again = open_window(own=False)
    assert again.place is again.search_place


def test_the_guide_can_be_skipped_and_seen_again(qtbot: QtBot, open_window: OpenWindow, said: Said) -> None:
    window = open_window(own=False, first=True)
    said("guide_ask")
    qtbot.keyClick(focused(window), Qt.Key.Key_Escape)
    assert window.place is window.search_place
    assert paths.settings_file().exists()
    window.go(PlaceName.ABOUT)
    window.model_place.guide.click()
    assert window.place is window.spoken.guide
    said("guide_ask")
    qtbot.mouseClick(window.spoken.guide.skip, Qt.MouseButton.LeftButton)
    assert window.place is window.search_place


def recording_page(qtbot: QtBot, window: MainWindow) -> PromptRow:
    window.go(PlaceName.SETTINGS)
    qtbot.keyClick(window.settings_place.voice_cards.record, Qt.Key.Key_Return)
    assert window.place is window.spoken.prompts_place
    row = window.spoken.prompts_place.rows[0]
    assert row.record.hasFocus()
    return row


def test_a_prompt_is_recorded_heard_and_taken_back_by_keys(
    qtbot: QtBot, window: MainWindow, microphone: FakeMicrophone, prompt_output: PaperOutput, said: Said
) -> None:
    said("ready")
    row = recording_page(qtbot, window)
    qtbot.keyClick(row.record, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: row.recording, timeout=WAIT_MS)
    qtbot.waitUntil(lambda: row.level.value() == 60, timeout=WAIT_MS)  # what the microphone gives
    assert row.level.isVisible()
    qtbot.keyClick(row.record, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: row.own, timeout=WAIT_MS)
    assert row.back.isVisible()
    assert not row.level.isVisible()
    assert [file.name for file in own_recordings("ready")] == ["ready.wav"]
    # What was recorded is heard at once: a hum of our own, which is none of the built-in sounds.
    qtbot.waitUntil(lambda: len(prompt_output.played) == 2, timeout=WAIT_MS)
    said("(voice)")
    qtbot.keyClick(row.record, Qt.Key.Key_Down)
    assert window.spoken.prompts_place.rows[1].record.hasFocus()
    row.back.setFocus()
    qtbot.keyClick(row.back, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not row.own, timeout=WAIT_MS)
    qtbot.mouseClick(row.hear, Qt.MouseButton.LeftButton)
    said("ready")
    qtbot.keyClick(row.hear, Qt.Key.Key_Escape)
    assert window.place is window.settings_place


def test_a_bad_recording_is_refused_and_leaving_forgets_one(
    qtbot: QtBot, window: MainWindow, microphone: FakeMicrophone
) -> None:
    row = recording_page(qtbot, window)
    microphone.samples = np.zeros(16_000, np.float32)
    row.record.click()
    qtbot.waitUntil(lambda: row.recording, timeout=WAIT_MS)
    row.record.click()
    qtbot.waitUntil(lambda: "On n'entend personne" in row._state.text(), timeout=WAIT_MS)
    assert not own_recordings("ready")
    microphone.samples = spoken_samples(1.0)
    row.record.click()
    qtbot.waitUntil(lambda: row.recording, timeout=WAIT_MS)
    qtbot.keyClick(row.record, Qt.Key.Key_Escape)
    assert not row.recording
    qtbot.waitUntil(lambda: microphone.sources[-1].cancelled, timeout=WAIT_MS)
    assert not own_recordings("ready")


def test_without_a_microphone_the_row_says_so(qtbot: QtBot, window: MainWindow, microphone: FakeMicrophone) -> None:
    row = recording_page(qtbot, window)
    microphone.error = WolofSearchError("audio.no_microphone")
    row.record.click()
    qtbot.waitUntil(lambda: "Aucun micro" in row._state.text(), timeout=WAIT_MS)
    microphone.error = None
    row.record.click()
    qtbot.waitUntil(lambda: row.recording, timeout=WAIT_MS)


def test_a_voice_is_chosen_tried_and_remembered(qtbot: QtBot, window: MainWindow, voice: PaperVoice) -> None:
    cards = window.settings_place.voice_cards
    qtbot.waitUntil(lambda: cards.voices.count() == 3, timeout=WAIT_MS)
    window.go(PlaceName.SETTINGS)
    for choice, at in ((cards.voices, 2), (cards.speeds, 1), (cards.languages, 1)):
        choice.setCurrentIndex(at)
        choice.activated.emit(at)
    kept = settings.load()
    assert (kept.voice, kept.reading_rate, kept.prompt_language) == ("paper", 0.8, "fr")
    assert (window.reading.voice, window.reading.rate) == ("paper", 0.8)
    cards.listen.click()
    qtbot.waitUntil(lambda: ("Bonjour. Je lis les réponses à voix haute.", 0.8) in voice.said, timeout=WAIT_MS)
    cards.simple.click()
    assert settings.load().simple
    assert window.place is window.search_place
    assert window.header.simple.isChecked()


@pytest.mark.parametrize("rate", RATES)
def test_every_speed_of_the_voice_can_be_chosen(rate: float) -> None:
    assert rate in SPEEDS
