"""The installed models, a way to bring others from a stick, and what came of what was done with them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from wolofsearch.desktop import layouts
from wolofsearch.desktop.buttons import Button
from wolofsearch.desktop.flow import Flow
from wolofsearch.desktop.language import Translated, data_size
from wolofsearch.desktop.model_row import ModelRow
from wolofsearch.desktop.notice import Notice
from wolofsearch.desktop.progress_card import ProgressCard
from wolofsearch.desktop.tab_order import order_tabs

if TYPE_CHECKING:
    from wolofsearch.desktop.records import InstalledModel
    from wolofsearch.encoder.installing import ModelCopied


class ModelsCard(Translated):
    """A card with a row for each model; :attr:`notice` tells what needs an answer, :attr:`outcome` what is done."""

    folder_wanted = Signal()
    file_wanted = Signal()
    cancelled = Signal()
    use_wanted = Signal(str)
    check_wanted = Signal(str)
    remove_wanted = Signal(str)
    switching = Signal(bool)
    """Everything is about to be switched off (True), or was switched on again."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._copied: ModelCopied | None = None
        self._busy = False
        self._title = layouts.label("subtitle")
        self._hint = layouts.label("soft", wraps=True)
        self.outcome = layouts.label("outcome", wraps=True)
        self.notice = Notice()
        self.progress = ProgressCard()
        self.folder = Button("folder-add", "primary")
        self.file = Button("file-add")
        self.rows: list[ModelRow] = []
        body = layouts.column(self, gap=3)
        body.addWidget(self.notice)
        body.addWidget(self.progress)
        card = layouts.card()
        inside = layouts.column(card, gap=3, margins=3)
        head = Flow(gap=2, leads=320)
        words = layouts.column(gap=0.5)
        for part in (self._title, self._hint, self.outcome):
            words.addWidget(part)
        words.addStretch(1)
        head.addLayout(words)
        buttons = layouts.column(gap=1)
        for button in (self.folder, self.file):
            buttons.addWidget(button)
        head.addLayout(buttons)
        inside.addLayout(head)
        self._list = layouts.column(gap=3)
        inside.addLayout(self._list)
        body.addWidget(card)
        self.notice.hide()
        self.outcome.hide()
        self.folder.clicked.connect(self.folder_wanted)
        self.file.clicked.connect(self.file_wanted)
        self.progress.cancelled.connect(self.cancelled)
        self.retranslate()

    def show_models(self, models: Sequence[InstalledModel]) -> None:
        """Show these models; the keyboard stays in the row of the model in whose row it was."""
        has_it = self.window().focusWidget()
        held = next((row.model.info.id for row in self.rows if row.isAncestorOf(has_it)), None)
        layouts.clear(self._list)
        self.rows = [ModelRow(model) for model in models]
        for row in self.rows:
            row.use_wanted.connect(self.use_wanted)
            row.check_wanted.connect(self.check_wanted)
            row.remove_wanted.connect(self.remove_wanted)
            self._list.addWidget(row)
        order_tabs(self)
        self._switch(on=not self._busy)
        if held is not None:
            next((row.check for row in self.rows if row.model.info.id == held), self.folder).setFocus()

    def set_busy(self, busy: bool) -> None:
        """Forbid another thing to be begun while one is under way."""
        self._busy = busy
        if busy:
            self.switching.emit(True)
        self._switch(on=not busy)
        if not busy:
            self.switching.emit(False)

    def _switch(self, *, on: bool) -> None:
        for control in (self.folder, self.file, *self.rows):
            control.setEnabled(on)

    def tell_outcome(self, text: str) -> None:
        """Say in a line what was done; nothing to take it away."""
        self.outcome.setText(text)
        self.outcome.setVisible(bool(text))

    def begin(self) -> None:
        """Show that a model is being installed."""
        self._copied = None
        self.progress.begin()
        self.set_busy(True)
        self.retranslate()

    def show_copied(self, copied: ModelCopied) -> None:
        """Show how much of the model is copied; all of it: it is being tried."""
        self._copied = copied
        if copied.bytes_done < copied.bytes_total:
            # Qt counts in 32 bits, and a model has more bytes than that.
            self.progress.show_done(round(1000 * copied.bytes_done / copied.bytes_total), 1000)
        else:
            self.progress.show_busy()
        self.retranslate()

    def finish(self) -> None:
        """Show that nothing is being installed any more."""
        self.set_busy(False)
        self.progress.finish()

    def retranslate(self) -> None:
        """Write every text in the language shown now."""
        self._title.setText(self.tr("Modèles installés"))
        self._hint.setText(
            self.tr("Un modèle apporté sur une clé s'installe ici. Il est vérifié et essayé avant de servir.")
        )
        self.folder.name(self.tr("Installer depuis un dossier…"), self.tr("Installer un modèle depuis un dossier"))
        self.file.name(
            self.tr("Installer depuis un fichier…"), self.tr("Installer un modèle depuis un fichier .zip ou .tar")
        )
        self.progress.cancel.name(self.tr("Arrêter"), self.tr("Arrêter l'installation"))
        self.progress.bar.setAccessibleName(self.tr("Avancement de l'installation"))
        copied = self._copied
        whole = copied is not None and copied.bytes_done == copied.bytes_total
        self.progress.now.setText(self.tr("J'essaie le modèle…") if whole else self.tr("Je copie le modèle…"))
        text = self.tr("{done} sur {total}")
        told = text.format(done=data_size(copied.bytes_done), total=data_size(copied.bytes_total)) if copied else ""
        self.progress.count.setText(told)
