"""A long list of cards, made a few at a time, so that the window never stops for it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from wolofsearch.desktop import layouts
from wolofsearch.desktop.buttons import Button
from wolofsearch.desktop.language import Translated

PAGE = 15


class PagedList(Translated):
    """Cards one under the other, and a button that shows more."""

    grown = Signal()
    """More cards are there."""

    def __init__(self, make: Callable[[Any], QWidget], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._make = make
        self._items: Sequence[Any] = ()
        self.cards: list[Any] = []
        self.more = Button("down", "quiet")
        self._column = layouts.column(self, gap=1.5)
        self._column.addWidget(self.more)
        self.more.clicked.connect(self._grow)
        self.retranslate()

    def show_items(self, items: Sequence[Any]) -> None:
        """Show these instead, as many as before."""
        wanted = max(PAGE, len(self.cards))
        for card in self.cards:
            self._column.removeWidget(card)
            card.hide()
            card.deleteLater()
        self.cards = []
        self._items = items
        self._add(wanted)

    def retranslate(self) -> None:
        """Write every text in the language shown now."""
        self.more.name(self.tr("En voir plus"))

    @Slot()
    def _grow(self) -> None:
        self._add(PAGE)

    def _add(self, count: int) -> None:
        for item in self._items[len(self.cards) : len(self.cards) + count]:
            card = self._make(item)
            self._column.insertWidget(self._column.count() - 1, card)
            self.cards.append(card)
        self.more.setVisible(len(self.cards) < len(self._items))
        self.grown.emit()
