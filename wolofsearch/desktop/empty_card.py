"""A calm word where a list is still empty: a picture, what will be here, and how."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QWidget

from wolofsearch.desktop import icons, layouts, theme


class EmptyCard(QFrame):
    """A picture over two lines of words."""

    def __init__(self, picture: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        self._title = layouts.label("subtitle", wraps=True)
        self._words = layouts.label("soft", wraps=True)
        body = layouts.column(self, gap=1, margins=5)
        middle = Qt.AlignmentFlag.AlignHCenter
        body.addWidget(icons.IconLabel(picture, theme.EARTH, 40, theme.EARTH_PALE, 88), 0, middle)
        body.addSpacing(theme.grid(1))
        for label in (self._title, self._words):
            label.setAlignment(middle)
            body.addWidget(label)

    def name(self, title: str, words: str) -> None:
        """Write the words."""
        self._title.setText(title)
        self._words.setText(words)
        self.setAccessibleName(f"{title}. {words}")
