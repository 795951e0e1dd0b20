"""The backups of a library to choose from, newest first: when, how many documents, and why each was made."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QDateTime, QLocale, Signal
from PySide6.QtWidgets import QLabel, QWidget

from wolofsearch.desktop import layouts
from wolofsearch.desktop.buttons import Button
from wolofsearch.desktop.flow import Flow
from wolofsearch.desktop.in_sight import InSight
from wolofsearch.desktop.language import Translated

if TYPE_CHECKING:
    from wolofsearch.library.backups import Backup


class BackupChoice(Translated):
    """A row with a button for each backup; that of one that cannot be read cannot be pressed."""

    chosen = Signal(object)
    """The :class:`Backup` that was pressed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._backups: Sequence[Backup] = ()
        self.buttons: list[Button] = []
        self._words: list[QLabel] = []
        self._title = layouts.label(wraps=True)
        body = layouts.column(self, gap=1)
        body.addWidget(self._title)
        self._rows = layouts.column(gap=1)
        body.addLayout(self._rows)
        self._sight = InSight(self)
        self.retranslate()

    def show_backups(self, backups: Sequence[Backup]) -> None:
        """Show these, newest first."""
        self._backups = backups
        layouts.clear(self._rows)
        self.buttons, self._words = [], []
        for backup in backups:
            self._rows.addWidget(self._row(backup))
        self.retranslate()

    def focus_first(self) -> None:
        """Put the keyboard on the newest that can be pressed, and bring it into sight."""
        self._sight.reveal()
        for button in self.buttons:
            if button.isEnabled():
                button.setFocus()
                return

    def retranslate(self) -> None:
        """Write every text in the language shown now."""
        self._title.setText(self.tr("À laquelle revenir ?"))
        self.setAccessibleName(self._title.text())
        for backup, button, words in zip(self._backups, self.buttons, self._words, strict=True):
            held = self.tr("abîmée") if backup.documents is None else self._documents(backup.documents)
            words.setText(f"{self.moment(backup)} · {held} · {self.reason(backup)}")
            button.name(self.tr("Choisir"), words.text())

    def moment(self, backup: Backup) -> str:
        """Return when a backup was made, by the clock on the wall."""
        when = QDateTime.fromSecsSinceEpoch(int(backup.made_at.timestamp()))
        day = QLocale().toString(when.date(), QLocale.FormatType.LongFormat)
        time = QLocale().toString(when.time(), QLocale.FormatType.ShortFormat)
        return self.tr("{day} à {time}").format(day=day, time=time)

    def reason(self, backup: Backup) -> str:
        """Return why it was made, in a few words."""
        return {
            "daily": self.tr("quotidienne"),
            "asked": self.tr("demandée"),
            "update": self.tr("avant une mise à jour"),
            "switch": self.tr("avant un changement de modèle"),
            "repair": self.tr("avant une réparation"),
            "restore": self.tr("avant un retour en arrière"),
        }[backup.reason]

    def _documents(self, count: int) -> str:
        if count == 1:
            return self.tr("1 document")
        return self.tr("{count} documents").format(count=QLocale().toString(count))

    def _row(self, backup: Backup) -> QWidget:
        words = layouts.label(wraps=True)
        button = Button("check", "quiet")
        button.setEnabled(backup.documents is not None)
        button.clicked.connect(lambda: self.chosen.emit(backup))
        self._words.append(words)
        self.buttons.append(button)
        shown = QWidget()
        body = Flow(gap=2, leads=260, parent=shown)
        body.addWidget(words)
        body.addWidget(button)
        return shown
