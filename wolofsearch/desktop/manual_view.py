"""Shows a guide: Markdown with its pictures, code and tables, in the look of the window.

Nothing but what lies among the guides is ever read, and a link that leads elsewhere is only told.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, QTimer, QUrl, Signal, Slot
from PySide6.QtGui import (
    QBrush,
    QColor,
    QImage,
    QResizeEvent,
    QTextBlockFormat,
    QTextCursor,
    QTextDocument,
    QTextFrameFormat,
    QTextLength,
    QTextTable,
)
from PySide6.QtWidgets import QTextBrowser, QWidget

from wolofsearch.desktop import layouts, manual, theme

TEXT_SIZE_PX = 16
PICTURE_WIDTH_PX = 720
MARGIN_PX = 16
AIR_PX = 8
CELL_PX = 6
PICTURE = "\ufffc"
"""Stands for a picture in a text."""
LINE_HEIGHT_PERCENT = 130


class ManualView(QTextBrowser):
    """One guide; links between guides are followed, others are handed on."""

    web_wanted = Signal(str)
    """A link leads out of this computer to this address."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setOpenLinks(False)
        self.setVerticalScrollBar(layouts.SteadyBar(self))
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)  # or pictures and bar chase each other
        self.anchorClicked.connect(self._follow)
        self.file: Path | None = None
        self._laid_out_px = 0
        self._resized = QTimer(self)
        self._resized.setSingleShot(True)
        self._resized.timeout.connect(self.dress)

    def show_guide(self, file: Path) -> None:
        """Show a guide from its beginning."""
        self.file = file
        self._write()
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def dress(self) -> None:
        """Write in the colours and the size in use."""
        if self.file is not None:
            self._write()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the pictures the width there is, once the text that is being written is there."""
        super().resizeEvent(event)
        if self._picture_px() != self._laid_out_px:
            self._resized.start(0)

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """Return a picture of the guides as wide as it is shown; nothing else, from nowhere else."""
        if kind != QTextDocument.ResourceType.ImageResource.value or self.file is None:
            return None
        found = manual.linked(QUrl(name).toString(), self.file)
        if found is None:
            return None
        sharpness = self.devicePixelRatioF()
        picture = QImage(str(found)).convertToFormat(QImage.Format.Format_RGB32)
        width_px = min(round(self._picture_px() * sharpness), round(picture.width() * theme.scale() * sharpness))
        picture = picture.scaledToWidth(width_px, Qt.TransformationMode.SmoothTransformation)
        picture.setDevicePixelRatio(sharpness)
        return picture

    def _picture_px(self) -> int:
        return max(1, min(theme.px(PICTURE_WIDTH_PX), self.viewport().width() - 4 * theme.px(MARGIN_PX)))

    def _write(self) -> None:
        assert self.file is not None
        at = self.verticalScrollBar().value() / max(1, self.verticalScrollBar().maximum())
        self._laid_out_px = self._picture_px()
        self.setFont(theme.font(TEXT_SIZE_PX))
        self.setMarkdown(self.file.read_text(encoding="utf-8"))
        self.document().setDocumentMargin(theme.px(MARGIN_PX))
        self._lay_out_lines()
        for frame in self.document().rootFrame().childFrames():
            if isinstance(frame, QTextTable):
                _lay_out_table(frame)
        self.verticalScrollBar().setValue(round(at * self.verticalScrollBar().maximum()))

    def _lay_out_lines(self) -> None:
        """Give the text some air; let long commands go on in the next line, on a ground of their own."""
        block = self.document().begin()
        while block.isValid():
            form, told = QTextBlockFormat(), block.blockFormat()
            if told.nonBreakableLines():
                form.setNonBreakableLines(False)
                form.setBackground(QBrush(QColor(theme.SAND)))
            elif PICTURE not in block.text():
                form.setLineHeight(LINE_HEIGHT_PERCENT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
            if told.headingLevel():
                form.setTopMargin(theme.px(2 * MARGIN_PX))
            elif block.blockFormat().objectIndex() < 0 and not told.nonBreakableLines():
                form.setTopMargin(theme.px(AIR_PX))
                form.setBottomMargin(theme.px(AIR_PX))
            QTextCursor(block).mergeBlockFormat(form)
            block = block.next()

    @Slot(QUrl)
    def _follow(self, url: QUrl) -> None:
        file = manual.linked(url.toString(), self.file) if url.isRelative() and self.file is not None else None
        if file is not None:
            self.show_guide(file)
        elif url.scheme() in {"http", "https"}:
            self.web_wanted.emit(url.toString())


def _lay_out_table(table: QTextTable) -> None:
    form = table.format().toTableFormat()
    form.setBorder(1)
    form.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
    form.setBorderBrush(QBrush(QColor(theme.EDGE)))
    form.setBorderCollapse(True)
    form.setCellPadding(theme.px(CELL_PX))
    form.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
    table.setFormat(form)
