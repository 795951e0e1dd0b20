"""What the window says by itself, and the way from a question to its answer with the keyboard and the ear alone."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.desktop.conftest import WAIT_MS, FakeMicrophone, OpenWindow, Said, spoken_samples
from tests.speech.conftest import PaperOutput, PaperVoice
from wolofsearch import settings
from wolofsearch.desktop.header import PlaceName
from wolofsearch.desktop.microphone_button import MicrophoneState
from wolofsearch.desktop.spoken import EarState
from wolofsearch.desktop.window import MainWindow
from wolofsearch.errors import WolofSearchError


def at_rest(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.waitUntil(lambda: window.search.at_rest, timeout=WAIT_MS)


def test_a_question_is_accompanied_from_the_first_word_to_the_answers(
    qtbot: QtBot, window: MainWindow, said: Said
) -> None:
    said("ready")
    for invitation in (["speak_now"], []):
        qtbot.keyClick(window.search_place, Qt.Key.Key_Space)
        said(*invitation, "(start)")
        qtbot.waitUntil(lambda: window.search.state is MicrophoneState.LISTENING, timeout=WAIT_MS)
        qtbot.keyClick(window.search_place, Qt.Key.Key_Space)
        said("(stop)", "answers_three")
        at_rest(qtbot, window)


def test_the_signal_ends_before_the_microphone_opens(
    qtbot: QtBot, window: MainWindow, microphone: FakeMicrophone, prompt_output: PaperOutput, said: Said
) -> None:
    said("ready")
    prompt_output.instant = False
    qtbot.keyClick(window.search_place, Qt.Key.Key_Space)
    said("speak_now")
    qtbot.wait(50)
    # What the press opened was closed again when the hand let go: it had tapped.
    assert all(source.cancelled for source in microphone.sources)
    prompt_output.hear()
    said("(start)")
    qtbot.wait(50)
    assert all(source.cancelled for source in microphone.sources)
    prompt_output.hear()
    qtbot.waitUntil(lambda: window.search.state is MicrophoneState.LISTENING, timeout=WAIT_MS)
    assert not prompt_output.open


@pytest.mark.parametrize(
    ("loudness", "seconds", "wanted"), [(0.0, 2.0, ("silent", "again")), (0.3, 0.3, ("too_short", "again"))]
)
def test_a_bad_recording_is_told(
    qtbot: QtBot,
    window: MainWindow,
    microphone: FakeMicrophone,
    said: Said,
    loudness: float,
    seconds: float,
    wanted: tuple[str, ...],
) -> None:
    said("ready")
    microphone.samples = np.pad(spoken_samples(seconds)[:2400] * loudness, (8000, 8000))
    window.search.listen()
    qtbot.waitUntil(lambda: window.search.state is MicrophoneState.LISTENING, timeout=WAIT_MS)
    window.search.stop()
    said("speak_now", "(start)", "(stop)", *wanted)


def test_no_microphone_and_no_answer_are_told(
    qtbot: QtBot, window: MainWindow, microphone: FakeMicrophone, said: Said
) -> None:
    said("ready")
    window.search.search_text("poisson")
    said("nothing_close", "again")
    at_rest(qtbot, window)
    microphone.error = WolofSearchError("audio.no_microphone")
    window.search.listen()
    said("speak_now", "(start)", "no_microphone")


def test_places_are_named_and_one_press_silences_the_window_for_good(
    qtbot: QtBot, window: MainWindow, prompt_output: PaperOutput, said: Said
) -> None:
    said("ready")
    for place in PlaceName:
        window.header.buttons[place].click()
        said(f"place_{place.name.lower()}")
    window.header.prompts.click()
    assert not settings.load().prompts
    count = len(prompt_output.played)
    window.header.buttons[PlaceName.SEARCH].click()
    window.search.listen()
    qtbot.waitUntil(lambda: window.search.state is MicrophoneState.LISTENING, timeout=WAIT_MS)
    window.search.stop()
    qtbot.waitUntil(lambda: window.search_place.shows_results, timeout=WAIT_MS)
    assert len(prompt_output.played) == count


def test_a_window_may_speak_french(qtbot: QtBot, open_window: OpenWindow, voice: PaperVoice, said: Said) -> None:
    window = open_window()
    said("ready")
    window._save(settings.Settings(library=window.settings.library, prompt_language="fr", reading_rate=0.8))
    window.header.buttons[PlaceName.LIBRARY].click()
    said("(voice)")
    assert voice.said == [("C'est ici que sont les documents.", 0.8)]


def test_simple_mode_needs_a_few_keys_and_the_ears(
    qtbot: QtBot,
    window: MainWindow,
    microphone: FakeMicrophone,
    said: Said,
    output: PaperOutput,
    voice: PaperVoice,
) -> None:
    said("ready")
    qtbot.keyClick(window.header.simple, Qt.Key.Key_Return)
    said("simple_on")
    place, results = window.search_place, window.search_place.results
    assert settings.load().simple
    assert place.panel.microphone.hasFocus()
    assert not place.panel.query.isVisible()
    assert not any(card.isVisible() for card in place.samples.cards)
    assert not any(button.isVisible() for button in window.header.buttons.values())

    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Space)
    said("speak_now", "(start)")
    qtbot.waitUntil(lambda: window.search.state is MicrophoneState.LISTENING, timeout=WAIT_MS)
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Space)
    said("(stop)", "answers_three")
    first = results.cards[0]
    assert not first.passage_actions.isVisible()
    assert not results.filters.isVisible()
    # One key is enough: the best answer is read without asking.
    qtbot.waitUntil(lambda: first.ear.state is EarState.READING, timeout=WAIT_MS)
    qtbot.waitUntil(lambda: len(output.played) == 1, timeout=WAIT_MS)
    assert voice.said[0][0] == first.result.title

    window.search.search_text("enfant fièvre poste de santé mil")
    said("answers_three")
    qtbot.waitUntil(lambda: window.reading.active, timeout=WAIT_MS)
    cards = results.cards
    assert len(cards) > 1
    for key, at in ((Qt.Key.Key_Down, 1), (Qt.Key.Key_Up, 0), (Qt.Key.Key_Right, 1)):
        said_before = len(voice.said)
        qtbot.keyClick(window.focusWidget(), key)
        said("(voice)")
        # What was being read may have had its next sentence made while the arrow took the word from it.
        assert cards[at].result.title in [text for text, _ in voice.said[said_before:]]
        assert not window.reading.active
    for key, state in (
        (Qt.Key.Key_Return, EarState.READING),
        (Qt.Key.Key_Return, EarState.PAUSED),
        (Qt.Key.Key_L, EarState.READING),
    ):
        qtbot.keyClick(window.focusWidget(), key)
        assert cards[1].ear.state is state
    assert window.place is place
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Escape)
    assert not window.reading.active
    assert place.shows_results
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Escape)
    assert not place.shows_results
    assert place.panel.microphone.hasFocus()
    qtbot.keyClick(window.header.simple, Qt.Key.Key_Return)
    said("simple_off")
    assert not cards[0].passage_actions.isHidden()
    assert not results.filters.isHidden()
    assert window.header.buttons[PlaceName.LIBRARY].isVisible()
    assert place.panel.query.isVisible()


def test_simple_mode_is_there_again_at_the_next_start(open_window: OpenWindow, library_dir: object) -> None:
    settings.save(settings.Settings(library=str(library_dir), simple=True, prompts=False))
    window = open_window(own=False)
    assert not window.header.buttons[PlaceName.LIBRARY].isVisible()
    assert window.header.simple.isVisible()
    assert window.header.simple.isChecked()


def test_with_prompts_off_simple_mode_reads_all_the_same(
    qtbot: QtBot, window: MainWindow, output: PaperOutput, prompt_output: PaperOutput
) -> None:
    window._save(settings.Settings(library=window.settings.library, prompts=False, simple=True))
    window.search.search_text("enfant fièvre poste de santé")
    qtbot.waitUntil(lambda: window.search_place.shows_results, timeout=WAIT_MS)
    qtbot.waitUntil(lambda: len(output.played) == 1, timeout=WAIT_MS)


def test_an_arrow_says_nothing_where_the_mode_is_not_simple(
    qtbot: QtBot, window: MainWindow, voice: PaperVoice, said: Said
) -> None:
    said("ready")
    window.search.search_text("enfant fièvre poste de santé mil")
    said("answers_three")
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Down)
    qtbot.wait(50)
    assert voice.said == []


def test_the_speed_of_the_voice_is_remembered(
    qtbot: QtBot, open_window: OpenWindow, output: PaperOutput, voice: PaperVoice
) -> None:
    window = open_window()
    window.search.search_text("enfant fièvre poste de santé")
    qtbot.waitUntil(lambda: window.search_place.shows_results and window.search.at_rest, timeout=WAIT_MS)
    window.search_place.results.cards[0].ear.click()
    qtbot.waitUntil(lambda: len(output.played) == 1, timeout=WAIT_MS)
    window.reading.slower()
    assert settings.load().reading_rate == 0.8
    qtbot.waitUntil(lambda: voice.said[-1][1] == 0.8, timeout=WAIT_MS)
    again = open_window(own=False)
    assert again.reading.rate == 0.8


def test_closing_the_window_ends_what_it_says(window: MainWindow, prompt_output: PaperOutput) -> None:
    prompt_output.instant = False
    window.header.buttons[PlaceName.LIBRARY].click()
    window.close()
    assert not prompt_output.open


def test_simple_mode_walks_from_speak_again_to_the_nearest_answers(
    qtbot: QtBot, window: MainWindow, voice: PaperVoice, said: Said
) -> None:
    said("ready")
    window._save(settings.Settings(library=window.settings.library, simple=True))
    window.search.search_text("poisson")
    said("nothing_close", "again")
    results = window.search_place.results
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Down)
    said("(voice)")
    assert results.cards[0].hasFocus()
    assert voice.said[-1][0] == results.cards[0].result.title
    at_rest(qtbot, window)
    qtbot.keyClick(results.cards[0], Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: window.search.state is MicrophoneState.LISTENING, timeout=WAIT_MS)
