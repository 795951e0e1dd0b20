"""Backups of the library, its check and its repair: what there is, four buttons, and a choice before going back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, Signal
from PySide6.QtWidgets import QWidget

from wolofsearch.desktop import layouts
from wolofsearch.desktop.backup_choice import BackupChoice
from wolofsearch.desktop.buttons import Button
from wolofsearch.desktop.flow import Flow
from wolofsearch.desktop.language import Translated, told
from wolofsearch.desktop.notice import Notice
from wolofsearch.desktop.progress_card import ProgressCard
from wolofsearch.desktop.tab_order import order_tabs
from wolofsearch.errors import WolofSearchError
from wolofsearch.events import Progress

if TYPE_CHECKING:
    from wolofsearch.library.backups import Backup

BACKING_UP, BRINGING_BACK, CHECKING, REPAIRING, MENDING = "back_up", "bring_back", "check", "repair", "mend"


class BackupCard(Translated):
    """A card whose owner does the work."""

    wanted = Signal(str)
    """One of :data:`BACKING_UP`, :data:`CHECKING`, :data:`REPAIRING`."""
    bring_back_wanted = Signal(object)
    """The :class:`Backup` to bring back, after the question."""
    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.backups: Sequence[Backup] = ()
        self._doing: str | None = None
        self._done: str | None = None
        self._problems: Sequence[str] = ()
        self._error: WolofSearchError | None = None
        self._choosing = False
        self._asking: Backup | None = None
        self._title = layouts.label("subtitle")
        self._hint = layouts.label("soft", wraps=True)
        self._newest = layouts.label(wraps=True)
        self.outcome = layouts.label("outcome", wraps=True)
        self.notice = Notice()
        self.progress = ProgressCard()
        self.choice = BackupChoice()
        self.back_up, self.bring_back = Button("save", "primary"), Button("back")
        self.check, self.repair = Button("search"), Button("again")
        body = layouts.column(self, gap=3)
        body.addWidget(self.notice)
        body.addWidget(self.progress)
        card = layouts.card()
        inside = layouts.column(card, gap=2, margins=3)
        for part in (self._title, self._hint, self._newest, self.outcome):
            inside.addWidget(part)
        buttons = layouts.column(gap=1)
        for pair in ((self.back_up, self.bring_back), (self.check, self.repair)):  # none falls into a row of its own
            row = Flow(gap=1)
            for button in pair:
                row.addWidget(button)
            buttons.addLayout(row)
        inside.addLayout(buttons)
        inside.addWidget(self.choice)
        body.addWidget(card)
        self.back_up.clicked.connect(lambda: self.wanted.emit(BACKING_UP))
        self.check.clicked.connect(lambda: self.wanted.emit(CHECKING))
        self.repair.clicked.connect(lambda: self.wanted.emit(REPAIRING))
        self.bring_back.clicked.connect(self._choose)
        self.choice.chosen.connect(self._ask)
        self.notice.first_pressed.connect(self._confirm)
        self.notice.second_pressed.connect(self._decline)
        self.progress.cancelled.connect(self.cancelled)
        self.retranslate()

    @property
    def _buttons(self) -> tuple[Button, ...]:
        return self.back_up, self.bring_back, self.check, self.repair

    def show_backups(self, backups: Sequence[Backup]) -> None:
        """Show what there is, newest first."""
        self.backups = backups
        self.choice.show_backups(backups)
        order_tabs(self)  # behind the buttons of this card, which are there from the beginning
        self.retranslate()

    def begin(self, doing: str) -> None:
        """Show that this is being done."""
        self.clear()
        self._doing = doing
        self.progress.begin()
        self.progress.cancel.setVisible(doing == MENDING)
        self.retranslate()

    def show_progress(self, progress: Progress) -> None:
        """Show how far the vectors are."""
        self.progress.show_done(progress.files_done, progress.files_total)

    def finish(self) -> None:
        """Show that nothing is being done any more."""
        self._doing = None
        self.retranslate()

    def show_done(self, done: str, problems: Sequence[str] = ()) -> None:
        """Say what was done, or what a check found."""
        self._done, self._problems = done, problems
        self.retranslate()

    def show_error(self, error: WolofSearchError) -> None:
        """Say what went wrong; where a backup is damaged, offer the one before it."""
        self._error = error
        older = error.facts.get("older")
        self._asking = next((one for one in self.backups if one.file.name == older), None)
        self.retranslate()

    def clear(self) -> None:
        """Say and ask nothing any more."""
        self._done, self._problems, self._error, self._asking, self._choosing = None, (), None, None, False
        self.retranslate()

    def retranslate(self) -> None:
        """Write every text in the language shown now."""
        self._title.setText(self.tr("Sauvegardes"))
        self._hint.setText(
            self.tr(
                "Une copie de la bibliothèque est faite chaque jour, avant le premier changement. "
                "Les documents eux-mêmes ne sont jamais touchés."
            )
        )
        self.back_up.name(self.tr("Sauvegarder maintenant"))
        self.bring_back.name(self.tr("Revenir à une sauvegarde…"))
        self.check.name(self.tr("Vérifier"), self.tr("Vérifier la bibliothèque"))
        self.repair.name(self.tr("Réparer"), self.tr("Réparer la bibliothèque"))
        self.progress.cancel.name(self.tr("Arrêter"), self.tr("Arrêter la réparation"))
        self.progress.bar.setAccessibleName(self.tr("Avancement"))
        self._tell_newest()
        self._tell_work()
        self._tell_notice()

    def _tell_newest(self) -> None:
        if not self.backups:
            self._newest.setText(self.tr("Pas encore de sauvegarde."))
            return
        newest = self.backups[0]
        text = self.tr("La plus récente : {day} ({reason}). Il y en a {count}.")
        self._newest.setText(
            text.format(
                day=self.choice.moment(newest),
                reason=self.choice.reason(newest),
                count=QLocale().toString(len(self.backups)),
            )
        )

    def _tell_work(self) -> None:
        doing = {
            BACKING_UP: self.tr("Je sauvegarde…"),
            BRINGING_BACK: self.tr("Je remets la sauvegarde en place…"),
            CHECKING: self.tr("Je vérifie la bibliothèque…"),
            REPAIRING: self.tr("Je répare la bibliothèque…"),
            MENDING: self.tr("Je complète la bibliothèque…"),
        }
        done = {
            BACKING_UP: self.tr("La sauvegarde est faite."),
            BRINGING_BACK: self.tr("La sauvegarde est revenue dans la bibliothèque."),
            CHECKING: self.tr("Tout est en bon état."),
            REPAIRING: self.tr("La bibliothèque est réparée."),
        }
        self.progress.now.setText(doing.get(self._doing or "", ""))
        self.outcome.setText("\n".join(self._problems) or done.get(self._done or "", ""))
        self.outcome.setVisible(self._done is not None)
        for button in self._buttons:
            button.setEnabled(self._doing is None)
        self.bring_back.setEnabled(self._doing is None and bool(self.backups))
        self.choice.setVisible(self._choosing)
        if self._doing is None:
            self.progress.finish()

    def _tell_notice(self) -> None:
        self.notice.setVisible(self._asking is not None or self._error is not None)
        message = told(self._error) if self._error else None
        if self._asking is not None:
            question = self.tr("Revenir à la sauvegarde du {day} ?").format(day=self.choice.moment(self._asking))
            if message is not None:
                self.notice.tell("alert", message.sentence, question)
            else:
                kept = self.tr("Ce que la bibliothèque contient maintenant est gardé, comme sauvegarde.")
                self.notice.tell("alert", question, kept)
            self.notice.offer(("back", self.tr("Revenir")), ("close", self.tr("Laisser")))
        elif message is not None:
            self.notice.tell("alert", message.sentence, message.next_step)

    def _choose(self) -> None:
        self.clear()
        self._choosing = True
        self.retranslate()
        self.choice.focus_first()

    def _ask(self, backup: Backup) -> None:
        self.clear()
        self._asking = backup
        self.retranslate()
        self.notice.focus_first()

    def _decline(self) -> None:
        self.notice.hand_over(self.bring_back)
        self.clear()

    def _confirm(self) -> None:
        asked = self._asking
        self._decline()
        if asked is not None:
            self.bring_back_wanted.emit(asked)
