"""One answer as a large card: what kind of document, its title and page, the passage with the match marked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from wolofsearch.desktop import icons, layouts, theme
from wolofsearch.desktop.buttons import CardButton
from wolofsearch.desktop.certainty import Certainty
from wolofsearch.desktop.excerpt import excerpt, marked_html

if TYPE_CHECKING:
    from wolofsearch.search.answer import Result


def format_tile(document_format: str, tile_px: int = 56) -> icons.IconLabel:
    """Return the tile that shows a document's format."""
    ink, ground = theme.FORMAT_COLOURS.get(icons.format_kind(document_format), theme.OTHER_FORMAT)
    return icons.IconLabel(icons.format_name(document_format), ink, tile_px * 5 // 9, ground, tile_px)


class ResultCard(CardButton):
    """A card that opens its passage when pressed.

    Args:
        result: the answer shown.
        full_bars: how sure it is, 1 to 3.
    """

    def __init__(self, result: Result, full_bars: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.result = result
        self._certainty = Certainty(full_bars)
        self._meta = layouts.label("small")
        title = layouts.label("subtitle", wraps=True)
        title.setText(result.title)
        passage = QLabel()
        passage.setProperty("kind", "passage")
        passage.setWordWrap(True)
        passage.setTextFormat(Qt.TextFormat.RichText)
        passage.setText(marked_html(*excerpt(result.passage, result.highlights)))

        head = layouts.row()
        head.addWidget(title, 1)
        head.addWidget(self._certainty, 0, Qt.AlignmentFlag.AlignTop)
        words = layouts.column(gap=0.5)
        words.addLayout(head)
        words.addWidget(self._meta)
        words.addSpacing(theme.grid(1))
        words.addWidget(passage)
        body = layouts.row(self, gap=2.5, margins=2.5)
        body.addWidget(format_tile(result.format), 0, Qt.AlignmentFlag.AlignTop)
        body.addLayout(words, 1)
        for part in self.findChildren(QWidget):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.retranslate()

    def retranslate(self) -> None:
        """Write what depends on the language."""
        parts = [self.result.format.lstrip(".").upper()]
        if self.result.page is not None:
            parts.append(self.tr("page {number}").format(number=self.result.page))
        if self.result.others:
            parts.append(self.tr("autres passages : {count}").format(count=len(self.result.others)))
        self._meta.setText("  ·  ".join(parts))
        self.setAccessibleName(", ".join([self.result.title, *parts[1:], self._certainty.words()]))
        self.setAccessibleDescription(self.result.passage)
