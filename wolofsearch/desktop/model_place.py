"""What answers, said plainly: the model, how good it was measured to be, its licence; and the other models."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSizeF, Qt, Signal, Slot
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from wolofsearch import __version__
from wolofsearch.desktop import icons, layouts, theme
from wolofsearch.desktop.buttons import Button
from wolofsearch.desktop.flow import Flow
from wolofsearch.desktop.keyboard_keeper import KeyboardKeeper
from wolofsearch.desktop.language import Translated, current, data_size, told
from wolofsearch.desktop.licences import Licences
from wolofsearch.desktop.models_card import ModelsCard
from wolofsearch.desktop.package_card import PackageCard
from wolofsearch.desktop.tips import SealedBrowser

if TYPE_CHECKING:
    from wolofsearch.desktop.records import ModelFacts


class ModelPlace(Translated):
    """The program and the model in use."""

    manual_wanted = Signal()
    guide_wanted = Signal()
    doctor_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._facts: ModelFacts | None = None
        self._title = layouts.label("title")
        self.guide = self._guide_button()
        self.doctor = Button("check")
        self.doctor.clicked.connect(self.doctor_wanted)
        self._version = layouts.label("soft", wraps=True)
        self._private = layouts.label("subtitle", wraps=True)
        self._private_words = layouts.label("soft", wraps=True)
        self._model_title = layouts.label("subtitle", wraps=True)
        self.quality = layouts.label(wraps=True)
        self.card = SealedBrowser()
        self.card.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.card.document().documentLayout().documentSizeChanged.connect(self._fit_card)
        self._names: list[QLabel] = []
        self._values: list[QLabel] = []

        body = layouts.page(self)
        body.addWidget(self._title)
        body.addWidget(self._version)
        buttons = Flow(gap=2)
        self.manual = Button("books")
        self.manual.clicked.connect(self.manual_wanted)
        for button in (self.guide, self.manual, self.doctor):
            buttons.addWidget(button)
        body.addLayout(buttons)
        promise = layouts.card()
        sides = layouts.row(promise, gap=2.5, margins=3)
        sides.addWidget(icons.IconLabel("private", theme.LEAF, 28, theme.LEAF_PALE, 52), 0, Qt.AlignmentFlag.AlignTop)
        words = layouts.column(gap=0.5)
        words.addWidget(self._private)
        words.addWidget(self._private_words)
        sides.addLayout(words, 1)
        body.addWidget(promise)
        self.models = ModelsCard()
        body.addWidget(self.models)
        self.packages = PackageCard("model")
        body.addWidget(self.packages)
        body.addWidget(self._model_card())
        body.addStretch(1)
        self._keyboard = KeyboardKeeper(self)
        self.models.switching.connect(self._keyboard.on_switching)
        self.retranslate()

    def _model_card(self) -> QWidget:
        model = layouts.card()
        sides = layouts.row(model, gap=2.5, margins=3)
        sides.addWidget(icons.IconLabel("mark", theme.EARTH, 28, theme.EARTH_PALE, 52), 0, Qt.AlignmentFlag.AlignTop)
        words = layouts.column(gap=2)
        words.addWidget(self._model_title)
        words.addWidget(self.quality)
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.grid(3))
        grid.setVerticalSpacing(theme.grid(1))
        grid.setColumnStretch(1, 1)
        for at in range(4):
            name, value = layouts.label("soft"), layouts.label(wraps=True, selectable=True)
            grid.addWidget(name, at, 0)
            grid.addWidget(value, at, 1)
            self._names.append(name)
            self._values.append(value)
        words.addLayout(grid)
        words.addWidget(self.card)
        sides.addLayout(words, 1)
        return model

    def _guide_button(self) -> Button:
        button = Button("about")
        button.clicked.connect(self.guide_wanted)
        return button

    @Slot(QSizeF)
    def _fit_card(self, size: QSizeF) -> None:
        self.card.setFixedHeight(round(size.height()) + theme.grid(1))

    def show_model(self, facts: ModelFacts) -> None:
        """Show the model in use."""
        self._facts = facts
        self.retranslate()

    def retranslate(self) -> None:
        """Write every text in the language shown now."""
        self._title.setText(self.tr("À propos"))
        self.guide.name(self.tr("Revoir le guide en trois images"))
        self.doctor.name(self.tr("Examiner cet ordinateur"))
        self._version.setText(
            self.tr("WolofSearch {version} : parlez wolof, trouvez en français.").format(version=__version__)
        )
        self.manual.name(self.tr("Mode d'emploi (F1)"))
        self._private.setText(self.tr("Rien ne quitte cet ordinateur"))
        self._private_words.setText(
            self.tr("Votre voix, vos questions et vos documents restent ici. Aucun réseau n'est nécessaire.")
        )
        self.card.setAccessibleName(self.tr("Fiche du modèle"))
        names = (self.tr("Calcul"), self.tr("Précision"), self.tr("Taille"), self.tr("Licence"))
        for label, name in zip(self._names, names, strict=True):
            label.setText(name)
        facts = self._facts
        if facts is None:
            self._model_title.setText(self.tr("Le modèle se prépare…"))
            self.card.hide()
            return
        self._model_title.setText(self.tr("Modèle {name}").format(name=facts.model_id))
        info = facts.info
        self.quality.setText(info.described(current()) if info else "")
        self.quality.setVisible(info is not None)
        size = data_size(info.size_bytes, 1) if info else "–"
        computes = "\n".join([facts.runtime, *(told(failure).sentence for failure in facts.fallbacks)])
        licence = Licences().told(info.licence) if info else "–"
        values = (computes, f"{facts.precision}, {facts.dim} dim.", size, licence)
        for label, value in zip(self._values, values, strict=True):
            label.setText(value)
        self.card.setMarkdown(info.card if info else "")
        self.card.setVisible(bool(info and info.card))
