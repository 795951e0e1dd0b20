"""The guides, joined to the window: F1 and a button open them, and lead back to where one was."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QWidget

from wolofsearch.desktop.header import PlaceName
from wolofsearch.desktop.manual_place import ManualPlace

if TYPE_CHECKING:
    from wolofsearch.desktop.window import MainWindow

KEY = QKeySequence("F1")


class ManualSide(QObject):
    """Owns the place.

    Args:
        window: the window, whose places are there.
        places: where they lie; this one is added.
        show: brings a place to the front.
    """

    def __init__(self, window: MainWindow, places: QStackedWidget, show: Callable[[QWidget], None]) -> None:
        super().__init__(window)
        self._window = window
        self._show = show
        self._before: QWidget = window.search_place
        self._marked: PlaceName | None = None
        self.place = ManualPlace()
        places.addWidget(self.place)
        QShortcut(KEY, window, self.open)
        window.model_place.manual_wanted.connect(self.open)
        self.place.left.connect(self._leave)

    @Slot()
    def open(self) -> None:
        """Show the contents; pressed again, the contents once more."""
        if self._window.place is not self.place and self._window.place is not None:
            self._before, self._marked = self._window.place, self._window.header.place
        self._show(self.place)
        self._window.header.show_place(None)
        self.place.show_contents()

    @Slot()
    def _leave(self) -> None:
        self._show(self._before)
        self._window.header.show_place(self._marked)
