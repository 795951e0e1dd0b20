"""A row of controls that goes on in the next line where the window is narrow or the letters are large."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

from wolofsearch.desktop import theme


class FlowLayout(QLayout):
    """Lays its items out from left to right, line by line, each in its own size and centred in its line.

    Args:
        gap: between items and lines, in steps of the grid.
    """

    def __init__(self, parent: QWidget | None = None, gap: float = 1) -> None:
        super().__init__(parent)
        self._gap_px = theme.grid(gap)
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        """Take an item."""
        self._items.append(item)

    def count(self) -> int:
        """Return how many items there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """Return an item."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Give an item up."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """Want no more room than needed."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """Tell that a narrow row is higher."""
        return True

    def heightForWidth(self, width_px: int) -> int:
        """Return the height of the lines at a width."""
        return self._lay_out(QRect(0, 0, width_px, 0), moving=False)

    def setGeometry(self, area: QRect) -> None:
        """Put every item in its place."""
        super().setGeometry(area)
        self._lay_out(area, moving=True)

    def sizeHint(self) -> QSize:
        """Ask for one line."""
        sizes = [item.sizeHint() for item in self._shown()]
        width_px = sum(size.width() for size in sizes) + self._gap_px * max(0, len(sizes) - 1)
        return QSize(width_px, max((size.height() for size in sizes), default=0))

    def minimumSize(self) -> QSize:
        """Need the widest item."""
        sizes = [item.minimumSize() for item in self._shown()]
        return QSize(
            max((size.width() for size in sizes), default=0), max((size.height() for size in sizes), default=0)
        )

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _lay_out(self, area: QRect, *, moving: bool) -> int:
        """Return the height that the lines take; with ``moving`` put the items there."""
        top = area.top()
        line: list[tuple[QLayoutItem, QSize]] = []
        used_px = 0
        for item in self._shown():
            size = item.sizeHint()
            if line and used_px + self._gap_px + size.width() > area.width():
                top += self._place(line, area.left(), top, moving=moving) + self._gap_px
                line, used_px = [], 0
            used_px += size.width() + (self._gap_px if line else 0)
            line.append((item, size))
        return top + self._place(line, area.left(), top, moving=moving) - area.top()

    def _place(self, line: list[tuple[QLayoutItem, QSize]], left: int, top: int, *, moving: bool) -> int:
        height_px = max((size.height() for _, size in line), default=0)
        for item, size in line:
            if moving:
                item.setGeometry(QRect(QPoint(left, top + (height_px - size.height()) // 2), size))
            left += size.width() + self._gap_px
        return height_px
