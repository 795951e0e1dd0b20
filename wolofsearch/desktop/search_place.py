"""The first place: ask on the left (or in the middle, before any answer), answers beside it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QTimer, Slot
from PySide6.QtGui import QDropEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

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
LEAST_HEIGHT_PX = 440
"""Below this height there is no room for the greeting."""
LEAST_PX = 144
"""The round button where there is little room."""
BESIDE_PX = 760
"""From this width on answers stand beside the button."""
SOUND_SUFFIXES = "*.wav *.flac *.ogg *.oga *.opus *.mp3 *.m4a *.aac *.amr *.3gp *.webm *.mp4"
CHIP_PX = 56
"""Height of the line that tells of filters."""
SIMPLE_BIGGEST_PX = 640
SIMPLE_REST_PX = 200
"""Height of everything but the button where there is neither a field nor a sample."""
GREETING_PX = 60
"""What of it goes to the greeting, where there is room for one."""


def dropped_files(event: QDropEvent) -> list[Path]:
    """Return the local files and folders that are being dropped."""
    return [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]


def is_sound(path: Path) -> bool:
    """Return whether a file is a recording, by its name."""
    return f"*{path.suffix.lower()}" in SOUND_SUFFIXES.split()


class SearchPlace(QWidget):
    """The panel that listens, and under or beside it samples, a notice or answers."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("place")
        self.panel = ListeningPanel()
        self.samples = SamplesView()
        self.results = ResultsView()
        self.notice = Notice()
        notice_page = QWidget()
        notice_box = layouts.column(notice_page, gap=0)
        notice_box.addWidget(self.notice)
        notice_box.addStretch(1)
        self._notice_page = notice_page
        self._body = layouts.Pages()
        self._simple = False
        self._nothing = QWidget()
        for page in (self.samples, notice_page, self.results, self._nothing):
            self._body.addWidget(page)

        self._panel_column = QWidget()
        panel_box = layouts.column(self._panel_column, gap=0)
        panel_box.addWidget(self.panel)
        panel_box.addStretch(1)
        self._split = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._split.setContentsMargins(0, 0, 0, 0)
        self._split.addWidget(self._panel_column)
        self._split.addWidget(self._body, 1)
        self._inner = QWidget()
        self._inner.setLayout(self._split)
        self._scroll = layouts.CalmScrollArea()
        # The notice's words find their height after it is shown.
        self._scroll.verticalScrollBar().rangeChanged.connect(self._reveal_notice)
        layouts.column(self, gap=0).addWidget(self._scroll)
        page = QWidget()
        self._scroll.setWidget(page)
        self._sides = sides = layouts.row(page, gap=0)
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
        self._simple = simple
        self.results.set_simple(simple)
        self.panel.set_simple(simple)
        if self._body.currentWidget() in (self.samples, self._nothing):
            self.show_samples()
        self.fit()

    def show_notice(self) -> None:
        """Show the notice under the button."""
        self._show(self._notice_page)

    def show_results(self, answer: Answer, threshold: float, asked: str) -> None:
        """Show answers beside the button."""
        self.results.show_answer(answer, threshold, asked)
        self._show(self.results)

    def _show(self, page: QWidget) -> None:
        self._body.setCurrentWidget(page)
        self._body.setVisible(page is not self._nothing)
        self.fit()
        QTimer.singleShot(0, self, self._reveal)

    @Slot()
    def _reveal(self) -> None:
        """Scroll to what is new: answers that lie under the button, else the button, and a notice no less."""
        under = self.shows_results and self._split.direction() is QBoxLayout.Direction.TopToBottom
        top_px = self._body.mapTo(self._inner, QPoint()).y() if under else 0
        self._scroll.verticalScrollBar().setValue(top_px)
        self._reveal_notice()

    @Slot()
    def _reveal_notice(self) -> None:
        if self.shows_notice:
            layouts.bring_into_sight(self.notice, theme.grid(2))

    def dress(self) -> None:
        """Fit everything to the size in use."""
        self.fit()

    def fit(self) -> None:
        """Put answers beside the button where the width, at the size in use, is enough for both, else under it."""
        width_px, height_px = self.width() / theme.scale(), self.height() / theme.scale()
        answers = self.shows_results
        # Answers go on below the edge of the window, as what is scrolled does.
        self._sides.setContentsMargins(theme.grid(4), theme.grid(3), theme.grid(4), 0 if answers else theme.grid(2))
        beside = answers and width_px >= BESIDE_PX
        across = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        self._panel_column.setMinimumWidth(theme.px(SIDE_WIDTH_PX) if beside else 0)
        self._panel_column.setMaximumWidth(theme.px(SIDE_WIDTH_PX if beside else HERO_WIDTH_PX))
        self._split.setDirection(across)
        self._split.setSpacing(theme.grid(4 if beside else 3))
        whole_px = SIDE_WIDTH_PX + 4 * theme.GRID_PX + ANSWERS_WIDTH_PX
        self._inner.setMaximumWidth(theme.px(whole_px if beside else HERO_WIDTH_PX))
        self.results.setMinimumHeight(max(0, self.height() - theme.grid(3)) if answers and not beside else 0)
        self.results.set_whole(whole=not beside)
        # A notice that is too high for the place folds its words: what can be pressed stays in sight with them.
        self.notice.setMaximumHeight(max(0, self.height() - theme.grid(4)))
        if answers:
            self.panel.set_size(COMPACT_PX if beside else LEAST_PX, greets=False)
            self._split.setContentsMargins(0, 0, 0, 0)
        else:
            self._fit_first_screen(height_px)

    def _fit_first_screen(self, height_px: float) -> None:
        """Give the button what height the rest leaves, and put what is left over above and below."""
        height_px -= 0 if self.panel.filters.isHidden() else CHIP_PX
        low, greets = height_px < LOW_PX, height_px >= LEAST_HEIGHT_PX
        room_px, biggest_px = round(height_px) - (LOW_REST_PX if low else REST_PX), BIGGEST_PX
        if self._simple and self._body.isHidden():
            rest_px = SIMPLE_REST_PX if greets else SIMPLE_REST_PX - GREETING_PX
            room_px, biggest_px = round(height_px) - rest_px, SIMPLE_BIGGEST_PX
        side_px = min(max(room_px, SMALLEST_PX if greets else LEAST_PX), biggest_px)
        self.panel.set_size(side_px, greets=greets)
        self.samples.set_rows(1 if low else ROWS)
        self._split.setContentsMargins(0, theme.px(max(0, room_px - side_px) // 3), 0, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the button to the new height."""
        super().resizeEvent(event)
        self.fit()
