"""How sure an answer is, as a picture of one to three bars: nobody has to read a number."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from wolofsearch.desktop import theme
from wolofsearch.desktop.language import Translated
from wolofsearch.desktop.tips import plain_tip

BARS = 3
BAR_WIDTH_PX = 8
BAR_GAP_PX = 4
HEIGHT_PX = 24
CORNER_PX = 3
SURE_SHARE = 0.35
"""From the threshold of "close enough" (0) to a perfect match (1): from here on all three bars are full."""


def bars(score: float, threshold: float) -> int:
    """Return 1 under the threshold of "close enough", 3 well above it, else 2."""
    if score < threshold:
        return 1
    return 3 if score - threshold >= SURE_SHARE * (1.0 - threshold) else 2


class Certainty(Translated):
    """Three rising bars of which ``full`` are filled."""

    def __init__(self, full: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._full = full
        self.dress()
        self.retranslate()

    def dress(self) -> None:
        """Take the size that the scale in use gives."""
        self.setFixedSize(QSize(theme.px(BARS * BAR_WIDTH_PX + (BARS - 1) * BAR_GAP_PX), theme.px(HEIGHT_PX)))

    def words(self) -> str:
        """Return the picture in words, for a screen reader."""
        return {1: self.tr("peut-être"), 2: self.tr("assez sûr"), 3: self.tr("très sûr")}[self._full]

    def retranslate(self) -> None:
        """Write the picture's name."""
        self.setAccessibleName(self.words())
        self.setToolTip(plain_tip(self.words()))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the bars."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        full = theme.LEAF if self._full > 1 else theme.MILLET_DARK
        width, gap, corner = (size * theme.scale() for size in (BAR_WIDTH_PX, BAR_GAP_PX, CORNER_PX))
        for bar in range(BARS):
            height = self.height() * (bar + 1.4) / (BARS + 0.4)
            filled = bar < self._full
            painter.setPen(QPen(QColor(full if filled else theme.EDGE), 1))
            painter.setBrush(QColor(full) if filled else Qt.BrushStyle.NoBrush)
            box = QRectF(bar * (width + gap), self.height() - height, width, height)
            painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), corner, corner)
