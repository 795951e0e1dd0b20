"""The passage in its document: read it there, go to the next one, copy it, open the original."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QWidget

from wolofsearch.desktop import icons, layouts, theme
from wolofsearch.desktop.buttons import Button
from wolofsearch.desktop.document_view import DocumentView
from wolofsearch.desktop.ear_button import EarButton
from wolofsearch.desktop.language import Translated
from wolofsearch.desktop.notice import Notice
from wolofsearch.desktop.passage_actions import PassageActions
from wolofsearch.desktop.spoken import EarState, Spoken

if TYPE_CHECKING:
    from wolofsearch.library.records import StoredDocument


@dataclass(frozen=True, slots=True)
class Place:
    """Where a passage stands in its document; characters from ``start`` to ``end``."""

    start: int
    end: int
    page: int | None


class PassagePlace(Translated):
    """One document, with the passages that answer marked one after the other."""

    left = Signal()
    listen_wanted = Signal()
    moved = Signal()
    """Another passage is marked."""
    open_wanted = Signal(object, object)
    """The document's :class:`Path` and the page (or None)."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("place")
        self._document: StoredDocument | None = None
        self.places: list[Place] = []
        self._at = 0
        self._back = Button("back", "round")
        self._tile = icons.IconLabel("format-other", theme.INK, 28, theme.SAND, 48)
        self._title = layouts.label("subtitle", wraps=True)
        self._meta = layouts.label("small")
        self.ear = EarButton()
        self.passage_actions = PassageActions(stacked=True)
        self._previous = Button("previous", "round")
        self._count = layouts.label("soft")
        self._next = Button("next", "round")
        self._copy = Button("copy")
        self._open = Button("open", "primary")
        self.notice = Notice()
        self.text = DocumentView()

        words = layouts.column(gap=0)
        words.addWidget(self._title)
        words.addWidget(self._meta)
        head = layouts.row(gap=1.5)
        head.addWidget(self._back)
        head.addWidget(self._tile)
        head.addLayout(words, 1)
        head.addWidget(self.ear)
        for widget in (self._previous, self._count, self._next, self._copy, self._open):
            head.addWidget(widget)
        sheet = layouts.card()
        inside = layouts.row(sheet, gap=0, margins=0.5)
        inside.addWidget(self.text, 1)
        inside.addWidget(self.passage_actions, 0, Qt.AlignmentFlag.AlignTop)
        body = layouts.column(self, gap=2, margins=3)
        body.addLayout(head)
        body.addWidget(self.notice)
        body.addWidget(sheet, 1)
        self.notice.hide()

        self._back.clicked.connect(self.left)
        self.ear.clicked.connect(self.listen_wanted)
        self._previous.clicked.connect(self.show_previous)
        self._next.clicked.connect(self.show_next)
        self._copy.clicked.connect(self._copy_passage)
        self._open.clicked.connect(self._want_open)
        self.retranslate()

    def show_document(self, document: StoredDocument, places: list[Place], at: int) -> None:
        """Show a document with its passage number ``at`` of ``places`` marked."""
        self._document = document
        self.places = places
        self.notice.hide()
        ink, ground = theme.FORMAT_COLOURS.get(icons.format_kind(document.format), theme.OTHER_FORMAT)
        self._tile.show_icon(icons.format_name(document.format), ink, ground)
        self._title.setText(document.title)
        self.text.show_text(document.text)
        self._go(at)
        self.text.setFocus()

    @property
    def place(self) -> Place | None:
        """The passage that is marked now."""
        return self.places[self._at] if self.places else None

    @property
    def document(self) -> StoredDocument | None:
        """The document that is shown."""
        return self._document

    @property
    def rest(self) -> list[Place]:
        """The passage that is marked now and those after it."""
        return self.places[self._at :]

    def show_spoken(self, spoken: Spoken | None) -> None:
        """Mark what is being read aloud, going to its passage, if it is one of this document."""
        at = None
        if spoken is not None and self._document is not None:
            starts = [place.start for place in self.places]
            here = spoken.document_id == self._document.id and spoken.passage_start in starts
            at = starts.index(spoken.passage_start) if here else None
        self.ear.show_state(spoken.state if spoken and at is not None else EarState.SILENT)
        start = end = 0
        if spoken is not None and at is not None:
            if at != self._at:
                self._go(at)
            start, end = (spoken.passage_start + offset for offset in spoken.span or (0, 0))
        self.text.mark_spoken(start, end)

    @Slot()
    def show_previous(self) -> None:
        """Mark the passage before."""
        self._go(self._at - 1)

    @Slot()
    def show_next(self) -> None:
        """Mark the passage after."""
        self._go(self._at + 1)

    def retranslate(self) -> None:
        """Write every text in the language shown now."""
        self.ear.retranslate()
        self.passage_actions.retranslate()
        self._back.name(self.tr("Retour aux réponses"))
        self._previous.name(self.tr("Passage précédent"))
        self._next.name(self.tr("Passage suivant"))
        self._copy.name(self.tr("Copier"), self.tr("Copier le passage"))
        self.text.setAccessibleName(self.tr("Texte du document"))
        page = self.place.page if self.place else None
        self._open.name(
            self.tr("Ouvrir le document") if page is None else self.tr("Ouvrir à la page {number}").format(number=page)
        )
        if self._document is None:
            return
        parts = [self._document.format.lstrip(".").upper()]
        if page is not None:
            total = len(self._document.pages)
            parts.append(self.tr("page {number} sur {total}").format(number=page, total=total))
        self._meta.setText("  ·  ".join(parts))
        self._count.setText(f"{self._at + 1} / {len(self.places)}")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and right go from passage to passage, Enter opens the original."""
        if event.key() == Qt.Key.Key_Left:
            self.show_previous()
        elif event.key() == Qt.Key.Key_Right:
            self.show_next()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._want_open()
        else:
            super().keyPressEvent(event)

    def _go(self, at: int) -> None:
        self._at = min(max(at, 0), len(self.places) - 1)
        several = len(self.places) > 1
        for widget in (self._previous, self._count, self._next):
            widget.setVisible(several)
        self._previous.setEnabled(self._at > 0)
        self._next.setEnabled(self._at < len(self.places) - 1)
        place = self.places[self._at]
        self.text.mark(place.start, place.end)
        self.moved.emit()
        self.retranslate()

    @Slot()
    def _copy_passage(self) -> None:
        if self._document is not None and self.place is not None:
            text = self._document.text[self.place.start : self.place.end]
            QGuiApplication.clipboard().setText(f"{text}\n({self._document.title}, {self._meta.text()})")

    @Slot()
    def _want_open(self) -> None:
        if self._document is not None and self.place is not None:
            self.open_wanted.emit(Path(self._document.path), self.place.page)
