"""The whole text of a document with a passage marked and in sight, laid out to be read."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QKeyEvent, QKeySequence, QResizeEvent, QTextBlockFormat, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit, QWidget

from wolofsearch.desktop import theme
from wolofsearch.desktop.excerpt import lines_of

TEXT_SIZE_PX = 17
COLUMN_WIDTH_PX = 760
LINE_HEIGHT_PERCENT = 145


def utf16_offset(text: str, offset: int) -> int:
    """Return where character ``offset`` of ``text`` stands for Qt, which counts UTF-16 units."""
    return offset + sum(1 for character in text[:offset] if character > "\uffff")


class DocumentView(QTextEdit):
    """Read-only text in a column of comfortable width."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "sheet")
        self.setReadOnly(True)
        self.setCursorWidth(0)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._zoom = 1.0
        self._text = ""
        self._start = 0
        self._marked = (0, 0)
        self._spoken = (0, 0)
        self.dress()

    def show_text(self, text: str) -> None:
        """Show a document's text."""
        self._text = text
        self.setPlainText(text)
        spacing = QTextBlockFormat()
        spacing.setLineHeight(LINE_HEIGHT_PERCENT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.mergeBlockFormat(spacing)

    def set_zoom(self, zoom: float) -> None:
        """Write ``zoom`` times as large, in a column that grows along."""
        self._zoom = zoom
        self.dress()
        self._scroll_to_mark()

    def mark(self, start: int, end: int) -> None:
        """Mark the characters from ``start`` to ``end`` and bring them into sight."""
        self._start = utf16_offset(self._text, start)
        self._marked, self._spoken = (start, end), (0, 0)
        self._paint_marks()
        self._scroll_to_mark()

    def mark_spoken(self, start: int, end: int) -> None:
        """Mark, on top, the characters that are being read aloud, none where both are equal; keep them in sight."""
        self._spoken = (start, end)
        marks = self._paint_marks()
        if start < end:
            cursor = marks[-1].cursor
            if not 0 <= self.cursorRect(cursor).bottom() <= self.viewport().height():
                self._start = utf16_offset(self._text, start)
                self._scroll_to_mark()

    def dress(self) -> None:
        """Take the size of letters, the colours of the marks and the width of the column that are in use."""
        self.setFont(theme.font(round(TEXT_SIZE_PX * self._zoom)))
        self._paint_marks()
        self._fit_column()

    def _paint_marks(self) -> list[QTextEdit.ExtraSelection]:
        colours = ((self._marked, theme.INK, theme.MILLET), (self._spoken, theme.INDIGO, theme.INDIGO_PALE))
        marks = [
            self._selection(*line, ink, ground) for span, ink, ground in colours for line in lines_of(self._text, span)
        ]
        self.setExtraSelections(marks)
        return marks

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave "copy" to the place where nothing is selected: it copies the passage."""
        if event.matches(QKeySequence.StandardKey.Copy) and not self.textCursor().hasSelection():
            event.ignore()
        else:
            super().keyPressEvent(event)

    def _selection(self, start: int, end: int, ink: str, ground: str) -> QTextEdit.ExtraSelection:
        selection = QTextEdit.ExtraSelection()
        selection.format = QTextCharFormat()
        selection.format.setBackground(QColor(ground))
        selection.format.setForeground(QColor(ink))
        selection.cursor = QTextCursor(self.document())
        selection.cursor.setPosition(utf16_offset(self._text, start))
        selection.cursor.setPosition(utf16_offset(self._text, end), QTextCursor.MoveMode.KeepAnchor)
        return selection

    def _scroll_to_mark(self) -> None:
        cursor = QTextCursor(self.document())
        cursor.setPosition(min(self._start, max(0, self.document().characterCount() - 1)))
        self.setTextCursor(cursor)
        top = self.cursorRect(cursor).top() + self.verticalScrollBar().value()
        self.verticalScrollBar().setValue(max(0, top - self.viewport().height() // 5))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the column narrow enough to read, and the mark in sight."""
        self._fit_column()
        super().resizeEvent(event)
        self._scroll_to_mark()

    def _fit_column(self) -> None:
        side_px = max(theme.grid(3), round(self.width() - theme.px(COLUMN_WIDTH_PX) * self._zoom) // 2)
        self.setViewportMargins(side_px, theme.grid(2), side_px - theme.grid(2), theme.grid(2))
