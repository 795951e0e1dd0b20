"""A drawn page to be read: as large as the window's letters, larger on request, sharp, the passage in sight."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from wolofsearch.desktop import layouts, theme
from wolofsearch.desktop.page_sheet import PageSheet
from wolofsearch.documents.drawn_page import DrawnPage
from wolofsearch.documents.locating import Box, boxes, locate

PAPER_WIDTH_PX = 860
"""At most as wide at 100 % is a page that is not enlarged."""
FITTED = 0.0
"""The zoom at which a page is no wider than its view, however large the letters of the window are."""
MARGIN_SHARE = 0.03
"""Share of the page's width that is seen on both sides of a passage that is as broad as the view."""
PAPER_SHAPE = 297 / 210
"""Height by width of the blank paper shown until a page is drawn."""
SETTLE_MS = 150
"""How long sizes must rest before a page is drawn anew."""
STEP_SHARE = 0.12
"""Share of the height that an arrow key scrolls."""


class PageView(QScrollArea):
    """Asks for pages by :attr:`wanted`, and shows what comes through :meth:`show_page`."""

    wanted = Signal(int, int)
    """A page's number, and the width of its picture in pixels of the screen."""
    turned = Signal(int)
    """The person goes a page back (-1) or on (1) by scrolling over the edge."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "sheet")
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)
        # Always there: one that came with a higher page would make the page narrower, and so lower again.
        self.setVerticalScrollBar(layouts.SteadyBar(self))
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self._grabbed: QPoint | None = None
        self.sheet = PageSheet()
        self.setWidget(self.sheet)
        self.page: DrawnPage | None = None
        self._number = 0
        self._zoom = 1.0
        self._shape = PAPER_SHAPE
        self._breadth = 1.0
        self._asked_px = 0
        self._found = self._spoken = ""
        self._others: Sequence[str] = ()
        self._found_words: Sequence[int] = ()
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(SETTLE_MS)
        self._settle.timeout.connect(self._ask)

    def go_to(self, number: int, found: str, others: Sequence[str] = ()) -> None:
        """Show a page: that which is shown already, or blank paper until it is drawn.

        Args:
            number: of the page, from 1; 0 for none.
            found: the part of the marked passage that stands on it.
            others: the same of the other passages that answer.
        """
        self._found, self._others = found, others
        if number != self._number:
            self._number = number
            self.page = None
            self.sheet.show_page(None)
            self._spoken = ""
            self._ask()
        self._mark()

    def show_page(self, page: DrawnPage) -> None:
        """Show a picture that was asked for; one of a page that was left meanwhile is passed over."""
        if page.number != self._number:
            return
        first = self.page is None
        self.page = page
        self._shape = page.height_px / page.width_px
        self.sheet.show_page(page)
        self._mark()
        if first:
            self.scroll_to_passage()

    def mark_spoken(self, spoken: str) -> None:
        """Tint what is being read aloud on this page, ``""`` for nothing; keep it in sight."""
        self._spoken = spoken
        words = self.page.words if self.page else ()
        numbers = locate(words, spoken, self._found_words or None) if spoken else ()
        self.sheet.mark_spoken(boxes(words, numbers))
        if self.sheet.spoken:
            self._bring_into_sight(self.sheet.spoken[0])

    @property
    def boxed(self) -> bool:
        """Whether the passage is boxed on the page."""
        return bool(self.sheet.found)

    def set_zoom(self, zoom: float) -> None:
        """Show the page ``zoom`` times as large as at first; :data:`FITTED`: no wider than the view."""
        self._zoom = zoom
        self._fit()
        self._settle.start()
        self.scroll_to_passage()

    def forget(self) -> None:
        """Show nothing more, until the next page is wanted."""
        self._number = 0
        self._breadth = 1.0
        self.page = None
        self._settle.stop()
        self.sheet.show_page(None)
        self.sheet.mark((), ())
        self.sheet.mark_spoken(())

    def ask_again(self) -> None:
        """Ask for the page once more, after a failure."""
        self._ask()

    def scroll_to_passage(self) -> None:
        """Bring the passage into sight, or the top of the page."""
        if self.sheet.found:
            box = self.sheet.on_sheet(self.sheet.found[0])
            self.verticalScrollBar().setValue(int(box.top()) - self.viewport().height() // 5)
            left = min(one.left for one in self.sheet.found) - MARGIN_SHARE
            self.horizontalScrollBar().setValue(int(left * self.sheet.width()))
        else:
            self.verticalScrollBar().setValue(0)

    def event(self, event: QEvent) -> bool:
        """Ask for a sharper page on a screen with smaller dots."""
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self._settle.start()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the page to the new width."""
        super().resizeEvent(event)
        self._fit()
        self._settle.start()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Scroll by the keys up and down, and sideways with Shift; turn the page by the page keys where it ends.

        The rest is the place's.
        """
        sideways = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if sideways is not None and event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            across = self.horizontalScrollBar()
            across.setValue(across.value() + sideways * self.viewport().width() // 2)
            return
        bar = self.verticalScrollBar()
        screen_px = self.viewport().height()
        steps = {
            Qt.Key.Key_Down: round(screen_px * STEP_SHARE),
            Qt.Key.Key_Up: -round(screen_px * STEP_SHARE),
            Qt.Key.Key_PageDown: round(screen_px * 0.9),
            Qt.Key.Key_PageUp: -round(screen_px * 0.9),
            Qt.Key.Key_Home: -bar.maximum(),
            Qt.Key.Key_End: bar.maximum(),
        }
        step = steps.get(Qt.Key(event.key()))
        if step is None or event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()
            return
        before = bar.value()
        bar.setValue(before + step)
        if bar.value() == before and event.key() in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
            self.turned.emit(1 if step > 0 else -1)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of the page."""
        self._grabbed = event.position().toPoint()
        self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Move the page under the window, as paper under a hand."""
        if self._grabbed is not None:
            moved = event.position().toPoint() - self._grabbed
            self._grabbed += moved
            for bar, step in ((self.horizontalScrollBar(), moved.x()), (self.verticalScrollBar(), moved.y())):
                bar.setValue(bar.value() - step)

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        """Let the page go."""
        self._grabbed = None
        self.viewport().unsetCursor()

    def dress(self) -> None:
        """Fit the page to the size in use."""
        self._fit()
        self._settle.start()

    def _mark(self) -> None:
        words = self.page.words if self.page else ()
        self._found_words = locate(words, self._found)
        rest = [box for other in self._others for box in boxes(words, locate(words, other, exactly=True))]
        found = boxes(words, self._found_words)
        self.sheet.mark(found, rest)
        if found:
            across = max(box.right for box in found) - min(box.left for box in found)
            self._breadth = min(1.0, across + 2 * MARGIN_SHARE)
            self._settle.start()
        self._fit()
        self.mark_spoken(self._spoken)

    def _bring_into_sight(self, box: Box) -> None:
        bar, place = self.verticalScrollBar(), self.sheet.on_sheet(box)
        if not bar.value() <= place.top() <= place.bottom() <= bar.value() + self.viewport().height():
            bar.setValue(int(place.top()) - self.viewport().height() // 5)

    def _fit(self) -> None:
        width_px = self._width_px()
        self.sheet.setFixedSize(width_px, max(1, round(width_px * self._shape)))

    def _width_px(self) -> int:
        view_px = self.viewport().width()
        if self._zoom == FITTED:
            return max(1, min(view_px, theme.px(PAPER_WIDTH_PX)))
        # Its letters grow with those of the window, until the lines of the passage are as long as the view is wide.
        at_first = min(theme.px(min(view_px, PAPER_WIDTH_PX)), round(view_px / self._breadth))
        return max(1, round(at_first * self._zoom))

    @Slot()
    def _ask(self) -> None:
        """Ask for the page unless it is there as sharp as it can be shown."""
        width_px = round(self._width_px() * self.devicePixelRatioF())
        if self._number and (self.page is None or width_px != self._asked_px):
            self._asked_px = width_px
            self.wanted.emit(self._number, width_px)
