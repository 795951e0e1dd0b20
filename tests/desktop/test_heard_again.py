"""Questions that are heard: a sample while it is searched, a bad recording before it is said again."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.desktop.conftest import FEVER_S, WAIT_MS, FakeMicrophone, Said, names, spoken_samples
from tests.desktop.test_asking import speak, wait_for, wait_for_notice, wait_for_results
from tests.speech.conftest import PaperOutput
from wolofsearch.audio.decoding import decode_audio
from wolofsearch.audio.sound import Sound
from wolofsearch.desktop.microphone_button import MicrophoneState
from wolofsearch.desktop.window import MainWindow
from wolofsearch.encoder.protocol import FloatArray


def noisy() -> FloatArray:
    """A question that the noise around it nearly drowns."""
    question = spoken_samples(FEVER_S)
    noise = np.random.default_rng(3).standard_normal(len(question)).astype(np.float32)
    return question * 0.2 + noise * 0.1


def is_recording(sound: Sound, samples: FloatArray) -> bool:
    return np.array_equal(sound.samples[: len(samples)], samples)


def press(qtbot: QtBot, button: QWidget) -> None:
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_a_sample_is_heard_while_it_is_searched_and_its_answers_are_told_afterwards(
    qtbot: QtBot,
    window: MainWindow,
    prompt_output: PaperOutput,
    said: Said,
) -> None:
    said("ready")
    prompt_output.instant = False
    sample = window.search_place.samples.cards[0]
    press(qtbot, sample)
    wait_for_results(qtbot, window)
    qtbot.waitUntil(lambda: len(prompt_output.played) == 2, timeout=WAIT_MS)
    assert is_recording(prompt_output.played[1], decode_audio(sample.question.audio).samples)
    window.spoken.narrator._slow.timeout.emit()  # as if the search took long
    qtbot.wait(60)
    assert len(prompt_output.played) == 2
    prompt_output.hear()
    said("(voice)", "answers_three")


def test_a_question_that_is_spoken_ends_the_sample_that_is_heard(
    qtbot: QtBot,
    window: MainWindow,
    prompt_output: PaperOutput,
    said: Said,
) -> None:
    said("ready")
    prompt_output.instant = False
    press(qtbot, window.search_place.samples.cards[0])
    wait_for_results(qtbot, window)
    said("(voice)")
    prompt_output.instant = True
    window.search.listen()
    said("speak_now", "(start)")
    wait_for(qtbot, window, MicrophoneState.LISTENING)
    qtbot.wait(60)
    assert names(prompt_output)[-1] == "(start)"  # the answers to the sample are told no more


def test_a_sample_is_silent_where_the_window_is(
    qtbot: QtBot, window: MainWindow, prompt_output: PaperOutput, said: Said
) -> None:
    said("ready")
    window.header.prompts.click()
    press(qtbot, window.search_place.samples.cards[0])
    wait_for_results(qtbot, window)
    qtbot.wait(60)
    assert len(prompt_output.played) == 1


@pytest.mark.parametrize("muted", [False, True])
def test_a_noisy_recording_is_told_and_heard_again_on_request(
    qtbot: QtBot,
    window: MainWindow,
    microphone: FakeMicrophone,
    prompt_output: PaperOutput,
    said: Said,
    muted: bool,
) -> None:
    said("ready")
    if muted:
        window.header.prompts.click()
    microphone.samples = noisy()
    speak(qtbot, window, microphone)
    notice = wait_for_notice(qtbot, window)
    if not muted:
        said("speak_now", "(start)", "(stop)", "too_noisy", "again")
    assert notice.replay.accessibleName() == "Réécouter"
    assert notice.replay.isVisible()
    wait_for(qtbot, window, MicrophoneState.READY)
    press(qtbot, notice.replay)
    said("(voice)")
    assert is_recording(prompt_output.played[-1], microphone.samples)


def test_the_recording_is_silent_before_the_microphone_opens(
    qtbot: QtBot,
    window: MainWindow,
    microphone: FakeMicrophone,
    prompt_output: PaperOutput,
    said: Said,
) -> None:
    said("ready")
    window.header.prompts.click()
    microphone.samples = noisy()
    speak(qtbot, window, microphone)
    notice = wait_for_notice(qtbot, window)
    wait_for(qtbot, window, MicrophoneState.READY)
    prompt_output.instant = False
    press(qtbot, notice.replay)
    qtbot.waitUntil(lambda: prompt_output.open, timeout=WAIT_MS)
    window.search.listen()
    wait_for(qtbot, window, MicrophoneState.LISTENING)
    qtbot.waitUntil(lambda: not prompt_output.open, timeout=WAIT_MS)
    window.spoken.narrator.replay()
    qtbot.wait(60)
    assert not prompt_output.open


def test_only_a_recording_that_was_judged_is_heard_again(
    qtbot: QtBot, window: MainWindow, microphone: FakeMicrophone
) -> None:
    microphone.samples = noisy()
    speak(qtbot, window, microphone)
    notice = wait_for_notice(qtbot, window)
    assert notice.replay.isVisible()
    window.search.retranslate()
    assert notice.replay.isVisible()
    notice.tell("alert", "Autre chose", "")
    assert not notice.replay.isVisible()
