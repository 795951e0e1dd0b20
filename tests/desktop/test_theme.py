"""The look: every palette can be read, and a look chosen later is as if it had been there from the start."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage
from PySide6.QtWidgets import QApplication, QScrollArea
from pytestqt.qtbot import QtBot

from tests.desktop.conftest import OpenWindow
from wolofsearch import settings
from wolofsearch.desktop import appearance, icons, notebook_controller, theme
from wolofsearch.desktop.microphone_button import FRAME_MS
from wolofsearch.desktop.screenshots import screens, settle
from wolofsearch.desktop.theme import Colour, Look, PaletteName
from wolofsearch.desktop.window import MainWindow
from wolofsearch.notebook.notebook import now
from wolofsearch.settings import Settings

ENOUGH = {
    PaletteName.LIGHT: (4.5, 3.0),
    PaletteName.DARK: (4.5, 3.0),
    PaletteName.CONTRAST: (7.0, 4.5),
}
"""Least contrast of text and of pictures."""


def luminance(colour: str) -> float:
    """Relative luminance as WCAG defines it."""
    parts = QColor(colour).getRgbF()[:3]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(ink: str, ground: str) -> float:
    """Contrast as WCAG defines it, from 1 to 21."""
    light, dark = sorted((luminance(ink), luminance(ground)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_the_contrast_is_that_of_the_standard() -> None:
    assert contrast("#FFFFFF", "#000000") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("palette", PaletteName)
def test_every_pair_stands_out(palette: PaletteName) -> None:
    names = {id(colour): name for name, colour in theme.COLOURS.items()}
    for pairs, enough in zip((theme.TEXT_PAIRS, theme.PICTURE_PAIRS), ENOUGH[palette], strict=True):
        weak = {
            (names[id(ink)], names[id(ground)]): round(contrast(ink.shades[palette], ground.shades[palette]), 2)
            for ink, ground in pairs
            if contrast(ink.shades[palette], ground.shades[palette]) < enough
        }
        assert weak == {}


def test_a_colour_that_was_kept_is_known_in_the_palette_in_use() -> None:
    theme.choose(Look())
    kept = theme.INK
    theme.choose(Look(PaletteName.DARK))
    try:
        assert str(kept) != str(theme.INK)
        assert theme.now(kept) == theme.INK == kept.shades[PaletteName.DARK]
        assert isinstance(theme.INK, Colour)
        assert theme.now("#123456") == "#123456"
    finally:
        theme.choose(Look())
    assert kept == theme.INK


def shown_once(window: MainWindow) -> MainWindow:
    """Let every part be made in the look that the window has now."""
    for _ in screens(window):
        settle()
    return window


def pictures(window: MainWindow) -> list[tuple[str, QImage]]:
    """Every screen of the window, as it looks; the window is closed then."""
    shown = []
    window.notebook_place.history.forget_all_wanted.emit()  # what was asked on another walk
    for name in screens(window):
        settle()
        for area in window.findChildren(QScrollArea):
            area.verticalScrollBar().setValue(0)  # what was in sight before may differ
        shown.append((name, window.grab().toImage()))
    window.close()
    return shown


def test_a_look_chosen_later_is_as_if_it_had_been_there_from_the_start(
    open_window: OpenWindow, library_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    moment = now()
    monkeypatch.setattr(notebook_controller, "now", lambda: moment)
    first = Settings(library=str(library_dir), still=True)
    last = replace(first, palette="dark", scale_percent=200)
    settings.save(first)
    window = shown_once(open_window(own=False))
    window.appearance.changed.emit({"palette": "contrast", "scale_percent": 125})
    window.appearance.changed.emit({"palette": "dark", "scale_percent": 200})
    assert settings.load() == last
    changed = pictures(window)
    fresh = pictures(shown_once(open_window(own=False)))
    assert [name for (name, one), (_, other) in zip(changed, fresh, strict=True) if one != other] == []


def test_keys_and_the_cards_change_the_look_and_it_is_kept(
    qtbot: QtBot, window: MainWindow, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    card = window.settings_place.appearance
    card.scales[250].click()
    assert settings.load().scale_percent == theme.look().scale_percent == 250
    assert theme.grid(1) == 20
    assert (window.width(), window.height()) == (1024, 768)
    card.palettes["contrast"].click()
    assert settings.load().palette == "contrast"
    assert qapp.palette().window().color() == QColor("#000000")

    # That every part of the window is redrawn is tested above; here only what is chosen.
    monkeypatch.setattr(appearance, "redress", theme.choose)
    sizes = []
    for key in (Qt.Key.Key_Plus, Qt.Key.Key_Minus, Qt.Key.Key_0, Qt.Key.Key_Minus, Qt.Key.Key_Plus, Qt.Key.Key_Equal):
        qtbot.keyClick(window, key, Qt.KeyboardModifier.ControlModifier)
        sizes.append(settings.load().scale_percent)
    assert sizes == [250, 200, 100, 100, 125, 150]
    for percent, button in card.scales.items():
        button.click()
        assert settings.load().scale_percent == theme.look().scale_percent == percent
    for name, choice in card.palettes.items():
        choice.click()
        assert settings.load().palette == name
        assert theme.look().palette.value == (name or "light")

    card.palettes[None].click()
    monkeypatch.setattr(appearance, "system_palette", lambda: PaletteName.DARK)
    QGuiApplication.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert theme.look().palette is PaletteName.DARK
    card.palettes["light"].click()
    QGuiApplication.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert theme.look().palette is PaletteName.LIGHT


def test_settings_that_nobody_knows_are_as_if_nothing_had_been_chosen() -> None:
    assert appearance.look_of(Settings(palette="mauve", scale_percent=10_000)) == Look()


def test_without_room_for_tinted_icons_the_untinted_ones_are_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    assert icons.tinted_file("down", "#010203") == (icons.ICONS_DIR / "down.svg").as_posix()


MOVING = ["1-preparing", "4-searching", "11-import"]


def test_nothing_moves_by_itself_when_that_is_wished(qtbot: QtBot, window: MainWindow, qapp: QApplication) -> None:
    for still, wanted in ((False, MOVING), (True, [])):
        window.settings_place.appearance.still.setChecked(still)
        assert settings.load().still is still
        assert (qapp.cursorFlashTime() == 0) is still
        moving = []
        for name in screens(window):
            if not still and name not in MOVING:
                continue
            if name == "11-import":
                window.library_place.importing.begin()  # nothing is known yet: the bar wanders
            settle()
            before = window.grab().toImage()
            qtbot.wait(FRAME_MS + 5)
            if window.grab().toImage() != before:
                moving.append(name)
        assert moving == wanted
