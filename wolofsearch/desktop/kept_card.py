"""A passage that is kept, with its words: open it, put it into another list, keep it no longer."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QLabel, QWidget

from wolofsearch.desktop import layouts, theme
from wolofsearch.desktop.buttons import Button, CardButton
from wolofsearch.desktop.combo_box import ComboBox
from wolofsearch.desktop.excerpt import excerpt, marked_html
from wolofsearch.desktop.flow import Flow
from wolofsearch.desktop.moments import Moments
from wolofsearch.desktop.result_card import format_tile
from wolofsearch.notebook.records import Kept

LIST_WIDTH_PX = 168


class KeptCard(CardButton):
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
        super().__init__(parent)
        self.kept = kept
        self._gone = gone
        self._title = layouts.label("subtitle", wraps=True)
        self._title.setText(kept.place.title)
        self._meta = layouts.label("small", wraps=True)
        passage = QLabel()
        passage.setProperty("kind", "passage")
        passage.setWordWrap(True)
        passage.setTextFormat(Qt.TextFormat.RichText)
        passage.setText(marked_html(*excerpt(kept.place.text, ())))
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
        words.addWidget(passage)
        body = layouts.row(self, gap=2.5, margins=2.5)
        body.addWidget(format_tile(kept.place.format), 0, Qt.AlignmentFlag.AlignTop)
        body.addLayout(words, 1)
        for part in self.findChildren(QWidget):
            if part not in (self.lists, self.drop):
                part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.lists.setVisible(len(lists) > 1)  # only now, or it would be a window of its own for a moment
        self.retranslate()

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
        self.setAccessibleDescription(place.text)
        self.lists.setAccessibleName(self.tr("Liste de {title}").format(title=place.title))
        self.drop.name(self.tr("Ne plus garder"), self.tr("Ne plus garder {title}").format(title=place.title))

    @Slot(int)
    def _want_move(self, place: int) -> None:
        self.move_wanted.emit(self.kept, self.lists.itemData(place))

    @Slot()
    def _want_drop(self) -> None:
        self.drop_wanted.emit(self.kept)
