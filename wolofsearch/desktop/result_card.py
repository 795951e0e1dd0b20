"""One answer as a large card: what kind of document, its title and page, the passage with the match marked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QWidget

from wolofsearch.desktop import icons, layouts, theme
from wolofsearch.desktop.also_in import AlsoIn
from wolofsearch.desktop.certainty import Certainty
from wolofsearch.desktop.collection_mark import CollectionMark, paint_edge
from wolofsearch.desktop.flow import Flow
from wolofsearch.desktop.passage_actions import PassageActions
from wolofsearch.desktop.spoken_card import SpokenCard

if TYPE_CHECKING:
    from wolofsearch.search.answer import Result


def format_tile(document_format: str, tile_px: int = 56) -> icons.IconLabel:
    """Return the tile that shows a document's format."""
    ink, ground = theme.FORMAT_COLOURS.get(icons.format_kind(document_format), theme.OTHER_FORMAT)
    return icons.IconLabel(icons.format_name(document_format), ink, tile_px * 5 // 9, ground, tile_px)


class ResultCard(SpokenCard):
    """A card that opens its passage when pressed, and reads it aloud by its ear.

    Args:
        result: the answer shown.
        full_bars: how sure it is, 1 to 3.
    """

    def __init__(self, result: Result, full_bars: int, parent: QWidget | None = None) -> None:
        super().__init__(
            result.document_id, result.start, result.title, result.passage, result.highlights, parent=parent
        )
        self.result = result
        self._certainty = Certainty(full_bars)
        self._meta = layouts.label("small", wraps=True)
        self.passage_actions = PassageActions(result, result.title)
        self.also_in = AlsoIn(result)
        if not result.also_in:
            self.also_in.hide()

        head = Flow(gap=1.5, leads=240)
        head.addWidget(self._title)
        head.addWidget(self.passage_actions)
        words = layouts.column(gap=0.5)
        words.addLayout(head)
        where = layouts.row(gap=1.5)
        if result.collection:
            where.addWidget(CollectionMark(result.collection))
        where.addWidget(self._meta, 1)
        words.addLayout(where)
        words.addSpacing(theme.grid(1))
        words.addWidget(self._words)
        words.addWidget(self.also_in)
        words.addStretch(1)
        side = layouts.column(gap=1.5)
        side.addWidget(format_tile(result.format), 0, Qt.AlignmentFlag.AlignHCenter)
        side.addWidget(self.ear)
        side.addWidget(self._certainty, 0, Qt.AlignmentFlag.AlignHCenter)
        side.addStretch(1)
        body = layouts.row(self, gap=2.5, margins=2.5)
        body.addLayout(side)
        body.addLayout(words, 1)
        pressed = (self.ear, self.passage_actions, self.also_in)
        for part in self.findChildren(QWidget):
            if part not in pressed and part.parent() not in pressed:
                part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.dress()
        self.retranslate()

    @property
    def has_keyboard(self) -> bool:
        """Whether the keyboard is on the card or on one of its buttons."""
        return super().has_keyboard or self.passage_actions.has_keyboard or self.also_in.has_keyboard

    def set_simple(self, simple: bool) -> None:
        """Show the passage and its ear alone, or everything."""
        self.passage_actions.setVisible(not simple)
        self.also_in.setVisible(not simple and bool(self.result.also_in))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the card, and its collection's colour along its edge."""
        super().paintEvent(event)
        if self.result.collection:
            paint_edge(self, self.result.collection)

    def retranslate(self) -> None:
        """Write what depends on the language."""
        parts = [self.result.format.lstrip(".").upper()]
        if self.result.page is not None:
            parts.append(self.tr("page {number}").format(number=self.result.page))
        if self.result.others:
            others = len(self.result.others)
            one, more = self.tr("1 autre passage"), self.tr("{count} autres passages")
            parts.append(one if others == 1 else more.format(count=others))
        self._meta.setText("  ·  ".join(parts))
        collection = [self.result.collection] if self.result.collection else []
        self.setAccessibleName(", ".join([self.result.title, *collection, *parts[1:], self._certainty.words()]))
        self.setAccessibleDescription(self._shown)
        self.ear.retranslate()
        self.passage_actions.retranslate()
        self.also_in.retranslate()
