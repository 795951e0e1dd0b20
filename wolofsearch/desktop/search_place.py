"""The first place: ask on the left (or in the middle, before any answer), answers beside it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QStackedWidget, QWidget

from wolofsearch.desktop import layouts, theme
from wolofsearch.desktop.listening_panel import COMPACT_PX, ListeningPanel
from wolofsearch.desktop.notice import Notice
from wolofsearch.desktop.results_view import ResultsView
from wolofsearch.desktop.samples_view import ROWS, SamplesView

if TYPE_CHECKING:
    from wolofsearch.search.answer import Answer

SIDE_WIDTH_PX = 296
HERO_WIDTH_PX = 880
ANSWERS_WIDTH_PX = 960
SMALLEST_PX, BIGGEST_PX = 176, 320
"""The round button before any answer."""
REST_PX, LOW_REST_PX = 496, 388
"""Height of everything but the button, with two rows and with one row of samples."""
LOW_PX = 672
SIMPLE_BIGGEST_PX = 440
SIMPLE_REST_PX = 200
"""Height of everything but the button where there is neither a field nor a sample."""


def dropped_files(event: QDropEvent) -> list[Path]:
    """Return the local files and folders that are being dropped."""
    return [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]


class SearchPlace(QWidget):
    """The panel that listens, and under or beside it samples, a notice or answers."""

    dropped = Signal(object)
    """The :class:`Path` of a recording that was dropped."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("place")
        self.setAcceptDrops(True)
        self.panel = ListeningPanel()
        self.samples = SamplesView()
        self.results = ResultsView()
        self.notice = Notice()
        notice_page = QWidget()
        notice_box = layouts.column(notice_page, gap=0)
        notice_box.addWidget(self.notice)
        notice_box.addStretch(1)
        self._notice_page = notice_page
        self._body = QStackedWidget()
        self._simple = False
        self._nothing = QWidget()
        for page in (self.samples, notice_page, self.results, self._nothing):
            self._body.addWidget(page)

        self._panel_column = QWidget()
        panel_box = layouts.column(self._panel_column, gap=0)
        panel_box.addWidget(self.panel)
        panel_box.addStretch(1)
        self._beside = False
        self._split = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._split.setContentsMargins(0, 0, 0, 0)
        self._split.addWidget(self._panel_column)
        self._split.addWidget(self._body, 1)
        self._inner = QWidget()
        self._inner.setLayout(self._split)
        sides = layouts.row(self, gap=0, margins=3)
        sides.setContentsMargins(theme.grid(4), theme.grid(3), theme.grid(4), theme.grid(2))
        sides.addStretch(1)
        sides.addWidget(self._inner, 100)
        sides.addStretch(1)
        self._show(self.samples)

    @property
    def shows_results(self) -> bool:
        """Whether answers are on the screen."""
        return self._body.currentWidget() is self.results

    @property
    def shows_notice(self) -> bool:
        """Whether a notice stands under the button."""
        return self._body.currentWidget() is self._notice_page

    def show_samples(self) -> None:
        """Show the first screen."""
        self._show(self._nothing if self._simple else self.samples)

    def set_simple(self, simple: bool) -> None:
        """Show the button, the answers and the ear alone, or everything; the answers on the screen stay."""
        self._simple = self.results.listens = simple
        self.panel.set_simple(simple)
        if self._body.currentWidget() in (self.samples, self._nothing):
            self.show_samples()
        self._fit()

    def show_notice(self) -> None:
        """Show the notice under the button."""
        self._show(self._notice_page)

    def show_results(self, answer: Answer, threshold: float, asked: str) -> None:
        """Show answers beside the button."""
        self.results.show_answer(answer, threshold, asked)
        self._show(self.results)

    def _show(self, page: QWidget) -> None:
        self._beside = beside = page is self.results
        self._body.setCurrentWidget(page)
        self._body.setVisible(page is not self._nothing)
        self._panel_column.setMinimumWidth(SIDE_WIDTH_PX if beside else 0)
        self._panel_column.setMaximumWidth(SIDE_WIDTH_PX if beside else HERO_WIDTH_PX)
        self._split.setDirection(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom)
        self._split.setSpacing(theme.grid(4 if beside else 3))
        self._inner.setMaximumWidth(SIDE_WIDTH_PX + theme.grid(4) + ANSWERS_WIDTH_PX if beside else HERO_WIDTH_PX)
        self._fit()

    def _fit(self) -> None:
        """Give the button what height the rest leaves, and put what is left over above and below."""
        if self._beside:
            self.panel.set_size(COMPACT_PX, greets=False)
            self._split.setContentsMargins(0, 0, 0, 0)
            return
        low = self.height() < LOW_PX
        room_px = self.height() - (LOW_REST_PX if low else REST_PX)
        biggest_px = BIGGEST_PX
        if self._simple and self._body.isHidden():
            room_px, biggest_px = self.height() - SIMPLE_REST_PX, SIMPLE_BIGGEST_PX
        side_px = min(max(room_px, SMALLEST_PX), biggest_px)
        self.panel.set_size(side_px, greets=True)
        self.samples.set_rows(1 if low else ROWS)
        self._split.setContentsMargins(0, max(0, room_px - side_px) // 3, 0, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the button to the new height."""
        super().resizeEvent(event)
        self._fit()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Welcome one recording."""
        if len(dropped_files(event)) == 1:
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take the recording as the question."""
        files = dropped_files(event)
        if files:
            event.acceptProposedAction()
            self.dropped.emit(files[0])
