"""Files dropped anywhere on the window, or opened from anywhere: a recording asks, the rest is offered to be added.

Of several recordings the first asks, and its name stands over the answers. Recordings among documents ask too: whoever
drops a voice note wants an answer.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, Slot
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from wolofsearch.desktop.header import PlaceName
from wolofsearch.desktop.library_controller import LibraryController
from wolofsearch.desktop.package_controller import PackageController
from wolofsearch.desktop.package_side import looks_like_package
from wolofsearch.desktop.search_controller import SearchController
from wolofsearch.desktop.search_place import dropped_files, is_sound
from wolofsearch.errors import WolofSearchError

OPEN_KEY = QKeySequence("Ctrl+O")


class Dropping(QObject):
    """Takes what is dropped on the window and what no place on the way has taken.

    Args:
        window: the whole window.
        search: asks with recordings.
        libraries: adds documents.
        packages: takes libraries and models from a stick.
        go: brings a place to the front.
    """

    def __init__(
        self,
        window: QWidget,
        search: SearchController,
        libraries: LibraryController,
        packages: PackageController,
        go: Callable[[PlaceName], None],
    ) -> None:
        super().__init__(window)
        self._search = search
        self._libraries = libraries
        self._packages = packages
        self._go = go
        self._documents: Sequence[Path] = ()
        search.action_names[self._add] = lambda: self.tr("Ajouter à la bibliothèque")
        window.setAcceptDrops(True)
        window.installEventFilter(self)
        QShortcut(OPEN_KEY, window, self.choose)

    def take(self, files: Sequence[Path]) -> None:
        """Offer to take in a package, ask with the first recording, or offer to add the documents."""
        if not files or not self._search.at_rest:
            return
        package = next(filter(looks_like_package, files), None)
        if package is not None:
            self._packages.offer(package)
            return
        self._go(PlaceName.SEARCH)
        sound = next(filter(is_sound, files), None)
        if sound is not None:
            self._search.search_file(sound)
            return
        self._documents = files
        first = files[0].name
        name = first if len(files) == 1 else f"{first}, …"
        self._search.tell(WolofSearchError("desktop.dropped_document", name=name), self._add)

    @Slot()
    def choose(self) -> None:
        """Let the person choose a recording, from any place."""
        if self._search.at_rest:
            self._go(PlaceName.SEARCH)
            self._search.choose_file()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Welcome files over the whole window, and take them."""
        if isinstance(event, QDragEnterEvent | QDropEvent) and event.type() in (
            QEvent.Type.DragEnter,
            QEvent.Type.Drop,
        ):
            files = dropped_files(event)
            if files and self._search.at_rest:
                event.setDropAction(Qt.DropAction.CopyAction)
                event.accept()
                if event.type() == QEvent.Type.Drop:
                    self.take(files)
                return True
        return super().eventFilter(watched, event)

    @Slot()
    def _add(self) -> None:
        files, self._documents = self._documents, ()
        self._search.start_over()
        self._go(PlaceName.LIBRARY)
        self._libraries.add(files)
