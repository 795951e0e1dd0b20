"""From a chosen answer to its passage in its document, drawn or as text, and on to the original file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtGui import QKeySequence

from wolofsearch.desktop import reading_tools
from wolofsearch.desktop.keys import add_keys
from wolofsearch.desktop.language import told
from wolofsearch.desktop.opening import open_document
from wolofsearch.desktop.original_side import OriginalSide, is_drawn
from wolofsearch.desktop.passage_output import PassageOutput
from wolofsearch.desktop.passage_place import PassagePlace
from wolofsearch.desktop.reading_pane import Place
from wolofsearch.desktop.worker import Lane, Task, Worker
from wolofsearch.errors import WolofSearchError

if TYPE_CHECKING:
    from wolofsearch.desktop.library_side import LibrarySide
    from wolofsearch.documents.drawn_page import DrawnPage
    from wolofsearch.library.records import StoredDocument
    from wolofsearch.search.answer import Result


ABSENT = ("library.original_away", "library.original_gone")
"""Where the original cannot be opened, until it is there again."""
CLEAN_AFTER_MS = 5_000
"""When copies of an earlier session are deleted: not while the window is being opened."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A passage as the place shows it; fields as those of :class:`wolofsearch.search.answer.Result`."""

    document_id: str
    title: str
    path: Path
    format: str
    page: int | None
    start: int
    end: int
    passage: str


class PassageController(QObject):
    """Fetches the document in the library lane, its file and its pages in their own, and shows them."""

    shown = Signal()
    failed = Signal(object)
    """The document could not be had from the library: a :class:`WolofSearchError`."""
    similar_wanted = Signal(object)
    """Passages like this :class:`Shown` are wanted."""

    def __init__(self, place: PassagePlace, worker: Worker, library: LibrarySide, parent: QObject) -> None:
        super().__init__(parent)
        self._place = place
        self._worker = worker
        self._library = library
        self._originals = OriginalSide()
        self._output = PassageOutput(place)
        self._result: Result | None = None
        self._task: Task | None = None
        self._page_task: Task | None = None
        self._told: WolofSearchError | None = None
        place.open_wanted.connect(self.open_original)
        place.pane.page_wanted.connect(self._draw)
        place.notice.first_pressed.connect(self._try_again)
        place.tools.print.clicked.connect(self.print_passage)
        place.tools.save.clicked.connect(self.save_passage)
        slots: dict[QKeySequence, Callable[[], object]] = {
            reading_tools.SWITCH_KEY: place.pane.switch,
            reading_tools.LARGER_KEY: partial(place.pane.zoom, 1),
            QKeySequence("="): partial(place.pane.zoom, 1),
            reading_tools.SMALLER_KEY: partial(place.pane.zoom, -1),
            reading_tools.PRINT_KEY: self.print_passage,
            reading_tools.SAVE_KEY: self.save_passage,
        }
        add_keys(place, {key.toString(): slot for key, slot in slots.items()})
        QTimer.singleShot(CLEAN_AFTER_MS, self, partial(worker.start, Lane.PAGES, self._originals.clean))
        place.passage_actions.similar_wanted.connect(self._want_similar)

    @Slot(object)
    def show_result(self, result: Result) -> None:
        """Show an answer's passage in its document."""
        if self._task is not None:
            self._task.cancel()
        self._result = result
        self._task = self._worker.start(Lane.LIBRARY, partial(self._library.document, result.document_id))
        self._task.done.connect(self._on_document)
        self._task.failed.connect(self.failed)

    @property
    def passage(self) -> Shown | None:
        """The passage that is marked now."""
        document, place = self._place.document, self._place.place
        if document is None or place is None:
            return None
        return Shown(
            document.id,
            document.title,
            document.path,
            document.format,
            place.page,
            place.start,
            place.end,
            document.text[place.start : place.end],
        )

    @Slot()
    def _want_similar(self) -> None:
        self.similar_wanted.emit(self.passage)

    @Slot()
    def open_original(self) -> None:
        """Open the original file at its page, or tell why not; one in an archive is copied out of it first."""
        document, place = self._place.document, self._place.place
        if document is None or place is None:
            return
        task = self._worker.start(Lane.PAGES, partial(self._originals.find, document, changed=True))
        task.done.connect(partial(self._open, place.page))
        task.failed.connect(self.tell)

    @Slot()
    def print_passage(self) -> None:
        """Print the marked passage with its source."""
        sheet = self._place.sheet()
        if sheet is not None:
            self._output.print(sheet)

    @Slot()
    def save_passage(self) -> None:
        """Save the marked passage with its source as a page."""
        sheet, document = self._place.sheet(), self._place.document
        if sheet is None or document is None:
            return
        try:
            self._output.save(sheet, document.path)
        except WolofSearchError as error:
            self.tell(error)

    @Slot(object)
    def tell(self, error: WolofSearchError) -> None:
        """Tell calmly, above the text, what is not possible now."""
        message = told(error)
        self._told = error
        self._place.notice.tell("alert", message.sentence, message.next_step)
        if error.message_id in ABSENT:
            self._show_absent(message.sentence)
            self._offer_again()
        self._place.notice.show()

    def retranslate(self) -> None:
        """Tell again, in the language shown now, what is being told."""
        if self._told is not None and not self._place.notice.isHidden():
            again = bool(self._place.notice.buttons())
            self.tell(self._told)
            if again:
                self._offer_again()

    def close(self) -> None:
        """End the process that draws."""
        self._originals.close()

    @Slot(object)
    def _on_document(self, document: StoredDocument) -> None:
        result = self._result
        if result is None:
            return
        self._forget_page()
        here = Place(result.start, result.end, result.page)
        others = [Place(other.start, other.end, other.page) for other in result.others]
        places = sorted([here, *others], key=lambda place: place.start)
        drawable = is_drawn(document.format)
        self._show_absent("")
        self._place.show_document(document, places, places.index(here), drawable=drawable)
        if not drawable:  # whoever has a page drawn hears of its file by that
            self._look(document)
        self.shown.emit()

    def _look(self, document: StoredDocument) -> None:
        task = self._worker.start(Lane.PAGES, partial(self._originals.look, document))
        task.failed.connect(partial(self._on_original_missing, document))

    @Slot(int, int)
    def _draw(self, number: int, width_px: int) -> None:
        document = self._place.document
        self._forget_page()
        if document is not None:
            task = self._worker.start(Lane.PAGES, partial(self._originals.draw, document, number, width_px))
            task.done.connect(self._on_page)
            task.failed.connect(self._on_page_failed)
            self._page_task = task

    def _forget_page(self) -> None:
        if self._page_task is not None:
            self._page_task.cancel()
            self._page_task = None

    @Slot(object)
    def _on_page(self, page: DrawnPage) -> None:
        self._place.pane.show_page(page)

    @Slot(object)
    def _on_page_failed(self, error: WolofSearchError) -> None:
        """Show the stored text instead, and say why."""
        self._place.pane.show_text_only()
        self.tell(error)
        self._offer_again()

    def _show_absent(self, why: str) -> None:
        if why and self._place.tools.open.hasFocus():  # it is about to be switched off
            self._place.take_keyboard()
        self._place.tools.show_absent(why)

    def _offer_again(self) -> None:
        self._place.notice.offer(("again", self.tr("Réessayer")))

    @Slot()
    def _try_again(self) -> None:
        self._place.notice.hand_over(self._place.pane.front)
        self._place.notice.hide()
        self._show_absent("")
        document = self._place.document
        if document is not None and not is_drawn(document.format):
            self._look(document)
        else:
            self._place.pane.show_pages_again()

    def _on_original_missing(self, document: StoredDocument, error: WolofSearchError) -> None:
        if self._place.document is document:
            self.tell(error)

    def _open(self, page: int | None, path: Path) -> None:
        try:
            open_document(path, page)
        except WolofSearchError as error:
            self.tell(error)
