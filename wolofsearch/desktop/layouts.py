"""Small helpers to lay things out on the grid, so that every place breathes alike."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from wolofsearch.desktop import theme

PAGE_WIDTH_PX = 960
Box = TypeVar("Box", bound=QBoxLayout)


def row(parent: QWidget | None = None, *, gap: float = 2, margins: float = 0) -> QHBoxLayout:
    """Return a row with ``gap`` and ``margins`` in steps of the grid."""
    return _spaced(QHBoxLayout(), parent, gap, margins)


def column(parent: QWidget | None = None, *, gap: float = 2, margins: float = 0) -> QVBoxLayout:
    """Return a column with ``gap`` and ``margins`` in steps of the grid."""
    return _spaced(QVBoxLayout(), parent, gap, margins)


def _spaced(box: Box, parent: QWidget | None, gap: float, margins: float) -> Box:
    box.setSpacing(theme.grid(gap))
    edge_px = theme.grid(margins)
    box.setContentsMargins(edge_px, edge_px, edge_px, edge_px)
    if parent is not None:
        parent.setLayout(box)
    return box


def clear(box: QBoxLayout) -> None:
    """Take every widget out of a row or column: it is hidden at once, and deleted once nobody uses it."""
    while (item := box.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()


def label(kind: str = "", *, wraps: bool = False, selectable: bool = False) -> QLabel:
    """Return a plain-text label of a kind named in ``theme.qss``."""
    made = QLabel()
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setProperty("kind", kind)
    made.setWordWrap(wraps)
    if selectable:
        made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return made


class ElidedLabel(QLabel):
    """One line of text that ends in an ellipsis where there is no room for all of it; the whole is its tip."""

    def __init__(self, kind: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("kind", kind)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def minimumSizeHint(self) -> QSize:
        """Be content with little width."""
        return QSize(theme.grid(8), super().minimumSizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint what there is room for."""
        shown = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        self.setToolTip("" if shown == self.text() else self.text())
        painter = QPainter(self)
        box, flags, colour = self.contentsRect(), self.alignment(), self.foregroundRole()
        self.style().drawItemText(painter, box, flags.value, self.palette(), self.isEnabled(), shown, colour)


def card(kind: str = "card") -> QFrame:
    """Return a rounded frame."""
    frame = QFrame()
    frame.setProperty("kind", kind)
    return frame


class CalmScrollArea(QScrollArea):
    """A scroll area that scrolls up and down only, and leaves the keys to the place it lies in."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def minimumSizeHint(self) -> QSize:
        """Be content with little: everything can be scrolled into sight."""
        return QSize(theme.grid(8), theme.grid(8))

    def sizeHint(self) -> QSize:
        """Ask for little: what stretches it gives it the room there is."""
        return self.minimumSizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take no key."""
        event.ignore()


class Pages(QWidget):
    """Several pages of which one is shown and counts; unlike a stack it asks for no room for the others."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = column(self, gap=0)
        self._current: QWidget | None = None

    def addWidget(self, page: QWidget) -> None:
        """Add a page; the first one is shown."""
        self._column.addWidget(page, 1)
        self.setCurrentWidget(self._current or page)

    def currentWidget(self) -> QWidget | None:
        """Return the page that is shown."""
        return self._current

    def setCurrentWidget(self, current: QWidget) -> None:
        """Show a page."""
        self._current = current
        for at in range(self._column.count()):
            page = self._column.itemAt(at).widget()  # type: ignore[union-attr]
            if page is not None:
                page.setVisible(page is current)


def bring_into_sight(widget: QWidget, margin_px: int) -> None:
    """Scroll everything in which ``widget`` lies so that it can be seen."""
    parent = widget.parentWidget()
    while parent is not None:
        if isinstance(parent, QScrollArea):
            parent.ensureWidgetVisible(widget, 0, margin_px)
        parent = parent.parentWidget()


def restyle(widget: QWidget) -> None:
    """Apply the style sheet again after a property it asks for has changed."""
    widget.style().unpolish(widget)
    widget.style().polish(widget)


def page(place: QWidget) -> QVBoxLayout:
    """Make ``place`` a scrolled page of at most :data:`PAGE_WIDTH_PX`, centred, and return its column."""
    place.setObjectName("place")
    outer = column(place, gap=0)
    scroll = CalmScrollArea()
    outer.addWidget(scroll)
    body = QWidget()
    scroll.setWidget(body)
    sides = row(body, gap=0, margins=4)
    content = QWidget()
    content.setMaximumWidth(theme.px(PAGE_WIDTH_PX))
    sides.addStretch(1)
    sides.addWidget(content, 100)
    sides.addStretch(1)
    return column(content, gap=3)
