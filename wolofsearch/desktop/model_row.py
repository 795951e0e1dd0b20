"""One installed model in the list: what it is, what it needs and gives, and what can be done with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from wolofsearch.desktop import icons, layouts, theme
from wolofsearch.desktop.buttons import Button
from wolofsearch.desktop.flow import Flow
from wolofsearch.desktop.language import Translated, current, data_size
from wolofsearch.desktop.licences import Licences

if TYPE_CHECKING:
    from wolofsearch.desktop.records import InstalledModel


class ModelRow(Translated):
    """A model with its buttons; each signal carries the model's id."""

    use_wanted = Signal(str)
    check_wanted = Signal(str)
    remove_wanted = Signal(str)

    def __init__(self, model: InstalledModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = model
        self._name = layouts.label("subtitle", wraps=True)
        self._facts = layouts.label("soft", wraps=True)
        self._gives = layouts.label(wraps=True)
        self._needs = layouts.label("small", wraps=True)
        self.use = Button("check", "primary")
        self.check = Button("search")
        self.remove = Button("bin", "quiet")
        model_id = model.info.id
        self.use.clicked.connect(lambda: self.use_wanted.emit(model_id))
        self.check.clicked.connect(lambda: self.check_wanted.emit(model_id))
        self.remove.clicked.connect(lambda: self.remove_wanted.emit(model_id))
        body = layouts.row(self, gap=2.5)
        ink, ground = (theme.EARTH, theme.EARTH_PALE) if model.in_use else (theme.STONE, theme.STONE_PALE)
        icon = icons.IconLabel("check" if model.in_use else "mark", ink, 28, ground, 52)
        body.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
        words = layouts.column(gap=0.5)
        for part in (self._name, self._facts, self._gives, self._needs):
            words.addWidget(part)
        buttons = Flow()
        for button in (self.use, self.check, self.remove):
            buttons.addWidget(button)
        words.addSpacing(theme.grid(0.5))
        words.addLayout(buttons)
        body.addLayout(words, 1)
        self.use.setVisible(not model.in_use)  # not before it lies in the row, or it would be a window
        self.remove.setVisible(model.removable)
        self.retranslate()

    def retranslate(self) -> None:
        """Write every text in the language shown now."""
        info = self.model.info
        size = data_size(info.size_bytes)
        self._name.setText(self.tr("{name}, en service").format(name=info.id) if self.model.in_use else info.id)
        self._facts.setText(f"{size} · {info.precision} · {Licences().told(info.licence)}")
        self._gives.setText(info.described(current()))
        self._needs.setText(
            self.tr("Il lui faut {size} sur le disque et, en service, environ le double de mémoire.").format(size=size)
        )
        self.use.name(self.tr("Utiliser"), self.tr("Utiliser le modèle {name}").format(name=info.id))
        self.check.name(self.tr("Vérifier"), self.tr("Vérifier le modèle {name}").format(name=info.id))
        self.remove.name(self.tr("Retirer…"), self.tr("Retirer le modèle {name}").format(name=info.id))
