"""Where a voice is kept: only beside a question that was answered, and never longer than it is wanted."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.audio.conftest import silence, syllables
from tests.desktop.conftest import FEVER_S, WAIT_MS, FakeMicrophone, OpenWindow, spoken_samples
from tests.desktop.test_asking import speak, wait_for_notice, wait_for_results
from tests.desktop.test_notebook import go
from wolofsearch import settings
from wolofsearch.audio import saving
from wolofsearch.audio.waveform import Waveform
from wolofsearch.desktop import keeping, recordings
from wolofsearch.desktop.recordings import recordings_dir
from wolofsearch.desktop.window import MainWindow
from wolofsearch.encoder.protocol import FloatArray
from wolofsearch.errors import WolofSearchError
from wolofsearch.notebook import notebook as notebooks
from wolofsearch.notebook.notebook import Notebook
from wolofsearch.notebook.records import Question

VOICE = Waveform(spoken_samples(0.5))
QUESTION = Question("speech", "", 0.5, None, "", True, (), "2026-01-01T00:00:00+00:00")


@pytest.fixture
def keeper(open_window: OpenWindow, library_dir: Path) -> MainWindow:
    """A window whose person keeps recordings."""
    settings.save(settings.Settings(library=str(library_dir), keep_recordings=True))
    return open_window(own=False)


def files() -> list[Path]:
    return recordings.kept()


def forget_all(qtbot: QtBot, window: MainWindow) -> None:
    button = window.notebook_place.history.forget_all
    qtbot.waitUntil(button.isVisible, timeout=WAIT_MS)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not button.isVisible(), timeout=WAIT_MS)


@pytest.mark.parametrize("samples", [silence(2.0), syllables(0.12), spoken_samples(FEVER_S) * 0.008])
def test_a_recording_that_is_not_searched_is_not_kept(
    qtbot: QtBot, keeper: MainWindow, microphone: FakeMicrophone, samples: FloatArray
) -> None:
    microphone.samples = samples
    speak(qtbot, keeper, microphone)
    wait_for_notice(qtbot, keeper)
    go(qtbot, keeper, 0)
    assert files() == []


def test_a_faint_recording_is_kept_once_it_is_searched(
    qtbot: QtBot, keeper: MainWindow, microphone: FakeMicrophone
) -> None:
    microphone.samples = spoken_samples(FEVER_S) * 0.008
    speak(qtbot, keeper, microphone)
    wait_for_notice(qtbot, keeper).second_pressed.emit()
    wait_for_results(qtbot, keeper)
    [card] = go(qtbot, keeper, 1)
    assert [str(file) for file in files()] == [card.question.recording]


def test_a_voice_without_a_question_in_the_notebook_is_forgotten_too(
    qtbot: QtBot, keeper: MainWindow, microphone: FakeMicrophone
) -> None:
    keeper.settings_place.history.click()
    speak(qtbot, keeper, microphone)
    wait_for_results(qtbot, keeper)
    go(qtbot, keeper, 0)
    history = keeper.notebook_place.history
    qtbot.waitUntil(history.forget_all.isVisible, timeout=WAIT_MS)
    assert len(files()) == 1
    assert history.empty.isVisible()
    (recordings_dir() / "autre.wav").write_bytes(b"left by an older version")
    forget_all(qtbot, keeper)
    assert files() == []


def test_a_recording_that_cannot_be_deleted_is_told_and_stays_in_the_notebook(
    qtbot: QtBot, keeper: MainWindow, microphone: FakeMicrophone, monkeypatch: pytest.MonkeyPatch
) -> None:
    speak(qtbot, keeper, microphone)
    wait_for_results(qtbot, keeper)
    [card] = go(qtbot, keeper, 1)

    def refuse(file: Path, *, missing_ok: bool = False) -> None:
        raise PermissionError(13, "Permission denied", str(file))

    with monkeypatch.context() as broken:
        broken.setattr(Path, "unlink", refuse)
        qtbot.mouseClick(card.forget, Qt.MouseButton.LeftButton)
        qtbot.waitUntil(keeper.notebook_place.notice.isVisible, timeout=WAIT_MS)
    assert len(Notebook().questions()) == len(files()) == 1
    qtbot.mouseClick(card.forget, Qt.MouseButton.LeftButton)
    go(qtbot, keeper, 0)
    assert files() == []


def test_recordings_of_dropped_questions_are_dropped(monkeypatch: pytest.MonkeyPatch, home: Path) -> None:
    monkeypatch.setattr(notebooks, "MOST_QUESTIONS", 2)
    notebook = Notebook()
    folder = recordings_dir()
    folder.mkdir(parents=True)
    elsewhere = home / "sample.wav"
    for file in (elsewhere, *(folder / f"{number}.wav" for number in range(3))):
        saving.save_wav(VOICE, file)
        keeping.note(notebook, replace(QUESTION, recording=str(file)), None)
    assert [file.name for file in sorted(files())] == ["1.wav", "2.wav"]
    assert elsewhere.exists()


def test_a_voice_whose_question_cannot_be_written_is_not_kept(home: Path) -> None:
    (home / "notebook.db").mkdir(parents=True)
    with pytest.raises(WolofSearchError):
        keeping.note(Notebook(), QUESTION, VOICE)
    assert files() == []


def test_half_a_recording_does_not_stay(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_waveform: Waveform, path: Path) -> None:
        path.parent.mkdir(parents=True)
        path.write_bytes(b"RIFF")
        raise WolofSearchError("general.disk_full", path=path)

    monkeypatch.setattr(saving, "save_wav", full)
    with pytest.raises(WolofSearchError):
        recordings.keep(VOICE)
    assert files() == []
