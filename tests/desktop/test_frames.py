"""The window never waits for the library or the model: what its own thread computes between two looks at its events.

Wall time would blame the window for a busy computer; counted is the processor time of the thread that paints, from the
moment at which Qt wakes up to the moment at which it goes to sleep again.
"""

from __future__ import annotations

import gc
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QAbstractEventDispatcher
from pytestqt.qtbot import QtBot

from tests.desktop.conftest import WAIT_MS, FakeMicrophone
from wolofsearch import settings
from wolofsearch.desktop import language
from wolofsearch.desktop.garbage import GarbageCollector
from wolofsearch.desktop.header import PlaceName
from wolofsearch.desktop.microphone_button import MicrophoneState
from wolofsearch.desktop.samples import sample_questions
from wolofsearch.desktop.services import Services
from wolofsearch.desktop.window import MainWindow
from wolofsearch.encoder.loading import load_encoder
from wolofsearch.library.importing import import_paths
from wolofsearch.library.library import Library

BUDGET_S = 0.050


class Turns:
    """Processor seconds of each turn of the event loop, and what was being done."""

    def __init__(self) -> None:
        self.longest: list[tuple[float, str]] = []
        self.doing = "starting"
        self._since = time.thread_time()
        dispatcher = QAbstractEventDispatcher.instance()
        dispatcher.awake.connect(self._begin)
        dispatcher.aboutToBlock.connect(self._end)

    def _begin(self) -> None:
        self._since = time.thread_time()

    def _end(self) -> None:
        self.longest.append((time.thread_time() - self._since, self.doing))
        self._since = time.thread_time()

    def over(self, seconds: float) -> list[tuple[float, str]]:
        """The turns that took longer."""
        return [(round(took, 3), doing) for took, doing in self.longest if took > seconds]


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path, microphone: FakeMicrophone, services: Services) -> Iterator[MainWindow]:
    """The window with the bundled model, over a library of ten documents."""
    folder = tmp_path / "library"
    encoder = load_encoder(None)
    with Library.open(folder, create=True) as library:
        list(import_paths(library, [notes(tmp_path / "first", "mil")], encoder))
    settings.save(settings.Settings(library=str(folder)))
    garbage = GarbageCollector()
    shown = MainWindow(replace(services, load_encoder=lambda _name: encoder))
    shown.resize(1024, 768)
    shown.begin()
    qtbot.waitUntil(lambda: shown.search.state is MicrophoneState.READY, timeout=WAIT_MS)
    yield shown
    shown.close()
    shown.deleteLater()
    garbage.restore()
    language.use("fr")


def notes(folder: Path, about: str) -> Path:
    """A folder with ten small documents."""
    folder.mkdir()
    for number in range(10):
        text = f"Note {number} sur {about}. " + "On sème après la pluie, on sarcle, puis on récolte. " * (number + 4)
        (folder / f"{about} {number}.txt").write_text(text, encoding="utf-8")
    return folder


def test_no_turn_takes_longer_than_the_budget_while_importing_and_searching(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    gc.collect()
    gc.freeze()  # what the tests themselves have loaded is no garbage of the window's
    turns = Turns()
    turns.doing = "importing"
    window.go(PlaceName.LIBRARY)
    window.libraries.add([notes(tmp_path / "second", "riz")])
    qtbot.waitUntil(lambda: not window.library_place.importing.idle, timeout=WAIT_MS)
    window.go(PlaceName.SEARCH)
    for query in ("semer le mil", "récolter le riz", "la pluie"):
        turns.doing = f"searching {query!r}"
        window.search.search_text(query)
        qtbot.waitUntil(lambda: window.search.at_rest and window.search_place.shows_results, timeout=WAIT_MS)
        turns.doing = "a passage"
        window.search_place.results.cards[0].click()
        qtbot.waitUntil(lambda: window.place is window.passage_place, timeout=WAIT_MS)
        window.go(PlaceName.SEARCH)
        turns.doing = "the next question"
        window.search.start_over()
    for question in sample_questions()[:1]:
        turns.doing = "a spoken question"
        window.search.search_sample(question)
        qtbot.waitUntil(lambda: window.search.at_rest and window.search_place.shows_results, timeout=WAIT_MS)
    turns.doing = "the end of the import"
    qtbot.waitUntil(lambda: window.library_place.importing.idle, timeout=WAIT_MS)
    gc.unfreeze()
    assert len(turns.longest) > 20
    assert turns.over(BUDGET_S) == []
