"""One place for every colour, size and shape, so that the window looks like one thing.

Earth, millet and indigo on warm paper. Spacing lies on a grid of 8 pixels; every pair of text and ground in
:data:`TEXT_PAIRS` keeps a contrast of at least 4.5 to 1.
"""

from __future__ import annotations

from importlib import resources
from string import Template

from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication

from wolofsearch import paths

GRID_PX = 8
FONT_FAMILIES = ["Segoe UI", "Noto Sans", "Ubuntu", "Cantarell", "Helvetica Neue", "DejaVu Sans"]
TEXT_SIZE_PX = 15

PAPER = "#FBF5EA"
CARD = "#FFFDF8"
SAND = "#F3E8D6"
LINE = "#E6D8C1"
INK = "#2C211A"
INK_SOFT = "#665546"
EARTH = "#A8441C"
EARTH_DARK = "#873413"
EARTH_PALE = "#F8E2D4"
INDIGO = "#24506B"
INDIGO_PALE = "#DFEAF0"
MILLET = "#FFDF94"
MILLET_PALE = "#FDF0CF"
MILLET_DARK = "#7A4F00"
LEAF = "#3B6A3D"
LEAF_PALE = "#E2EEDC"
PLUM = "#7A3B5E"
PLUM_PALE = "#F3E1EB"
STONE = "#75685B"
STONE_PALE = "#ECE4D8"
WHITE = "#FFFFFF"

TEXT_PAIRS: tuple[tuple[str, str], ...] = (
    (INK, PAPER),
    (INK, CARD),
    (INK, SAND),
    (INK, MILLET),
    (INK, MILLET_PALE),
    (INK, EARTH_PALE),
    (INK_SOFT, PAPER),
    (INK_SOFT, CARD),
    (INK_SOFT, SAND),
    (EARTH, CARD),
    (EARTH, EARTH_PALE),
    (EARTH_DARK, PAPER),
    (EARTH_DARK, EARTH_PALE),
    (INDIGO, INDIGO_PALE),
    (INDIGO, CARD),
    (MILLET_DARK, MILLET_PALE),
    (LEAF, LEAF_PALE),
    (PLUM, PLUM_PALE),
    (STONE, CARD),
    (WHITE, EARTH),
    (WHITE, EARTH_DARK),
    (WHITE, INDIGO),
    (WHITE, STONE),
)
"""Every (text, ground) pair of colours in use."""

FORMAT_COLOURS: dict[str, tuple[str, str]] = {
    "pdf": (EARTH, EARTH_PALE),
    "docx": (INDIGO, INDIGO_PALE),
    "odt": (INDIGO, INDIGO_PALE),
    "epub": (PLUM, PLUM_PALE),
    "html": (LEAF, LEAF_PALE),
    "sheet": (LEAF, LEAF_PALE),
    "slides": (EARTH, EARTH_PALE),
    "mail": (INDIGO, INDIGO_PALE),
    "picture": (PLUM, PLUM_PALE),
}
"""Ink and ground of the picture of a kind of documents; :data:`OTHER_FORMAT` for the rest."""

OTHER_FORMAT = (MILLET_DARK, MILLET_PALE)


def grid(steps: float) -> int:
    """Return ``steps`` of the spacing grid in pixels."""
    return round(steps * GRID_PX)


def font(size_px: int = TEXT_SIZE_PX, *, bold: bool = False) -> QFont:
    """Return the window's font; the first installed family is used."""
    chosen = QFont()
    chosen.setFamilies(FONT_FAMILIES)
    chosen.setPixelSize(size_px)
    chosen.setBold(bold)
    return chosen


def apply(app: QApplication) -> None:
    """Give the whole application the theme's style, font, palette and sheet."""
    app.setStyle("Fusion")
    app.setFont(font())
    palette = QPalette()
    role = QPalette.ColorRole
    for name, colour in (
        (role.Window, PAPER),
        (role.Base, CARD),
        (role.AlternateBase, SAND),
        (role.Button, CARD),
        (role.WindowText, INK),
        (role.Text, INK),
        (role.ButtonText, INK),
        (role.ToolTipBase, CARD),
        (role.ToolTipText, INK),
        (role.Highlight, INDIGO),
        (role.HighlightedText, WHITE),
        (role.PlaceholderText, INK_SOFT),
        (role.Link, INDIGO),
    ):
        palette.setColor(name, QColor(colour))
    app.setPalette(palette)
    app.setStyleSheet(stylesheet())


def stylesheet() -> str:
    """Return the one style sheet, with the theme's colours filled in."""
    sheet = (resources.files(__package__) / "theme.qss").read_text(encoding="utf-8")
    colours = {name: value for name, value in globals().items() if name.isupper() and isinstance(value, str)}
    return Template(sheet).substitute(colours, ICONS=(paths.ASSETS_DIR / "icons").as_posix())
