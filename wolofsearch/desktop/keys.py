"""Keys that do something in the whole window, or in one part of it only."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

WINDOW = Qt.ShortcutContext.WindowShortcut
WITHIN = Qt.ShortcutContext.WidgetWithChildrenShortcut
Slots = Mapping[str, Callable[[], object]]


def add_keys(widget: QWidget, slots: Slots, context: Qt.ShortcutContext = WITHIN) -> None:
    """Call the slots by their keys, such as ``"Ctrl+F"``, while the keyboard is in the widget, or in its window.

    A key that is held calls once.
    """
    for key, slot in slots.items():
        shortcut = QShortcut(QKeySequence(key), widget, slot)
        shortcut.setContext(context)
        shortcut.setAutoRepeat(False)
