"""One of several big choices, shown as a card that stays pressed."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from wolofsearch.desktop import icons, layouts, theme
from wolofsearch.desktop.buttons import CardButton


class ChoiceCard(CardButton):
    """A card that stays pressed: one of several."""

    def __init__(self, icon: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self._title = layouts.label("subtitle", wraps=True)
        self._words = layouts.label("small", wraps=True)
        words = layouts.column(gap=0.5)
        words.addWidget(self._title)
        words.addWidget(self._words)
        words.addStretch(1)
        body = layouts.row(self, gap=2, margins=2)
        body.addWidget(icons.IconLabel(icon, theme.EARTH_DARK, 28, theme.MILLET_PALE, 52), 0, Qt.AlignmentFlag.AlignTop)
        body.addLayout(words, 1)
        check = icons.IconLabel("check", theme.EARTH, 24)
        keep_room = check.sizePolicy()
        keep_room.setRetainSizeWhenHidden(True)
        check.setSizePolicy(keep_room)
        check.hide()
        self.toggled.connect(check.setVisible)
        body.addWidget(check, 0, Qt.AlignmentFlag.AlignTop)
        for part in self.findChildren(QWidget):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def name(self, title: str, words: str) -> None:
        """Write the card's texts."""
        self._title.setText(title)
        self._words.setText(words)
        self.setAccessibleName(title)
        self.setAccessibleDescription(words)
