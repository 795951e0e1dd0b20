"""The keyboard while long work is under way: on what stops it, then back on what began it, or where a person put it."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from tests.conftest import WordEncoder
from tests.desktop.conftest import WAIT_MS, OpenWindow
from wolofsearch.desktop import backup_side, layouts, library_controller
from wolofsearch.desktop.buttons import Button
from wolofsearch.desktop.header import PlaceName
from wolofsearch.desktop.keyboard_keeper import KeyboardKeeper
from wolofsearch.desktop.microphone_button import MicrophoneState
from wolofsearch.desktop.progress_card import ProgressCard
from wolofsearch.desktop.window import MainWindow
from wolofsearch.library import backups


@pytest.fixture
def library_dir(library_dir: Path, tmp_path: Path) -> Path:
    """A copy that may be changed."""
    return Path(shutil.copytree(library_dir, tmp_path / "mine"))


@pytest.fixture
def gate() -> threading.Event:
    """What the work waits for."""
    return threading.Event()


def held_up(work: Callable[..., object], gate: threading.Event) -> Callable[..., object]:
    """The same work, that begins when the gate opens."""

    def wait(*args: object) -> object:
        gate.wait(20)
        return work(*args)

    return wait


def press(qtbot: QtBot, button: QWidget) -> None:
    """As a person does who moves by Tab."""
    button.setFocus()
    assert button.hasFocus()
    qtbot.keyClick(button, Qt.Key.Key_Return)


def wait_for_keyboard(qtbot: QtBot, widget: QWidget) -> None:
    qtbot.waitUntil(widget.hasFocus, timeout=WAIT_MS)


def settled(window: MainWindow) -> bool:
    return not window.library_place.backups.progress.isVisible() and window.search.state is MicrophoneState.READY


def test_work_that_cannot_be_stopped(
    qtbot: QtBot, open_window: OpenWindow, gate: threading.Event, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backup_side, "check", held_up(backup_side.check, gate))
    window = open_window()
    window.go(PlaceName.LIBRARY)
    card = window.library_place.backups
    press(qtbot, card.check)
    wait_for_keyboard(qtbot, card.progress.bar)
    assert not card.progress.cancel.isVisible()
    gate.set()
    wait_for_keyboard(qtbot, card.check)
    assert card.outcome.isVisible()


def test_who_moves_on_meanwhile_stays_there(
    qtbot: QtBot, open_window: OpenWindow, gate: threading.Event, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backup_side, "check", held_up(backup_side.check, gate))
    window = open_window()
    window.go(PlaceName.LIBRARY)
    place = window.library_place
    press(qtbot, place.backups.check)
    wait_for_keyboard(qtbot, place.backups.progress.bar)
    place.own.setFocus()
    gate.set()
    qtbot.waitUntil(lambda: settled(window) and place.backups.outcome.isVisible(), timeout=WAIT_MS)
    qtbot.wait(50)
    assert place.own.hasFocus()


def test_an_import_from_the_samples_is_stopped_by_the_key_that_began_it(
    qtbot: QtBot,
    open_window: OpenWindow,
    gate: threading.Event,
    model: WordEncoder,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    window = open_window(own=False)
    window.go(PlaceName.LIBRARY)
    folder = tmp_path / "nouveaux"
    folder.mkdir()
    for number in range(8):
        (folder / f"{number}.txt").write_text(f"Le niébé numéro {number} nourrit le sol.", encoding="utf-8")

    monkeypatch.setattr(model, "encode_documents", held_up(model.encode_documents, gate))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(folder))
    card = window.library_place.importing
    qtbot.waitUntil(card.folder.isEnabled, timeout=WAIT_MS)
    press(qtbot, card.folder)
    wait_for_keyboard(qtbot, card.cancel)
    qtbot.keyClick(card.cancel, Qt.Key.Key_Return)
    wait_for_keyboard(qtbot, card.bar)
    gate.set()
    wait_for_keyboard(qtbot, card.folder)
    assert card.idle


def test_a_question_about_what_an_import_takes(
    qtbot: QtBot,
    open_window: OpenWindow,
    documents: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(library_controller, "SHORT_S", 0.0)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(documents))
    window = open_window()
    window.go(PlaceName.LIBRARY)
    card, question = window.library_place.importing, window.library_place.plan.notice
    for answer in (Qt.Key.Key_Tab, Qt.Key.Key_Return):  # the second answer is no; the first one is yes
        press(qtbot, card.folder)
        qtbot.waitUntil(lambda: question.isAncestorOf(window.focusWidget()), timeout=WAIT_MS)
        qtbot.keyClick(window.focusWidget(), answer)
        if answer is Qt.Key.Key_Tab:
            qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Return)
            assert card.folder.hasFocus()
    qtbot.waitUntil(lambda: bool(card.outcome.text()) and card.idle, timeout=WAIT_MS)
    assert card.folder.hasFocus()


def test_a_library_that_is_opened(qtbot: QtBot, open_window: OpenWindow) -> None:
    window = open_window()
    window.go(PlaceName.LIBRARY)
    place = window.library_place
    press(qtbot, place.sample)
    assert not place.sample.hasFocus()
    qtbot.waitUntil(lambda: settled(window) and place.sample.isEnabled(), timeout=WAIT_MS)
    wait_for_keyboard(qtbot, place.sample)


def test_a_repair_that_goes_on_can_be_stopped(
    qtbot: QtBot, open_window: OpenWindow, gate: threading.Event, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backup_side, "mend", held_up(backup_side.mend, gate))
    window = open_window()
    window.go(PlaceName.LIBRARY)
    card = window.library_place.backups
    press(qtbot, card.repair)
    wait_for_keyboard(qtbot, card.progress.cancel)
    gate.set()
    wait_for_keyboard(qtbot, card.repair)


def test_a_backup_that_comes_back(qtbot: QtBot, open_window: OpenWindow, library_dir: Path) -> None:
    backups.make(library_dir, backups.ASKED)
    window = open_window()
    window.go(PlaceName.LIBRARY)
    card = window.library_place.backups
    qtbot.waitUntil(card.bring_back.isEnabled, timeout=WAIT_MS)
    for answer in (Qt.Key.Key_Tab, Qt.Key.Key_Return):  # the second answer is no; the first one is yes
        press(qtbot, card.bring_back)
        qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Return)
        assert card.notice.isVisible()
        qtbot.keyClick(window.focusWidget(), answer)
        if answer is Qt.Key.Key_Tab:
            qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Return)
            assert not card.notice.isVisible()
            assert card.bring_back.hasFocus()
    qtbot.waitUntil(lambda: settled(window) and len(card.backups) == 2, timeout=WAIT_MS)
    wait_for_keyboard(qtbot, card.bring_back)


class Room(QWidget):
    """A place of a window: a button that begins work, one after it, and the work."""

    def __init__(self) -> None:
        super().__init__()
        self.begin, self.after, self.progress = Button(None), Button(None), ProgressCard()
        column = layouts.column(self)
        for widget in (self.begin, self.after, self.progress):
            column.addWidget(widget)
        self._keyboard = KeyboardKeeper(self)

    def work(self) -> None:
        self.progress.begin()
        self.begin.setEnabled(False)


@pytest.fixture
def room(qtbot: QtBot) -> Room:
    """The room, with the keyboard on the button that begins."""
    room = Room()
    qtbot.addWidget(room)
    room.show()
    qtbot.waitUntil(room.isActiveWindow, timeout=WAIT_MS)
    room.begin.setFocus()
    return room


def test_what_began_the_work_may_be_gone(qtbot: QtBot, room: Room) -> None:
    room.work()
    wait_for_keyboard(qtbot, room.progress.cancel)
    room.begin.deleteLater()
    with qtbot.waitSignal(room.begin.destroyed, timeout=WAIT_MS):
        pass
    room.progress.finish()
    wait_for_keyboard(qtbot, room.after)


def test_what_began_the_work_may_come_back_later(qtbot: QtBot, room: Room) -> None:
    room.work()
    wait_for_keyboard(qtbot, room.progress.cancel)
    room.progress.finish()
    wait_for_keyboard(qtbot, room.after)
    room.work()
    wait_for_keyboard(qtbot, room.progress.cancel)
    room.begin.setEnabled(True)
    room.progress.finish()
    assert room.begin.hasFocus()


def test_work_that_switches_nothing_off_leaves_the_keyboard(qtbot: QtBot, room: Room) -> None:
    room.progress.begin()
    qtbot.wait(50)
    assert room.begin.hasFocus()
    room.after.setFocus()
    room.progress.finish()
    assert room.after.hasFocus()
