"""Adding documents: two buttons and a place to drop them; while it runs, how far it is and a way to stop."""

from __future__ import annotations

from pathlib import PurePath

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from wolofsearch.desktop import icons, layouts, theme
from wolofsearch.desktop.buttons import Button
from wolofsearch.desktop.check_box import CheckBox
from wolofsearch.desktop.flow import Flow
from wolofsearch.desktop.import_choices import ImportChoices
from wolofsearch.desktop.kinds import kinds_told
from wolofsearch.desktop.language import Translated
from wolofsearch.desktop.progress_card import ProgressCard
from wolofsearch.events import Event, FileSkipped, Finished, Paused, Progress, Resumed

ADDING, LOOKING, TRYING, FORGETTING = "adding", "looking", "trying", "forgetting"


class ImportCard(Translated):
    """Shows one of two things: what can be added, or how the import goes."""

    folder_wanted = Signal()
    files_wanted = Signal()
    cancelled = Signal()
    slow_wanted = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._progress: Progress | None = None
        self._finished: Finished | None = None
        self._stopped = False
        self._cancelling = False
        self._doing = ADDING
        self._paused: Paused | None = None
        self._away: list[str] = []
        self._title = layouts.label("subtitle")
        self._hint = layouts.label("soft", wraps=True)
        self.outcome = layouts.label("outcome", wraps=True)
        self.folder = Button("folder-add", "primary")
        self.files = Button("file-add")
        self.more = Button("sliders", "quiet")
        self.more.setCheckable(True)
        self.choices = ImportChoices()
        self.slow = CheckBox()
        self.slow.toggled.connect(self.slow_wanted)
        self.folder.clicked.connect(self.folder_wanted)
        self.files.clicked.connect(self.files_wanted)
        self._well = layouts.card("well")
        self._lay_out()
        self._run = ProgressCard()
        self.count, self.left = self._run.count, self._run.left
        self.bar, self.cancel = self._run.bar, self._run.cancel
        self._lane = layouts.label("soft", wraps=True)
        self._run.cancelled.connect(self.cancelled)
        self.more.toggled.connect(self.choices.setVisible)
        self.choices.hide()
        body = layouts.column(self, gap=0)
        body.addWidget(self._well)
        body.addWidget(self._run)
        self._run.add(self._lane)
        self._run.add(self.slow)
        self._show_running(running=False)
        self.retranslate()

    def _lay_out(self) -> None:
        inside = layouts.row(self._well, margins=3)
        both = Flow(gap=2.5, leads=380)
        inside.addLayout(both)
        head = layouts.row(gap=2.5)
        picture = icons.IconLabel("drop", theme.EARTH_DARK, 32, theme.EARTH_PALE, 60)
        head.addWidget(picture)
        layouts.GivesWay(picture, self._well)
        words = layouts.column(gap=1)
        words.addWidget(self._title)
        words.addWidget(self._hint)
        head.addLayout(words, 1)
        said = layouts.column(gap=1.5)
        said.addStretch(1)
        said.addLayout(head)
        said.addWidget(self.outcome)
        said.addWidget(self.choices)
        said.addStretch(1)
        both.addLayout(said)
        buttons = layouts.column(gap=1)
        buttons.addWidget(self.folder)
        buttons.addWidget(self.files)
        buttons.addWidget(self.more)
        both.addLayout(buttons)

    @property
    def idle(self) -> bool:
        """Whether no import is under way."""
        return not self._running

    def begin(self, doing: str = ADDING) -> None:
        """Show that an import has begun, or what else is done to what was added."""
        self._doing = doing
        self._progress = self._finished = self._paused = None
        self._away = []
        self._stopped = self._cancelling = False
        self._run.begin()
        self._show_running(running=True)
        self.retranslate()

    def show_progress(self, progress: Progress) -> None:
        """Show how far the import is."""
        self._progress = progress
        self._run.show_done(progress.files_done, progress.files_total)
        self.retranslate()

    def show_event(self, event: Event) -> None:
        """Show that the work waits or goes on, or that a folder is not there."""
        if isinstance(event, Paused | Resumed):
            self._paused = event if isinstance(event, Paused) else None
            self.retranslate()
        elif isinstance(event, FileSkipped) and event.why == "away":
            self._away.append(event.path)

    def show_file(self, path: str) -> None:
        """Show the file that was just looked at."""
        self._run.show_detail(PurePath(path).name)

    def show_cancelling(self) -> None:
        """Show that the import stops at the next file."""
        self._cancelling = True
        self._run.show_stopping()
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
        self.more.name(self.tr("Choisir quoi ajouter"), self.tr("Choisir quels fichiers d'un dossier sont ajoutés"))
        self.slow.setText(self.tr("Doucement : laisser la moitié du temps aux autres programmes"))
        self._run.now.setText(self._now())
        progress = self._progress
        self.count.setText(
            self.tr("Je regarde ce qu'il y a…")
            if progress is None
            else self.tr("{done} sur {total} fichiers, {passages} passages").format(
                done=progress.files_done, total=progress.files_total, passages=progress.passages
            )
        )
        scans = progress.postponed if progress is not None else 0
        self._lane.setText(self.tr("À la fin, je lirai les images de {count} documents scannés.").format(count=scans))
        self._lane.setVisible(self._running and scans > 0)
        self.left.setText(self._run.remaining(progress.seconds_left) if progress else "")
        self.outcome.setText(self._outcome())
        self.outcome.setVisible(bool(self.outcome.text()))

    def _show_running(self, *, running: bool) -> None:
        self._running = running
        self._well.setVisible(not running)
        self._lane.hide()
        if not running:
            self._run.finish()

    def _now(self) -> str:
        if self._cancelling:
            return self.tr("J'arrête après ce fichier…")
        if self._paused is not None:
            told = self.tr("La batterie n'a plus que {percent} % : j'attends qu'elle charge.")
            return told.format(percent=self._paused.percent)
        return {
            ADDING: self.tr("J'ajoute vos documents…"),
            LOOKING: self.tr("Je regarde combien de temps cela prendra…"),
            TRYING: self.tr("J'essaie de nouveau de lire ces fichiers…"),
            FORGETTING: self.tr("Je retire ces documents de la bibliothèque…"),
        }[self._doing]

    def _outcome(self) -> str:
        if self._stopped and self._doing == ADDING:
            return self.tr("Arrêté. Ce qui était ajouté reste ; recommencez quand vous voulez.")
        if self._finished is None:
            return ""
        done = self._finished
        text = self.tr("Terminé : {added} ajoutés, {unchanged} déjà là, {failed} illisibles.")
        told = [text.format(added=done.added + done.updated, unchanged=done.unchanged, failed=done.failed)]
        more = (
            (done.moved, self.tr("Retrouvés ailleurs : {count}.")),
            (done.duplicates, self.tr("Disent la même chose qu'un autre : {count}.")),
            (done.removed, self.tr("Retirés parce qu'ils n'existent plus : {count}.")),
            (done.excluded, self.tr("Laissés de côté comme vous l'avez demandé : {count}.")),
        )
        told += [sentence.format(count=count) for count, sentence in more if count]
        if done.passed_over:
            kinds = kinds_told(done.passed_over, self.tr("autres"))
            told.append(self.tr("Ne sont pas des documents : {kinds}.").format(kinds=kinds))
        told += [
            self.tr("{folder} n'est pas branché : ses documents restent.").format(folder=one) for one in self._away
        ]
        return " ".join(told)
