"""A library goes onto a stick and comes from one, with buttons alone."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton
from pytestqt.qtbot import QtBot

from tests.desktop.conftest import WAIT_MS, OpenWindow
from wolofsearch import paths, settings
from wolofsearch.desktop import language
from wolofsearch.desktop.header import PlaceName
from wolofsearch.desktop.package_card import PackageCard
from wolofsearch.desktop.package_side import look
from wolofsearch.desktop.window import MainWindow
from wolofsearch.errors import WolofSearchError
from wolofsearch.events import outcome
from wolofsearch.library.library import Library
from wolofsearch.library.packing import export
from wolofsearch.packages import keys
from wolofsearch.packages.progress import PackageProgress


@pytest.fixture
def package(tmp_path: Path, library_dir: Path) -> Path:
    """A package of the library in use, by another name."""
    outcome(export(library_dir, tmp_path / "Village.woloflib"))
    return tmp_path / "Village.woloflib"


def press(card: PackageCard, text: str) -> None:
    [button] = [one for one in card.notice.findChildren(QPushButton) if one.text() == text]
    button.click()


def wait_idle(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.waitUntil(lambda: window.packages._task is None, timeout=WAIT_MS)


def wait_offer(qtbot: QtBot, card: PackageCard) -> None:
    qtbot.waitUntil(lambda: not card.notice.isHidden(), timeout=WAIT_MS)


def test_a_library_from_a_stick_answers(
    qtbot: QtBot, open_window: OpenWindow, package: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_window()
    card = window.library_place.packages
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(package), ""))
    card.bring.click()
    wait_offer(qtbot, card)
    assert window.place is window.library_place
    assert "Village" in card.notice.sentence
    assert card.notice.buttons() == ["Apporter", "Laisser"]
    assert "pas signé" in card.notice.accessibleName()
    press(card, "Apporter")
    folder = paths.libraries_dir() / "Village"
    qtbot.waitUntil(lambda: window.library.folder == folder, timeout=WAIT_MS)
    wait_idle(qtbot, window)
    assert "Village" in card.outcome.text()
    assert settings.load().library == str(folder)
    qtbot.waitUntil(lambda: window.library_place.overview is not None, timeout=WAIT_MS)
    # Once more, while it is in use: it is closed, found the same, and opened again.
    window.packages.offer(package)
    wait_offer(qtbot, card)
    press(card, "Apporter")
    qtbot.waitUntil(lambda: "déjà" in card.outcome.text(), timeout=WAIT_MS)
    qtbot.waitUntil(lambda: window.library.folder == folder, timeout=WAIT_MS)


def test_what_is_left_leaves_nothing(qtbot: QtBot, open_window: OpenWindow, package: Path) -> None:
    window = open_window()
    card = window.library_place.packages
    window.packages.offer(package)
    wait_offer(qtbot, card)
    press(card, "Laisser")
    assert card.notice.isHidden()
    assert not paths.libraries_dir().exists()


def test_a_library_onto_a_stick(
    qtbot: QtBot, open_window: OpenWindow, tmp_path: Path, library_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_window()
    card = window.library_place.packages
    window.go(PlaceName.LIBRARY)
    card.originals.setChecked(True)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "clé"), ""))
    card.take.setFocus()
    qtbot.keyClick(card.take, Qt.Key.Key_Return)
    assert not card.bring.isEnabled()
    assert not card.take.hasFocus()
    qtbot.waitUntil(lambda: "prêt" in card.outcome.text(), timeout=WAIT_MS)
    qtbot.waitUntil(card.take.hasFocus, timeout=WAIT_MS)
    assert card.bring.isEnabled()
    assert card.progress.isHidden()
    from wolofsearch.library.receiving import import_package

    with Library.open(outcome(import_package(tmp_path / "clé.woloflib")).folder) as there:
        assert there.info().documents == 3
        assert there.passages([1])[0].path.is_file()


def test_a_package_is_signed_with_a_key_made_here(
    qtbot: QtBot, open_window: OpenWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_window()
    window.go(PlaceName.LIBRARY)
    card = window.library_place.packages
    assert not card.signing.sign.isVisible()
    card.signing.begin.click()
    assert not card.signing.make.isEnabled()
    card.signing.publisher.setText("Thiès")
    card.signing.make.click()
    qtbot.waitUntil(lambda: card.signing.wanted, timeout=WAIT_MS)
    publisher = keys.own_key()[0]
    assert publisher.name == "Thiès"
    assert publisher.key_id in card.outcome.text()
    assert not window.model_place.packages.signing.sign.isHidden()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "signée"), ""))
    for signed in (True, False):
        card.signing.sign.setChecked(signed)
        (tmp_path / "signée.woloflib").unlink(missing_ok=True)
        card.take.click()
        qtbot.waitUntil(lambda: "prêt" in card.outcome.text(), timeout=WAIT_MS)
        key_id = look(tmp_path / "signée.woloflib").signer.key_id
        assert key_id == (publisher.key_id if signed else None)


def test_a_key_with_a_password_asks_for_it_at_every_signature(
    qtbot: QtBot, open_window: OpenWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_window()
    window.go(PlaceName.LIBRARY)
    card = window.library_place.packages
    signing = card.signing
    assert signing.passphrase.isHidden()
    signing.begin.click()
    signing.publisher.setText("Thiès")
    assert "si vous en voulez un" in signing.passphrase.accessibleName()
    signing.passphrase.setText("mil")
    signing.make.click()
    qtbot.waitUntil(lambda: signing.wanted, timeout=WAIT_MS)
    assert keys.is_locked()
    assert signing.passphrase.isVisible()
    assert signing.passphrase.text() == ""
    assert "de la clé" in signing.passphrase.accessibleName()
    signing.sign.setChecked(False)
    assert signing.passphrase.isHidden()
    signing.sign.setChecked(True)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "signée"), ""))
    signing.passphrase.setText("niébé")
    card.take.click()
    qtbot.waitUntil(lambda: "pas le mot de passe" in card.notice.sentence, timeout=WAIT_MS)
    assert not (tmp_path / "signée.woloflib").exists()
    signing.passphrase.setText("mil")
    card.take.click()
    qtbot.waitUntil(lambda: "prêt" in card.outcome.text(), timeout=WAIT_MS)
    assert look(tmp_path / "signée.woloflib").signer.key_id == keys.own_publisher().key_id


def test_a_library_comes_into_a_folder_of_its_own(
    qtbot: QtBot, open_window: OpenWindow, package: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_window()
    card = window.library_place.packages
    stick = tmp_path / "stick"
    stick.mkdir()
    window.packages.offer(package)
    wait_offer(qtbot, card)
    assert card.elsewhere.isVisible()
    assert not card.elsewhere.isChecked()
    card.elsewhere.setChecked(True)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: "")
    press(card, "Apporter")
    assert "Village" in card.notice.sentence  # nothing chosen: asked again
    card.elsewhere.setChecked(True)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(stick))
    press(card, "Apporter")
    assert card.elsewhere.isHidden()
    qtbot.waitUntil(lambda: window.library.folder == stick / "Village", timeout=WAIT_MS)
    wait_idle(qtbot, window)
    assert not paths.libraries_dir().exists()
    window.packages.offer(package)
    wait_offer(qtbot, card)
    card.elsewhere.setChecked(True)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(stick / "Village"))
    press(card, "Apporter")
    qtbot.waitUntil(lambda: "déjà" in card.outcome.text(), timeout=WAIT_MS)
    qtbot.waitUntil(lambda: window.library.folder == stick / "Village", timeout=WAIT_MS)


def test_a_damaged_package_is_told_and_the_library_stays(qtbot: QtBot, open_window: OpenWindow, package: Path) -> None:
    window = open_window()
    card = window.library_place.packages
    before = window.library.folder
    content = bytearray(package.read_bytes())
    content[-1] ^= 1
    package.write_bytes(content)
    window.packages.offer(package)
    wait_offer(qtbot, card)
    press(card, "Apporter")
    qtbot.waitUntil(lambda: "abîmé" in card.notice.sentence, timeout=WAIT_MS)
    wait_idle(qtbot, window)
    assert window.library.folder == before
    content[20] ^= 1
    package.write_bytes(content)
    card.clear()
    window.packages.offer(package)
    qtbot.waitUntil(lambda: "abîmé" in card.notice.sentence, timeout=WAIT_MS)
    language.use("en")
    assert "damaged" in card.notice.sentence
    language.use("fr")


def test_dropped_anywhere_it_is_offered(qtbot: QtBot, open_window: OpenWindow, package: Path) -> None:
    window = open_window()
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(package))])
    action, button, key = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    # The library's page takes files of its own, but leaves packages to the window.
    enters = QDragEnterEvent(QPointF(9, 9).toPoint(), action, data, button, key)
    window.library_place.dragEnterEvent(enters)
    assert not enters.isAccepted()
    enters = QDragEnterEvent(QPointF(9, 9).toPoint(), action, data, button, key)
    QApplication.sendEvent(window, enters)
    assert enters.isAccepted()
    QApplication.sendEvent(window, QDropEvent(QPointF(9, 9), action, data, button, key))
    wait_offer(qtbot, window.library_place.packages)
    assert window.place is window.library_place


def test_a_model_is_offered_on_its_own_page(
    qtbot: QtBot, open_window: OpenWindow, tmp_path: Path, tiny_bundle: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from wolofsearch.encoder.packing import export as export_model

    monkeypatch.setattr(paths, "BUNDLED_MODELS_DIR", tmp_path / "none")
    outcome(export_model(shutil.copytree(tiny_bundle, tmp_path / "tiny"), tmp_path / "tiny.wolofmodel"))
    window = open_window()
    window.packages.offer(tmp_path / "tiny.wolofmodel")
    card = window.model_place.packages
    wait_offer(qtbot, card)
    assert window.place is window.model_place
    press(card, "Apporter")
    qtbot.waitUntil((paths.installed_models_dir() / "tiny").is_dir, timeout=WAIT_MS)
    qtbot.waitUntil(lambda: window.models._installation is None, timeout=WAIT_MS)


def test_who_signed_is_said(qtbot: QtBot, package: Path, library_dir: Path) -> None:
    own = keys.make_own_key("Thiès")
    outcome(export(library_dir, package, seed=keys.own_key()[1]))
    keys.own_key_file().unlink()  # as on any other computer
    card = PackageCard("library")
    qtbot.addWidget(card)
    card.show_offer(look(package))
    assert own.key_id in card.notice.accessibleName()
    keys.trust(own.public_key, "Bibliothèque de Thiès")
    card.show_offer(look(package))
    assert "Bibliothèque de Thiès" in card.notice.accessibleName()
    card.show_error(WolofSearchError("packages.no_key"))
    card.begin()
    card.show_progress(PackageProgress("copying", 5_000_000_000, 10_000_000_000))
    assert card.progress.bar.value() == 500
    assert "5" in card.progress.count.text()
    assert card.notice.isHidden()


@pytest.mark.parametrize("suffix", [".woloflib", ".WOLOFMODEL"])
def test_a_package_as_the_only_argument_opens_the_window(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, suffix: str
) -> None:
    from wolofsearch.cli import main
    from wolofsearch.desktop import application

    opened: list[Path] = []

    def run_window(package: Path) -> int:
        opened.append(package)
        return 0

    monkeypatch.setattr(application, "run", run_window)
    monkeypatch.setattr("sys.argv", ["wolofsearch", str(tmp_path / f"a{suffix}")])
    with pytest.raises(SystemExit) as ended:
        main.main()
    assert (ended.value.code, opened) == (0, [tmp_path / f"a{suffix}"])
