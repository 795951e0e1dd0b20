"""Where the keyboard goes while long work is under way: to what stops the work, and back to what began it.

Work switches off the button that began it. Qt then gives the keyboard to whatever comes next in the way of Tab, which
may be anything.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QTimer, Slot
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from wolofsearch.desktop.progress_card import ProgressCard

_BACK = (QEvent.Type.EnabledChange, QEvent.Type.Show)


class KeyboardKeeper(QObject):
    """Looks after one place; where a person moves the keyboard meanwhile, it stays where they put it."""

    def __init__(self, place: QWidget) -> None:
        super().__init__(place)
        self._place = place
        self._owner: QWidget | None = None
        """What lost the keyboard because it was switched off or hidden."""
        self._stand_in: QWidget | None = None
        """What has it meanwhile; None: nothing, as where everything around the owner is switched off."""
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._on_changed)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """See that the owner can have the keyboard again."""
        if event.type() in _BACK:
            QTimer.singleShot(0, self, self._settle)
        return super().eventFilter(watched, event)

    @Slot(QWidget, QWidget)
    def _on_changed(self, old: QWidget | None, new: QWidget | None) -> None:
        if old is None or not self._place.isAncestorOf(old):
            return
        if _usable(old):
            if new is not None and new is not self._stand_in:  # somebody moved on
                self._watch(None)
            return
        if old is not self._stand_in:
            self._watch(old)
        self._stand_in = new
        QTimer.singleShot(0, self, self._settle)  # when everything is switched off that will be

    @Slot()
    def _settle(self) -> None:
        owner, stand_in = self._owner, self._stand_in
        if owner is None or not isValid(owner) or not self._place.isVisible():
            return
        has_it = self._place.window().focusWidget()
        if has_it is not stand_in and (stand_in is None or _usable(stand_in)):
            self._watch(None)
            return
        running = [card for card in self._place.findChildren(ProgressCard) if card.isVisible()]
        if _usable(owner):
            self._watch(None)
            owner.setFocus()
        elif running:
            self._stand_in = running[0].keyboard
            self._stand_in.setFocus()

    def _watch(self, owner: QWidget | None) -> None:
        if self._owner is not None and isValid(self._owner):
            self._owner.removeEventFilter(self)
        self._owner, self._stand_in = owner, None
        if owner is not None:
            owner.installEventFilter(self)


def _usable(widget: QWidget | None) -> bool:
    return widget is not None and isValid(widget) and widget.isVisible() and widget.isEnabled()
