"""The folders that were added to the library, with a way to take each out again; hidden when there are none."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, Signal
from PySide6.QtWidgets import QWidget

from wolofsearch.desktop import layouts
from wolofsearch.desktop.buttons import Button
from wolofsearch.desktop.flow import Flow
from wolofsearch.desktop.language import Translated
from wolofsearch.desktop.notice import Notice
from wolofsearch.desktop.tab_order import order_tabs

if TYPE_CHECKING:
    from wolofsearch.library.forgetting import Forgettable, Imported

SHOWN = 100


class FoldersCard(Translated):
    """A row for each folder; :attr:`notice` asks before anything leaves the library."""

    forget_wanted = Signal(object)
    """A folder, a :class:`Path`, of which a person wants to know what would leave the library with it."""
    forget_confirmed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._folders: Sequence[Imported] = ()
        self._going: Forgettable | None = None
        self._title = layouts.label("subtitle")
        self.notice = Notice()
        self.buttons: list[Button] = []
        card = layouts.card()
        inside = layouts.column(card, gap=2, margins=3)
        inside.addWidget(self._title)
        inside.addWidget(self.notice)
        self._rows = layouts.column(gap=1)
        inside.addLayout(self._rows)
        layouts.column(self, gap=0).addWidget(card)
        self.notice.first_pressed.connect(self._keep)
        self.notice.second_pressed.connect(self._confirm)
        self.retranslate()

    def show_folders(self, folders: Sequence[Imported]) -> None:
        """Show these folders, at most :data:`SHOWN`."""
        self._folders = folders
        self.ask(None)

    def ask(self, going: Forgettable | None) -> None:
        """Ask whether this shall leave the library; None: nothing is asked."""
        self._going = going
        self.retranslate()
        if going is not None:
            self.notice.focus_first()

    def retranslate(self) -> None:
        """Write every text in the language shown now."""
        self.setVisible(bool(self._folders))
        self._title.setText(self.tr("Dossiers ajoutés"))
        self.notice.setVisible(self._going is not None)
        if self._going is not None:
            question = self.tr("Retirer {count} documents de la bibliothèque ?")
            stays = self.tr("Les fichiers de {folder} restent où ils sont.").format(folder=self._going.path)
            count = QLocale().toString(self._going.documents)
            self.notice.tell("alert", question.format(count=count), stays)
            self.notice.offer(("check", self.tr("Garder")), ("bin", self.tr("Retirer")))
        layouts.clear(self._rows)
        self.buttons = []
        for folder in self._folders[:SHOWN]:
            self._rows.addWidget(self._row(folder))
        order_tabs(self)

    def _row(self, folder: Imported) -> QWidget:
        name = layouts.label(wraps=True, selectable=True)
        name.setText(str(folder.path))
        held = layouts.label("soft")
        held.setText(self.tr("{count} documents").format(count=QLocale().toString(folder.documents)))
        remove = Button("bin", "quiet")
        remove.name(self.tr("Retirer…"), self.tr("Retirer le dossier {name}").format(name=folder.path.name))
        remove.clicked.connect(lambda: self.forget_wanted.emit(folder.path))
        self.buttons.append(remove)
        shown = QWidget()
        body = Flow(gap=2, leads=260, parent=shown)
        body.addWidget(name)
        body.addWidget(held)
        body.addWidget(remove)
        return shown

    def _keep(self) -> None:
        going = self._going
        self.ask(None)
        folders = [folder.path for folder in self._folders[:SHOWN]]
        if going is not None and going.path in folders:  # the keyboard goes back to what asked
            self.buttons[folders.index(going.path)].setFocus()

    def _confirm(self) -> None:
        going, self._going = self._going, None
        self.retranslate()
        if going is not None:
            self.forget_confirmed.emit(Path(going.path))
