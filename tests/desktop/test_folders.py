"""Folders in the librarian's place: what is added of them, what it takes, failed files again, taking folders out."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QLabel
from pytestqt.qtbot import QtBot

from tests.desktop.conftest import WAIT_MS, OpenWindow
from wolofsearch.desktop.header import PlaceName
from wolofsearch.desktop.import_card import ImportCard
from wolofsearch.desktop.import_side import ImportSide, Wishes
from wolofsearch.desktop.window import MainWindow
from wolofsearch.events import FileSkipped, Finished, Paused, Progress, Resumed
from wolofsearch.library.pausing import Pauses

if TYPE_CHECKING:
    from wolofsearch.desktop.library_side import LibrarySide


def numbers(window: MainWindow) -> tuple[int, int]:
    overview = window.library_place.overview
    return (overview.info.documents, len(overview.failures)) if overview else (0, 0)


def words(window: MainWindow) -> str:
    return "\n".join(label.text() for label in window.library_place.findChildren(QLabel) if label.isVisible())


@pytest.fixture
def brought(tmp_path: Path) -> Path:
    """A folder with two documents, drafts, and a file that cannot be read."""
    folder = tmp_path / "nouveaux"
    (folder / "brouillons").mkdir(parents=True)
    (folder / "niebe.txt").write_text("Le niébé nourrit le sol et la famille.", encoding="utf-8")
    (folder / "puits.txt").write_text("Couvrez le puits pour garder l'eau propre.", encoding="utf-8")
    (folder / "brouillons" / "note.txt").write_text("Une note sans suite.", encoding="utf-8")
    (folder / "abime.pdf").write_bytes(b"%PDF-1.7 rien de plus")
    return folder


@pytest.fixture
def own(open_window: OpenWindow) -> MainWindow:
    """The window with an empty library of the person's own."""
    window = open_window(own=False)
    window.go(PlaceName.LIBRARY)
    window.libraries.choose_own()
    return window


def test_a_folder_is_added_as_chosen_tried_again_and_taken_out(
    qtbot: QtBot, own: MainWindow, brought: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = own.library_place
    qtbot.waitUntil(lambda: place.importing.isEnabled() and not own.libraries.busy, timeout=WAIT_MS)
    qtbot.mouseClick(place.importing.more, Qt.MouseButton.LeftButton)
    place.importing.choices.exclude.setText("brouillons, *.csv")
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(brought))
    qtbot.mouseClick(place.importing.folder, Qt.MouseButton.LeftButton)
    # It is looked through first; so little is not asked about.
    qtbot.waitUntil(lambda: numbers(own) == (2, 1), timeout=WAIT_MS)
    assert "Laissés de côté comme vous l'avez demandé\u00a0: 1." in place.importing.outcome.text()
    assert not place.plan.isVisible()

    shown: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: shown.append(url.toLocalFile()))
    place.failures.folder_wanted.emit(brought / "abime.pdf")
    assert shown == [str(brought)]
    table = tmp_path / "liste.csv"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(table), ""))
    qtbot.mouseClick(place.failures.save, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(table.exists, timeout=WAIT_MS)
    qtbot.waitUntil(lambda: b"abime.pdf" in table.read_bytes(), timeout=WAIT_MS)
    with table.open(encoding="utf-8-sig", newline="") as file:
        header, row = csv.reader(file)
    assert header == ["Fichier", "Raison", "Que faire", "Quand"]
    assert row[0] == str(brought / "abime.pdf")

    (brought / "abime.pdf").write_text("Le rapport est lisible maintenant.", encoding="utf-8")
    qtbot.mouseClick(place.failures.retry_all, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: numbers(own) == (3, 0), timeout=WAIT_MS)

    qtbot.waitUntil(lambda: str(brought) in words(own), timeout=WAIT_MS)
    (remove,) = place.folders.buttons
    qtbot.mouseClick(remove, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "Retirer 3 documents de la bibliothèque\u00a0?" in words(own), timeout=WAIT_MS)
    assert place.folders.notice.buttons() == ["Garder", "Retirer"]
    place.folders.notice.first_pressed.emit()
    assert not place.folders.notice.isVisible()
    assert own.focusWidget() is place.folders.buttons[0]
    qtbot.mouseClick(place.folders.buttons[0], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(place.folders.notice.isVisible, timeout=WAIT_MS)
    place.folders.notice.second_pressed.emit()
    qtbot.waitUntil(lambda: numbers(own) == (0, 0), timeout=WAIT_MS)
    assert (brought / "niebe.txt").exists()
    assert not place.folders.isVisible()


def test_what_takes_long_is_asked_about_first(
    qtbot: QtBot, own: MainWindow, brought: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = own.library_place
    qtbot.waitUntil(lambda: place.importing.isEnabled() and not own.libraries.busy, timeout=WAIT_MS)
    monkeypatch.setattr("wolofsearch.desktop.library_controller.SHORT_S", 0.0)
    own.libraries.consider([brought])
    qtbot.waitUntil(place.plan.isVisible, timeout=WAIT_MS)
    assert place.plan.notice.sentence.startswith("4 fichiers à ajouter")
    assert "Cela prendra moins d'une minute." in place.plan.notice.sentence
    assert numbers(own) == (0, 0)
    place.plan.notice.second_pressed.emit()
    assert not place.plan.isVisible()
    own.libraries.consider([brought])
    qtbot.waitUntil(place.plan.isVisible, timeout=WAIT_MS)
    place.plan.notice.first_pressed.emit()
    qtbot.waitUntil(lambda: numbers(own) == (3, 1), timeout=WAIT_MS)


def test_pauses_scans_and_drives_are_told(qtbot: QtBot) -> None:
    card = ImportCard()
    qtbot.addWidget(card)
    card.show()
    card.begin()
    card.show_progress(Progress(1, 9, 30, None, postponed=4))

    def told() -> str:
        return "\n".join(label.text() for label in card.findChildren(QLabel) if label.isVisible())

    assert "1 sur 9 fichiers, 30 passages" in told()
    assert "À la fin, je lirai les images de 4 documents scannés." in told()
    card.show_event(Paused("battery", 14))
    assert "La batterie n'a plus que 14 %\u00a0: j'attends qu'elle charge." in told()
    card.show_event(Resumed())
    assert "J'ajoute vos documents…" in told()
    card.show_event(FileSkipped("/media/cle", "away"))
    passed_over = {".jpg": 1200, "": 3, ".exe": 2, "link": 1}
    card.finish(Finished(1, 0, 2, 0, 0, 30, moved=5, duplicates=6, passed_over=passed_over), stopped=False)
    assert re.search(r"Ne sont pas des documents\u00a0: \.jpg \(1.?200\), \.exe \(2\), autres \(4\)\.", told())
    assert "Retrouvés ailleurs\u00a0: 5." in told()
    assert "Disent la même chose qu'un autre\u00a0: 6." in told()
    assert "/media/cle n'est pas branché\u00a0: ses documents restent." in told()


def test_gently_is_heard_while_it_runs(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    used: list[Pauses] = []

    def importing(*_: object, pauses: Pauses, **__: object) -> Iterator[None]:
        used.append(pauses)
        yield None

    monkeypatch.setattr("wolofsearch.library.importing.import_paths", importing)
    card, imports = ImportCard(), ImportSide(cast("LibrarySide", Opened()))
    qtbot.addWidget(card)
    card.slow_wanted.connect(imports.set_slow)
    list(imports.add([], Wishes()))
    card.slow.setChecked(True)
    assert used[0].slow
    list(imports.add([], Wishes()))
    assert used[1].slow
    card.slow.setChecked(False)
    assert not used[1].slow


class Opened:
    """A library side as far as an import that does nothing needs one."""

    def adding(self) -> tuple[None, None]:
        return None, None

    def resting(self, events: Iterator[None]) -> Iterator[None]:
        return events
