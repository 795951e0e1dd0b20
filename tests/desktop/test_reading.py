"""Listening to the answers: by the ear, by keys, in the card and in the document, and never into the microphone."""

from __future__ import annotations

import threading

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from tests.desktop.conftest import WAIT_MS, FakeMicrophone, OpenWindow
from tests.speech.conftest import PaperOutput, PaperVoice
from wolofsearch import settings
from wolofsearch.desktop import theme
from wolofsearch.desktop.excerpt import marked_html, spoken_excerpt
from wolofsearch.desktop.header import PlaceName
from wolofsearch.desktop.microphone_button import MicrophoneState
from wolofsearch.desktop.result_card import ResultCard
from wolofsearch.desktop.spoken import EarState
from wolofsearch.desktop.window import MainWindow
from wolofsearch.errors import WolofSearchError

SPOKEN_GROUND = f"background-color:{theme.INDIGO_PALE}"


def ask(qtbot: QtBot, window: MainWindow) -> list[ResultCard]:
    window.search.search_text("enfant fièvre poste de santé mil")
    qtbot.waitUntil(lambda: window.search_place.shows_results, timeout=WAIT_MS)
    qtbot.waitUntil(lambda: window.search.state is MicrophoneState.READY, timeout=WAIT_MS)
    return window.search_place.results.cards


def played(qtbot: QtBot, output: PaperOutput, count: int) -> None:
    qtbot.waitUntil(lambda: len(output.played) == count, timeout=WAIT_MS)


def marked(card: ResultCard) -> bool:
    return any(SPOKEN_GROUND in label.text() for label in card.findChildren(QLabel))


def title_marked(card: ResultCard) -> bool:
    return any(bool(label.property("spoken")) for label in card.findChildren(QLabel))


def test_from_the_answer_to_its_sound_and_a_pause(
    qtbot: QtBot, window: MainWindow, voice: PaperVoice, output: PaperOutput
) -> None:
    card = ask(qtbot, window)[0]
    bar = window.reading.bar
    assert not bar.isVisible()
    assert card.ear.accessibleName() == f"Écouter\u00a0: {card.result.title}"
    qtbot.mouseClick(card.ear, Qt.MouseButton.LeftButton)
    assert card.ear.state is EarState.READING
    assert bar.isVisible()
    qtbot.waitUntil(lambda: title_marked(card), timeout=WAIT_MS)
    assert voice.said[0] == (card.result.title, 1.0)
    assert not marked(card)
    output.hear()
    qtbot.waitUntil(lambda: marked(card), timeout=WAIT_MS)
    assert not title_marked(card)
    assert voice.said[1][0] == card.result.passage.split("\n")[0]
    qtbot.mouseClick(card.ear, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: output.paused, timeout=WAIT_MS)
    assert card.ear.state is EarState.PAUSED
    assert bar.ear.accessibleName() == "Continuer la lecture"
    bar.stop_button.setFocus()
    qtbot.mouseClick(bar.ear, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not output.paused, timeout=WAIT_MS)
    qtbot.mouseClick(bar.stop_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not output.open, timeout=WAIT_MS)
    assert not bar.isVisible()
    assert card.ear.state is EarState.SILENT
    assert not marked(card)
    assert card.hasFocus()


def test_keys_alone_listen_slow_down_and_go_on(
    qtbot: QtBot, window: MainWindow, voice: PaperVoice, output: PaperOutput
) -> None:
    cards = ask(qtbot, window)
    assert cards[0].hasFocus()
    qtbot.keyClick(cards[0], Qt.Key.Key_L)
    played(qtbot, output, 1)
    qtbot.keyClick(cards[0], Qt.Key.Key_V)
    played(qtbot, output, 2)
    assert voice.said[-1][1] < 1 or voice.said[-2][1] < 1
    assert "Lecture lente" in [label.text() for label in window.reading.bar.findChildren(QLabel)]
    qtbot.keyClick(cards[0], Qt.Key.Key_N)
    qtbot.waitUntil(lambda: cards[1].ear.state is EarState.READING, timeout=WAIT_MS)
    assert cards[1].hasFocus()
    assert cards[0].ear.state is EarState.SILENT
    qtbot.keyClick(cards[1], Qt.Key.Key_L)
    assert cards[1].ear.state is EarState.PAUSED
    qtbot.keyClick(cards[1], Qt.Key.Key_Up)
    qtbot.keyClick(cards[0], Qt.Key.Key_L)
    assert cards[0].ear.state is EarState.READING
    qtbot.keyClick(cards[0], Qt.Key.Key_Escape)
    assert not window.reading.active
    assert window.search_place.shows_results
    qtbot.keyClick(cards[0], Qt.Key.Key_Escape)
    assert not window.search_place.shows_results


def test_all_answers_are_read_one_after_the_other(
    qtbot: QtBot, window: MainWindow, voice: PaperVoice, output: PaperOutput
) -> None:
    cards = ask(qtbot, window)
    output.instant = True
    qtbot.keyClick(cards[0], Qt.Key.Key_L)
    qtbot.waitUntil(lambda: not window.reading.active, timeout=WAIT_MS)
    said = [text for text, _ in voice.said]
    assert [text for text in said if text in {card.result.title for card in cards}] == [
        card.result.title for card in cards
    ]
    qtbot.waitUntil(lambda: not output.open, timeout=WAIT_MS)


def test_the_sentence_is_marked_in_the_document_too(qtbot: QtBot, window: MainWindow, output: PaperOutput) -> None:
    card = ask(qtbot, window)[0]
    qtbot.keyClick(card, Qt.Key.Key_L)
    played(qtbot, output, 1)
    output.hear()
    qtbot.waitUntil(lambda: marked(card), timeout=WAIT_MS)
    card.click()
    place = window.passage_place
    qtbot.waitUntil(lambda: window.place is place, timeout=WAIT_MS)
    assert window.reading.active
    assert place.ear.state is EarState.READING
    paragraphs = [line for line in card.result.passage.split("\n") if line]
    selections = place.text.extraSelections()
    assert [one.cursor.selectedText() for one in selections] == [*paragraphs, paragraphs[0]]
    qtbot.keyClick(place.text, Qt.Key.Key_L)
    assert place.ear.state is EarState.PAUSED
    qtbot.keyClick(place.text, Qt.Key.Key_Escape)
    assert window.place is place
    assert len(place.text.extraSelections()) == len(paragraphs)
    qtbot.mouseClick(place.ear, Qt.MouseButton.LeftButton)
    played(qtbot, output, 3)
    assert place.ear.state is EarState.READING


def test_opening_another_passage_ends_the_reading(qtbot: QtBot, window: MainWindow, output: PaperOutput) -> None:
    cards = ask(qtbot, window)
    qtbot.keyClick(cards[0], Qt.Key.Key_L)
    played(qtbot, output, 1)
    cards[1].click()
    qtbot.waitUntil(lambda: window.place is window.passage_place, timeout=WAIT_MS)
    assert not window.reading.active


def test_a_recording_ends_the_reading_and_forbids_another(
    qtbot: QtBot, window: MainWindow, microphone: FakeMicrophone, output: PaperOutput, voice: PaperVoice
) -> None:
    card = ask(qtbot, window)[0]
    qtbot.keyClick(card, Qt.Key.Key_L)
    played(qtbot, output, 1)
    qtbot.keyClick(card, Qt.Key.Key_Space)
    assert not window.reading.active
    qtbot.waitUntil(lambda: window.search.state is MicrophoneState.LISTENING, timeout=WAIT_MS)
    assert not output.open
    card.ear.click()
    qtbot.keyClick(card, Qt.Key.Key_L)
    assert not window.reading.active
    qtbot.wait(50)
    assert len(output.played) == 1


def test_without_a_voice_the_way_to_one_is_told(
    qtbot: QtBot, window: MainWindow, voice: PaperVoice, output: PaperOutput
) -> None:
    voice.there = False
    card = ask(qtbot, window)[0]
    card.ear.click()
    bar = window.reading.bar
    qtbot.waitUntil(bar.notice.isVisible, timeout=WAIT_MS)
    assert bar.notice.sentence == "Cet ordinateur n'a pas encore de voix française pour lire."
    assert card.ear.state is EarState.SILENT
    window.settings_place.languages["en"].click()
    qtbot.waitUntil(lambda: "no French voice" in bar.notice.sentence, timeout=WAIT_MS)
    assert bar.notice.buttons() == ["Try again", "Close"]
    voice.there = True
    bar.notice.first_pressed.emit()
    played(qtbot, output, 1)
    assert not bar.notice.isVisible()
    window.settings_place.languages["fr"].click()


def test_no_loudspeaker_is_told_and_can_be_put_away(qtbot: QtBot, window: MainWindow, output: PaperOutput) -> None:
    output.error = WolofSearchError("audio.no_output")
    card = ask(qtbot, window)[0]
    card.ear.click()
    bar = window.reading.bar
    qtbot.waitUntil(bar.notice.isVisible, timeout=WAIT_MS)
    bar.notice.second_pressed.emit()
    assert not bar.isVisible()
    assert card.hasFocus()


def test_a_slow_voice_never_holds_up_the_window(
    qtbot: QtBot, window: MainWindow, voice: PaperVoice, output: PaperOutput
) -> None:
    voice.gate = threading.Event()
    cards = ask(qtbot, window)
    cards[0].ear.click()
    qtbot.waitUntil(lambda: bool(voice.said), timeout=WAIT_MS)
    cards[0].ear.click()
    assert cards[0].ear.state is EarState.PAUSED
    window.reading.skip()
    qtbot.waitUntil(lambda: cards[1].result.title in [text for text, _ in voice.said], timeout=WAIT_MS)
    assert voice.cancelled
    voice.gate.set()
    played(qtbot, output, 1)


def test_closing_the_window_ends_the_voice(qtbot: QtBot, window: MainWindow, output: PaperOutput) -> None:
    ask(qtbot, window)[0].ear.click()
    played(qtbot, output, 1)
    window.close()
    assert not output.open
    assert not [thread for thread in threading.enumerate() if thread.name == "wolofsearch-reader"]


def test_the_voice_of_the_settings_is_wanted(qtbot: QtBot, open_window: OpenWindow) -> None:
    window = open_window()
    window._save(settings.Settings(library=window.settings.library, voice="espeak-ng"))
    assert window.reading.voice == "espeak-ng"


def test_the_letter_l_in_a_typed_question_is_a_letter(qtbot: QtBot, window: MainWindow) -> None:
    ask(qtbot, window)
    query = window.search_place.panel.query
    query.clear()
    query.setFocus()
    qtbot.keyClicks(query, "le lion vient nu")
    assert query.text() == "le lion vient nu"
    assert not window.reading.active


def test_other_places_leave_the_voice_alone(qtbot: QtBot, window: MainWindow, output: PaperOutput) -> None:
    ask(qtbot, window)[0].ear.click()
    played(qtbot, output, 1)
    window.go(PlaceName.LIBRARY)
    assert window.reading.bar.isVisible()
    window.reading.bar.ear.setFocus()
    qtbot.keyClick(window.reading.bar.ear, Qt.Key.Key_L)
    qtbot.waitUntil(lambda: output.paused, timeout=WAIT_MS)


TEXT = "Avant. " * 60 + "ICI la réponse. " + "Après. " * 60


@pytest.mark.parametrize("spoken", ["Avant. ", "ICI la réponse.", "Après. "])
def test_what_is_spoken_is_in_sight(spoken: str) -> None:
    start = TEXT.rindex(spoken)
    answer = TEXT.index("ICI")
    shown, _, heard = spoken_excerpt(TEXT, [(answer, answer + 3)], (start, start + len(spoken)))
    assert [shown[first:last].strip() for first, last in heard] == [spoken.strip()]


def test_the_excerpt_stays_where_it_shows_what_is_spoken() -> None:
    answer = TEXT.index("ICI")
    still, marks, _ = spoken_excerpt(TEXT, [(answer, answer + 3)], (answer, answer + 15))
    again, _, _ = spoken_excerpt(TEXT, [(answer, answer + 3)], (answer + 16, answer + 22))
    assert still == again
    assert [still[first:last] for first, last in marks] == ["ICI"]


def test_a_match_inside_what_is_spoken_is_marked_once() -> None:
    html = marked_html("un deux trois", [(0, 2), (3, 13)], [(3, 7)])
    assert html.count("<span") == 3
    assert html.count("deux") == 1
    assert html.count(SPOKEN_GROUND) == 1
