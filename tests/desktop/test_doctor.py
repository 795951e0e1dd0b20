"""The computer examined from the window: lines come one by one, again, stopped, and written to be handed on."""

from __future__ import annotations

import json
import threading
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from tests.desktop.conftest import WAIT_MS, OpenWindow
from wolofsearch.desktop.header import PlaceName
from wolofsearch.desktop.services import Services
from wolofsearch.desktop.window import MainWindow
from wolofsearch.events import Event
from wolofsearch.examination.finding import Examining, better, good


class Examiner:
    """Tells two findings, the second when it may."""

    def __init__(self) -> None:
        self.go_on = threading.Event()
        self.asked: list[tuple[str, object]] = []
        self.threads: set[str] = set()

    def __call__(self, language: str, encoder: object) -> Iterator[Event]:
        self.asked.append((language, encoder))
        yield Examining("memory", 2)
        yield good("memory", "memory", free_gb=4.0, total_gb=8.0)
        self.threads.add(threading.current_thread().name)
        yield Examining("library", 2)
        self.go_on.wait(WAIT_MS / 1000)
        yield better("library", "library.missing", path="/media/aminata/Courrier")


@pytest.fixture
def examiner() -> Iterator[Examiner]:
    made = Examiner()
    yield made
    made.go_on.set()


@pytest.fixture
def services(services: Services, examiner: Examiner) -> Services:
    return replace(services, examine=examiner)


def open_doctor(window: MainWindow) -> None:
    window.go(PlaceName.ABOUT)
    window.model_place.doctor.click()
    assert window.place is window.care.doctor_place


def test_lines_come_one_by_one_and_again(qtbot: QtBot, open_window: OpenWindow, examiner: Examiner) -> None:
    window = open_window()
    place = window.care.doctor_place
    open_doctor(window)
    qtbot.waitUntil(lambda: len(place.rows) == 1, timeout=WAIT_MS)
    assert place.progress.isVisible()
    assert not place.again.isEnabled()
    assert not place.save.isEnabled()
    examiner.go_on.set()
    qtbot.waitUntil(place.again.isEnabled, timeout=WAIT_MS)
    assert [row.accessibleName().split(".")[0] for row in place.rows] == ["À améliorer", "Bien"]  # worst first
    assert "/media/aminata/Courrier" in place.rows[0].accessibleName()
    assert examiner.threads == {"wolofsearch-model"}
    assert examiner.asked == [("fr", window.model.encoder)]
    place.again.click()
    qtbot.waitUntil(lambda: len(examiner.asked) == 2 and place.again.isEnabled(), timeout=WAIT_MS)
    assert len(place.rows) == 2
    place.back.click()
    assert window.place is window.model_place
    open_doctor(window)
    assert len(examiner.asked) == 2


def test_it_can_be_stopped(qtbot: QtBot, open_window: OpenWindow, examiner: Examiner) -> None:
    window = open_window()
    place = window.care.doctor_place
    open_doctor(window)
    qtbot.waitUntil(lambda: len(place.rows) == 1, timeout=WAIT_MS)
    place.progress.cancel.click()
    examiner.go_on.set()
    qtbot.waitUntil(place.again.isEnabled, timeout=WAIT_MS)
    assert len(place.rows) == 1


def test_the_keyboard_stops_what_it_began(qtbot: QtBot, open_window: OpenWindow, examiner: Examiner) -> None:
    examiner.go_on.set()
    window = open_window()
    place = window.care.doctor_place
    open_doctor(window)
    qtbot.waitUntil(place.again.isEnabled, timeout=WAIT_MS)
    examiner.go_on.clear()
    place.again.setFocus()
    qtbot.keyClick(place.again, Qt.Key.Key_Return)
    qtbot.waitUntil(place.progress.cancel.hasFocus, timeout=WAIT_MS)
    qtbot.keyClick(place.progress.cancel, Qt.Key.Key_Return)
    assert place.progress.bar.hasFocus()
    examiner.go_on.set()
    qtbot.waitUntil(place.again.hasFocus, timeout=WAIT_MS)


def test_the_diagnostics_file_names_nobody(
    qtbot: QtBot, open_window: OpenWindow, examiner: Examiner, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    examiner.go_on.set()
    window = open_window()
    place = window.care.doctor_place
    open_doctor(window)
    qtbot.waitUntil(lambda: place.save.isEnabled() and len(place.rows) == 2, timeout=WAIT_MS)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "diagnostic"), ""))
    place.save.click()
    qtbot.waitUntil(place.outcome.isVisible, timeout=WAIT_MS)
    assert "diagnostic.zip" in place.outcome.text()
    with zipfile.ZipFile(tmp_path / "diagnostic.zip") as file:
        text = file.read("findings.json").decode()
    assert len(json.loads(text)["findings"]) == 2
    assert "aminata" not in text
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "nowhere" / "x"), ""))
    place.save.click()
    qtbot.waitUntil(place.notice.isVisible, timeout=WAIT_MS)
