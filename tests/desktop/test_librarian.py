"""The librarian's place: importing with progress, stopping, failures, choosing a library."""

from __future__ import annotations

import threading
import time
from collections.abc import Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLabel
from pytestqt.qtbot import QtBot

from tests.conftest import WordEncoder
from tests.desktop.conftest import WAIT_MS, OpenWindow
from wolofsearch import paths, settings
from wolofsearch.desktop.header import PlaceName
from wolofsearch.desktop.import_card import ImportCard
from wolofsearch.desktop.microphone_button import MicrophoneState
from wolofsearch.desktop.window import MainWindow
from wolofsearch.encoder.protocol import FloatArray, Task
from wolofsearch.events import Progress


def numbers(window: MainWindow) -> tuple[int, int]:
    overview = window.library_place.overview
    return (overview.info.documents, len(overview.failures)) if overview else (0, 0)


def wait_idle(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.waitUntil(lambda: window.library_place.importing.idle and window.libraries._import is None, timeout=WAIT_MS)


def words(window: MainWindow) -> str:
    return "\n".join(label.text() for label in window.library_place.findChildren(QLabel) if label.isVisible())


@pytest.fixture
def new_documents(tmp_path: Path) -> Path:
    """Documents of which one cannot be read."""
    folder = tmp_path / "nouveaux"
    folder.mkdir()
    (folder / "niebe.txt").write_text("Le niébé nourrit le sol et la famille.", encoding="utf-8")
    (folder / "puits.txt").write_text("Couvrez le puits pour garder l'eau propre.", encoding="utf-8")
    (folder / "abime.pdf").write_bytes(b"%PDF-1.7 rien de plus")
    return folder


def test_importing_adds_documents_and_lists_failures(
    qtbot: QtBot, open_window: OpenWindow, new_documents: Path
) -> None:
    window = open_window(own=False)
    window.go(PlaceName.LIBRARY)
    window.libraries.add([new_documents])
    qtbot.waitUntil(lambda: not window.library_place.importing.idle, timeout=WAIT_MS)
    wait_idle(qtbot, window)
    qtbot.waitUntil(lambda: numbers(window) == (2, 1), timeout=WAIT_MS)
    assert settings.load().library == str(paths.default_library_dir())
    qtbot.waitUntil(lambda: "abime.pdf" in words(window), timeout=WAIT_MS)
    assert "Fichiers que je n'ai pas pu lire\u00a0: 1" in words(window)
    assert "Terminé\u00a0: 2 ajoutés, 0 déjà là, 1 illisibles." in words(window)
    window.search.search_text("le puits et l'eau propre")
    qtbot.waitUntil(lambda: window.search_place.shows_results, timeout=WAIT_MS)
    assert "puits" in window.search_place.results.cards[0].result.passage


def test_stopping_an_import_keeps_what_is_there(
    qtbot: QtBot, open_window: OpenWindow, model: WordEncoder, new_documents: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_window(own=False)
    window.go(PlaceName.LIBRARY)
    gate = threading.Event()
    encode = model.encode_documents

    def slow(texts: Sequence[str]) -> FloatArray:
        gate.wait(10)
        return encode(texts)

    monkeypatch.setattr(model, "encode_documents", slow)
    window.libraries.add([new_documents])
    card = window.library_place.importing
    qtbot.waitUntil(lambda: "sur 3 fichiers" in card.count.text(), timeout=WAIT_MS)
    assert card.bar.maximum() == 3
    assert not window.library_place.sample.isEnabled()
    qtbot.mouseClick(card.cancel, Qt.MouseButton.LeftButton)
    assert not card.cancel.isEnabled()
    gate.set()
    wait_idle(qtbot, window)
    assert "Arrêté" in card.outcome.text()
    assert window.library_place.sample.isEnabled()
    qtbot.waitUntil(lambda: window.library_place.overview is not None, timeout=WAIT_MS)
    assert numbers(window)[0] < 2
    window.libraries.add([new_documents])
    qtbot.waitUntil(lambda: numbers(window) == (2, 1), timeout=WAIT_MS)


def test_a_question_is_answered_during_an_import(
    qtbot: QtBot,
    open_window: OpenWindow,
    tmp_path: Path,
    new_documents: Path,
    model: WordEncoder,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    window = open_window(own=False)
    window.libraries.add([new_documents])
    qtbot.waitUntil(lambda: numbers(window) == (2, 1), timeout=WAIT_MS)
    many = tmp_path / "beaucoup"
    many.mkdir()
    for number in range(30):
        (many / f"{number}.txt").write_text(f"Note {number}.", encoding="utf-8")
    gate, encoding = threading.Event(), threading.Event()
    encode = model.encode_documents

    def slow(texts: Sequence[str]) -> FloatArray:
        encoding.set()
        gate.wait(10)
        return encode(texts)

    monkeypatch.setattr(model, "encode_documents", slow)
    window.libraries.add([many])
    qtbot.waitUntil(encoding.is_set, timeout=WAIT_MS)
    window.search.search_text("niébé")
    gate.set()
    qtbot.waitUntil(lambda: window.search_place.shows_results, timeout=WAIT_MS)
    assert not window.library_place.importing.idle
    window.libraries.cancel()
    wait_idle(qtbot, window)


def test_an_import_rests_while_somebody_speaks(
    qtbot: QtBot, open_window: OpenWindow, tmp_path: Path, model: WordEncoder, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_window(own=False)
    book = tmp_path / "livre.txt"
    book.write_text("\n\n".join(f"Le mil {number} se sème aux pluies." for number in range(600)), encoding="utf-8")
    batches: list[int] = []
    encode = model.encode_documents

    def slow(texts: Sequence[str]) -> FloatArray:
        batches.append(len(texts))
        time.sleep(0.02)
        return encode(texts)

    monkeypatch.setattr(model, "encode_documents", slow)
    window.libraries.add([book])
    qtbot.waitUntil(lambda: bool(batches), timeout=WAIT_MS)
    window.search.listen()
    qtbot.waitUntil(lambda: window.model.recording, timeout=WAIT_MS)
    qtbot.wait(150)
    before = len(batches)
    qtbot.wait(300)
    assert len(batches) == before
    assert not window.library_place.importing.idle
    window.search.escape()
    qtbot.waitUntil(lambda: len(batches) > before, timeout=WAIT_MS)
    window.libraries.cancel()
    wait_idle(qtbot, window)


def test_a_question_waits_for_one_batch_and_no_more(
    qtbot: QtBot, open_window: OpenWindow, tmp_path: Path, model: WordEncoder, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_window(own=False)
    book = tmp_path / "livre.txt"
    book.write_text(
        "\n\n".join(f"Le mil numéro {number} se sème aux pluies." for number in range(300)), encoding="utf-8"
    )
    batches: list[int] = []
    asked_after: list[int] = []
    encode, ask = model.encode_documents, model.encode_query

    def slow(texts: Sequence[str]) -> FloatArray:
        batches.append(len(texts))
        time.sleep(0.05)
        return encode(texts)

    def counted(text: str, task: Task = "document") -> FloatArray:
        asked_after.append(len(batches))
        return ask(text, task)

    monkeypatch.setattr(model, "encode_documents", slow)
    monkeypatch.setattr(model, "encode_query", counted)
    window.libraries.add([book])
    qtbot.waitUntil(lambda: bool(batches), timeout=WAIT_MS)
    for question in range(1, 3):
        before = len(batches)
        window.search.search_text("le mil")
        qtbot.waitUntil(lambda wanted=question: len(asked_after) == wanted, timeout=WAIT_MS)
        assert asked_after[-1] <= before + 1  # the one under way may just have ended
        qtbot.waitUntil(lambda: window.search.state is MicrophoneState.READY, timeout=WAIT_MS)
    assert not window.library_place.importing.idle
    window.libraries.cancel()
    wait_idle(qtbot, window)


def test_choosing_the_samples_and_a_folder(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.go(PlaceName.LIBRARY)
    assert window.library_place.own.isChecked()
    qtbot.keyClick(window.library_place.sample, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.search.state is MicrophoneState.READY, timeout=WAIT_MS)
    assert settings.load().library is None
    assert numbers(window)[0] == 3
    folder = tmp_path / "à moi"
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(folder))
    qtbot.mouseClick(window.library_place.choose, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.search.state is MicrophoneState.READY, timeout=WAIT_MS)
    assert settings.load().library == str(folder)
    assert numbers(window) == (0, 0)
    assert str(folder) in words(window)


def test_a_library_that_is_not_there_is_told_with_a_way_out(
    qtbot: QtBot, open_window: OpenWindow, tmp_path: Path
) -> None:
    settings.save(settings.Settings(library=str(tmp_path / "cle usb" / "bibliotheque")))
    window = open_window(own=False, until=MicrophoneState.NOT_READY)
    notice = window.search_place.notice
    assert "cle usb" in notice.sentence
    assert notice.buttons() == ["Réessayer", "Utiliser les exemples"]
    notice.second_pressed.emit()
    qtbot.waitUntil(lambda: window.search.state is MicrophoneState.READY, timeout=WAIT_MS)
    assert settings.load().library is None


@pytest.mark.parametrize(
    ("seconds", "text"),
    [
        (None, ""),
        (12.0, "encore moins d'une minute"),
        (340.0, "encore 6\u00a0min environ"),
        (3590.0, "encore 60\u00a0min environ"),
        (7500.0, "encore 2\u00a0h\u00a005 environ"),
    ],
)
def test_the_time_left_in_words(qtbot: QtBot, seconds: float | None, text: str) -> None:
    card = ImportCard()
    qtbot.addWidget(card)
    card.begin()
    card.show_progress(Progress(1, 2, 3, seconds))
    assert card.left.text() == text
