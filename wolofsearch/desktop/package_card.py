"""To a stick and from it: two buttons, what a package says of itself before it is taken in, and how far that is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from wolofsearch.desktop import icons, layouts, theme
from wolofsearch.desktop.buttons import Button
from wolofsearch.desktop.check_box import CheckBox
from wolofsearch.desktop.flow import Flow
from wolofsearch.desktop.language import Translated, data_size, told
from wolofsearch.desktop.notice import Notice
from wolofsearch.desktop.package_side import LIBRARY, Offer
from wolofsearch.desktop.progress_card import ProgressCard
from wolofsearch.desktop.signing_box import SigningBox
from wolofsearch.errors import WolofSearchError

if TYPE_CHECKING:
    from wolofsearch.packages.progress import PackageProgress


class PackageCard(Translated):
    """A card for packages of one kind, ``"library"`` or ``"model"``."""

    bring_wanted = Signal()
    take_wanted = Signal()
    accepted = Signal(object, bool)
    """The :class:`Offer` to be taken in, and whether the person wants to choose the library's folder."""
    cancelled = Signal()

    def __init__(self, kind: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kind = kind
        self._offer: Offer | None = None
        self._error: WolofSearchError | None = None
        self._progress: PackageProgress | None = None
        self._title = layouts.label("subtitle")
        self._hint = layouts.label("soft", wraps=True)
        self.outcome = layouts.label("outcome", wraps=True)
        self.notice = Notice()
        self.progress = ProgressCard()
        self.bring = Button("file-add")
        self.take = Button("open")
        self.originals = CheckBox()
        self.signing = SigningBox()
        self.elsewhere = CheckBox()
        body = layouts.column(self, gap=3)
        body.addWidget(self.notice)
        body.addWidget(self.elsewhere)
        body.addWidget(self.progress)
        card = layouts.card()
        inside = Flow(gap=2.5, leads=380)
        layouts.row(card, margins=3).addLayout(inside)
        said = layouts.row(gap=2.5)
        picture = icons.IconLabel("open", theme.EARTH_DARK, 28, theme.MILLET_PALE, 52)
        said.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        words = layouts.column(gap=1)
        for part in (self._title, self._hint, self.originals, self.signing, self.outcome):
            words.addWidget(part)
        words.addStretch(1)
        said.addLayout(words, 1)
        inside.addLayout(said)
        buttons = layouts.column(gap=1)
        for button in (self.bring, self.take):
            buttons.addWidget(button)
        buttons.addStretch(1)
        inside.addLayout(buttons)
        body.addWidget(card)
        for unused in (self.notice, self.elsewhere, self.outcome):
            unused.hide()
        self.originals.setVisible(kind == LIBRARY)
        self.bring.clicked.connect(self.bring_wanted)
        self.take.clicked.connect(self.take_wanted)
        self.progress.cancelled.connect(self.cancelled)
        self.notice.first_pressed.connect(self._accept)
        self.notice.second_pressed.connect(self._decline)
        self.retranslate()

    def show_offer(self, offer: Offer) -> None:
        """Say what a package holds and who made it, and ask whether it shall be taken in."""
        self.clear()
        self._offer = offer
        self.retranslate()
        self.notice.show()
        self.elsewhere.setVisible(self.kind == LIBRARY)
        self.notice.focus_first()

    def show_error(self, error: WolofSearchError) -> None:
        """Say what went wrong."""
        self.clear()
        self._error = error
        self.retranslate()
        self.notice.show()

    def show_outcome(self, text: str) -> None:
        """Say in a line what was done."""
        self.outcome.setText(text)
        self.outcome.setVisible(bool(text))

    def clear(self) -> None:
        """Say nothing any more."""
        self._offer, self._error = None, None
        self.notice.hide()
        self.elsewhere.hide()
        self.elsewhere.setChecked(False)
        self.show_outcome("")

    def begin(self) -> None:
        """Show that a package is being made or taken in."""
        self.clear()
        self._progress = None
        self.progress.begin()
        self.retranslate()

    def show_progress(self, progress: PackageProgress) -> None:
        """Show how far it is."""
        self._progress = progress
        if progress.total:
            # Qt counts in 32 bits, and a package has more bytes than that.
            self.progress.show_done(round(1000 * progress.done / progress.total), 1000)
        else:
            self.progress.bar.setRange(0, 0)
        self.retranslate()

    def finish(self) -> None:
        """Show that nothing is going on any more."""
        self.progress.finish()

    def set_busy(self, busy: bool) -> None:
        """Forbid another package to be begun."""
        for control in (self.bring, self.take, self.originals, self.signing):
            control.setEnabled(not busy)

    def retranslate(self) -> None:
        """Write every text in the language shown now."""
        library = self.kind == LIBRARY
        self._title.setText(self.tr("Sur une clé USB"))
        self._hint.setText(
            self.tr("Une bibliothèque entière tient dans un fichier : elle va d'un ordinateur à l'autre sans réseau.")
            if library
            else self.tr("Un modèle tient dans un fichier : il va d'un ordinateur à l'autre sans réseau.")
        )
        self.bring.name(self.tr("Copier depuis une clé…"))
        self.take.name(self.tr("Copier vers une clé…"))
        self.originals.setText(self.tr("Copier aussi les documents eux-mêmes"))
        self.elsewhere.setText(self.tr("Dans un dossier que je choisis, aussi sur une clé"))
        self.progress.cancel.name(self.tr("Arrêter"), self.tr("Arrêter la copie"))
        self.progress.bar.setAccessibleName(self.tr("Avancement de la copie"))
        self._tell_progress()
        if self._offer is not None:
            self._tell_offer(self._offer)
        elif self._error is not None:
            message = told(self._error)
            self.notice.tell("alert", message.sentence, message.next_step)

    def _tell_progress(self) -> None:
        progress = self._progress
        step = progress.step if progress else ""
        words = {
            "gathering": self.tr("Je rassemble la bibliothèque…"),
            "copying": self.tr("Je copie…"),
            "checking": self.tr("Je vérifie…"),
            "indexing": self.tr("Je prépare la recherche…"),
        }
        self.progress.now.setText(words.get(step, self.tr("Je regarde ce qu'il y a…")))
        text = self.tr("{done} sur {total}")
        copying = progress is not None and step == "copying"
        self.progress.count.setText(
            text.format(done=data_size(progress.done), total=data_size(progress.total)) if progress and copying else ""
        )

    def _tell_offer(self, offer: Offer) -> None:
        question = (
            self.tr("Apporter la bibliothèque {name} ({size}) ?")
            if self.kind == LIBRARY
            else self.tr("Installer le modèle {name} ({size}) ?")
        )
        size = data_size(offer.manifest.size_bytes)
        self.notice.tell("alert", question.format(name=offer.manifest.name, size=size), self._signer(offer))
        self.notice.offer(("check", self.tr("Apporter")), ("close", self.tr("Laisser")))

    def _signer(self, offer: Offer) -> str:
        signer = offer.signer
        if signer.state == "trusted":
            return self.tr("Signé par {name}, à qui vous faites confiance.").format(name=signer.name)
        if signer.state == "unknown":
            text = self.tr(
                "Signé par une clé inconnue ici ({key}). Demandez à la personne qui l'a publié si c'est la sienne."
            )
            return text.format(key=signer.key_id)
        return self.tr("Il n'est pas signé : ne vous y fiez que si vous connaissez la personne qui vous l'a donné.")

    def _decline(self) -> None:
        self.notice.hand_over(self.bring)
        self.clear()

    def _accept(self) -> None:
        offer, elsewhere = self._offer, self.elsewhere.isChecked()
        self._decline()
        if offer is not None:
            self.accepted.emit(offer, elsewhere)
