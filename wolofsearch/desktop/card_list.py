"""Where the answers' cards lie: scrolled by itself, or at full height where the place around it scrolls."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QSizePolicy, QWidget

from wolofsearch.desktop import layouts


class CardList(layouts.FoldingScrollArea):
    """Takes the room there is and scrolls what lies in it, unless all of it shall be shown."""

    def __init__(self, inside: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(inside, parent)
        self._whole = False
        self.set_whole(whole=False)

    def set_whole(self, *, whole: bool) -> None:
        """Be as high as what lies in it, so that two scroll bars never stand beside each other; or scroll it here."""
        self._whole = whole
        height = QSizePolicy.Policy.Fixed if whole else QSizePolicy.Policy.Expanding
        self.setSizePolicy(QSizePolicy.Policy.Expanding, height)
        bar = Qt.ScrollBarPolicy.ScrollBarAlwaysOff if whole else Qt.ScrollBarPolicy.ScrollBarAsNeeded
        self.setVerticalScrollBarPolicy(bar)

    def minimumSizeHint(self) -> QSize:
        """Be content with little, unless everything shall be shown."""
        least = super().minimumSizeHint()
        return QSize(least.width(), self.sizeHint().height()) if self._whole else least

    def sizeHint(self) -> QSize:
        """Ask for the room of everything where it shall be shown; else for little: what stretches it gives it more."""
        return super().sizeHint() if self._whole else super().minimumSizeHint()
