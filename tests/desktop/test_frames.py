"""The window never waits for the library or the model: what its own thread computes between two looks at its events.

Wall time would blame the window for a busy computer; counted is the processor time of the thread that paints between
two looks of a timer that is due at every turn of its event loop.
"""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt, QTimer, Slot
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
LOOK_MS = 2


class Turns(QObject):
    """Processor seconds that the window's thread needs between two looks of a timer, and what was being done."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.took: list[tuple[float, str]] = []
        self.longest: dict[str, list[float]] = {}
        self.doing = ""
        self._since_s = time.thread_time()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._look)
        self._timer.start(LOOK_MS)

    @Slot()
    def _look(self) -> None:
        since_s, self._since_s = self._since_s, time.thread_time()
        took_s = round(self._since_s - since_s, 4)
        self.took.append((took_s, self.doing))
        if self.doing in self.longest:
            self.longest[self.doing][-1] = max(self.longest[self.doing][-1], took_s)

    def begin(self, doing: str) -> None:
        """Something is done, perhaps again."""
        self.doing = doing
        self.longest.setdefault(doing, []).append(0.0)

    def over(self, seconds: float) -> dict[str, list[float]]:
        """What took longer every time: a core that is shared makes one turn long, the window's own work makes all."""
        return {doing: times for doing, times in self.longest.items() if min(times) > seconds}


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
    turns = Turns(window)

    def act(doing: str, action: Callable[[], object], until: Callable[[], bool]) -> None:
        turns.begin(doing)
        QTimer.singleShot(0, window, action)  # in a turn of the event loop, as a person's press is
        qtbot.waitUntil(until, timeout=WAIT_MS)

    importing, answers = window.library_place.importing, window.search_place
    act("the library", lambda: window.go(PlaceName.LIBRARY), lambda: window.place is window.library_place)
    folder = notes(tmp_path / "second", "riz")
    act("an import", lambda: window.libraries.add([folder]), lambda: not importing.idle)
    for query in ("semer le mil", "récolter le riz", "la pluie"):
        act("the first screen", window.search.start_over, lambda: not answers.shows_results)
        act(
            "typing", partial(window.search.search_text, query), lambda: answers.shows_results and window.search.at_rest
        )
        act("a passage", answers.results.cards[0].click, lambda: window.place is window.passage_place)
        act("back", lambda: window.go(PlaceName.SEARCH), lambda: window.place is answers)
    for question in sample_questions()[:3]:
        act("the first screen", window.search.start_over, lambda: not answers.shows_results)
        act("speech", partial(window.search.search_sample, question), lambda: answers.shows_results)
        qtbot.waitUntil(lambda: window.search.at_rest, timeout=WAIT_MS)
    act("the rest of the import", lambda: None, lambda: importing.idle)
    gc.unfreeze()
    assert {doing for _, doing in turns.took} >= {"an import", "typing", "speech"}
    assert turns.over(BUDGET_S) == {}
