"""A person at the real window, in a process of its own: presses, speaks, looks, listens, opens, holds, closes.

Everything but the model is real: the window system named by ``QT_QPA_PLATFORM``, the sound system, the voice. What
happens is told line by line on the standard output, for :mod:`tests.desktop.test_virtual_display`.
"""

from __future__ import annotations

import json
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.conftest import WordEncoder
from wolofsearch.desktop.application import application
from wolofsearch.desktop.garbage import GarbageCollector
from wolofsearch.desktop.microphone_button import MicrophoneState
from wolofsearch.desktop.services import Services
from wolofsearch.desktop.window import MainWindow
from wolofsearch.encoder.protocol import FloatArray, Task

PATIENCE_S = 40.0


class HearingEncoder(WordEncoder):
    """Takes any recording for the question about fever, and remembers how long the last one was."""

    heard_samples = 0

    def encode_speech(self, waveform: FloatArray, task: Task = "document") -> FloatArray:
        self.heard_samples = len(waveform)
        return self.encode_query("enfant fièvre poste de santé")


def tell(what: str, **facts: object) -> None:
    """Tell the test what happened."""
    sys.stdout.write(json.dumps({"what": what, **facts}) + "\n")
    sys.stdout.flush()


def wait_until(ready: Callable[[], bool]) -> None:
    """Let the window live until ``ready``."""
    end_s = time.monotonic() + PATIENCE_S
    while not ready():
        if time.monotonic() > end_s:
            raise TimeoutError
        QApplication.processEvents()
        time.sleep(0.005)


def hold(window: MainWindow, encoder: HearingEncoder) -> None:
    """Ask with the space bar held down until the test has spoken."""
    handle = window.windowHandle()
    QTest.keyPress(handle, Qt.Key.Key_Space)
    wait_until(lambda: window.search.state is MicrophoneState.LISTENING)
    tell("held")
    spoken = threading.Thread(target=sys.stdin.readline)
    spoken.start()
    wait_until(lambda: not spoken.is_alive())
    still = window.search.state is MicrophoneState.LISTENING
    QTest.keyRelease(handle, Qt.Key.Key_Space)
    wait_until(lambda: window.search_place.shows_results and window.search.state is MicrophoneState.READY)
    tell("results", heard_s=encoder.heard_samples / 16_000, still=still)


def visit(window: MainWindow, encoder: HearingEncoder, shot: Path) -> None:
    """Do what a person does."""
    window.begin()
    wait_until(lambda: window.search.state is MicrophoneState.READY)
    window.activateWindow()
    wait_until(window.isActiveWindow)
    tell("ready", platform=QGuiApplication.platformName())
    place = window.search_place
    QTest.mouseClick(place.panel.microphone, Qt.MouseButton.LeftButton)
    wait_until(lambda: window.search.state is MicrophoneState.LISTENING)
    tell("listening")
    # Nobody presses again: the silence after the clip ends the recording.
    wait_until(lambda: place.shows_results and window.search.state is MicrophoneState.READY)
    QTest.qWait(50)
    window.screen().grabWindow(window.winId()).save(str(shot))
    card = place.results.cards[0]
    tell("results", title=card.result.title, heard_s=encoder.heard_samples / 16_000, focus=card.hasFocus())
    QTest.keyClick(card, Qt.Key.Key_L)
    bar = window.reading.bar
    wait_until(lambda: bar.notice.isVisible() or (card._spoken is not None and card._spoken.in_title))
    tell("reading" if window.reading.active else "no voice")
    enough = threading.Thread(target=sys.stdin.readline)  # the window lives on while the test listens
    enough.start()
    wait_until(lambda: not enough.is_alive())
    QTest.keyClick(card, Qt.Key.Key_Escape)
    wait_until(lambda: not window.reading.active and not bar.isVisible())
    QTest.keyClick(card, Qt.Key.Key_Return)
    wait_until(lambda: window.place is window.passage_place)
    tell("passage", text=window.passage_place.text.toPlainText())
    QTest.keyClick(window.passage_place.text, Qt.Key.Key_Escape)
    wait_until(lambda: window.place is place)
    hold(window, encoder)
    window.close()
    tell("closed", defect=window.crashes.dialog is not None)


def main() -> None:
    """Visit the window; the argument is where its picture goes."""
    application()
    garbage = GarbageCollector()
    encoder = HearingEncoder()
    visit(MainWindow(Services(load_encoder=lambda _name: encoder)), encoder, Path(sys.argv[1]))
    garbage.restore()


if __name__ == "__main__":
    main()
