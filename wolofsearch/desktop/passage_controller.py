"""From a chosen answer to its passage in its document, and on to the original file."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from wolofsearch.desktop.language import told
from wolofsearch.desktop.opening import open_document
from wolofsearch.desktop.passage_place import PassagePlace, Place
from wolofsearch.desktop.worker import Lane, Task, Worker
from wolofsearch.errors import WolofSearchError

if TYPE_CHECKING:
    from wolofsearch.desktop.session import LibrarySide
    from wolofsearch.library.records import StoredDocument
    from wolofsearch.search.answer import Result


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
    """Fetches the document in the library lane and shows it."""

    shown = Signal()
    similar_wanted = Signal(object)
    """Passages like this :class:`Shown` are wanted."""

    def __init__(self, place: PassagePlace, worker: Worker, library: LibrarySide, parent: QObject) -> None:
        super().__init__(parent)
        self._place = place
        self._worker = worker
        self._library = library
        self._result: Result | None = None
        self._task: Task | None = None
        place.open_wanted.connect(self.open_original)
        place.passage_actions.similar_wanted.connect(self._want_similar)

    @Slot(object)
    def show_result(self, result: Result) -> None:
        """Show an answer's passage in its document."""
        if self._task is not None:
            self._task.cancel()
        self._result = result
        self._task = self._worker.start(Lane.LIBRARY, partial(self._library.document, result.document_id))
        self._task.done.connect(self._on_document)

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

    @Slot(object, object)
    def open_original(self, path: Path, page: int | None) -> None:
        """Open the original file at its page, or tell why not."""
        try:
            open_document(path, page)
        except WolofSearchError as error:
            message = told(error)
            self._place.notice.tell("alert", message.sentence, message.next_step)
            self._place.notice.show()

    @Slot(object)
    def _on_document(self, document: StoredDocument) -> None:
        result = self._result
        if result is None:
            return
        here = Place(result.start, result.end, result.page)
        others = [Place(other.start, other.end, other.page) for other in result.others]
        places = sorted([here, *others], key=lambda place: place.start)
        self._place.show_document(document, places, places.index(here))
        self.shown.emit()
