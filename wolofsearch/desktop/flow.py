"""A row that goes on in the next line where the window is too narrow, or the letters too large, for all of it."""

from __future__ import annotations

from PySide6.QtCore import QMargins, QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

from wolofsearch.desktop import theme


class Flow(QLayout):
    """Lays its items side by side while they fit, then under each other.

    Args:
        gap: distance between items in steps of the grid.
        columns: in how many equal columns at most the items share the whole width; 0: each is as wide as it wants.
        least_px: smallest width at 100 % of such a column.
        leads: smallest width in pixels at 100 % at which the first item stands beside others, and takes what they
            leave of the line; 0: it is like the others.
    """

    def __init__(
        self,
        gap: float = 1.5,
        *,
        columns: int = 0,
        least_px: int = 200,
        leads: int = 0,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._most_columns = columns
        self._least_px = least_px
        self._leads = leads
        self.setContentsMargins(QMargins())
        self.setSpacing(theme.grid(gap))

    def addItem(self, item: QLayoutItem) -> None:
        """Put an item at the end."""
        self._items.append(item)

    def addLayout(self, layout: QLayout) -> None:
        """Put a layout at the end."""
        self.addChildLayout(layout)
        self._items.append(layout)

    def columns(self) -> int:
        """Return in how many columns the items lie, where they fill the width."""
        return max((len(line) for line in self._columns(self.geometry().width())), default=1)

    def count(self) -> int:
        """Return the number of items."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """Return an item, None behind the last."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Take an item out, None behind the last."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """Want no more height than needed."""
        return Qt.Orientation.Horizontal if self._most_columns or self._leads else Qt.Orientation(0)

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
        widths = [self._wanted(item) for item in shown]
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
        lines = self._columns(rect.width()) if self._most_columns else self._lines(rect.width())
        top = rect.top()
        for line in lines:
            height = max(self._height(item, width) for item, width in line)
            left = rect.left()
            for item, width in line:
                if moves:
                    tall = height if self._most_columns else self._height(item, width)
                    item.setGeometry(QRect(QPoint(left, top + (height - tall) // 2), QSize(width, tall)))
                left += width + self.spacing()
            top += height + self.spacing()
        return top - rect.top() - (self.spacing() if lines else 0)

    def _lines(self, room: int) -> list[list[tuple[QLayoutItem, int]]]:
        lines: list[list[tuple[QLayoutItem, int]]] = []
        left = 0
        for item in self._shown():
            width = min(self._wanted(item), max(room, item.minimumSize().width()))
            if not lines or left + width > room:
                lines.append([])
                left = 0
            lines[-1].append((item, width))
            left += width + self.spacing()
        if lines and self._leads:
            (item, width), *others = lines[0]
            left_over = room - width - sum(other + self.spacing() for _, other in others)
            lines[0] = [(item, width + max(0, left_over)), *others]
        return lines

    def _wanted(self, item: QLayoutItem) -> int:
        if self._leads and item is self._items[0]:
            return max(theme.px(self._leads), item.minimumSize().width())
        return item.sizeHint().width()

    def _columns(self, room: int) -> list[list[tuple[QLayoutItem, int]]]:
        shown = self._shown()
        least = max((item.minimumSize().width() for item in shown), default=1)
        least = max(least, theme.px(self._least_px))
        fit = max(1, (room + self.spacing()) // (least + self.spacing()))
        rows = -(-len(shown) // min(fit, self._most_columns))
        columns = -(-len(shown) // rows) if rows else 1
        width = (room - self.spacing() * (columns - 1)) // columns
        return [[(item, width) for item in shown[at : at + columns]] for at in range(0, len(shown), columns)]

    @staticmethod
    def _height(item: QLayoutItem, width: int) -> int:
        return item.heightForWidth(width) if item.hasHeightForWidth() else item.sizeHint().height()
