"""Speaking, typing, samples and files: from the question to the passage and back."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.audio.conftest import silence, syllables
from tests.conftest import WordEncoder
from tests.desktop.conftest import FEVER_S, FISH_S, WAIT_MS, FakeMicrophone, FakeSource, OpenWindow, spoken_samples
from wolofsearch import paths, settings
from wolofsearch.audio.voice import trim_silence
from wolofsearch.audio.waveform import Waveform
from wolofsearch.desktop.holding import REPEAT_MS
from wolofsearch.desktop.microphone_button import MicrophoneState
from wolofsearch.desktop.notice import Notice
from wolofsearch.desktop.window import MainWindow
from wolofsearch.encoder.protocol import FloatArray, Heard, Task
from wolofsearch.errors import WolofSearchError


def wait_for(qtbot: QtBot, window: MainWindow, state: MicrophoneState) -> None:
    qtbot.waitUntil(lambda: window.search.state is state, timeout=WAIT_MS)


def wait_for_results(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.waitUntil(lambda: window.search_place.shows_results, timeout=WAIT_MS)
    wait_for(qtbot, window, MicrophoneState.READY)


def wait_for_notice(qtbot: QtBot, window: MainWindow) -> Notice:
    qtbot.waitUntil(lambda: window.search_place.shows_notice, timeout=WAIT_MS)
    return window.search_place.notice


def speak(qtbot: QtBot, window: MainWindow, microphone: FakeMicrophone) -> None:
    """Press the button, and let the recording end by itself."""
    qtbot.mouseClick(window.search_place.panel.microphone, Qt.MouseButton.LeftButton)
    wait_for(qtbot, window, MicrophoneState.LISTENING)
    microphone.sources[-1].finished = True


def titles(window: MainWindow) -> list[str]:
    return [card.result.title for card in window.search_place.results.cards]


def test_from_speech_to_the_passage_and_back(qtbot: QtBot, window: MainWindow, microphone: FakeMicrophone) -> None:
    speak(qtbot, window, microphone)
    wait_for_results(qtbot, window)
    card = window.search_place.results.cards[0]
    assert card.result.title == "La fièvre de l'enfant"
    assert card.hasFocus()
    qtbot.keyClick(card, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.place is window.passage_place, timeout=WAIT_MS)
    text = window.passage_place.text
    selections = text.extraSelections()  # kept: its cursors live as long as the list
    assert [one.cursor.selectedText() for one in selections] == card.result.passage.split("\n\n")
    assert card.result.passage in text.toPlainText()
    qtbot.keyClick(text, Qt.Key.Key_Escape)
    assert window.place is window.search_place
    assert window.search_place.results.cards[0].hasFocus()


def test_a_second_press_ends_the_recording(qtbot: QtBot, window: MainWindow, microphone: FakeMicrophone) -> None:
    button = window.search_place.panel.microphone
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    wait_for(qtbot, window, MicrophoneState.LISTENING)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    wait_for_results(qtbot, window)
    assert titles(window)[0] == "La fièvre de l'enfant"


def test_space_speaks_and_stops_wherever_the_keyboard_is(
    qtbot: QtBot, window: MainWindow, microphone: FakeMicrophone
) -> None:
    qtbot.keyClick(window.search_place.panel.file_button, Qt.Key.Key_Space)
    wait_for(qtbot, window, MicrophoneState.LISTENING)
    qtbot.wait(2 * REPEAT_MS)  # sooner, the key would repeat
    qtbot.keyClick(window.search_place.panel.microphone, Qt.Key.Key_Space)
    wait_for_results(qtbot, window)
    qtbot.keyClick(window.search_place.results.cards[0], Qt.Key.Key_Space)
    wait_for(qtbot, window, MicrophoneState.LISTENING)


def test_space_in_the_typed_question_is_a_space(qtbot: QtBot, window: MainWindow) -> None:
    query = window.search_place.panel.query
    query.setFocus()
    qtbot.keyClicks(query, "le mil")
    assert query.text() == "le mil"
    assert window.search.state is MicrophoneState.READY


def test_escape_forgets_the_recording(qtbot: QtBot, window: MainWindow, microphone: FakeMicrophone) -> None:
    qtbot.keyClick(window.search_place.panel.microphone, Qt.Key.Key_Return)
    wait_for(qtbot, window, MicrophoneState.LISTENING)
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert window.search.state is MicrophoneState.READY
    qtbot.waitUntil(lambda: microphone.sources[0].cancelled, timeout=WAIT_MS)
    assert not window.search_place.shows_results


def test_a_typed_question(qtbot: QtBot, window: MainWindow) -> None:
    query = window.search_place.panel.query
    qtbot.keyClicks(query, "semer le mil")
    qtbot.keyClick(query, Qt.Key.Key_Return)
    wait_for_results(qtbot, window)
    assert titles(window)[0].startswith("Semer le mil")
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert not window.search_place.shows_results
    assert query.text() == ""


def test_arrows_move_over_the_cards(qtbot: QtBot, window: MainWindow) -> None:
    window.search.search_text("enfant mil chèvres")
    wait_for_results(qtbot, window)
    results = window.search_place.results
    assert len(results.cards) == 3
    results.cards[0].setFocus()
    for key, place in ((Qt.Key.Key_Down, 1), (Qt.Key.Key_End, 2), (Qt.Key.Key_Down, 2), (Qt.Key.Key_Home, 0)):
        qtbot.keyClick(window.focusWidget(), key)
        assert results.cards[place].hasFocus()


def test_nothing_close_enough_is_said_and_asked_again(
    qtbot: QtBot, window: MainWindow, microphone: FakeMicrophone
) -> None:
    microphone.samples = spoken_samples(FISH_S)
    speak(qtbot, window, microphone)
    wait_for_results(qtbot, window)
    results = window.search_place.results
    assert results.far.isVisible()
    assert results.far.sentence == "Rien d'assez proche de votre question."
    assert results.cards
    assert all("peut-être" in card.accessibleName() for card in results.cards)
    results.far.first_pressed.emit()
    wait_for(qtbot, window, MicrophoneState.LISTENING)


@pytest.mark.parametrize(
    ("samples", "sentence"),
    [(silence(2.0), "On n'entend personne parler."), (syllables(0.12), "La question est trop courte.")],
)
def test_what_cannot_be_searched_is_told(
    qtbot: QtBot, window: MainWindow, microphone: FakeMicrophone, samples: object, sentence: str
) -> None:
    microphone.samples = samples  # type: ignore[assignment]
    speak(qtbot, window, microphone)
    notice = wait_for_notice(qtbot, window)
    assert notice.sentence == sentence
    assert notice.buttons() == ["Réessayer"]
    notice.first_pressed.emit()
    wait_for(qtbot, window, MicrophoneState.LISTENING)


def test_a_faint_voice_may_be_searched_anyway(qtbot: QtBot, window: MainWindow, microphone: FakeMicrophone) -> None:
    microphone.samples = spoken_samples(FEVER_S) * 0.008
    speak(qtbot, window, microphone)
    notice = wait_for_notice(qtbot, window)
    assert "très faible" in notice.sentence
    assert notice.buttons() == ["Réessayer", "Chercher quand même"]
    notice.second_pressed.emit()
    wait_for_results(qtbot, window)
    assert titles(window)[0] == "La fièvre de l'enfant"


def test_a_voice_in_noise_may_be_searched_anyway(qtbot: QtBot, window: MainWindow, microphone: FakeMicrophone) -> None:
    question = spoken_samples(FEVER_S)
    noise = np.random.default_rng(3).standard_normal(len(question)).astype(np.float32)
    microphone.samples = question * 0.2 + noise * 0.1
    speak(qtbot, window, microphone)
    notice = wait_for_notice(qtbot, window)
    assert "bruit" in notice.sentence
    assert notice.buttons() == ["Réessayer", "Chercher quand même"]
    notice.second_pressed.emit()
    qtbot.waitUntil(lambda: window.search_place.shows_results, timeout=WAIT_MS)


def test_no_microphone_is_a_screen_that_says_what_to_do(
    qtbot: QtBot, open_window: OpenWindow, microphone: FakeMicrophone
) -> None:
    microphone.names = []
    microphone.error = WolofSearchError("audio.no_microphone")
    window = open_window(until=MicrophoneState.UNAVAILABLE)
    qtbot.mouseClick(window.search_place.panel.microphone, Qt.MouseButton.LeftButton)
    notice = wait_for_notice(qtbot, window)
    assert notice.sentence == "Aucun micro n'a été trouvé."
    assert notice.buttons() == ["Réessayer", "Ouvrir un enregistrement"]
    wait_for(qtbot, window, MicrophoneState.UNAVAILABLE)
    window.search.search_text("semer le mil")
    qtbot.waitUntil(lambda: window.search_place.shows_results, timeout=WAIT_MS)
    wait_for(qtbot, window, MicrophoneState.UNAVAILABLE)
    microphone.error = None
    window.search.listen()
    wait_for(qtbot, window, MicrophoneState.LISTENING)


def test_a_muted_microphone_is_told_and_may_be_tried_again(
    qtbot: QtBot, window: MainWindow, microphone: FakeMicrophone, monkeypatch: pytest.MonkeyPatch
) -> None:
    def muted(source: FakeSource, tail_s: float = 0.0) -> Waveform:
        raise WolofSearchError("audio.microphone_mute", device="Casque")

    monkeypatch.setattr(FakeSource, "stop", muted)
    speak(qtbot, window, microphone)
    notice = wait_for_notice(qtbot, window)
    assert "ne donne rien du tout" in notice.sentence
    assert notice.buttons() == ["Réessayer", "Ouvrir un enregistrement"]
    wait_for(qtbot, window, MicrophoneState.READY)


def test_a_sample_question_is_asked_without_a_microphone(
    qtbot: QtBot, open_window: OpenWindow, microphone: FakeMicrophone
) -> None:
    window = open_window(own=False)
    samples = window.search_place.samples
    assert len(samples.cards) == 4
    assert samples.isVisible()
    qtbot.keyClick(samples.cards[0], Qt.Key.Key_Return)
    wait_for_results(qtbot, window)
    assert titles(window)[0] == "La fièvre de l'enfant"
    assert microphone.sources == []


def test_other_sample_questions_can_be_seen(window: MainWindow) -> None:
    samples = window.search_place.samples
    first = [card.question for card in samples.cards]
    samples._others.click()
    second = [card.question for card in samples.cards]
    assert len(second) == 2
    assert not set(first) & set(second)


def test_a_file_that_is_no_sound_is_told(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    file = tmp_path / "lettre.wav"
    file.write_text("bonjour", encoding="utf-8")
    window.search.search_file(file)
    notice = wait_for_notice(qtbot, window)
    assert "lettre.wav" in notice.sentence
    wait_for(qtbot, window, MicrophoneState.READY)


def test_the_question_is_heard_while_its_speaker_is_still_silent(
    qtbot: QtBot, window: MainWindow, microphone: FakeMicrophone, model: WordEncoder, monkeypatch: pytest.MonkeyPatch
) -> None:
    spoken = np.concatenate([spoken_samples(FEVER_S), silence(0.95)])
    microphone.samples = np.concatenate([spoken, silence(0.25)])
    lengths: list[int] = []
    hear = model.hear

    def noted(waveform: FloatArray, task: Task = "document") -> Heard:
        lengths.append(len(waveform))
        return hear(waveform, task)

    monkeypatch.setattr(model, "hear", noted)
    window.search.listen()
    wait_for(qtbot, window, MicrophoneState.LISTENING)
    warm_up, said = [8_000], len(trim_silence(Waveform(microphone.samples)).samples)
    model.spoken[said] = "enfant fièvre poste de santé"
    source = microphone.sources[-1]
    source.so_far, source.silence_s = spoken, 0.95
    qtbot.waitUntil(lambda: lengths == [*warm_up, said], timeout=WAIT_MS)
    source.finished = True
    wait_for_results(qtbot, window)
    assert titles(window)[0] == "La fièvre de l'enfant"
    assert lengths == [*warm_up, said]


def test_what_was_heard_too_early_is_given_up(
    qtbot: QtBot, window: MainWindow, microphone: FakeMicrophone, model: WordEncoder
) -> None:
    qtbot.mouseClick(window.search_place.panel.microphone, Qt.MouseButton.LeftButton)
    wait_for(qtbot, window, MicrophoneState.LISTENING)
    source = microphone.sources[-1]
    source.so_far, source.silence_s = np.concatenate([spoken_samples(FISH_S), silence(0.95)]), 0.95
    qtbot.wait(100)
    source.so_far, source.silence_s = np.concatenate([source.so_far, spoken_samples(0.5)]), 0.0
    microphone.samples = np.concatenate([source.so_far, silence(1.2)])
    model.spoken[len(trim_silence(Waveform(microphone.samples)).samples)] = "enfant fièvre poste de santé"
    qtbot.wait(100)
    source.finished = True
    wait_for_results(qtbot, window)
    assert titles(window)[0] == "La fièvre de l'enfant"


def test_recordings_are_kept_only_when_wanted(qtbot: QtBot, window: MainWindow, microphone: FakeMicrophone) -> None:
    kept = paths.home_dir() / "recordings"
    speak(qtbot, window, microphone)
    wait_for_results(qtbot, window)
    assert not kept.exists()
    window.settings_place.keep.click()
    assert settings.load().keep_recordings
    speak(qtbot, window, microphone)
    qtbot.waitUntil(lambda: kept.is_dir() and bool(list(kept.glob("*.wav"))), timeout=WAIT_MS)
