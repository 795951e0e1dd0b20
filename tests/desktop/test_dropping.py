"""Files dropped on the window from every place: recordings ask, documents are offered to be added."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
import soundfile
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from tests.desktop.conftest import FEVER_S, FISH_S, WAIT_MS, OpenWindow, spoken_samples
from wolofsearch.desktop.header import PlaceName
from wolofsearch.desktop.microphone_button import MicrophoneState
from wolofsearch.desktop.window import MainWindow


@pytest.fixture
def note(tmp_path: Path) -> Path:
    """A voice note from a phone that asks about fever."""
    file = tmp_path / "note vocale.OGG"
    soundfile.write(file, spoken_samples(FEVER_S), 16_000, format="FLAC")
    return file


def drop(widget: QWidget, files: Sequence[Path]) -> bool:
    """Drag files over a widget and let them go, the way Qt does it; False where nobody wants them."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    button, key, copying = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, Qt.DropAction.CopyAction
    target: QWidget | None = widget
    while target is not None:
        enter = QDragEnterEvent(QPoint(50, 50), copying, data, button, key)
        enter.ignore()
        if target.acceptDrops():
            QApplication.sendEvent(target, enter)
        if enter.isAccepted():
            QApplication.sendEvent(target, QDropEvent(QPointF(50, 50), copying, data, button, key))
            return True
        target = target.parentWidget()
    return False


def wait_for_answer(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.waitUntil(lambda: window.search_place.shows_results, timeout=WAIT_MS)
    qtbot.waitUntil(lambda: window.search.state is MicrophoneState.READY, timeout=WAIT_MS)
    assert window.place is window.search_place
    assert window.search_place.results.cards[0].result.title == "La fièvre de l'enfant"
    window.search.start_over()


def test_a_recording_asks_from_every_place(qtbot: QtBot, window: MainWindow, note: Path, tmp_path: Path) -> None:
    for place in PlaceName:
        window.go(place)
        assert window.place is not None
        assert drop(window.place, [note])
        wait_for_answer(qtbot, window)
    window.search.search_text("semer le mil")
    qtbot.waitUntil(lambda: window.search_place.shows_results, timeout=WAIT_MS)
    window.search_place.results.cards[0].click()
    qtbot.waitUntil(lambda: window.place is window.passage_place, timeout=WAIT_MS)
    assert drop(window.passage_place.text.viewport(), [note])
    qtbot.waitUntil(lambda: window.place is window.search_place, timeout=WAIT_MS)
    qtbot.waitUntil(lambda: window.search.state is MicrophoneState.READY, timeout=WAIT_MS)
    wait_for_answer(qtbot, window)


def test_of_several_recordings_the_first_asks_and_is_named(
    qtbot: QtBot, window: MainWindow, note: Path, tmp_path: Path
) -> None:
    other = tmp_path / "autre.wav"
    soundfile.write(other, spoken_samples(FISH_S), 16_000)
    letter = tmp_path / "lettre.txt"
    letter.write_text("Bonjour.", encoding="utf-8")
    assert drop(window.search_place, [letter, note, other])
    qtbot.waitUntil(lambda: window.search_place.shows_results, timeout=WAIT_MS)
    assert note.name in window.search_place.results._question.text()
    wait_for_answer(qtbot, window)


def test_a_document_is_offered_to_be_added(qtbot: QtBot, open_window: OpenWindow, tmp_path: Path) -> None:
    window = open_window(own=False)
    letter = tmp_path / "niebe.txt"
    letter.write_text("Le niébé nourrit le sol.", encoding="utf-8")
    window.go(PlaceName.SETTINGS)
    assert drop(window.settings_place, [letter])
    notice = window.search_place.notice
    assert window.search_place.shows_notice
    assert "niebe.txt" in notice.sentence
    assert notice.buttons() == ["Ajouter à la bibliothèque"]
    window.settings_place.languages["en"].click()
    qtbot.waitUntil(lambda: notice.buttons() == ["Add to the library"], timeout=WAIT_MS)
    window.settings_place.languages["fr"].click()
    notice.first_pressed.emit()
    assert window.place is window.library_place
    qtbot.waitUntil(
        lambda: window.library_place.overview is not None and window.library_place.overview.info.documents == 1,
        timeout=WAIT_MS,
    )


def test_nothing_is_taken_while_somebody_speaks(qtbot: QtBot, window: MainWindow, note: Path) -> None:
    window.search.listen()
    qtbot.waitUntil(lambda: window.search.state is MicrophoneState.LISTENING, timeout=WAIT_MS)
    assert not drop(window.search_place, [note])
    assert window.search.state is MicrophoneState.LISTENING


def test_a_recording_is_opened_from_any_place(
    qtbot: QtBot, window: MainWindow, note: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(note), ""))
    window.go(PlaceName.ABOUT)
    window.activateWindow()
    qtbot.keyClick(window, Qt.Key.Key_O, Qt.KeyboardModifier.ControlModifier)
    wait_for_answer(qtbot, window)
