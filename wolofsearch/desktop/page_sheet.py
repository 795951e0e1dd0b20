"""One drawn page of a document as a sheet of paper, with the passages on it boxed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from wolofsearch.documents.drawn_page import CHANNELS, DrawnPage
from wolofsearch.documents.locating import Box

PAPER, PAPER_EDGE = QColor(255, 255, 255), QColor(205, 194, 178)
FOUND, OTHER, SPOKEN = QColor(255, 223, 148), QColor(253, 240, 207), QColor(206, 226, 240)
FOUND_EDGE, SPOKEN_EDGE = QColor(168, 68, 28), QColor(36, 80, 107)
"""Inks on paper, which is white in every theme."""
AROUND_PX = 3.0
"""Air between the words and the box around them."""
EDGE_PX = 2.5
ROUNDING_PX = 4.0
NEARLY_PX = 2.0


class PageSheet(QWidget):
    """Paints the page in whatever size it is given; a larger or sharper picture may follow later."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._page: DrawnPage | None = None
        self._picture: QImage | None = None
        self.found: Sequence[Box] = ()
        """The passage that is marked."""
        self.others: Sequence[Box] = ()
        """The other passages that answer."""
        self.spoken: Sequence[Box] = ()
        """What is being read aloud."""

    def show_page(self, page: DrawnPage | None) -> None:
        """Show another page, or blank paper until it comes."""
        self._page = page  # its bytes are those of the picture: nothing is copied on the thread that paints
        self._picture = None
        if page is not None:
            stride = CHANNELS * page.width_px
            self._picture = QImage(page.pixels, page.width_px, page.height_px, stride, QImage.Format.Format_RGB32)
            self._picture.setDevicePixelRatio(self.devicePixelRatioF())
        self.update()

    def mark(self, found: Sequence[Box], others: Sequence[Box]) -> None:
        """Box the passage found, and more faintly the others."""
        self.found, self.others = found, others
        self.update()

    def mark_spoken(self, spoken: Sequence[Box]) -> None:
        """Tint what is being read aloud."""
        self.spoken = spoken
        self.update()

    def on_sheet(self, box: Box) -> QRectF:
        """Return where a box lies in the widget."""
        across, down = self.width(), self.height()
        return QRectF(box.left * across, box.top * down, (box.right - box.left) * across, (box.bottom - box.top) * down)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the paper, the page and the boxes."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(self.rect(), PAPER)
        if self._picture is not None:
            size = self._picture.deviceIndependentSize()
            if abs(size.width() - self.width()) <= NEARLY_PX:
                painter.drawImage(QPointF(0, 0), self._picture)  # dot for dot: stretching by one would blur
            else:
                painter.drawImage(QRectF(self.rect()), self._picture)
        # Multiplied, like a marker's ink: the letters under it stay black.
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
        for boxes, colour in ((self.others, OTHER), (self.found, FOUND), (self.spoken, SPOKEN)):
            self._fill(painter, boxes, colour)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if self.found:
            painter.setPen(QPen(FOUND_EDGE, EDGE_PX))
            painter.drawRoundedRect(self._around(self.found), ROUNDING_PX, ROUNDING_PX)
        if self.spoken:
            painter.setPen(QPen(SPOKEN_EDGE, EDGE_PX))
            for box in self.spoken:
                line = self.on_sheet(box)
                painter.drawLine(line.bottomLeft(), line.bottomRight())
        painter.setPen(QPen(PAPER_EDGE, 1))
        painter.drawRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5))

    def _fill(self, painter: QPainter, boxes: Sequence[Box], colour: QColor) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        for box in boxes:
            painter.drawRect(self.on_sheet(box).adjusted(-1, 0, 1, 0))

    def _around(self, boxes: Sequence[Box]) -> QRectF:
        whole = QRectF()
        for box in boxes:
            whole = whole.united(self.on_sheet(box))
        return whole.adjusted(-AROUND_PX, -AROUND_PX, AROUND_PX, AROUND_PX)
