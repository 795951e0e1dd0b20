"""Opens libraries and adds documents to them, on behalf of the librarian's place."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QFileDialog

from wolofsearch import paths
from wolofsearch.desktop.import_card import ADDING, FORGETTING, LOOKING, TRYING
from wolofsearch.desktop.import_side import ImportSide
from wolofsearch.desktop.language import told
from wolofsearch.desktop.library_place import LibraryPlace
from wolofsearch.desktop.plan_card import SHORT_S
from wolofsearch.desktop.worker import Lane, Task, Work, Worker
from wolofsearch.errors import WolofSearchError
from wolofsearch.events import Event, FileDone, FileFailed, FileSkipped, Finished, Planned, Progress

if TYPE_CHECKING:
    from wolofsearch.desktop.library_side import LibrarySide
    from wolofsearch.desktop.records import Overview


class LibraryController(QObject):
    """Drives the librarian's place."""

    opening = Signal()
    opened = Signal()
    failed = Signal(object)
    """The library could not be opened: a :class:`WolofSearchError`."""
    chosen = Signal(object)
    """The library to remember: its folder, or None for the sample library."""

    def __init__(self, place: LibraryPlace, worker: Worker, library: LibrarySide, parent: QObject) -> None:
        super().__init__(parent)
        self._place = place
        self._worker = worker
        self._library = library
        self.imports = ImportSide(library)
        self._folder: Path | None = None
        self._own_folder = paths.default_library_dir()
        self._import: Task | None = None
        self._reindex: Task | None = None
        self._finished: Finished | None = None
        self._waiting: Sequence[Path] = ()
        self._considered: Sequence[Path] = ()
        self._planned: Planned | None = None
        self._error: WolofSearchError | None = None
        place.sample_chosen.connect(self.choose_sample)
        place.own_chosen.connect(self.choose_own)
        place.folder_wanted.connect(self.choose_folder)
        place.dropped.connect(self.consider)
        place.importing.folder_wanted.connect(self.choose_import_folder)
        place.importing.files_wanted.connect(self.choose_import_files)
        place.importing.cancelled.connect(self.cancel)
        place.importing.slow_wanted.connect(self.imports.set_slow)
        place.plan.accepted.connect(self._accept_plan)
        place.plan.declined.connect(self._decline_plan)
        place.reindexing.wanted.connect(self.reindex)
        place.reindexing.cancelled.connect(self.cancel_reindex)

    def begin(self, folder: Path | None) -> None:
        """Remember which library is in use, without opening it yet; None is the sample library."""
        self._folder = folder
        self._own_folder = folder or self._own_folder
        self._place.show_choice(self._own_folder, own=folder is not None)
        self._place.set_busy(True)
        self._place.importing.setEnabled(False)

    @Slot()
    def open(self) -> None:
        """Open the library in use; the person's own default one is made when it is not there yet."""
        self._open(create=self._folder == paths.default_library_dir())

    @Slot()
    def choose_sample(self) -> None:
        """Use the sample library."""
        self._switch(None, create=False)

    @Slot()
    def choose_own(self) -> None:
        """Use the person's own library."""
        self._switch(self._own_folder, create=True)

    @Slot(object)
    def use(self, folder: Path) -> None:
        """Use the library that lies in a folder."""
        self._switch(folder, create=False)

    @Slot()
    def choose_folder(self) -> None:
        """Let the person choose the folder of their library; an empty folder becomes one."""
        chosen = QFileDialog.getExistingDirectory(self._place, self.tr("Le dossier de ma bibliothèque"))
        if chosen:
            self._switch(Path(chosen), create=True)

    @Slot()
    def choose_import_folder(self) -> None:
        """Let the person choose a folder of documents to add."""
        chosen = QFileDialog.getExistingDirectory(self._place, self.tr("Ajouter un dossier de documents"))
        if chosen:
            self.consider([Path(chosen)])

    @Slot()
    def choose_import_files(self) -> None:
        """Let the person choose documents to add."""
        chosen, _ = QFileDialog.getOpenFileNames(self._place, self.tr("Ajouter des documents"))
        if chosen:
            self.add([Path(name) for name in chosen])

    @Slot(object)
    def add(self, files: Sequence[Path]) -> None:
        """Add files and folders; with the sample library in use, to the person's own one, which is opened first."""
        if self.busy or not self._place.importing.isEnabled():
            return
        if self._folder is None:
            self._waiting = files
            self.choose_own()
            return
        self._begin(ADDING, partial(self.imports.add, files, self._place.importing.choices.wishes))

    @Slot(object)
    def consider(self, files: Sequence[Path]) -> None:
        """Add files and folders; of folders, tell first what that brings, and ask where it takes long."""
        if self._folder is None or self.busy or not any(file.is_dir() for file in files):
            self.add(files)
        elif self._place.importing.isEnabled():
            self._considered = files
            work = partial(self.imports.plan, files, self._place.importing.choices.wishes)
            self._begin(LOOKING, work).done.connect(self._on_planned)

    def retry(self, files: Sequence[Path] | None) -> None:
        """Try files again that could not be read; None: all."""
        if not self.busy:
            self._begin(TRYING, partial(self.imports.retry, files))

    def forget(self, folder: Path) -> None:
        """Take out of the library what came in with a folder."""
        if not self.busy:
            self._begin(FORGETTING, partial(self.imports.forget, folder))

    def _begin(self, doing: str, work: Work) -> Task:
        self._finished = None
        self._place.plan.show_plan(None)
        self._place.importing.begin(doing)
        self._place.set_busy(True)
        self._place.notice.hide()
        self._import = task = self._worker.start(Lane.LIBRARY, work)
        task.happened.connect(self._on_event)
        task.failed.connect(self._on_error)
        task.ended.connect(self._on_import_ended)
        return task

    @Slot(object)
    def _on_planned(self, planned: Planned | None) -> None:
        """Ask where it takes long; what is quick begins by itself as soon as the lane is free."""
        self._planned = planned

    @Slot()
    def _decline_plan(self) -> None:
        self._place.plan.notice.hand_over(self._place.importing.folder)
        self._place.plan.show_plan(None)

    @Slot()
    def _accept_plan(self) -> None:
        self._decline_plan()
        self.add(self._considered)

    @Slot()
    def cancel(self) -> None:
        """Stop adding at the next event; what is added stays."""
        if self._import is not None:
            self._import.cancel()
            self._place.importing.show_cancelling()

    @property
    def folder(self) -> Path | None:
        """Folder of the library in use, open or not; None is the sample library."""
        return self._folder

    @property
    def busy(self) -> bool:
        """Whether the library is being written."""
        return self._import is not None or self._reindex is not None

    @Slot()
    def reindex(self) -> None:
        """Make the library anew with the model in use; it answers meanwhile."""
        if self.busy:
            return
        self._place.reindexing.begin()
        self._place.set_busy(True)
        self._place.importing.setEnabled(False)
        self._place.notice.hide()
        self._reindex = task = self._worker.start(Lane.LIBRARY, self._library.reindex)
        task.happened.connect(self._on_reindex_event)
        task.failed.connect(self._on_error)
        task.ended.connect(self._on_reindex_ended)

    @Slot()
    def cancel_reindex(self) -> None:
        """Stop at the next event; the next time goes on where it was."""
        if self._reindex is not None:
            self._reindex.cancel()
            self._place.reindexing.progress.show_stopping()

    def retranslate(self) -> None:
        """Tell again, in the language shown now, what is being told."""
        if self._error is not None and self._place.notice.isVisible():
            self.tell(self._error)

    def _switch(self, folder: Path | None, *, create: bool) -> None:
        self.begin(folder)
        self.chosen.emit(folder)
        self._open(create=create)

    def _open(self, *, create: bool) -> None:
        self._place.set_busy(True)
        self._place.importing.setEnabled(False)
        self._place.notice.hide()
        self.opening.emit()
        task = self._worker.start(Lane.LIBRARY, partial(self._library.open, self._folder, create=create))
        task.done.connect(self._on_opened)
        task.failed.connect(self._on_open_failed)
        task.ended.connect(self._on_open_ended)

    @Slot(object)
    def _on_opened(self, overview: Overview) -> None:
        self._place.show_overview(overview)
        self._place.importing.setEnabled(True)
        self.opened.emit()
        files, self._waiting = self._waiting, ()
        if files:
            self.add(files)

    @Slot(object)
    def _on_open_failed(self, error: WolofSearchError) -> None:
        self._waiting = ()
        self._place.show_overview(None)
        self.tell(error)
        self.failed.emit(error)

    @Slot()
    def _on_open_ended(self) -> None:
        self._place.set_busy(self.busy)

    @Slot(object)
    def _on_event(self, event: Event) -> None:
        if isinstance(event, Progress):
            self._place.importing.show_progress(event)
        elif isinstance(event, FileDone | FileFailed | FileSkipped):
            self._place.importing.show_file(event.path)
        elif isinstance(event, Finished):
            self._finished = event
        if not isinstance(event, Progress):
            self._place.importing.show_event(event)

    @Slot(object)
    def _on_reindex_event(self, event: Event) -> None:
        if isinstance(event, Progress):
            self._place.reindexing.show_progress(event)

    @Slot()
    def _on_reindex_ended(self) -> None:
        self._reindex = None
        self._place.set_busy(False)
        self._place.importing.setEnabled(True)
        self._place.reindexing.finish()
        self._worker.start(Lane.LIBRARY, self._library.overview).done.connect(self._place.show_overview)

    @Slot()
    def _on_import_ended(self) -> None:
        stopped = self._import is not None and self._import.cancelled
        self._import = None
        self._place.set_busy(False)
        self._place.importing.finish(self._finished, stopped=stopped)
        planned, self._planned = self._planned, None
        if planned is not None and (planned.seconds is None or planned.seconds >= SHORT_S):
            self._place.plan.show_plan(planned)
            return
        if planned is not None:
            self.add(self._considered)
            return
        self._worker.start(Lane.LIBRARY, self._library.overview).done.connect(self._place.show_overview)

    @Slot(object)
    def _on_error(self, error: WolofSearchError) -> None:
        self.tell(error)

    @Slot(object)
    def tell(self, error: WolofSearchError) -> None:
        """Tell what went wrong, and what to do."""
        self._error = error
        message = told(error)
        self._place.notice.tell("alert", message.sentence, message.next_step)
        self._place.notice.show()
