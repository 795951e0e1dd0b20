"""The settings of the look: light, dark or high contrast, how large everything is, and whether things may move."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from wolofsearch.desktop import layouts, theme
from wolofsearch.desktop.buttons import Button
from wolofsearch.desktop.check_box import CheckBox
from wolofsearch.desktop.choice_card import ChoiceCard
from wolofsearch.desktop.flow import Flow
from wolofsearch.desktop.language import Translated
from wolofsearch.desktop.setting_card import setting_card

if TYPE_CHECKING:
    from wolofsearch.settings import Settings

PICTURES = {None: "screen", "light": "sun", "dark": "moon", "contrast": "contrast"}
"""Icons of the palettes, by what is kept of the choice; None: as the computer."""
SMALLEST_LETTER_PX, LETTER_STEP_PX = 16, 4


class AppearanceCard(Translated):
    """Three cards; every change counts at once."""

    changed = Signal(object)
    """Names and values of the settings that were chosen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._palette_title = layouts.label("subtitle")
        self._scale_title = layouts.label("subtitle")
        self._scale_words = layouts.label("soft", wraps=True)
        self._motion_title = layouts.label("subtitle")
        self.palettes = {name: ChoiceCard(icon) for name, icon in PICTURES.items()}
        self.scales = {percent: Button(None, "quiet") for percent in theme.SCALES_PERCENT}
        self.still = CheckBox()

        body = layouts.column(self, gap=3)
        card, inside = setting_card("letters", self._scale_title)
        body.addWidget(card)
        steps = Flow(gap=1)
        for at, button in enumerate(self.scales.values()):
            button.show_icon("letters", size_px=SMALLEST_LETTER_PX + at * LETTER_STEP_PX)
            button.setCheckable(True)
            button.setAutoExclusive(True)
            button.clicked.connect(self._choose_scale)
            steps.addWidget(button)
        inside.addLayout(steps)
        inside.addWidget(self._scale_words)
        card, inside = setting_card("contrast", self._palette_title)
        body.addWidget(card)
        choices = Flow(gap=2, columns=2)
        for choice in self.palettes.values():
            choice.clicked.connect(self._choose_palette)
            choices.addWidget(choice)
        inside.addLayout(choices)
        card, inside = setting_card("still", self._motion_title)
        body.addWidget(card)
        inside.addWidget(self.still)
        self.still.toggled.connect(self._choose_still)
        self.retranslate()

    def show_settings(self, settings: Settings) -> None:
        """Show the settings in use."""
        self.palettes.get(settings.palette, self.palettes[None]).setChecked(True)
        self.scales.get(settings.scale_percent, self.scales[100]).setChecked(True)
        self.still.blockSignals(True)
        self.still.setChecked(settings.still)
        self.still.blockSignals(False)

    def retranslate(self) -> None:
        """Write every text in the language shown now."""
        self._palette_title.setText(self.tr("Couleurs"))
        names = {
            None: (self.tr("Comme l'ordinateur"), self.tr("Claires le jour, sombres la nuit, s'il le veut.")),
            "light": (self.tr("Claires"), self.tr("Du papier et de la terre.")),
            "dark": (self.tr("Sombres"), self.tr("Douces pour les yeux le soir.")),
            "contrast": (self.tr("Contrastées"), self.tr("Blanc et jaune sur noir, bords épais.")),
        }
        for name, choice in self.palettes.items():
            choice.name(*names[name])
        self._scale_title.setText(self.tr("Taille"))
        self._scale_words.setText(self.tr("Partout dans la fenêtre : Ctrl et + agrandit, Ctrl et − rapetisse."))
        for percent, button in self.scales.items():
            shown = self.tr("{percent} %").format(percent=percent)
            button.name(shown, self.tr("Taille {percent} %").format(percent=percent))
        self._motion_title.setText(self.tr("Mouvement"))
        self.still.setText(self.tr("Ne rien faire bouger tout seul"))

    @Slot()
    def _choose_palette(self) -> None:
        name = next(name for name, choice in self.palettes.items() if choice is self.sender())
        self.changed.emit({"palette": name})

    @Slot()
    def _choose_scale(self) -> None:
        percent = next(percent for percent, button in self.scales.items() if button is self.sender())
        self.changed.emit({"scale_percent": percent})

    @Slot(bool)
    def _choose_still(self, still: bool) -> None:
        self.changed.emit({"still": still})
