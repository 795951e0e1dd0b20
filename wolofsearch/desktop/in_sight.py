"""Scrolls to what has just appeared, so that a question is never asked where nobody sees it.

What is shown finds its height only after a few turns of the event loop: words that wrap tell their card, the card tells
the page, one after the other. It is looked for anew in each of them.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtWidgets import QWidget

from wolofsearch.desktop import layouts, theme

TURNS = 20
"""After so many turns of the event loop everything has its place."""


class InSight(QObject):
    """Brings a widget, and what has the keyboard in it, into the part of the page that can be seen."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self._widget = widget
        self._left = 0
        self._had_keyboard = False
        self._turn = QTimer(self)
        self._turn.timeout.connect(self._look)

    @Slot()
    def reveal(self) -> None:
        """Begin; it ends when all has its place, or the keyboard goes elsewhere: then a person is elsewhere, too."""
        self._left, self._had_keyboard = TURNS, False
        self._turn.start(0)

    @Slot()
    def _look(self) -> None:
        focused = self._widget.window().focusWidget()
        has_keyboard = self._widget.isAncestorOf(focused)
        self._left -= 1
        if self._left == 0 or (self._had_keyboard and not has_keyboard):
            self._turn.stop()
            return
        self._had_keyboard = has_keyboard
        if self._widget.isVisible():
            layouts.bring_into_sight(self._widget, theme.grid(2))
            if has_keyboard:  # of what is higher than the window, this
                layouts.bring_into_sight(focused, theme.grid(1))
