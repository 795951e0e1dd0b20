"""One place for every colour, size and shape, so that the window looks like one thing.

Earth, millet and indigo on warm paper; the same by night; and a palette of high contrast. A colour's name tells what it
is by day: in the other palettes it plays the same part (:data:`WHITE` is what stands on strong colours, and dark by
night). ``theme.INK`` and its like are always those of the palette in use; a widget that keeps one asks for
:func:`now` when it paints. All sizes come from one number, :func:`scale`; spacing lies on a grid of 8 pixels.

Every pair in :data:`TEXT_PAIRS` keeps a contrast of at least 4.5 to 1 in every palette, every one in
:data:`PICTURE_PAIRS` (icons, the edges of controls) at least 3 to 1: WCAG 2.2, level AA, 1.4.3 and 1.4.11. In the
palette of high contrast text keeps 7 to 1 (level AAA, 1.4.6) and everything else 4.5 to 1.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from importlib import resources
from string import Template

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication, QWidget

GRID_PX = 8
FONT_FAMILIES = ["Segoe UI", "Noto Sans", "Ubuntu", "Cantarell", "Helvetica Neue", "DejaVu Sans"]
TEXT_SIZE_PX = 15
FLASH_MS = 1000
"""How fast the text cursor blinks: Qt's own pace."""
MOST_OF_WINDOW = 0.75
"""Share of a window's width that one control may insist on: beside it stand pictures and edges."""
SCALES_PERCENT = (100, 125, 150, 200, 250)


class PaletteName(Enum):
    """The palettes, by the name under which a choice is kept."""

    LIGHT = "light"
    DARK = "dark"
    CONTRAST = "contrast"


class Colour(str):
    """A colour as it is in one palette; :attr:`shades` has it in all of them."""

    shades: dict[PaletteName, str]


def _colour(light: str, dark: str, contrast: str) -> Colour:
    colour = Colour(light)
    colour.shades = {PaletteName.LIGHT: light, PaletteName.DARK: dark, PaletteName.CONTRAST: contrast}
    return colour


PAPER = _colour("#FBF5EA", "#17120E", "#000000")
CARD = _colour("#FFFDF8", "#221B15", "#000000")
SAND = _colour("#F3E8D6", "#31271F", "#262626")
LINE = _colour("#E6D8C1", "#463A2F", "#8C8C8C")
EDGE = _colour("#8B7B68", "#95836F", "#FFFFFF")
INK = _colour("#2C211A", "#F5EBDD", "#FFFFFF")
INK_SOFT = _colour("#665546", "#CDBDAB", "#EDEDED")
EARTH = _colour("#A8441C", "#F29A6E", "#FFD60A")
EARTH_DARK = _colour("#873413", "#FFBC99", "#FFE566")
EARTH_PALE = _colour("#F8E2D4", "#4A2918", "#332B00")
INDIGO = _colour("#24506B", "#93C8E8", "#6FE3FF")
INDIGO_PALE = _colour("#DFEAF0", "#1D3A4C", "#00303D")
MILLET = _colour("#FFDF94", "#6A4C10", "#5E4700")
MILLET_PALE = _colour("#FDF0CF", "#372A12", "#1F1800")
MILLET_DARK = _colour("#7A4F00", "#FFD480", "#FFE566")
LEAF = _colour("#3B6A3D", "#A6D8A2", "#86FF86")
LEAF_PALE = _colour("#E2EEDC", "#233A24", "#0A2E0A")
PLUM = _colour("#7A3B5E", "#E8AFCF", "#FFA8E4")
PLUM_PALE = _colour("#F3E1EB", "#472539", "#3D0C2F")
STONE = _colour("#75685B", "#B0A191", "#D9D9D9")
STONE_PALE = _colour("#ECE4D8", "#3B322A", "#2B2B2B")
WHITE = _colour("#FFFFFF", "#1E120A", "#000000")
SKIN = _colour(*["#5E3320"] * 3)
CLOTH = _colour(*["#326A90"] * 3)
CHALK = _colour(*["#FFF3E0"] * 3)
"""The people in the pictures, and the line around them, are the same in every palette."""

COLOURS: dict[str, Colour] = {name: value for name, value in list(globals().items()) if isinstance(value, Colour)}
"""Every colour by its name, as it is by day."""

TEXT_PAIRS: tuple[tuple[Colour, Colour], ...] = (
    (INK, PAPER),
    (INK, CARD),
    (INK, SAND),
    (INK, MILLET),
    (INK, MILLET_PALE),
    (INK, EARTH_PALE),
    (INK_SOFT, PAPER),
    (INK_SOFT, CARD),
    (INK_SOFT, SAND),
    (INK_SOFT, EARTH_PALE),
    (EARTH_DARK, PAPER),
    (EARTH_DARK, CARD),
    (EARTH_DARK, EARTH_PALE),
    (INDIGO, INDIGO_PALE),
    (INDIGO, CARD),
    (LEAF, LEAF_PALE),
    (WHITE, EARTH),
    (WHITE, EARTH_DARK),
    (WHITE, INDIGO),
)
"""Every (text, ground) pair of colours in use."""

FORMAT_COLOURS: dict[str, tuple[Colour, Colour]] = {
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

PICTURE_PAIRS: tuple[tuple[Colour, Colour], ...] = (
    *FORMAT_COLOURS.values(),
    OTHER_FORMAT,
    (EDGE, PAPER),
    (EDGE, CARD),
    (EDGE, MILLET_PALE),
    (EDGE, EARTH_PALE),
    (EARTH, PAPER),
    (EARTH, CARD),
    (EARTH, SAND),
    (INDIGO, PAPER),
    (INDIGO, CARD),
    (INDIGO, SAND),
    (INDIGO, EARTH_PALE),
    (INDIGO, MILLET_PALE),
    (LEAF, CARD),
    (MILLET_DARK, CARD),
    (MILLET_DARK, MILLET),
    (EARTH_DARK, MILLET_PALE),
    (STONE, CARD),
    (STONE, STONE_PALE),
    (WHITE, STONE),
    (SKIN, CHALK),
    (CLOTH, CHALK),
)
"""Every (drawing or edge, ground) pair of colours in use."""


@dataclass(frozen=True, slots=True)
class Look:
    """What a person chose of the looks."""

    palette: PaletteName = PaletteName.LIGHT
    scale_percent: int = 100
    still: bool = False
    """Whether nothing may move by itself."""


_look = Look()


def look() -> Look:
    """Return the look in use."""
    return _look


def scale() -> float:
    """Return the factor of all sizes: 1 at 100 %."""
    return _look.scale_percent / 100


def still() -> bool:
    """Return whether nothing may move by itself."""
    return _look.still


def now(colour: str) -> str:
    """Return a colour as it is in the palette in use; one that is not of the theme as it is."""
    return colour.shades[_look.palette] if isinstance(colour, Colour) else colour


def px(at_100_percent: float) -> int:
    """Return a size in pixels at the scale in use."""
    return round(at_100_percent * scale())


def part_of_window(widget: QWidget, size: QSize) -> QSize:
    """Return a size that leaves a narrow window some room beside it, once the widget is in one."""
    window = widget.window()
    if window is widget:
        return size
    return QSize(min(size.width(), round(MOST_OF_WINDOW * window.width())), size.height())


def grid(steps: float) -> int:
    """Return ``steps`` of the spacing grid in pixels."""
    return px(steps * GRID_PX)


def font(size_px: int = TEXT_SIZE_PX, *, bold: bool = False) -> QFont:
    """Return the window's font of ``size_px`` at 100 %; the first installed family is used."""
    chosen = QFont()
    chosen.setFamilies(FONT_FAMILIES)
    chosen.setPixelSize(px(size_px))
    chosen.setBold(bold)
    return chosen


def choose(chosen: Look) -> None:
    """Have colours and sizes come from this look from now on; :func:`apply` gives it to the application."""
    global _look
    _look = chosen
    for name, colour in COLOURS.items():
        shade = Colour(colour.shades[chosen.palette])
        shade.shades = colour.shades
        globals()[name] = shade


def apply(app: QApplication) -> None:
    """Give the whole application the style, font, palette and sheet of the look in use."""
    if app.style().objectName() != "fusion":
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
    app.setCursorFlashTime(0 if still() else FLASH_MS)
    for effect in (Qt.UIEffect.UI_AnimateCombo, Qt.UIEffect.UI_AnimateMenu, Qt.UIEffect.UI_AnimateTooltip):
        app.setEffectEnabled(effect, not still())
    app.setStyleSheet(stylesheet())


_SIZE = re.compile(r"(?P<radius>radius: )?(?P<px>\d+)px(?P<less>(?:-\d+)*)")


def stylesheet() -> str:
    """Return the one style sheet, with the colours, edges and sizes of the look in use filled in.

    In the sheet a size is written as at 100 %; ``8px-1`` is one that is scaled and then lessened by the width of an
    edge, which is not scaled. Radii are rounded down, because Qt draws no corner that is rounder than its box.
    """
    from wolofsearch.desktop.icons import tinted_file

    contrast = _look.palette is PaletteName.CONTRAST
    edge, focus = (2, 4) if contrast else (1, 2)
    sheet = (resources.files(__package__) / "theme.qss").read_text(encoding="utf-8")
    filled = Template(sheet).substitute(
        {name: globals()[name] for name in COLOURS},
        EDGE_WIDTH=f"{edge}",
        FOCUS_WIDTH=f"{focus}",
        NOTICE_EDGE=MILLET_DARK if contrast else MILLET,
        CHOSEN_EDGE=EARTH if contrast else EARTH_PALE,
        DOWN=tinted_file("down", INK),
        CHECK=tinted_file("check", EARTH),
    )

    def sized(match: re.Match[str]) -> str:
        size = int(match["px"]) * scale()
        whole = int(size) if match["radius"] else int(size + 0.5)  # `round` makes 22 of 22.5
        return f"{match['radius'] or ''}{max(0, whole - sum(map(int, match['less'].split('-')[1:])))}px"

    return re.sub(r"(\d+)edge\b", r"\1px", _SIZE.sub(sized, filled))
