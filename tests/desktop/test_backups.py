"""Backups made and brought back, a library checked and repaired, from the librarian's place."""

from __future__ import annotations

import shutil
import sqlite3
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from tests.desktop.conftest import WAIT_MS, OpenWindow
from wolofsearch.desktop.backup_choice import BackupChoice
from wolofsearch.desktop.header import PlaceName
from wolofsearch.desktop.microphone_button import MicrophoneState
from wolofsearch.desktop.window import MainWindow
from wolofsearch.library import backups
from wolofsearch.library.backups import Backup
from wolofsearch.library.library import Library


@pytest.fixture
def library_dir(library_dir: Path, tmp_path: Path) -> Path:
    """A copy that may be changed."""
    return Path(shutil.copytree(library_dir, tmp_path / "mine"))


def settled(window: MainWindow) -> bool:
    """Whether nothing is being done and the search is ready again."""
    card = window.library_place.backups
    return not card.progress.isVisible() and window.search.state is MicrophoneState.READY


def press(qtbot: QtBot, window: MainWindow, name: str) -> None:
    card = window.library_place.backups
    getattr(card, name).click()
    qtbot.waitUntil(lambda: settled(window) and card.outcome.isVisible(), timeout=WAIT_MS)


def documents(folder: Path) -> int:
    with Library.look(folder) as library:
        return library.info().documents


def test_a_backup_is_made_and_brought_back(qtbot: QtBot, open_window: OpenWindow, library_dir: Path) -> None:
    window = open_window()
    window.go(PlaceName.LIBRARY)
    card = window.library_place.backups
    assert card.isVisible()
    assert not card.bring_back.isEnabled()
    press(qtbot, window, "back_up")
    qtbot.waitUntil(lambda: len(card.backups) == 1, timeout=WAIT_MS)
    with sqlite3.connect(library_dir / "library.db") as database:
        database.execute("DELETE FROM documents")
    assert documents(library_dir) == 0
    assert not card.choice.isVisible()
    card.bring_back.click()
    [choice] = card.choice.buttons
    assert "3 documents · demandée" in choice.accessibleName()
    choice.click()
    assert not card.choice.isVisible()
    assert card.notice.buttons() == ["Revenir", "Laisser"]
    card.notice.second_pressed.emit()
    assert not card.notice.isVisible()
    assert documents(library_dir) == 0
    card.bring_back.click()
    card.choice.buttons[0].click()
    card.notice.first_pressed.emit()
    qtbot.waitUntil(lambda: settled(window) and len(card.backups) == 2, timeout=WAIT_MS)
    assert documents(library_dir) == 3
    assert window.library_place.overview is not None
    assert window.library_place.overview.info.documents == 3


def test_what_is_wrong_is_told_and_repaired(qtbot: QtBot, open_window: OpenWindow, library_dir: Path) -> None:
    window = open_window()
    window.go(PlaceName.LIBRARY)
    card = window.library_place.backups
    press(qtbot, window, "check")
    assert card.outcome.text() == "Tout est en bon état."
    with sqlite3.connect(library_dir / "library.db") as database:
        database.execute("DELETE FROM vectors WHERE passage_id = 1")
    press(qtbot, window, "check")
    assert card.outcome.text() != "Tout est en bon état."
    press(qtbot, window, "repair")
    qtbot.waitUntil(lambda: card.outcome.text() == "La bibliothèque est réparée.", timeout=WAIT_MS)
    press(qtbot, window, "check")
    assert card.outcome.text() == "Tout est en bon état."


def test_what_an_older_program_left_out_is_added(qtbot: QtBot, open_window: OpenWindow, library_dir: Path) -> None:
    with sqlite3.connect(library_dir / "library.db") as database:
        before = database.execute("SELECT * FROM titles ORDER BY document_id").fetchall()
        database.execute("DELETE FROM titles")
    database.close()

    def titles() -> list[object]:
        with Library.look(library_dir) as library:
            return list(library.store.rows("SELECT * FROM titles ORDER BY document_id"))

    window = open_window()
    window.go(PlaceName.LIBRARY)
    qtbot.waitUntil(lambda: settled(window) and titles() == before != [], timeout=WAIT_MS)
    assert not window.library_place.backups.outcome.isVisible()  # nobody asked for it


def test_a_library_that_cannot_be_opened_comes_back(qtbot: QtBot, open_window: OpenWindow, library_dir: Path) -> None:
    window = open_window()
    window.go(PlaceName.LIBRARY)
    card = window.library_place.backups
    press(qtbot, window, "back_up")
    window.libraries.choose_sample()
    qtbot.waitUntil(lambda: settled(window) and not card.isVisible(), timeout=WAIT_MS)
    for log in library_dir.glob("library.db-*"):
        log.unlink()
    (library_dir / "library.db").write_bytes(b"nothing that a database could be made of" * 200)
    window.libraries.use(library_dir)
    qtbot.waitUntil(lambda: card.isVisible() and len(card.backups) == 1, timeout=WAIT_MS)
    card.bring_back.click()
    card.choice.buttons[0].click()
    card.notice.first_pressed.emit()
    qtbot.waitUntil(lambda: settled(window) and window.library.folder == library_dir, timeout=WAIT_MS)
    assert documents(library_dir) == 3


def test_a_library_whose_database_is_gone_is_told_and_repaired(
    qtbot: QtBot, open_window: OpenWindow, library_dir: Path
) -> None:
    backups.make(library_dir, backups.ASKED)
    for file in library_dir.glob("library.db*"):
        file.unlink()
    window = open_window(until=None)
    window.go(PlaceName.LIBRARY)
    card, notice = window.library_place.backups, window.library_place.notice
    qtbot.waitUntil(lambda: card.isVisible() and len(card.backups) == 1, timeout=WAIT_MS)
    assert "a disparu" in notice.sentence
    assert any("«\u00a0Réparer\u00a0»" in label.text() for label in notice.findChildren(QLabel))
    assert not (library_dir / "library.db").exists()
    press(qtbot, window, "repair")
    assert documents(library_dir) == 3
    assert window.library.folder == library_dir


def test_an_older_backup_is_offered_for_a_damaged_one(qtbot: QtBot, open_window: OpenWindow, library_dir: Path) -> None:
    good = backups.make(library_dir, backups.ASKED)
    with sqlite3.connect(library_dir / "library.db") as database:
        database.execute("DELETE FROM documents WHERE rowid = 1")
        database.execute("UPDATE meta SET value = value + 1 WHERE key = 'generation'")
    torn = backups.make(library_dir, backups.REPAIR)
    content = torn.read_bytes()
    torn.write_bytes(content[: len(content) - 8192] + b"\xa5" * 8192)  # its count of documents can still be read
    window = open_window()
    window.go(PlaceName.LIBRARY)
    card = window.library_place.backups
    qtbot.waitUntil(lambda: len(card.backups) == 2, timeout=WAIT_MS)
    card.bring_back.click()
    assert ["2 documents" in button.accessibleName() for button in card.choice.buttons] == [True, False]
    card.choice.buttons[0].click()
    card.notice.first_pressed.emit()
    qtbot.waitUntil(lambda: settled(window) and card.notice.isVisible(), timeout=WAIT_MS)
    assert "abîmée" in card.notice.sentence
    assert documents(library_dir) == 2
    assert card.notice.buttons() == ["Revenir", "Laisser"]
    card.notice.first_pressed.emit()
    qtbot.waitUntil(lambda: settled(window) and documents(library_dir) == 3, timeout=WAIT_MS)
    assert good.exists()


def test_one_that_cannot_be_read_cannot_be_chosen(qtbot: QtBot) -> None:
    card = BackupChoice()
    qtbot.addWidget(card)
    made_at = datetime(2026, 5, 10, 12, tzinfo=UTC)
    whole = Backup(Path("a.db"), 1, made_at, "daily", 9, 1)
    card.show_backups([Backup(Path("b.db"), 2, made_at, "repair", 9), whole])
    assert [button.isEnabled() for button in card.buttons] == [False, True]
    assert "abîmée" in card.buttons[0].accessibleName()
    assert "10 mai 2026" in card.buttons[1].accessibleName()
    with qtbot.waitSignal(card.chosen) as chosen:
        card.buttons[1].click()
    assert chosen.args == [whole]
