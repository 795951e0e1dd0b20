"""A choice among words that may be wider than a narrow window has room for."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QComboBox

from wolofsearch.desktop import theme


class ComboBox(QComboBox):
    """A combo box that shrinks where it must; its list shows the words that it cuts."""

    def minimumSizeHint(self) -> QSize:
        """Be content with a part of a narrow window."""
        return theme.part_of_window(self, super().minimumSizeHint())
