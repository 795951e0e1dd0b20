"""What can be done with what was added: failed files tried again, shown or listed, folders taken out."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog

from wolofsearch.desktop.worker import Lane, Worker

if TYPE_CHECKING:
    from wolofsearch.desktop.library_controller import LibraryController
    from wolofsearch.desktop.library_place import LibraryPlace


class FoldersController(QObject):
    """Drives the cards of failures and of folders in the librarian's place."""

    def __init__(self, place: LibraryPlace, worker: Worker, libraries: LibraryController, parent: QObject) -> None:
        super().__init__(parent)
        self._place = place
        self._worker = worker
        self._libraries = libraries
        place.failures.retry_wanted.connect(self.retry)
        place.failures.folder_wanted.connect(self.show_folder)
        place.failures.table_wanted.connect(self.save_table)
        place.folders.forget_wanted.connect(self.ask_to_forget)
        place.folders.forget_confirmed.connect(self.forget)

    @Slot(object)
    def retry(self, files: Sequence[Path] | None) -> None:
        """Try files again that could not be read; None: all."""
        self._libraries.retry(files)

    @Slot(object)
    def show_folder(self, file: Path) -> None:
        """Show where a file lies with the system's own program."""
        folder = next((parent for parent in file.parents if parent.is_dir()), file.parent)
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))

    @Slot()
    def save_table(self) -> None:
        """Let the person choose where the list of failures goes."""
        title = self.tr("Enregistrer la liste des fichiers illisibles")
        chosen, _ = QFileDialog.getSaveFileName(self._place, title, self.tr("fichiers illisibles.csv"))
        if chosen:
            from wolofsearch.library.failures_table import write_table

            task = self._worker.start(Lane.LIBRARY, partial(write_table, Path(chosen), *self._place.failures.table()))
            task.failed.connect(self._libraries.tell)

    @Slot(object)
    def ask_to_forget(self, folder: Path) -> None:
        """Tell what would leave the library with a folder, and ask."""
        task = self._worker.start(Lane.LIBRARY, partial(self._libraries.imports.forgettable, folder))
        task.done.connect(self._place.folders.ask)
        task.failed.connect(self._libraries.tell)

    @Slot(object)
    def forget(self, folder: Path) -> None:
        """Take out of the library what came in with a folder."""
        self._libraries.forget(folder)
