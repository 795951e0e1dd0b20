"""The library was made with another model: an offer to make it anew, and how far that is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from wolofsearch.desktop import layouts
from wolofsearch.desktop.language import Translated
from wolofsearch.desktop.notice import Notice
from wolofsearch.desktop.progress_card import ProgressCard

if TYPE_CHECKING:
    from wolofsearch.desktop.records import Outdated
    from wolofsearch.events import Progress


class ReindexCard(Translated):
    """Shows nothing, the offer, or the progress."""

    wanted = Signal()
    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._outdated: Outdated | None = None
        self._progress: Progress | None = None
        self.offer = Notice()
        self.progress = ProgressCard()
        body = layouts.column(self, gap=0)
        body.addWidget(self.offer)
        body.addWidget(self.progress)
        self.offer.first_pressed.connect(self.wanted)
        self.progress.cancelled.connect(self.cancelled)
        self._running = False
        self._show()

    def show_outdated(self, outdated: Outdated | None) -> None:
        """Offer to make the library anew; None: there is no reason to."""
        self._outdated = outdated
        self._show()

    def begin(self) -> None:
        """Show that the library is being made anew."""
        self._progress, self._running = None, True
        self.progress.begin()
        self._show()

    def show_progress(self, progress: Progress) -> None:
        """Show how far it is."""
        self._progress = progress
        self.progress.show_done(progress.files_done, progress.files_total)
        self.retranslate()

    def finish(self) -> None:
        """Show that nothing is being made any more."""
        self._running = False
        self._show()

    def retranslate(self) -> None:
        """Write every text in the language shown now."""
        outdated = self._outdated
        if outdated is not None:
            meanwhile = (
                self.tr("Elle continue de répondre avec lui. Vous pouvez la refaire avec le modèle en service, {name}.")
                if outdated.answers
                else self.tr("Il n'est plus là. Refaites-la avec le modèle en service, {name}, pour y chercher.")
            )
            made = self.tr("Cette bibliothèque a été faite avec le modèle {name}.").format(name=outdated.made_with)
            if outdated.made_with == outdated.chosen and outdated.answers:
                made = self.tr("Cette bibliothèque a été faite par une autre version de ce programme.")
                meanwhile = self.tr(
                    "Elle répond comme avant. Pour y ajouter des documents, il faut d'abord la refaire."
                )
            self.offer.tell("again", made, meanwhile.format(name=outdated.chosen))
            self.offer.offer(("again", self.tr("Refaire la bibliothèque")))
        self.progress.now.setText(self.tr("Je refais la bibliothèque… Vous pouvez chercher pendant ce temps."))
        self.progress.cancel.name(self.tr("Arrêter"), self.tr("Arrêter de refaire la bibliothèque"))
        self.progress.bar.setAccessibleName(self.tr("Avancement de la bibliothèque refaite"))
        progress = self._progress
        text = self.tr("{done} sur {total} documents")
        told = text.format(done=progress.files_done, total=progress.files_total) if progress else ""
        self.progress.count.setText(told)
        self.progress.left.setText(self.progress.remaining(progress.seconds_left) if progress else "")

    def _show(self) -> None:
        self.retranslate()
        self.offer.setVisible(self._outdated is not None and not self._running)
        if not self._running:
            self.progress.finish()
        self.setVisible(self._running or self._outdated is not None)
