"""A passage that is kept, with its words: open it, listen to it, put it into another list, keep it no longer."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from wolofsearch.desktop import layouts, theme
from wolofsearch.desktop.buttons import Button
from wolofsearch.desktop.combo_box import ComboBox
from wolofsearch.desktop.flow import Flow
from wolofsearch.desktop.moments import Moments
from wolofsearch.desktop.result_card import format_tile
from wolofsearch.desktop.spoken_card import SpokenCard
from wolofsearch.notebook.records import Kept

LIST_WIDTH_PX = 168


class KeptCard(SpokenCard):
    """One kept passage, one big button that opens it.

    Args:
        kept: the passage.
        lists: id and name of every list it may be in.
        list_id: of the one it is in.
        gone: whether its document is not in the library that is open.
    """

    move_wanted = Signal(object, int)
    drop_wanted = Signal(object)

    def __init__(
        self,
        kept: Kept,
        lists: Sequence[tuple[int, str]],
        list_id: int,
        *,
        gone: bool,
        parent: QWidget | None = None,
    ) -> None:
        place = kept.place
        super().__init__(place.document_id, place.start, place.title, place.text, parent=parent)
        self.kept = kept
        self._gone = gone
        self._meta = layouts.label("small", wraps=True)
        self.lists = ComboBox()
        self.lists.setMaximumWidth(theme.px(LIST_WIDTH_PX))
        for each_id, name in lists:
            self.lists.addItem(name, each_id)
        self.lists.setCurrentIndex(max(0, self.lists.findData(list_id)))
        self.lists.activated.connect(self._want_move)
        self.drop = Button(None, "round")
        self.drop.show_icon("star-full", theme.EARTH)
        self.drop.clicked.connect(self._want_drop)
        head = Flow(gap=1.5, leads=280)
        for widget in (self._title, self.lists, self.drop):
            head.addWidget(widget)
        words = layouts.column(gap=0.5)
        words.addLayout(head)
        words.addWidget(self._meta)
        words.addSpacing(theme.grid(1))
        words.addWidget(self._words)
        words.addStretch(1)
        side = layouts.column(gap=1.5)
        side.addWidget(format_tile(place.format), 0, Qt.AlignmentFlag.AlignHCenter)
        side.addWidget(self.ear)
        side.addStretch(1)
        body = layouts.row(self, gap=2.5, margins=2.5)
        body.addLayout(side)
        body.addLayout(words, 1)
        for part in self.findChildren(QWidget):
            if part not in (self.lists, self.drop, self.ear):
                part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.lists.setVisible(len(lists) > 1)  # only now, or it would be a window of its own for a moment
        self.dress()
        self.retranslate()

    @property
    def has_keyboard(self) -> bool:
        """Whether the keyboard is on the card or on one of its controls."""
        return super().has_keyboard or self.lists.hasFocus() or self.drop.hasFocus()

    def retranslate(self) -> None:
        """Write what depends on the language."""
        place = self.kept.place
        parts = [place.format.upper()]
        if place.page is not None:
            parts.append(self.tr("page {number}").format(number=place.page))
        parts.append(self.tr("gardé {moment}").format(moment=Moments().words(self.kept.kept_at)))
        if self._gone:
            parts.append(self.tr("le document n'est pas dans cette bibliothèque"))
        self._meta.setText("  ·  ".join(parts))
        self.setAccessibleName(", ".join([place.title, *parts]))
        self.setAccessibleDescription(self._shown)
        self.lists.setAccessibleName(self.tr("Liste de {title}").format(title=place.title))
        self.ear.retranslate()
        self.drop.name(self.tr("Ne plus garder"), self.tr("Ne plus garder {title}").format(title=place.title))

    @Slot(int)
    def _want_move(self, place: int) -> None:
        self.move_wanted.emit(self.kept, self.lists.itemData(place))

    @Slot()
    def _want_drop(self) -> None:
        self.drop_wanted.emit(self.kept)
