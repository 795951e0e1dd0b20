"""Things pulled out while in use: a calm sentence, no crash, nothing lost, and all goes on when they are back."""

from __future__ import annotations

import shutil
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.conftest import WordEncoder
from tests.desktop.conftest import FEVER_S, WAIT_MS, FakeMicrophone, FakeSource, OpenWindow, spoken_samples
from tests.speech.conftest import PaperOutput
from wolofsearch import settings
from wolofsearch.desktop.microphone_button import MicrophoneState
from wolofsearch.desktop.notice import Notice
from wolofsearch.desktop.services import Services
from wolofsearch.desktop.window import MainWindow
from wolofsearch.errors import WolofSearchError
from wolofsearch.library.library import Library
from wolofsearch.library.store import Store


def wait_for(qtbot: QtBot, window: MainWindow, state: MicrophoneState) -> None:
    qtbot.waitUntil(lambda: window.search.state is state, timeout=WAIT_MS)


def wait_for_notice(qtbot: QtBot, window: MainWindow) -> Notice:
    qtbot.waitUntil(lambda: window.search_place.shows_notice, timeout=WAIT_MS)
    assert window.crashes.dialog is None
    return window.search_place.notice


def ask(qtbot: QtBot, window: MainWindow) -> list[str]:
    window.search.search_text("semer le mil")
    qtbot.waitUntil(lambda: window.search_place.shows_results, timeout=WAIT_MS)
    wait_for(qtbot, window, MicrophoneState.READY)
    return [card.result.title for card in window.search_place.results.cards]


@pytest.fixture
def own_library(tmp_path: Path, library_dir: Path, open_window: OpenWindow, qtbot: QtBot) -> tuple[MainWindow, Path]:
    """The window over a library on a drive that can be pulled out."""
    folder = tmp_path / "cle" / "bibliotheque"
    shutil.copytree(library_dir, folder)
    settings.save(settings.Settings(library=str(folder)))
    return open_window(own=False), folder


def test_the_microphone_pulled_out_while_speaking(
    qtbot: QtBot, window: MainWindow, microphone: FakeMicrophone, monkeypatch: pytest.MonkeyPatch
) -> None:
    def lost(_source: FakeSource, _tail_s: float) -> None:
        raise WolofSearchError("audio.microphone_failed", device="Casque")

    window.search.listen()
    wait_for(qtbot, window, MicrophoneState.LISTENING)
    with monkeypatch.context() as pulled:
        pulled.setattr(FakeSource, "stop", lost)
        microphone.sources[-1].finished = True
        notice = wait_for_notice(qtbot, window)
        assert "Casque" in notice.sentence
        assert len(notice.buttons()) == 2
    wait_for(qtbot, window, MicrophoneState.UNAVAILABLE)
    microphone.error = WolofSearchError("audio.no_microphone")
    notice.first_pressed.emit()
    qtbot.waitUntil(lambda: bool(notice.sentence) and "Casque" not in notice.sentence, timeout=WAIT_MS)
    wait_for(qtbot, window, MicrophoneState.UNAVAILABLE)
    window.search.search_text("semer le mil")  # typing goes on meanwhile
    qtbot.waitUntil(lambda: window.search_place.shows_results, timeout=WAIT_MS)
    microphone.error = None
    wait_for(qtbot, window, MicrophoneState.UNAVAILABLE)
    window.search.press()
    wait_for(qtbot, window, MicrophoneState.LISTENING)
    microphone.sources[-1].finished = True
    results = window.search_place.results
    qtbot.waitUntil(lambda: results.cards[0].result.title == "La fièvre de l'enfant", timeout=WAIT_MS)


def test_what_was_said_before_the_microphone_was_pulled_out_is_answered(
    qtbot: QtBot, window: MainWindow, microphone: FakeMicrophone
) -> None:
    window.search.listen()
    wait_for(qtbot, window, MicrophoneState.LISTENING)
    microphone.samples = spoken_samples(FEVER_S)
    source = microphone.sources[-1]
    source.level = float(np.float32(0))
    source.finished = True  # as a recorder tells whose device gives no more sound
    qtbot.waitUntil(lambda: window.search_place.shows_results, timeout=WAIT_MS)


def test_the_loudspeaker_pulled_out_while_reading(qtbot: QtBot, window: MainWindow, output: PaperOutput) -> None:
    ask(qtbot, window)
    card = window.search_place.results.cards[0]
    card.ear.click()
    qtbot.waitUntil(lambda: bool(output.played), timeout=WAIT_MS)
    output.error = WolofSearchError("audio.no_output")
    bar = window.reading.bar
    qtbot.waitUntil(bar.notice.isVisible, timeout=WAIT_MS)
    assert window.search_place.shows_results
    output.error = None
    count = len(output.played)
    bar.notice.first_pressed.emit()
    qtbot.waitUntil(lambda: len(output.played) > count, timeout=WAIT_MS)


def test_the_model_pulled_out(
    qtbot: QtBot, services: Services, samples_dir: Path, library_dir: Path, tmp_path: Path, model: WordEncoder
) -> None:
    bundle = tmp_path / "cle" / "modele"
    bundle.mkdir(parents=True)

    def load(_name: str | None) -> WordEncoder:
        from wolofsearch.encoder.loading import load_encoder

        if not bundle.exists():
            load_encoder(bundle)
        return model

    settings.save(settings.Settings(library=str(library_dir)))
    window = MainWindow(Services(load, services.recorder, services.device_watch, services.providers))
    qtbot.addWidget(window)
    window.begin()
    wait_for(qtbot, window, MicrophoneState.READY)
    bundle.rename(tmp_path / "ailleurs")
    assert ask(qtbot, window)  # what is loaded stays
    window.settings_place.provider_chosen.emit("cpu")
    wait_for(qtbot, window, MicrophoneState.NOT_READY)
    notice = wait_for_notice(qtbot, window)
    assert notice.sentence
    (tmp_path / "ailleurs").rename(bundle)
    notice.first_pressed.emit()
    wait_for(qtbot, window, MicrophoneState.READY)
    assert ask(qtbot, window)


def test_the_librarys_drive_pulled_out(
    qtbot: QtBot, own_library: tuple[MainWindow, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    window, folder = own_library
    before = ask(qtbot, window)
    card = window.search_place.results.cards[0]
    folder.parent.rename(folder.parent.with_name("debranche"))

    def unreadable(*_: object) -> list[tuple[object, ...]]:
        raise WolofSearchError("library.unreachable", path=str(folder), detail="disk I/O error")

    with monkeypatch.context() as pulled:
        pulled.setattr(Store, "rows", unreadable)
        card.click()
        notice = wait_for_notice(qtbot, window)
        assert str(folder) in notice.sentence
        wait_for(qtbot, window, MicrophoneState.NOT_READY)
    notice.first_pressed.emit()  # too early: the drive is still away
    qtbot.waitUntil(lambda: window.search_place.shows_notice, timeout=WAIT_MS)
    wait_for(qtbot, window, MicrophoneState.NOT_READY)
    folder.parent.with_name("debranche").rename(folder.parent)
    notice.first_pressed.emit()
    wait_for(qtbot, window, MicrophoneState.READY)
    assert ask(qtbot, window) == before


def test_a_search_after_the_librarys_drive_was_pulled_out(
    qtbot: QtBot, own_library: tuple[MainWindow, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    window, folder = own_library

    def unreadable(*_: object) -> list[tuple[object, ...]]:
        raise WolofSearchError("library.unreachable", path=str(folder), detail="disk I/O error")

    with monkeypatch.context() as pulled:
        pulled.setattr(Store, "rows", unreadable)
        window.search.search_text("semer le mil")
        notice = wait_for_notice(qtbot, window)
        assert notice.buttons() == ["Réessayer", "Utiliser les exemples"]
        wait_for(qtbot, window, MicrophoneState.NOT_READY)
    notice.second_pressed.emit()  # the sample documents answer meanwhile
    wait_for(qtbot, window, MicrophoneState.READY)
    assert ask(qtbot, window)


def test_documents_are_added_while_the_librarys_drive_is_pulled_out(
    qtbot: QtBot, own_library: tuple[MainWindow, Path], tmp_path: Path
) -> None:
    window, folder = own_library
    note = tmp_path / "niebe.txt"
    note.write_text("Le niébé nourrit le sol.", encoding="utf-8")
    folder.parent.rename(folder.parent.with_name("debranche"))
    window.libraries.add([note])
    qtbot.waitUntil(lambda: not window.libraries.busy, timeout=WAIT_MS)
    assert window.crashes.dialog is None
    folder.parent.with_name("debranche").rename(folder.parent)
    window.libraries.open()
    wait_for(qtbot, window, MicrophoneState.READY)
    window.libraries.add([note])
    qtbot.waitUntil(lambda: not window.libraries.busy, timeout=WAIT_MS)
    window.close()
    with Library.open(folder) as library:
        assert library.info().documents == 4
        assert library.check() == []


def test_another_scale_of_the_display_while_in_use(qtbot: QtBot, window: MainWindow) -> None:
    titles = ask(qtbot, window)
    screen = window.screen()
    screen.logicalDotsPerInchChanged.emit(192.0)
    for widget in (window, *window.findChildren(Notice)):
        QApplication.sendEvent(widget, QEvent(QEvent.Type.DevicePixelRatioChange))
        QApplication.sendEvent(widget, QEvent(QEvent.Type.ScreenChangeInternal))
    qtbot.keyClick(window.search_place.results.cards[0], Qt.Key.Key_Down)
    assert window.search_place.results.cards[1].hasFocus()
    assert [card.result.title for card in window.search_place.results.cards] == titles
    assert window.crashes.dialog is None
