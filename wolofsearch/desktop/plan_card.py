"""What adding a folder would bring and take, told before anything is written: the person says whether to begin."""

from __future__ import annotations

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QWidget

from wolofsearch.desktop import layouts
from wolofsearch.desktop.kinds import kinds_told
from wolofsearch.desktop.language import Translated, data_size
from wolofsearch.desktop.notice import Notice
from wolofsearch.events import Planned

MINUTE_S = 60
HOUR_S = 3600
SHORT_S = 60.0
"""What takes less is not asked about."""


class PlanCard(Translated):
    """A word with two buttons; hidden while there is nothing to decide."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._planned: Planned | None = None
        self.notice = Notice()
        layouts.column(self, gap=0).addWidget(self.notice)
        self.accepted, self.declined = self.notice.first_pressed, self.notice.second_pressed
        self.hide()

    def show_plan(self, planned: Planned | None) -> None:
        """Show what would be added; None: nothing is asked any more."""
        self._planned = planned
        self.retranslate()
        self.setVisible(planned is not None)
        if planned is not None:
            self.notice.focus_first()

    def retranslate(self) -> None:
        """Write every text in the language shown now."""
        plan = self._planned
        if plan is None:
            return
        number = QLocale().toString
        new = self.tr("{count} fichiers à ajouter ({size}), environ {passages} passages. Cela prendra {time}.").format(
            count=number(plan.new + plan.changed),
            size=data_size(plan.size_bytes, 1),
            passages=number(plan.passages),
            time=self._duration(plan.seconds),
        )
        self.notice.tell("file-add", new, " ".join(self._details(plan)))
        self.notice.offer(("folder-add", self.tr("Ajouter maintenant")), ("close", self.tr("Ne pas ajouter")))

    def _details(self, plan: Planned) -> list[str]:
        number = QLocale().toString
        told = [self.tr("Vous pourrez chercher pendant ce temps, et arrêter quand vous voulez.")]
        if plan.unchanged:
            told.append(self.tr("Déjà là : {count}.").format(count=number(plan.unchanged)))
        if plan.excluded:
            told.append(
                self.tr("Laissés de côté comme vous l'avez demandé : {count}.").format(count=number(plan.excluded))
            )
        if plan.unsupported:
            kinds = ", ".join(f"{kind} ({number(files)})" for kind, files in plan.unsupported.items())
            told.append(self.tr("Je ne sais pas lire : {kinds}.").format(kinds=kinds))
        if plan.too_large:
            told.append(self.tr("Trop gros pour être lus : {count}.").format(count=number(plan.too_large)))
        if plan.passed_over:
            kinds = kinds_told(plan.passed_over, self.tr("autres"))
            told.append(self.tr("Ne sont pas des documents : {kinds}.").format(kinds=kinds))
        for program, files in plan.lacking.items():
            wants = self.tr("Avec le programme {program}, je pourrais en lire {count} de plus.")
            told.append(wants.format(program=program, count=number(files)))
        return told

    def _duration(self, seconds: float | None) -> str:
        if seconds is None:
            return self.tr("un temps que je ne peux pas prévoir")
        if seconds < MINUTE_S:
            return self.tr("moins d'une minute")
        if seconds < HOUR_S:
            return self.tr("environ {minutes}\u00a0min").format(minutes=round(seconds / MINUTE_S))
        minutes = round(seconds / MINUTE_S)
        return self.tr("environ {hours}\u00a0h\u00a0{minutes:02d}").format(hours=minutes // 60, minutes=minutes % 60)
