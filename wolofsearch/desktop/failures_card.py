"""The files that could not be read: which, why, and what to do about each."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from wolofsearch.desktop import icons, layouts, theme
from wolofsearch.desktop.buttons import Button
from wolofsearch.desktop.flow import Flow
from wolofsearch.desktop.language import Translated, told
from wolofsearch.desktop.tab_order import order_tabs
from wolofsearch.desktop.tips import plain_tip
from wolofsearch.errors import WolofSearchError

if TYPE_CHECKING:
    from wolofsearch.library.records import Failure

SHOWN = 200


class FailuresCard(Translated):
    """A list of files with a sentence and a next step; hidden when there are none."""

    retry_wanted = Signal(object)
    """The paths to try again; None: all."""
    folder_wanted = Signal(object)
    """The path of a file whose folder shall be shown."""
    table_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._failures: Sequence[Failure] = ()
        self._title = layouts.label("subtitle", wraps=True)
        self._more = layouts.label("small")
        card = layouts.card()
        inside = layouts.column(card, gap=2, margins=3)
        self.retry_all, self.save = Button("again"), Button("save", "quiet")
        self.retry_all.clicked.connect(lambda: self.retry_wanted.emit(None))
        self.save.clicked.connect(self.table_wanted)
        head = Flow(gap=1, leads=280)
        head.addWidget(self._title)
        head.addWidget(self.save)
        head.addWidget(self.retry_all)
        inside.addLayout(head)
        self._rows = layouts.column(gap=2)
        inside.addLayout(self._rows)
        inside.addWidget(self._more)
        layouts.column(self, gap=0).addWidget(card)
        self.retranslate()

    def show_failures(self, failures: Sequence[Failure]) -> None:
        """Show these failures, at most :data:`SHOWN`."""
        self._failures = failures
        self.retranslate()

    def retranslate(self) -> None:
        """Write every text in the language shown now."""
        self.setVisible(bool(self._failures))
        self._title.setText(self.tr("Fichiers que je n'ai pas pu lire : {count}").format(count=len(self._failures)))
        more = len(self._failures) - SHOWN
        self._more.setText(self.tr("et {count} autres").format(count=more))
        self._more.setVisible(more > 0)
        self.retry_all.name(self.tr("Tout réessayer"), self.tr("Essayer de nouveau de lire tous ces fichiers"))
        self.save.name(self.tr("Enregistrer la liste…"), self.tr("Enregistrer la liste pour un tableur"))
        layouts.clear(self._rows)
        for failure in self._failures[:SHOWN]:
            self._rows.addWidget(self._row(failure))
        order_tabs(self)

    def table(self) -> tuple[list[str], list[list[str]]]:
        """Return header and rows of all failures, in the language shown now."""
        header = [self.tr("Fichier"), self.tr("Raison"), self.tr("Que faire"), self.tr("Quand")]
        rows = []
        for failure in self._failures:
            message = told(WolofSearchError(failure.message_id, **failure.facts))
            rows.append([str(failure.path), message.sentence, message.next_step, failure.when])
        return header, rows

    def _row(self, failure: Failure) -> QWidget:
        message = told(WolofSearchError(failure.message_id, **failure.facts))
        name = layouts.label("strong", wraps=True, selectable=True)
        name.setText(failure.path.name)
        name.setToolTip(plain_tip(str(failure.path)))
        sentence = layouts.label(wraps=True)
        sentence.setText(message.sentence)
        next_step = layouts.label("soft", wraps=True)
        next_step.setText(message.next_step)
        shown = QWidget()
        body = layouts.row(shown, gap=2)
        body.addWidget(
            icons.IconLabel("alert", theme.MILLET_DARK, 20, theme.MILLET_PALE, 40), 0, Qt.AlignmentFlag.AlignTop
        )
        words = layouts.column(gap=0.5)
        for part in (name, sentence, next_step):
            words.addWidget(part)
        body.addLayout(words, 1)
        again, where = Button("again", "round"), Button("folder", "round")
        again.name(self.tr("Réessayer {name}").format(name=failure.path.name))
        where.name(self.tr("Ouvrir le dossier de {name}").format(name=failure.path.name))
        again.clicked.connect(lambda: self.retry_wanted.emit([failure.path]))
        where.clicked.connect(lambda: self.folder_wanted.emit(failure.path))
        for button in (where, again):
            body.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        return shown
