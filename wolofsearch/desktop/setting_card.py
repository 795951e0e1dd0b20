"""A card of the settings: a picture, a title, and room for controls."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from wolofsearch.desktop import icons, layouts, theme


def setting_card(icon: str, title: QWidget) -> tuple[QFrame, QVBoxLayout]:
    """Return a card with the picture and the title, and the column below them."""
    card = layouts.card()
    picture = icons.IconLabel(icon, theme.INDIGO, 28, theme.INDIGO_PALE, 52)
    inside = layouts.column(card, gap=2, margins=3)
    head = layouts.row(gap=2.5)
    head.addWidget(picture)
    head.addWidget(title, 1, Qt.AlignmentFlag.AlignVCenter)
    layouts.GivesWay(picture, card)
    inside.addLayout(head)
    return card, inside
