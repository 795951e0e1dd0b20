"""A collection's colour, the same wherever and whenever its name is met, and its name beside it.

The hue comes from the name; how light it is, from the ground, so that it stands out in every theme. As hues may be
alike, and not everybody tells them apart, the name always stands beside.
"""

from __future__ import annotations

import hashlib
import unicodedata

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QWidget

from wolofsearch.desktop import theme

HUES = (10, 42, 80, 150, 192, 222, 275, 325)
"""In degrees, as far apart as the eye tells them, not the circle."""
SATURATION = 0.5
LEAST_CONTRAST = 4.5
"""As WCAG 2 asks of text (AA); marks would need 3."""
LIGHTNESS_STEP = 0.02
DOT_PX = 12
EDGE_PX, EDGE_GAP_PX = 5, 7
LONGEST_CHARACTERS = 32


def hue(name: str) -> int:
    """Return the hue of a collection in degrees; capitals and spaces around its name do not count."""
    plain = unicodedata.normalize("NFC", name).strip().casefold()
    digest = hashlib.blake2b(plain.encode(errors="replace"), digest_size=8).digest()
    return HUES[int.from_bytes(digest, "big") % len(HUES)]


def colour(name: str, ground: str) -> QColor:
    """Return the colour of a collection on a ground: its hue, as light as the contrast allows or as dark as it asks."""
    under = QColor(ground)
    darker = luminance(under) > 0.18  # above this black stands out more than white
    lightness = 0.5
    while True:
        found = QColor.fromHslF(hue(name) / 360, SATURATION, min(max(lightness, 0.0), 1.0))
        if contrast(found, under) >= LEAST_CONTRAST or not 0.0 <= lightness <= 1.0:
            return found
        lightness += -LIGHTNESS_STEP if darker else LIGHTNESS_STEP


def luminance(of: QColor) -> float:
    """Return the relative luminance of a colour, 0 to 1, as WCAG 2 defines it."""
    parts = (of.redF(), of.greenF(), of.blueF())
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: QColor, other: QColor) -> float:
    """Return the contrast of two colours, 1 to 21."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def paint_edge(card: QWidget, name: str) -> None:
    """Paint a collection's colour along the left edge of a card."""
    painter = QPainter(card)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour(name, theme.CARD))
    gap_px = theme.grid(2.5)
    edge = QRectF(EDGE_GAP_PX, gap_px, EDGE_PX, card.height() - 2 * gap_px)
    painter.drawRoundedRect(edge, EDGE_PX / 2, EDGE_PX / 2)


class CollectionMark(QLabel):
    """A dot in a collection's colour, and its name."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self.setProperty("kind", "small")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(name if len(name) <= LONGEST_CHARACTERS else f"{name[: LONGEST_CHARACTERS - 1]}…")
        self.setContentsMargins(DOT_PX + theme.grid(0.75), 0, 0, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the dot, then the name."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour(self._name, theme.CARD))
        painter.drawEllipse(QRectF(0, (self.height() - DOT_PX) / 2, DOT_PX, DOT_PX))
        painter.end()
        super().paintEvent(event)
