"""The models as buttons: installing, checking, using, removing; and a library made anew with another model."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests import tiny
from tests.conftest import WordEncoder
from tests.desktop.conftest import WAIT_MS, OpenWindow
from wolofsearch import paths, settings
from wolofsearch.desktop.header import PlaceName
from wolofsearch.desktop.microphone_button import MicrophoneState
from wolofsearch.desktop.model_row import ModelRow
from wolofsearch.desktop.models_card import ModelsCard
from wolofsearch.desktop.services import Services
from wolofsearch.desktop.window import MainWindow
from wolofsearch.encoder.bundle import MANIFEST, read_manifest, verify_bundle
from wolofsearch.encoder.protocol import FloatArray
from wolofsearch.errors import WolofSearchError
from wolofsearch.library.importing import import_paths
from wolofsearch.library.library import Library


class Encoder(WordEncoder):
    """A stand-in with any name; models of different names place words elsewhere."""

    def __init__(self, model_id: str) -> None:
        super().__init__()
        self.model_id = model_id

    def _vector(self, text: str) -> FloatArray:
        return -super()._vector(text) if self.model_id == "apporte" else super()._vector(text)


@pytest.fixture
def loaded() -> dict[str, Encoder]:
    """The stand-ins by name, as they were loaded."""
    return {}


@pytest.fixture
def services(services: Services, loaded: dict[str, Encoder]) -> Services:
    def load(model: str | None) -> Encoder:
        name = model or "words"
        if name == "abime":
            raise WolofSearchError("encoder.changed_file", path=Path("speech.onnx"))
        return loaded.setdefault(name, Encoder(name))

    return replace(services, load_encoder=load)


@pytest.fixture(autouse=True)
def bundled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, tiny_bundles: tuple[Path, Path]) -> Path:
    """The model that came with the program."""
    folder = tmp_path / "bundled" / "words"
    shutil.copytree(tiny_bundles[1], folder)
    tiny.edit_manifest(folder, id="words")
    monkeypatch.setattr(paths, "BUNDLED_MODELS_DIR", tmp_path / "bundled")
    return folder


@pytest.fixture
def stick(tiny_bundles: tuple[Path, Path], tmp_path: Path) -> Path:
    """A model on a stick."""
    folder = shutil.copytree(tiny_bundles[1], tmp_path / "stick")
    tiny.edit_manifest(folder, id="apporte")
    return folder


@pytest.fixture
def installed(stick: Path) -> Path:
    """The same model, installed."""
    return Path(shutil.copytree(stick, paths.installed_models_dir() / "apporte"))


def row(qtbot: QtBot, window: MainWindow, name: str) -> ModelRow:
    card = window.model_place.models
    qtbot.waitUntil(lambda: any(one.model.info.id == name and one.isEnabled() for one in card.rows), timeout=WAIT_MS)
    return next(one for one in card.rows if one.model.info.id == name)


def wait_for_outcome(qtbot: QtBot, card: ModelsCard, text: str) -> None:
    qtbot.waitUntil(lambda: text in card.outcome.text(), timeout=WAIT_MS)


def wait_for_word(qtbot: QtBot, card: ModelsCard, text: str) -> None:
    qtbot.waitUntil(lambda: text in card.notice.sentence and not card.notice.isHidden(), timeout=WAIT_MS)


def test_the_bundled_model_is_listed_and_cannot_be_removed(qtbot: QtBot, window: MainWindow) -> None:
    window.go(PlaceName.ABOUT)
    only = row(qtbot, window, "words")
    assert only.remove.isHidden()
    assert only.use.isHidden()
    assert only.model.in_use


@pytest.mark.parametrize("packed", [False, True])
def test_a_model_is_installed_checked_and_removed(
    qtbot: QtBot, window: MainWindow, stick: Path, tmp_path: Path, packed: bool
) -> None:
    card = window.model_place.models
    window.go(PlaceName.ABOUT)
    source = Path(shutil.make_archive(str(tmp_path / "modele"), "zip", stick)) if packed else stick
    window.models.install(source)
    qtbot.waitUntil(lambda: not card.progress.isHidden(), timeout=WAIT_MS)
    wait_for_outcome(qtbot, card, "Le modèle apporte est installé.")
    qtbot.mouseClick(row(qtbot, window, "apporte").check, Qt.MouseButton.LeftButton)
    wait_for_outcome(qtbot, card, "bon état")
    qtbot.mouseClick(row(qtbot, window, "apporte").remove, Qt.MouseButton.LeftButton)
    assert card.notice.buttons() == ["Garder", "Retirer"]
    card.notice.first_pressed.emit()
    assert card.notice.isHidden()
    assert (paths.installed_models_dir() / "apporte" / MANIFEST).is_file()
    qtbot.mouseClick(row(qtbot, window, "apporte").remove, Qt.MouseButton.LeftButton)
    card.notice.second_pressed.emit()
    wait_for_outcome(qtbot, card, "retiré")
    assert not (paths.installed_models_dir() / "apporte").exists()


def test_what_cannot_be_installed_is_told_and_nothing_changes(
    qtbot: QtBot, window: MainWindow, stick: Path, tmp_path: Path
) -> None:
    card = window.model_place.models
    (stick / "text.onnx").write_bytes(b"\0" * (stick / "text.onnx").stat().st_size)
    window.models.install(stick)
    wait_for_word(qtbot, card, "text.onnx")
    qtbot.waitUntil(card.progress.isHidden, timeout=WAIT_MS)
    assert [one.model.info.id for one in card.rows] == ["words"]
    window.models.install(tmp_path / "nowhere")
    wait_for_word(qtbot, card, "nowhere")
    window.search.search_text("semer le mil")
    qtbot.waitUntil(lambda: window.search_place.shows_results, timeout=WAIT_MS)


def test_installing_can_be_stopped(
    qtbot: QtBot, window: MainWindow, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate = threading.Event()
    monkeypatch.setattr("wolofsearch.encoder.installing.require_self_test", lambda _folder: gate.wait(10))
    card = window.model_place.models
    window.models.install(stick)
    qtbot.waitUntil(lambda: "essaie" in card.progress.now.text(), timeout=WAIT_MS)
    card.progress.cancel.click()
    qtbot.wait(150)  # the lane looks at its next event, while the model is still being tried
    gate.set()
    wait_for_outcome(qtbot, card, "Arrêté")
    assert list(paths.installed_models_dir().glob("*")) == []


def test_the_keyboard_stays_where_a_model_is_looked_after(qtbot: QtBot, window: MainWindow, installed: Path) -> None:
    def press(name: str, button: str) -> None:
        getattr(row(qtbot, window, name), button).setFocus()
        qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Return)

    card = window.model_place.models
    window.models.refresh()
    window.go(PlaceName.ABOUT)
    press("apporte", "check")
    assert not card.folder.isEnabled()
    before = card.rows
    wait_for_outcome(qtbot, card, "bon état")
    qtbot.waitUntil(lambda: card.rows is not before, timeout=WAIT_MS)  # looked at again, and shown anew
    assert row(qtbot, window, "apporte").check.hasFocus()
    press("apporte", "remove")
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Return)
    assert row(qtbot, window, "apporte").remove.hasFocus()
    press("apporte", "remove")
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Return)
    wait_for_outcome(qtbot, card, "retiré")
    qtbot.waitUntil(card.folder.hasFocus, timeout=WAIT_MS)
    assert len(card.rows) == 1


def test_a_damaged_model_is_told_and_the_one_before_goes_on(qtbot: QtBot, window: MainWindow, installed: Path) -> None:
    (installed / "text.onnx").unlink()
    window.models.refresh()
    card = window.model_place.models
    qtbot.mouseClick(row(qtbot, window, "apporte").check, Qt.MouseButton.LeftButton)
    wait_for_word(qtbot, card, "text.onnx")
    window.models.use("abime")
    wait_for_word(qtbot, card, "speech.onnx")
    assert settings.load().model is None
    assert window.search.state is MicrophoneState.READY
    window.search.search_text("semer le mil")
    qtbot.waitUntil(lambda: window.search_place.shows_results, timeout=WAIT_MS)


def test_a_model_whole_but_of_other_answers_is_told(qtbot: QtBot, window: MainWindow, installed: Path) -> None:
    known = read_manifest(installed).known_answers
    turned = {name: [-value for value in vector] for name, vector in known["vectors"].items()}
    tiny.edit_manifest(installed, known_answers=known | {"vectors": turned})
    assert verify_bundle(installed) == []
    window.models.refresh()
    qtbot.mouseClick(row(qtbot, window, "apporte").check, Qt.MouseButton.LeftButton)
    wait_for_word(qtbot, window.model_place.models, "vecteurs notés")


@pytest.fixture
def own_library(open_window: OpenWindow, documents: Path, tmp_path: Path) -> Path:
    """A library that a test may change, made with the bundled model and chosen in the settings."""
    folder = tmp_path / "own"
    with Library.open(folder, create=True) as library:
        list(import_paths(library, [documents], Encoder("words")))
    settings.save(settings.Settings(library=str(folder)))
    return folder


def found_by(qtbot: QtBot, window: MainWindow) -> str:
    """Ask, and return the name of the model that answered."""
    window.search.start_over()
    window.search.search_text("semer le mil")
    qtbot.waitUntil(lambda: window.search_place.shows_results, timeout=WAIT_MS)
    qtbot.waitUntil(lambda: window.search.state is MicrophoneState.READY, timeout=WAIT_MS)
    answer = window.search_place.results.answer
    assert answer is not None
    assert "mil" in answer.results[0].passage
    return answer.model.id


def test_another_model_is_used_and_the_library_made_anew(
    qtbot: QtBot,
    own_library: Path,
    open_window: OpenWindow,
    installed: Path,
    loaded: dict[str, Encoder],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("wolofsearch.events.Throttle.ready", lambda _self: True)
    window = open_window(own=False)
    assert found_by(qtbot, window) == "words"
    assert window.library_place.reindexing.isHidden()
    row(qtbot, window, "apporte").use.click()
    qtbot.waitUntil(lambda: settings.load().model == "apporte", timeout=WAIT_MS)
    qtbot.waitUntil(lambda: window.search.state is MicrophoneState.READY, timeout=WAIT_MS)
    qtbot.waitUntil(lambda: row(qtbot, window, "apporte").model.in_use, timeout=WAIT_MS)
    assert row(qtbot, window, "words").use.isHidden() is False
    card = window.library_place.reindexing
    qtbot.waitUntil(lambda: not card.offer.isHidden(), timeout=WAIT_MS)
    assert "words" in card.offer.sentence
    assert found_by(qtbot, window) == "words"  # the old vectors, with their own model
    gate, encoding = threading.Event(), threading.Event()
    encode = loaded["apporte"].encode_documents

    def slow(texts: Sequence[str]) -> FloatArray:
        encoding.set()
        gate.wait(10)
        return encode(texts)

    monkeypatch.setattr(loaded["apporte"], "encode_documents", slow)
    window.go(PlaceName.LIBRARY)
    card.offer.first_pressed.emit()
    qtbot.waitUntil(encoding.is_set, timeout=WAIT_MS)
    window.models.use("words")
    wait_for_word(qtbot, window.model_place.models, "est en train de changer")
    gate.set()
    qtbot.waitUntil(card.isHidden, timeout=WAIT_MS)
    assert found_by(qtbot, window) == "apporte"
    with Library.open(own_library) as library:
        assert library.pipeline is not None
        assert library.pipeline.model_id == "apporte"
        assert library.check() == []


def test_a_library_whose_model_is_gone_is_told_and_made_anew(
    qtbot: QtBot, own_library: Path, open_window: OpenWindow, installed: Path, bundled: Path
) -> None:
    settings.save(replace(settings.load(), model="apporte"))
    shutil.rmtree(bundled)
    window = open_window(own=False)
    card = window.library_place.reindexing
    qtbot.waitUntil(lambda: not card.offer.isHidden(), timeout=WAIT_MS)
    assert "n'est plus là" in card.offer.accessibleName()
    window.search.search_text("semer le mil")
    qtbot.waitUntil(lambda: window.search_place.shows_notice, timeout=WAIT_MS)
    window.go(PlaceName.LIBRARY)
    card.offer.focus_first()
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Return)
    qtbot.waitUntil(card.progress.cancel.hasFocus, timeout=WAIT_MS)
    qtbot.waitUntil(card.isHidden, timeout=WAIT_MS)
    assert found_by(qtbot, window) == "apporte"
