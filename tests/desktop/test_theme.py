"""The look: every palette can be read, and one chosen while the window is open is as if it had been there from the start."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.desktop.conftest import OpenWindow
from wolofsearch import settings
from wolofsearch.desktop import appearance, theme
from wolofsearch.desktop.screenshots import screens, settle
from wolofsearch.desktop.theme import Colour, Look, PaletteName
from wolofsearch.desktop.window import MainWindow
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


def pictures(window: MainWindow) -> Iterator[tuple[str, QImage]]:
    """Every screen of the window, as it looks."""
    for name in screens(window):
        settle()
        yield name, window.grab().toImage()


def test_a_look_chosen_later_is_as_if_it_had_been_there_from_the_start(open_window: OpenWindow) -> None:
    chosen = {"palette": "dark", "scale_percent": 200, "still": True}
    changed = open_window()
    for _ in screens(changed):
        pass  # every part is made in the first look
    changed.appearance.changed.emit({"palette": "contrast", "scale_percent": 125})
    changed.appearance.changed.emit(chosen)
    assert replace(settings.load(), library=None) == Settings(**chosen)  # type: ignore[arg-type]
    fresh = open_window(own=False)
    different = [
        name for (name, one), (_, other) in zip(pictures(changed), pictures(fresh), strict=True) if one != other
    ]
    assert different == []
