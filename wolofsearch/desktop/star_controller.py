"""The stars on cards and in the reading place: full where a passage is kept, and pressed to keep it or no longer."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from wolofsearch.desktop.passage_controller import PassageController, Shown
from wolofsearch.desktop.passage_place import PassagePlace
from wolofsearch.desktop.results_view import ResultsView
from wolofsearch.desktop.worker import Lane, Worker
from wolofsearch.errors import WolofSearchError
from wolofsearch.notebook.notebook import Notebook
from wolofsearch.notebook.records import Place

if TYPE_CHECKING:
    from wolofsearch.desktop.library_side import LibrarySide
    from wolofsearch.search.answer import Result


class StarController(QObject):
    """Keeps passages in the favourites."""

    failed = Signal(object)
    """A :class:`WolofSearchError`."""

    def __init__(
        self,
        results: ResultsView,
        place: PassagePlace,
        passages: PassageController,
        worker: Worker,
        notebook: Notebook,
        library: LibrarySide,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._results = results
        self._place = place
        self._passages = passages
        self._worker = worker
        self._notebook = notebook
        self._library = library
        self._kept: frozenset[tuple[str, int]] = frozenset()
        results.keep_wanted.connect(self.keep)
        place.passage_actions.keep_wanted.connect(self._keep_shown)
        place.moved.connect(self.show_stars)

    @Slot()
    def refresh(self) -> None:
        """Look up which passages are kept, and show it."""
        task = self._worker.start(Lane.NOTEBOOK, self._notebook.kept_places)
        task.done.connect(self._on_kept)
        task.failed.connect(self._on_failed)

    @Slot()
    def show_stars(self) -> None:
        """Show which passages are kept."""
        for card in self._results.cards:
            card.passage_actions.show_kept((card.result.document_id, card.result.start) in self._kept)
        shown = self._passages.passage
        if shown is not None:
            self._place.passage_actions.show_kept((shown.document_id, shown.start) in self._kept)

    @Slot(object, bool)
    def keep(self, passage: Result | Shown, kept: bool) -> None:
        """Keep a passage, or no longer; its star changes at once."""
        where = (passage.document_id, passage.start)
        if kept:
            place = Place(
                document_id=passage.document_id,
                start=passage.start,
                end=passage.end,
                text=passage.passage,
                title=passage.title,
                path=str(passage.path),
                format=passage.format,
                page=passage.page,
                library=str(self._library.folder or ""),
            )
            task = self._worker.start(Lane.NOTEBOOK, partial(self._notebook.keep, place))
            self._kept |= {where}
        else:
            task = self._worker.start(Lane.NOTEBOOK, partial(self._notebook.drop_place, *where))
            self._kept -= {where}
        task.failed.connect(self._on_failed)
        self.show_stars()

    @Slot(object, bool)
    def _keep_shown(self, _passage: object, kept: bool) -> None:
        shown = self._passages.passage
        if shown is not None:
            self.keep(shown, kept)

    @Slot(object)
    def _on_kept(self, kept: frozenset[tuple[str, int]]) -> None:
        self._kept = kept
        self.show_stars()

    @Slot(object)
    def _on_failed(self, error: WolofSearchError) -> None:
        self._kept = frozenset()
        self.show_stars()
        self.failed.emit(error)
