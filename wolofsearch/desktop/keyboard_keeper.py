"""Where the keyboard goes while long work is under way: to what stops the work, and back to what began it.

Work switches off the button that began it. Qt then gives the keyboard to whatever comes next in the way of Tab, which
may be anything. Only the moments at which work begins and ends are looked at: Qt also tells of every change of the
keyboard, but then hands out widgets in the middle of being destroyed.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtWidgets import QWidget

from wolofsearch.desktop.progress_card import ProgressCard


class KeyboardKeeper(QObject):
    """Looks after one place and its progress cards; where a person moves the keyboard meanwhile, it stays there."""

    def __init__(self, place: QWidget) -> None:
        super().__init__(place)
        self._place = place
        self._owner: QWidget | None = None
        """What had the keyboard when the work began."""
        self._stand_in: QWidget | None = None
        """What has it meanwhile: a progress card or something else; None: nothing, as where all is switched off."""
        self._cards = place.findChildren(ProgressCard)
        for card in self._cards:
            card.begun.connect(self.remember)
            card.over.connect(self.give_back)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._settle)

    @Slot()
    def remember(self) -> None:
        """Remember what has the keyboard: it is about to be switched off or hidden."""
        if self._timer.isActive():
            return  # another part of the same beginning
        has_it = self._place.window().focusWidget()
        if self._owner is None or not self._stands_in(has_it):
            self._owner = has_it if self._place.isAncestorOf(has_it) else None
        self._timer.start(0)  # when everything is switched off that will be

    @Slot()
    def give_back(self) -> None:
        """Give the keyboard back: what was switched off can take it again, and what stopped the work is about to go."""
        owner = self._owner
        if owner is None:
            return
        if not self._timer.isActive() and not self._stands_in(self._place.window().focusWidget()):
            self._owner = None
        elif usable(owner):
            self._owner = None
            self._timer.stop()
            owner.setFocus()
        else:
            self._timer.start(0)

    @Slot(bool)
    def on_switching(self, off: bool) -> None:
        """Where work has no progress card: everything is about to be switched off, or was switched on again."""
        if off:
            self.remember()
        else:
            self.give_back()

    @Slot()
    def _settle(self) -> None:
        if self._owner is None:
            return
        if usable(self._owner) or not self._place.isVisible():
            self._owner = None  # it was not switched off, or a person went elsewhere
            return
        running = next((card for card in self._cards if card.isVisible()), None)
        if running is not None:
            running.keyboard.setFocus()
        self._stand_in = running or self._place.window().focusWidget()

    def _stands_in(self, has_it: QWidget | None) -> bool:
        stand_in = self._stand_in
        if has_it is None or not isinstance(stand_in, ProgressCard):
            return has_it is stand_in
        return stand_in.isAncestorOf(has_it)


def usable(widget: QWidget) -> bool:
    """Return whether a widget can take the keyboard: it is there, visible, and not switched off."""
    try:
        return widget.isVisible() and widget.isEnabled()
    except RuntimeError:  # it is gone, as a row of a list that was made anew
        return False
