"""The window as a whole: start, languages, settings, errors that are defects, and the end."""

from __future__ import annotations

import sys
import threading
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from tests.conftest import WordEncoder
from tests.desktop.conftest import WAIT_MS, FakeMicrophone, OpenWindow
from wolofsearch import paths, settings
from wolofsearch.desktop import language
from wolofsearch.desktop.header import PlaceName
from wolofsearch.desktop.microphone_button import MicrophoneState
from wolofsearch.desktop.services import Services
from wolofsearch.desktop.window import MainWindow
from wolofsearch.encoder.protocol import FloatArray
from wolofsearch.errors import WolofSearchError
from wolofsearch.examination.finding import better


def words(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def test_the_window_is_up_before_anything_slow_begins(
    qtbot: QtBot, services: Services, microphone: FakeMicrophone, samples_dir: Path, model: WordEncoder
) -> None:
    gate = threading.Event()

    def slow(_name: str | None) -> WordEncoder:
        gate.wait(10)
        return model

    window = MainWindow(Services(slow, services.recorder, services.device_watch))
    qtbot.addWidget(window)
    window.begin()
    qtbot.waitExposed(window)
    assert window.search.state is MicrophoneState.PREPARING
    assert "Je me prépare…" in words(window)
    qtbot.mouseClick(window.search_place.panel.microphone, Qt.MouseButton.LeftButton)
    assert microphone.sources == []
    gate.set()
    qtbot.waitUntil(lambda: window.search.state is MicrophoneState.READY, timeout=WAIT_MS)
    assert paths.sample_library_dir().is_dir()


def test_a_corrupt_model_is_a_sentence_in_the_window(
    qtbot: QtBot, services: Services, samples_dir: Path, tmp_path: Path
) -> None:
    bundle = tmp_path / "model"
    bundle.mkdir()
    (bundle / "model.json").write_text("{ pas un manifeste", encoding="utf-8")

    def load(_name: str | None) -> object:
        from wolofsearch.encoder.loading import load_encoder

        return load_encoder(bundle)

    window = MainWindow(Services(load, services.recorder, services.device_watch))  # type: ignore[arg-type]
    qtbot.addWidget(window)
    window.begin()
    qtbot.waitUntil(lambda: window.search.state is MicrophoneState.NOT_READY, timeout=WAIT_MS)
    assert window.search_place.shows_notice
    assert window.search_place.notice.sentence
    assert "Traceback" not in words(window)
    assert window.search_place.notice.buttons() == ["Réessayer"]


def test_the_language_is_switched_everywhere_at_once(qtbot: QtBot, window: MainWindow) -> None:
    window.search.search_text("semer le mil")
    qtbot.waitUntil(lambda: window.search_place.shows_results, timeout=WAIT_MS)
    assert "Réponses" in words(window)
    window.settings_place.languages["en"].click()
    assert settings.load().language == "en"
    assert language.current() == "en"
    qtbot.waitUntil(lambda: "Answers" in words(window), timeout=WAIT_MS)
    assert "“semer le mil”" in words(window)
    window.settings_place.languages["fr"].click()
    qtbot.waitUntil(lambda: "Réponses" in words(window), timeout=WAIT_MS)


def test_what_is_being_told_changes_its_language_too(qtbot: QtBot, window: MainWindow) -> None:
    window.search.search_file(Path("/nulle/part.wav"))
    qtbot.waitUntil(lambda: window.search_place.shows_notice, timeout=WAIT_MS)
    window.settings_place.languages["en"].click()
    notice = window.search_place.notice
    qtbot.waitUntil(lambda: "does not exist" in notice.sentence, timeout=WAIT_MS)
    assert notice.buttons() == ["Try again"]
    window.settings_place.languages["fr"].click()
    qtbot.waitUntil(lambda: "n'existe pas" in notice.sentence, timeout=WAIT_MS)


def test_the_microphone_that_was_chosen_is_used(qtbot: QtBot, window: MainWindow, microphone: FakeMicrophone) -> None:
    box = window.settings_place.microphones
    qtbot.waitUntil(lambda: box.count() == 2, timeout=WAIT_MS)
    box.setCurrentIndex(1)
    box.activated.emit(1)
    assert settings.load().microphone == "Casque"
    window.search.listen()
    qtbot.waitUntil(lambda: bool(microphone.sources), timeout=WAIT_MS)
    assert microphone.sources[0].device == "Casque"


def test_a_setting_that_cannot_be_saved_is_told(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "no-folder").write_text("a file where the folder should be", encoding="utf-8")
    monkeypatch.setattr(paths, "settings_file", lambda: tmp_path / "no-folder" / "settings.json")
    window.go(PlaceName.SETTINGS)
    window.settings_place.keep.click()
    assert "n'a pas pu être enregistré" in window.settings_place.notice.sentence
    assert window.settings_place.notice.isVisible()
    assert window.settings.keep_recordings


def test_the_model_in_use_is_shown(window: MainWindow) -> None:
    window.go(PlaceName.ABOUT)
    shown = words(window)
    assert "Modèle words" in shown
    assert "float32" in shown
    assert "Rien ne quitte cet ordinateur" in shown


def test_what_computes_can_be_chosen_and_is_loaded_at_once(
    qtbot: QtBot, window: MainWindow, services: Services
) -> None:
    box = window.settings_place.providers
    qtbot.waitUntil(lambda: box.count() == 3, timeout=WAIT_MS)
    assert [box.itemText(at) for at in range(3)] == ["Automatique", "CUDA", "CPU"]
    before = window.search.state
    box.setCurrentIndex(1)
    box.activated.emit(1)
    assert settings.load().provider == "cuda"
    qtbot.waitUntil(lambda: window.search.state is before, timeout=WAIT_MS)
    window.search.search_text("semer le mil")
    qtbot.waitUntil(lambda: window.search_place.shows_results, timeout=WAIT_MS)
    box.setCurrentIndex(0)
    box.activated.emit(0)
    assert settings.load().provider is None


def test_what_became_of_the_gpu_addon_is_told_under_what_computes(
    qtbot: QtBot, services: Services, samples_dir: Path
) -> None:
    settings.save(settings.Settings())  # not the very first start, which greets
    finding = better("gpu_addon", "encoder.addon_broken", path="/stick/gpu", detail="addon.json")
    window = MainWindow(replace(services, addon=lambda: finding))
    qtbot.addWidget(window)
    window.begin()
    window.go(PlaceName.SETTINGS)
    told = "Le complément GPU n'est pas complet"
    qtbot.waitUntil(lambda: told in words(window.settings_place), timeout=WAIT_MS)


def test_a_provider_that_failed_meanwhile_is_shown(qtbot: QtBot, window: MainWindow, model: WordEncoder) -> None:
    window.go(PlaceName.ABOUT)
    assert "a cessé de fonctionner" not in words(window)
    model.fallbacks = [
        WolofSearchError("encoder.provider_failed_at_run", provider="CUDA", instead="CPU", detail="device lost")
    ]
    window.go(PlaceName.SEARCH)
    window.go(PlaceName.ABOUT)
    qtbot.waitUntil(
        lambda: "CUDA a cessé de fonctionner\u00a0; CPU calcule à sa place" in words(window), timeout=WAIT_MS
    )


def test_a_defect_in_the_work_is_a_calm_dialog_and_the_window_lives_on(
    qtbot: QtBot, window: MainWindow, model: WordEncoder, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_text: str, _task: str = "document") -> FloatArray:
        raise ZeroDivisionError("défaut voulu")

    with monkeypatch.context() as patch:
        patch.setattr(model, "encode_query", broken)
        window.search.search_text("semer le mil")
        qtbot.waitUntil(lambda: window.crashes.dialog is not None, timeout=WAIT_MS)
    dialog = window.crashes.dialog
    assert dialog is not None
    assert "défaut voulu" in dialog.details
    dialog.copy.click()
    assert "défaut voulu" in QGuiApplication.clipboard().text()
    dialog.accept()
    assert window.crashes.dialog is None
    qtbot.waitUntil(lambda: window.search.state is MicrophoneState.READY, timeout=WAIT_MS)
    window.search.search_text("semer le mil")
    qtbot.waitUntil(lambda: window.search_place.shows_results, timeout=WAIT_MS)


def test_uncaught_exceptions_of_any_thread_come_to_the_dialog(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    window.crashes.install()
    sys.excepthook(ValueError, ValueError("au milieu"), None)
    assert window.crashes.dialog is not None
    window.crashes.dialog.accept()
    thread = threading.Thread(target=lambda: 1 / 0)
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: window.crashes.dialog is not None, timeout=WAIT_MS)
    assert "ZeroDivisionError" in window.crashes.dialog.details
    window.crashes.dialog.accept()


def test_closing_during_work_ends_the_lanes(
    qtbot: QtBot, open_window: OpenWindow, model: WordEncoder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_window(own=False)
    folder = tmp_path / "notes"
    folder.mkdir()
    for number in range(20):
        (folder / f"{number}.txt").write_text(f"Note numéro {number}.", encoding="utf-8")
    begun = threading.Event()
    encode = model.encode_documents

    def watched(texts: Sequence[str]) -> FloatArray:
        begun.set()
        return encode(texts)

    monkeypatch.setattr(model, "encode_documents", watched)
    window.libraries.add([folder])
    qtbot.waitUntil(begun.is_set, timeout=WAIT_MS)
    window.close()
    assert not window.isVisible()
    assert window.worker.close({})
    assert not [thread for thread in threading.enumerate() if thread.name.startswith("wolofsearch-")]


def test_closing_while_listening_forgets_the_recording(
    qtbot: QtBot, window: MainWindow, microphone: FakeMicrophone
) -> None:
    window.search.listen()
    qtbot.waitUntil(lambda: window.search.state is MicrophoneState.LISTENING, timeout=WAIT_MS)
    window.close()
    assert microphone.sources[0].cancelled


def test_an_error_without_words_still_says_what_is_known() -> None:
    assert "x.y" in language.told(WolofSearchError("x.y")).sentence
