"""A row that goes on in the next line where the window is too narrow, or the letters too large, for all of it."""

from __future__ import annotations

from PySide6.QtCore import QMargins, QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

from wolofsearch.desktop import theme


class Flow(QLayout):
    """Lays its items side by side while they fit, then under each other.

    Args:
        gap: distance between items in steps of the grid.
        fills: whether the items of a line share its whole width; all lines then have equally many columns, and an item
            counts as wide as its layout's smallest width.
    """

    def __init__(self, gap: float = 1.5, *, fills: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._fills = fills
        self.setContentsMargins(QMargins())
        self.setSpacing(theme.grid(gap))

    def addItem(self, item: QLayoutItem) -> None:
        """Put an item at the end."""
        self._items.append(item)

    def count(self) -> int:
        """Return the number of items."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:  # type: ignore[override]
        """Return an item, None behind the last."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:  # type: ignore[override]
        """Take an item out, None behind the last."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """Want no more height than needed."""
        return Qt.Orientation.Horizontal if self._fills else Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """The height depends on the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height at ``width`` pixels."""
        return self._lay(QRect(0, 0, width, 0), moves=False)

    def setGeometry(self, rect: QRect) -> None:
        """Lay the items out in ``rect``."""
        super().setGeometry(rect)
        self._lay(rect, moves=True)

    def sizeHint(self) -> QSize:
        """Ask for the room of one line."""
        shown = self._shown()
        widths = [item.sizeHint().width() for item in shown]
        height = max((item.sizeHint().height() for item in shown), default=0)
        return QSize(sum(widths) + self.spacing() * max(0, len(widths) - 1), height)

    def minimumSize(self) -> QSize:
        """Be content with the widest item."""
        least = QSize()
        for item in self._shown():
            least = least.expandedTo(item.minimumSize())
        return least

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _lay(self, rect: QRect, *, moves: bool) -> int:
        lines = self._columns(rect.width()) if self._fills else self._lines(rect.width())
        top = rect.top()
        for line in lines:
            height = max(self._height(item, width) for item, width in line)
            left = rect.left()
            for item, width in line:
                if moves:
                    tall = height if self._fills else self._height(item, width)
                    item.setGeometry(QRect(QPoint(left, top + (height - tall) // 2), QSize(width, tall)))
                left += width + self.spacing()
            top += height + self.spacing()
        return top - rect.top() - (self.spacing() if lines else 0)

    def _lines(self, room: int) -> list[list[tuple[QLayoutItem, int]]]:
        lines: list[list[tuple[QLayoutItem, int]]] = []
        left = 0
        for item in self._shown():
            width = min(item.sizeHint().width(), max(room, item.minimumSize().width()))
            if not lines or left + width > room:
                lines.append([])
                left = 0
            lines[-1].append((item, width))
            left += width + self.spacing()
        return lines

    def _columns(self, room: int) -> list[list[tuple[QLayoutItem, int]]]:
        shown = self._shown()
        least = max((item.minimumSize().width() for item in shown), default=1)
        fit = max(1, (room + self.spacing()) // (least + self.spacing()))
        rows = -(-len(shown) // fit)
        columns = -(-len(shown) // rows) if rows else 1
        width = (room - self.spacing() * (columns - 1)) // columns
        return [[(item, width) for item in shown[at : at + columns]] for at in range(0, len(shown), columns)]

    @staticmethod
    def _height(item: QLayoutItem, width: int) -> int:
        return item.heightForWidth(width) if item.hasHeightForWidth() else item.sizeHint().height()
