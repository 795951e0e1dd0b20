"""Small helpers to lay things out on the grid, so that every place breathes alike."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt, Slot
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent, QTextLayout
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QScrollBar,
    QSizePolicy,
    QSpacerItem,
    QVBoxLayout,
    QWidget,
)

from wolofsearch.desktop import theme
from wolofsearch.desktop.icons import IconLabel
from wolofsearch.desktop.tips import plain_tip

PAGE_WIDTH_PX = 960
NARROW_PX = 520
"""Width of a window at 100 % under which there is little room for a picture beside words."""
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
    """One line of text, or two, that end in an ellipsis where there is no room for all; the whole is its tip."""

    def __init__(self, kind: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("kind", kind)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._two_lines = False

    def set_two_lines(self, *, two_lines: bool) -> None:
        """Go on in a second line before anything is left out, or not."""
        self._two_lines = two_lines
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Ask for the height of the lines there may be."""
        return super().sizeHint() + self._second_line()

    def minimumSizeHint(self) -> QSize:
        """Be content with little width."""
        return QSize(theme.grid(8), super().minimumSizeHint().height()) + self._second_line()

    def _second_line(self) -> QSize:
        return QSize(0, self.fontMetrics().lineSpacing() if self._two_lines else 0)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint what there is room for."""
        first, rest = self._lines()
        shown = first + self.fontMetrics().elidedText(rest, Qt.TextElideMode.ElideRight, self.width())
        self.setToolTip(plain_tip("" if shown.endswith(rest) else self.text()))
        painter = QPainter(self)
        box, flags, colour = self.contentsRect(), self.alignment(), self.foregroundRole()
        self.style().drawItemText(painter, box, flags.value, self.palette(), self.isEnabled(), shown, colour)

    def _lines(self) -> tuple[str, str]:
        """Return the first line with its break, empty where one line is enough, and what stands in the last."""
        if not self._two_lines or self.fontMetrics().horizontalAdvance(self.text()) <= self.width():
            return "", self.text()
        words = QTextLayout(self.text(), self.font())
        words.beginLayout()
        line = words.createLine()
        line.setLineWidth(self.width())
        words.endLayout()
        first = self.text()[: line.textLength()]
        return f"{first.rstrip()}\n", self.text()[len(first) :]


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


class SteadyBar(QScrollBar):
    """A scroll bar for a view that always shows one: where nothing scrolls it is off, and has no handle."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self.rangeChanged.connect(self._look)

    @Slot(int, int)
    def _look(self, least: int, most: int) -> None:
        self.setEnabled(most > least)


class FoldingScrollArea(CalmScrollArea):
    """A scroll area as high as what lies in it, and less high, scrolled, only where there is no room for all of it."""

    def __init__(self, inside: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._inside = inside
        self.setWidget(inside)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        inside.installEventFilter(self)

    def minimumSizeHint(self) -> QSize:
        """Be content with a line of it."""
        return QSize(theme.grid(8), theme.grid(3))

    def sizeHint(self) -> QSize:
        """Ask for the room of what lies in it, at the width that there is."""
        wanted, edges_px = self._inside.sizeHint(), 2 * self.frameWidth()
        height = self._inside.heightForWidth(self.width() - edges_px)  # -1 where the width does not matter
        return QSize(wanted.width(), (height if height >= 0 else wanted.height()) + edges_px)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Ask anew at another width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Ask anew when what lies in it changes."""
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().eventFilter(watched, event)


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


def bring_into_sight(widget: QWidget, margin_px: int, part: QRect | None = None) -> None:
    """Scroll everything in which ``widget`` lies, no further than needed, so that it or a part of it can be seen.

    Of what is higher than the room there is, the top is shown.
    """
    box = part or widget.rect()
    parent = widget.parentWidget()
    while parent is not None:
        inside = parent.widget() if isinstance(parent, QScrollArea) else None
        if isinstance(parent, QScrollArea) and inside is not None:
            bar, room_px = parent.verticalScrollBar(), parent.viewport().height()
            top_px = widget.mapTo(inside, box.topLeft()).y()
            margin = min(margin_px, max(0, room_px - box.height()) // 2)
            lowest_px = top_px + box.height() + margin - room_px
            bar.setValue(min(max(bar.value(), lowest_px), top_px - margin))
        parent = parent.parentWidget()


class GivesWay(QObject):
    """Makes a picture smaller where the window is narrow for the size in use: the words beside it need the room.

    It is never left out: to a person who does not read, it is what is said.

    Args:
        picture: beside words.
        card: in which it lies.
    """

    def __init__(self, picture: IconLabel, card: QWidget) -> None:
        super().__init__(card)
        self._picture = picture
        card.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look again when the card has another size, or other things in it."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest):
            self._picture.set_small(small=self._picture.window().width() < theme.px(NARROW_PX))
        return super().eventFilter(watched, event)


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
    sides = row(body, gap=0)
    sides.setContentsMargins(0, theme.grid(4), 0, theme.grid(4))
    content = QWidget()
    content.setMaximumWidth(theme.px(PAGE_WIDTH_PX))
    # The edges give way before anything is cut, and take what is left of a wide window.
    sides.addItem(_edge())
    sides.addWidget(content, 1)
    sides.addItem(_edge())
    return column(content, gap=3)


def _edge() -> QSpacerItem:
    return QSpacerItem(theme.grid(4), 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
