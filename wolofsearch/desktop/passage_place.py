"""The passage in its document: read it there, go to the next one, copy it, open the original."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QLocale, Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget

from wolofsearch.desktop import icons, layouts, theme
from wolofsearch.desktop.buttons import Button
from wolofsearch.desktop.ear_button import EarButton
from wolofsearch.desktop.flow import Flow
from wolofsearch.desktop.language import Translated
from wolofsearch.desktop.notice import Notice
from wolofsearch.desktop.opening import opens_at_page
from wolofsearch.desktop.passage_actions import PassageActions
from wolofsearch.desktop.passage_sheet import PassageSheet
from wolofsearch.desktop.reading_pane import Place, ReadingPane
from wolofsearch.desktop.reading_tools import ReadingTools
from wolofsearch.desktop.spoken import EarState, Spoken

if TYPE_CHECKING:
    from wolofsearch.library.records import StoredDocument


class PassagePlace(Translated):
    """One document, with the passages that answer marked one after the other."""

    left = Signal()
    listen_wanted = Signal()
    moved = Signal()
    """Another passage is marked."""
    open_wanted = Signal()
    """The original is to be opened outside."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("place")
        self._document: StoredDocument | None = None
        self.places: list[Place] = []
        self._at = 0
        self._back = Button("back", "round")
        self._tile = icons.IconLabel("format-other", theme.INK, 28, theme.SAND, 48)
        self._title = layouts.label("subtitle", wraps=True)
        self._meta = layouts.label("small", wraps=True)
        self.ear = EarButton()
        self.passage_actions = PassageActions()
        self._previous = Button("previous", "round")
        self._count = layouts.label("soft")
        self._next = Button("next", "round")
        self.notice = Notice()
        self.tools = ReadingTools()
        self.pane = ReadingPane(self.tools)
        self.text = self.pane.text
        self._lay_out()
        self.notice.hide()

        self._back.clicked.connect(self.left)
        self.ear.clicked.connect(self.listen_wanted)
        self._previous.clicked.connect(self.show_previous)
        self._next.clicked.connect(self.show_next)
        self.tools.copy.clicked.connect(self.copy_passage)
        self.tools.open.clicked.connect(self.open_wanted)
        self.pane.changed.connect(self.retranslate)
        self.retranslate()

    def _lay_out(self) -> None:
        words = layouts.column(gap=0)
        words.addWidget(self._title)
        words.addWidget(self._meta)
        said = layouts.row(gap=1.5)
        said.addWidget(self._back)
        said.addWidget(self._tile)
        said.addLayout(words, 1)
        head = Flow(leads=320)
        head.addLayout(said)
        head.addWidget(self.ear)
        head.addWidget(self.passage_actions)
        for widget in (self._previous, self._count, self._next):
            head.addWidget(widget)
        page = QWidget()
        scroll = layouts.CalmScrollArea()
        scroll.setWidget(page)
        layouts.column(self, gap=0).addWidget(scroll)
        self.pane.setMinimumHeight(theme.grid(32))
        body = layouts.column(page, gap=2, margins=3)
        body.addLayout(head)
        body.addWidget(self.notice)
        body.addWidget(self.pane, 1)
        body.addWidget(self.tools)

    def show_document(self, document: StoredDocument, places: list[Place], at: int, *, drawable: bool = False) -> None:
        """Show a document with its passage number ``at`` of ``places`` marked; as pages where they can be drawn."""
        self._document = document
        self.places = places
        self.notice.hide()
        ink, ground = theme.FORMAT_COLOURS.get(icons.format_kind(document.format), theme.OTHER_FORMAT)
        self._tile.show_icon(icons.format_name(document.format), ink, ground)
        self._title.setText(document.title)
        self.pane.show_document(document, places, drawable=drawable)
        self._go(at)
        self.take_keyboard()

    def take_keyboard(self) -> None:
        """Put the keyboard on the page or the text; a focus proxy would hide what lies around them from Tab."""
        self.pane.front.setFocus()

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
        self.pane.mark_spoken(start, end)

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
        self.text.setAccessibleName(self.tr("Texte du document"))
        self.pane.page.setAccessibleName(self.tr("Page du document, le passage est encadré"))
        if self._document is None:
            return
        page = self.place.page if self.place else None
        self.tools.show_opening(page if page is not None and opens_at_page(self._document.path) else None)
        parts = [self._document.format.lstrip(".").upper()]
        if page is not None and not self.pane.shows_page:  # beside the buttons that turn them stands which is in front
            parts.append(self.tr("page {number} sur {total}").format(number=page, total=self.pane.total))
        if self.pane.lacks_box:
            parts.append(self.tr("cette page est une image : cherchez-y le passage des yeux"))
        self._meta.setText("  ·  ".join(parts))
        count = self.tr("passage {number} / {total}").format(number=self._at + 1, total=len(self.places))
        self._count.setText(count)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and right go from passage to passage, Enter opens the original."""
        if event.key() == Qt.Key.Key_Left:
            self.show_previous()
        elif event.key() == Qt.Key.Key_Right:
            self.show_next()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.open_wanted.emit()
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy_passage()
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
        self.pane.mark(place)
        self.moved.emit()
        self.retranslate()

    def sheet(self) -> PassageSheet | None:
        """Return the marked passage with its source, to be copied, printed or saved; None where nothing is shown."""
        document, place = self._document, self.place
        if document is None or place is None:
            return None
        page = self.tr("page {number}").format(number=place.page) if place.page is not None else ""
        return PassageSheet(
            title=document.title,
            passage=document.text[place.start : place.end],
            place=page,
            collection=document.collection or "",
            author=document.author or "",
            date=document.date or "",
            file=document.path.name,
            found=self.tr("Trouvé avec WolofSearch le {date}").format(
                date=QLocale().toString(QDate.currentDate(), QLocale.FormatType.LongFormat)
            ),
        )

    @Slot()
    def copy_passage(self) -> None:
        """Copy what is selected in the text, else the marked passage with its source."""
        selected = self.text.textCursor().selectedText() if not self.pane.shows_page else ""
        sheet = self.sheet()
        if selected:
            QGuiApplication.clipboard().setText(selected.replace("\u2029", "\n"))
        elif sheet is not None:
            QGuiApplication.clipboard().setText(sheet.as_text())
