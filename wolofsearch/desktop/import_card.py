"""Adding documents: two buttons and a place to drop them; while it runs, how far it is and a way to stop."""

from __future__ import annotations

from pathlib import PurePath

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from wolofsearch.desktop import icons, layouts, theme
from wolofsearch.desktop.buttons import Button
from wolofsearch.desktop.flow import Flow
from wolofsearch.desktop.language import Translated
from wolofsearch.desktop.progress_card import ProgressCard
from wolofsearch.events import Finished, Progress


class ImportCard(Translated):
    """Shows one of two things: what can be added, or how the import goes."""

    folder_wanted = Signal()
    files_wanted = Signal()
    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._progress: Progress | None = None
        self._finished: Finished | None = None
        self._stopped = False
        self._cancelling = False
        self._title = layouts.label("subtitle")
        self._hint = layouts.label("soft", wraps=True)
        self.outcome = layouts.label("outcome", wraps=True)
        self.folder = Button("folder-add", "primary")
        self.files = Button("file-add")
        self.folder.clicked.connect(self.folder_wanted)
        self.files.clicked.connect(self.files_wanted)
        self._well = layouts.card("well")
        inside = layouts.row(self._well, margins=3)
        both = Flow(gap=2.5, leads=380)
        inside.addLayout(both)
        said = layouts.row(gap=2.5)
        said.addWidget(icons.IconLabel("drop", theme.EARTH_DARK, 32, theme.EARTH_PALE, 60))
        words = layouts.column(gap=1)
        words.addWidget(self._title)
        words.addWidget(self._hint)
        words.addWidget(self.outcome)
        said.addLayout(words, 1)
        both.addLayout(said)
        buttons = layouts.column(gap=1)
        buttons.addWidget(self.folder)
        buttons.addWidget(self.files)
        both.addLayout(buttons)

        self._run = ProgressCard()
        self.count, self.left = self._run.count, self._run.left
        self.bar, self.cancel = self._run.bar, self._run.cancel
        self._run.cancelled.connect(self.cancelled)
        body = layouts.column(self, gap=0)
        body.addWidget(self._well)
        body.addWidget(self._run)
        self._show_running(running=False)
        self.retranslate()

    @property
    def idle(self) -> bool:
        """Whether no import is under way."""
        return not self._running

    def begin(self) -> None:
        """Show that an import has begun."""
        self._progress = self._finished = None
        self._stopped = self._cancelling = False
        self._run.begin()
        self._show_running(running=True)
        self.retranslate()

    def show_progress(self, progress: Progress) -> None:
        """Show how far the import is."""
        self._progress = progress
        self._run.show_done(progress.files_done, progress.files_total)
        self.retranslate()

    def show_file(self, path: str) -> None:
        """Show the file that was just looked at."""
        self._run.show_detail(PurePath(path).name)

    def show_cancelling(self) -> None:
        """Show that the import stops at the next file."""
        self._cancelling = True
        self.cancel.setEnabled(False)
        self.retranslate()

    def finish(self, finished: Finished | None, *, stopped: bool) -> None:
        """Show what came of it; ``finished`` is None when the import did not reach its end."""
        self._finished = finished
        self._stopped = stopped
        self._show_running(running=False)
        self.retranslate()

    def set_hot(self, *, hot: bool) -> None:
        """Light the place to drop things."""
        self._well.setProperty("hot", hot)
        layouts.restyle(self._well)

    def retranslate(self) -> None:
        """Write every text in the language shown now."""
        self._title.setText(self.tr("Ajouter des documents"))
        self._hint.setText(self.tr("Déposez-les ici, ou choisissez-les. Les originaux ne sont jamais modifiés."))
        self.folder.name(self.tr("Ajouter un dossier…"))
        self.files.name(self.tr("Ajouter des fichiers…"))
        self.cancel.name(self.tr("Arrêter"), self.tr("Arrêter l'ajout de documents"))
        self.bar.setAccessibleName(self.tr("Avancement de l'ajout"))
        self._run.now.setText(
            self.tr("J'arrête après ce fichier…") if self._cancelling else self.tr("J'ajoute vos documents…")
        )
        progress = self._progress
        self.count.setText(
            self.tr("Je regarde ce qu'il y a…")
            if progress is None
            else self.tr("{done} sur {total} fichiers").format(done=progress.files_done, total=progress.files_total)
        )
        self.left.setText(self._run.remaining(progress.seconds_left) if progress else "")
        self.outcome.setText(self._outcome())
        self.outcome.setVisible(bool(self.outcome.text()))

    def _show_running(self, *, running: bool) -> None:
        self._running = running
        self._well.setVisible(not running)
        self._run.setVisible(running)

    def _outcome(self) -> str:
        if self._stopped:
            return self.tr("Arrêté. Ce qui était ajouté reste ; recommencez quand vous voulez.")
        if self._finished is None:
            return ""
        done = self._finished
        text = self.tr("Terminé : {added} ajoutés, {unchanged} déjà là, {failed} illisibles.")
        return text.format(added=done.added + done.updated, unchanged=done.unchanged, failed=done.failed)
