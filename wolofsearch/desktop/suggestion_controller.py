"""Suggestions under the field while somebody types, looked up in the lanes once the hand rests for a moment."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStringListModel, Qt, QTimer, Slot
from PySide6.QtWidgets import QCompleter, QLineEdit, QListView

from wolofsearch.desktop.worker import Lane, Task, Work, Worker
from wolofsearch.errors import WolofSearchError
from wolofsearch.notebook.notebook import Notebook

if TYPE_CHECKING:
    from wolofsearch.desktop.library_side import LibrarySide

REST_MS = 150
MOST_PAST = 200
"""Of the questions typed before, so many are looked at."""
GAP_PX = 4


class SuggestionController(QObject):
    """Offers to a field what its text may become; what comes too late is not shown."""

    def __init__(
        self, field: QLineEdit, worker: Worker, library: LibrarySide, notebook: Notebook, parent: QObject
    ) -> None:
        super().__init__(parent)
        self.remembers: Callable[[], bool] = lambda: True
        """Whether questions asked before may be offered."""
        self._field = field
        self._worker = worker
        self._library = library
        self._notebook = notebook
        self._task: Task | None = None
        self._asked = ""
        self._model = QStringListModel(self)
        self.completer = QCompleter(self._model, self)
        self.completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self.completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.popup = QListView()
        self.popup.setSpacing(GAP_PX)
        self.popup.setAccessibleName(field.accessibleName())
        self.completer.setPopup(self.popup)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(self._look_up)
        field.setCompleter(self.completer)
        field.textEdited.connect(self._rest.start)
        field.returnPressed.connect(self.stop)

    @property
    def offered(self) -> list[str]:
        """What is offered now."""
        return self._model.stringList()

    @Slot()
    def stop(self) -> None:
        """Offer nothing."""
        self._rest.stop()
        if self._task is not None:
            self._task.cancel()
            self._task = None
        self._model.setStringList([])
        self.popup.hide()

    @Slot()
    def _look_up(self) -> None:
        self._asked = self._field.text()
        if not self._asked.strip() or not self._library.folder:
            self.stop()
        elif self.remembers():
            task = self._start(Lane.NOTEBOOK, partial(self._notebook.typed, MOST_PAST))
            task.done.connect(self._on_past)
            task.failed.connect(self._on_no_past)
        else:
            self._on_past([])

    @Slot(object)
    def _on_past(self, past: Sequence[str]) -> None:
        work = partial(_suggested, self._library, self._asked, past)
        self._start(Lane.LIBRARY, work).done.connect(self._on_suggested)

    @Slot(object)
    def _on_no_past(self, _error: WolofSearchError) -> None:
        self._on_past([])

    @Slot(object)
    def _on_suggested(self, suggested: list[str]) -> None:
        if self._field.text() != self._asked or not self._field.hasFocus():
            return
        self._model.setStringList(suggested)
        if suggested:
            self.completer.setCompletionPrefix("")
            self.completer.complete()
        else:
            self.popup.hide()

    def _start(self, lane: Lane, work: Work) -> Task:
        if self._task is not None:
            self._task.cancel()
        self._task = self._worker.start(lane, work)
        return self._task


def _suggested(library: LibrarySide, typed: str, past: Sequence[str]) -> list[str]:
    from wolofsearch.search.suggesting import suggestions

    return suggestions(library.opened, typed, past) if library.folder else []
