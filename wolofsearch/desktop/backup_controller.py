"""Makes backups and brings them back, checks and repairs, on behalf of the librarian's place."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from wolofsearch.desktop import backup_side
from wolofsearch.desktop.backup_card import BACKING_UP, BRINGING_BACK, CHECKING, MENDING, REPAIRING, BackupCard
from wolofsearch.desktop.language import current
from wolofsearch.desktop.library_controller import LibraryController
from wolofsearch.desktop.library_side import LibrarySide
from wolofsearch.desktop.worker import Lane, Task, Work, Worker
from wolofsearch.errors import WolofSearchError
from wolofsearch.events import Event, Progress

if TYPE_CHECKING:
    from wolofsearch.library.backups import Backup


class BackupController(QObject):
    """Drives the :class:`BackupCard`, which is there for a library of one's own, also one that cannot be opened."""

    def __init__(
        self,
        card: BackupCard,
        worker: Worker,
        library: LibrarySide,
        libraries: LibraryController,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._card = card
        self._worker = worker
        self._library = library
        self._libraries = libraries
        self._task: Task | None = None
        self._repaired = False
        card.wanted.connect(self.do)
        card.bring_back_wanted.connect(self.bring_back)
        card.cancelled.connect(self.cancel)
        libraries.opened.connect(self.refresh)
        libraries.failed.connect(self.refresh)
        card.hide()

    @Slot()
    def refresh(self) -> None:
        """Look which backups there are now; after a repair, go on with what it left to do."""
        folder = self._libraries.folder
        self._card.setVisible(folder is not None)
        if folder is not None:
            task = self._worker.start(Lane.LIBRARY, partial(backup_side.found, folder))
            task.done.connect(self._card.show_backups)
            if self._library.folder is None:
                return
            if self._repaired:
                self._repaired = False
                self._begin(MENDING, partial(backup_side.mend, self._library), REPAIRING)
            else:
                self._worker.start(Lane.LIBRARY, partial(backup_side.waits, self._library)).done.connect(self._mend)

    @Slot(object)
    def _mend(self, waits: bool) -> None:
        """Do what an older program did not do yet."""
        if waits and self._task is None and not self._libraries.busy:
            self._begin(MENDING, partial(backup_side.mend, self._library))

    @Slot(str)
    def do(self, what: str) -> None:
        """Back up, check or repair."""
        folder = self._allowed()
        if folder is None:
            return
        if what == BACKING_UP:
            self._begin(what, partial(backup_side.back_up, folder)).ended.connect(self.refresh)
        elif what == CHECKING and self._library.folder is not None:
            self._begin(what, partial(backup_side.check, self._library, current()))
        elif what == CHECKING:
            self._libraries.open()  # which tells what is wrong
        else:
            self._change(REPAIRING, partial(backup_side.repair, self._library, folder))

    @Slot(object)
    def bring_back(self, backup: Backup) -> None:
        """Put a backup in the place of what the library holds."""
        folder = self._allowed()
        if folder is not None:
            self._change(BRINGING_BACK, partial(backup_side.bring_back, self._library, folder, backup.file))

    @Slot()
    def cancel(self) -> None:
        """Stop at the next event; the next time goes on where it was."""
        if self._task is not None:
            self._task.cancel()
            self._card.progress.show_stopping()

    def _allowed(self) -> Path | None:
        """Return the library's folder, unless something is being done to it."""
        if self._task is not None:
            return None
        if self._libraries.busy:
            self._card.clear()
            self._card.show_error(WolofSearchError("desktop.library_at_work"))
            return None
        return self._libraries.folder

    def _change(self, doing: str, work: Work) -> None:
        """Do what closes the library for a while; nothing is asked of it until it is open again."""
        self._libraries.opening.emit()
        task = self._begin(doing, work)
        task.done.connect(self._on_changed)
        task.ended.connect(self._libraries.open)

    def _begin(self, doing: str, work: Work, done: str | None = None) -> Task:
        self._card.begin(doing)
        self._task = task = self._worker.start(Lane.LIBRARY, work)
        task.happened.connect(self._on_event)
        task.done.connect(partial(self._on_done, done or doing))
        task.failed.connect(self._card.show_error)
        task.ended.connect(self._on_ended)
        return task

    def _on_done(self, done: str, result: object) -> None:
        if done == MENDING:  # nobody asked for it
            return
        self._card.show_done(done, result if done == CHECKING and isinstance(result, list) else ())

    @Slot(object)
    def _on_changed(self, result: object) -> None:
        self._repaired = isinstance(result, list)  # a repair's

    @Slot(object)
    def _on_event(self, event: Event) -> None:
        if isinstance(event, Progress):
            self._card.show_progress(event)

    @Slot()
    def _on_ended(self) -> None:
        self._task = None
        self._card.finish()
