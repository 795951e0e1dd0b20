"""The whole way with a real sound system: a clip is played, the window hears it, answers appear."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import soundfile
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.audio.conftest import syllables
from tests.audio.virtual_microphone import VirtualMicrophone, virtual_microphone  # noqa: F401 - a fixture
from tests.conftest import WordEncoder
from tests.desktop.conftest import WAIT_MS
from wolofsearch import settings
from wolofsearch.desktop.microphone_button import MicrophoneState
from wolofsearch.desktop.services import Services
from wolofsearch.desktop.window import MainWindow
from wolofsearch.encoder.protocol import FloatArray, Task

CLIP_S = 2.0


class HearingEncoder(WordEncoder):
    """Takes any recording for the question about fever, and remembers how long it was."""

    heard: Sequence[int] = ()

    def encode_speech(self, waveform: FloatArray, task: Task = "document") -> FloatArray:
        self.heard = [*self.heard, len(waveform)]
        return self.encode_query("enfant fièvre poste de santé")


def test_what_is_played_into_the_microphone_is_answered(
    qtbot: QtBot,
    virtual_microphone: VirtualMicrophone,  # noqa: F811 - the fixture
    library_dir: Path,
    tmp_path: Path,
) -> None:
    clip = tmp_path / "question.wav"
    soundfile.write(clip, syllables(CLIP_S), 16_000)
    settings.save(settings.Settings(library=str(library_dir)))
    encoder = HearingEncoder()
    window = MainWindow(Services(load_encoder=lambda _name: encoder))
    qtbot.addWidget(window)
    window.begin()
    qtbot.waitUntil(lambda: window.search.state is MicrophoneState.READY, timeout=WAIT_MS)
    qtbot.mouseClick(window.search_place.panel.microphone, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.search.state is MicrophoneState.LISTENING, timeout=WAIT_MS)
    virtual_microphone.play(clip)
    # Nobody presses again: the silence after the clip ends the recording.
    qtbot.waitUntil(lambda: window.search_place.shows_results, timeout=WAIT_MS)
    assert window.search_place.results.cards[0].result.title == "La fièvre de l'enfant"
    assert encoder.heard[-1] > CLIP_S * 16_000 * 0.8
