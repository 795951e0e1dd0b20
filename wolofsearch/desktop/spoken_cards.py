"""A list of cards, one of which is being read aloud: marked, kept in sight, and followed by the keyboard."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QObject, Qt, QTimer, Slot

from wolofsearch.desktop import layouts, theme
from wolofsearch.desktop.spoken import Spoken
from wolofsearch.desktop.spoken_card import SpokenCard

Card = TypeVar("Card", bound=SpokenCard)


class SpokenCards(QObject, Generic[Card]):
    """What the views of answers and of kept passages do alike.

    Args:
        cards: returns those that are shown now.
        parent: the view that shows them.
    """

    def __init__(self, cards: Callable[[], Sequence[Card]], parent: QObject) -> None:
        super().__init__(parent)
        self._cards = cards
        self._heard: Card | None = None
        self._reveals = QTimer(self)
        self._reveals.setSingleShot(True)
        self._reveals.timeout.connect(self._reveal)

    @property
    def focused(self) -> Card | None:
        """The card on which the keyboard is."""
        return next((card for card in self._cards() if card.has_keyboard), None)

    def focus_heard(self) -> None:
        """Put the keyboard on the card that was read aloud last."""
        if self._heard is not None and self._heard in self._cards():
            self._heard.setFocus(Qt.FocusReason.OtherFocusReason)

    def forget(self) -> None:
        """Know of no card any more that was read aloud."""
        self._heard = None

    def show(self, spoken: Spoken | None) -> None:
        """Mark what is being read aloud; the keyboard, if it is on a card, goes along from card to card."""
        for card in self._cards():
            card.show_spoken(spoken)
            if spoken is None or not card.is_at(spoken):
                continue
            self._heard = card
            self._reveals.start()  # once what was marked and the bar that came up have their places
            if self.focused not in (None, card):
                card.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _reveal(self) -> None:
        if self._heard is not None and self._heard in self._cards():
            label, box = self._heard.spoken_place()
            layouts.bring_into_sight(label, theme.grid(2), box)
