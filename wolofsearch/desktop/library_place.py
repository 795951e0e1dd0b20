"""The librarian's place: which library is asked, what lies in it, adding documents, and what could not be read."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QWidget

from wolofsearch.desktop import layouts
from wolofsearch.desktop.backup_card import BackupCard
from wolofsearch.desktop.buttons import Button
from wolofsearch.desktop.choice_card import ChoiceCard
from wolofsearch.desktop.failures_card import FailuresCard
from wolofsearch.desktop.flow import Flow
from wolofsearch.desktop.folders_card import FoldersCard
from wolofsearch.desktop.import_card import ImportCard
from wolofsearch.desktop.keyboard_keeper import KeyboardKeeper
from wolofsearch.desktop.language import Translated
from wolofsearch.desktop.notice import Notice
from wolofsearch.desktop.package_card import PackageCard
from wolofsearch.desktop.package_side import looks_like_package
from wolofsearch.desktop.plan_card import PlanCard
from wolofsearch.desktop.reindex_card import ReindexCard
from wolofsearch.desktop.search_place import dropped_files, is_sound

if TYPE_CHECKING:
    from wolofsearch.desktop.records import Overview


class LibraryPlace(Translated):
    """Choice of the library, its numbers, the import, the failures."""

    sample_chosen = Signal()
    own_chosen = Signal()
    folder_wanted = Signal()
    overview_shown = Signal(object)
    """The :class:`Overview` of the library in use, or None, whenever it changes."""
    dropped = Signal(object)
    """A list of :class:`Path` dropped to be imported."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAcceptDrops(True)
        self._own_folder = Path()
        self.overview: Overview | None = None
        self._title = layouts.label("title")
        self.sample = ChoiceCard("seedling")
        self.own = ChoiceCard("books")
        self.choose = Button("folder")
        self.notice = Notice()
        self._documents = layouts.label("number")
        self._passages = layouts.label("number")
        self._documents_name = layouts.label("soft", wraps=True)
        self._passages_name = layouts.label("soft", wraps=True)
        self.reindexing = ReindexCard()
        self.importing = ImportCard()
        self.plan = PlanCard()
        self.failures = FailuresCard()
        self.folders = FoldersCard()
        self.packages = PackageCard("library")
        self.backups = BackupCard()

        body = layouts.page(self)
        head = Flow(gap=2, leads=200)
        head.addWidget(self._title)
        head.addWidget(self.choose)
        body.addLayout(head)
        body.addWidget(self.notice)
        choices = Flow(gap=2, columns=2)
        choices.addWidget(self.sample)
        choices.addWidget(self.own)
        body.addLayout(choices)
        numbers = Flow(gap=2, columns=2)
        for number, name in ((self._documents, self._documents_name), (self._passages, self._passages_name)):
            card = layouts.card()
            inside = layouts.row(card, gap=1.5, margins=2)
            inside.addWidget(number)
            inside.addWidget(name, 1, Qt.AlignmentFlag.AlignVCenter)
            numbers.addWidget(card)
        body.addLayout(numbers)
        cards = (self.reindexing, self.plan, self.importing, self.failures, self.folders, self.backups, self.packages)
        for part in cards:
            body.addWidget(part)
        body.addStretch(1)
        self.notice.hide()
        self.sample.clicked.connect(self.sample_chosen)
        self.own.clicked.connect(self.own_chosen)
        self.choose.clicked.connect(self.folder_wanted)
        self._keyboard = KeyboardKeeper(self)
        self.retranslate()

    def show_choice(self, own_folder: Path, *, own: bool) -> None:
        """Show which library is in use, and where the person's own one is."""
        self._own_folder = own_folder
        (self.own if own else self.sample).setChecked(True)
        self.retranslate()

    def show_overview(self, overview: Overview | None) -> None:
        """Show the numbers and the failures of the library in use; None while there is no library."""
        self.overview = overview
        self.failures.show_failures(overview.failures if overview else ())
        self.folders.show_folders(overview.folders if overview and self.own.isChecked() else ())
        self.reindexing.show_outdated(overview.outdated if overview else None)
        self.retranslate()
        self.overview_shown.emit(overview)

    def set_busy(self, busy: bool) -> None:
        """Forbid changing the library while it is being written."""
        if busy:
            self._keyboard.on_switching(True)
        for control in (self.sample, self.own, self.choose, self.failures, self.folders):
            control.setEnabled(not busy)
        if not busy:
            self._keyboard.on_switching(False)

    def retranslate(self) -> None:
        """Write every text in the language shown now."""
        self._title.setText(self.tr("Bibliothèque"))
        self.sample.name(
            self.tr("Exemples"), self.tr("Des documents fournis pour essayer : santé, agriculture, papiers, argent.")
        )
        self.own.name(self.tr("Ma bibliothèque"), str(self._own_folder))
        self.choose.name(self.tr("Changer de bibliothèque…"), self.tr("Choisir le dossier de ma bibliothèque"))
        info = self.overview.info if self.overview else None
        self._documents.setText(QLocale().toString(info.documents if info else 0))
        self._passages.setText(QLocale().toString(info.passages if info else 0))
        self._documents_name.setText(self.tr("documents"))
        self._passages_name.setText(self.tr("passages que l'on peut trouver"))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Welcome files and folders."""
        files = dropped_files(event)
        if files and (all(map(is_sound, files)) or any(map(looks_like_package, files))):
            event.ignore()  # a question or a package, which the window takes
        elif files and self.importing.idle:
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            self.importing.set_hot(hot=True)

    def dragLeaveEvent(self, _event: object) -> None:
        """Calm down when the files leave."""
        self.importing.set_hot(hot=False)

    def dropEvent(self, event: QDropEvent) -> None:
        """Import what was dropped."""
        self.importing.set_hot(hot=False)
        event.acceptProposedAction()
        self.dropped.emit(dropped_files(event))
