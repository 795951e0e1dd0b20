"""A card of the settings: a picture, a title, and room for controls."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from wolofsearch.desktop import icons, layouts, theme


def setting_card(icon: str, title: QWidget) -> tuple[QFrame, QVBoxLayout]:
    """Return a card with the picture and the title, and the column below the title."""
    card = layouts.card()
    picture = icons.IconLabel(icon, theme.INDIGO, 28, theme.INDIGO_PALE, 52)
    sides = layouts.row(card, gap=2.5, margins=3)
    sides.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
    layouts.GivesWay(picture, card)
    inside = layouts.column(gap=2)
    inside.addWidget(title)
    sides.addLayout(inside, 1)
    return card, inside
