"""Where in a label's text the marked sentence stands: Qt's labels mark it, but do not tell."""

from __future__ import annotations

from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QTextDocument
from PySide6.QtWidgets import QLabel

from wolofsearch.desktop import theme


def spoken_box(label: QLabel) -> QRect:
    """Return the lines of a label of rich text on which something lies on the colour of what is read aloud.

    Returns:
        Their box in the label's pixels, as wide as the label; the whole label where nothing is read aloud.
    """
    document = QTextDocument()
    document.setDocumentMargin(0)
    document.setDefaultFont(label.font())
    document.setHtml(label.text())
    document.setTextWidth(label.contentsRect().width())
    ground, found = QColor(theme.INDIGO_PALE), QRect()
    block = document.begin()
    while block.isValid():
        lines = block.layout()
        top_px = document.documentLayout().blockBoundingRect(block).top()
        pieces = block.begin()
        while not pieces.atEnd():
            piece = pieces.fragment()
            if piece.charFormat().background().color() == ground:
                for at in (piece.position(), piece.position() + piece.length() - 1):
                    line = lines.lineForTextPosition(at - block.position()).rect().translated(0, top_px)
                    found |= line.toAlignedRect()
            pieces += 1
        block = block.next()
    if found.isNull():
        return label.rect()
    left_over_px = label.contentsRect().height() - round(document.size().height())
    return found.translated(label.contentsRect().topLeft()).translated(0, max(0, left_over_px) // 2)
