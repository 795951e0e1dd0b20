"""Two cards of settings about sound: what the window says by itself, and the French voice that reads aloud."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from wolofsearch.desktop import layouts
from wolofsearch.desktop.buttons import Button
from wolofsearch.desktop.check_box import CheckBox
from wolofsearch.desktop.combo_box import ComboBox
from wolofsearch.desktop.flow import Flow
from wolofsearch.desktop.language import Translated
from wolofsearch.desktop.setting_card import setting_card
from wolofsearch.settings import Settings

SPEEDS = (1.0, 0.8, 0.65)
"""Those of :data:`wolofsearch.speech.reader.RATES`, which is not loaded with the window; a test compares them."""


class VoiceCards(Translated):
    """Every change is told at once, as the settings that it makes."""

    changed = Signal(object)
    """A function that makes new :class:`Settings` of the old ones."""
    try_wanted = Signal()
    record_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._prompts_title = layouts.label("subtitle")
        self._voice_title = layouts.label("subtitle")
        self._prompts_words = layouts.label("soft", wraps=True)
        self.prompts = CheckBox()
        self.simple = CheckBox()
        self.languages = ComboBox()
        self.voices = ComboBox()
        self.speeds = ComboBox()
        self.record = Button("microphone")
        self.listen = Button("ear")
        for code in ("wo", "fr"):
            self.languages.addItem("", code)
        for rate in SPEEDS:
            self.speeds.addItem("", rate)
        body = layouts.column(self, gap=3)
        card, inside = setting_card("loudspeaker", self._prompts_title)
        for widget in (self.prompts, self._prompts_words, self.languages):
            inside.addWidget(widget)
        inside.addWidget(self.record, 0, Qt.AlignmentFlag.AlignLeft)
        inside.addWidget(self.simple)
        body.addWidget(card)
        card, inside = setting_card("ear", self._voice_title)
        self._names = layouts.label("soft"), layouts.label("soft")
        choices = Flow(gap=2, columns=2, least_px=240)
        for name, choice in zip(self._names, (self.voices, self.speeds), strict=True):
            name.setBuddy(choice)
            named = QWidget()
            column = layouts.column(named, gap=0.5)
            column.addWidget(name)
            column.addWidget(choice)
            choices.addWidget(named)
        inside.addLayout(choices)
        inside.addWidget(self.listen, 0, Qt.AlignmentFlag.AlignLeft)
        body.addWidget(card)
        self.prompts.clicked.connect(self._choose)
        self.simple.clicked.connect(self._choose)
        for choice in (self.languages, self.voices, self.speeds):
            choice.activated.connect(self._choose)
        self.record.clicked.connect(self.record_wanted)
        self.listen.clicked.connect(self.try_wanted)
        self.show_voices([], None)

    def show_settings(self, settings: Settings) -> None:
        """Show the settings in use."""
        self.prompts.setChecked(settings.prompts)
        self.simple.setChecked(settings.simple)
        self.languages.setCurrentIndex(max(0, self.languages.findData(settings.prompt_language)))
        self.speeds.setCurrentIndex(max(0, self.speeds.findData(settings.reading_rate)))
        self.voices.setCurrentIndex(max(0, self.voices.findData(settings.voice)))

    def show_voices(self, voices: Sequence[tuple[str, str]], chosen: str | None) -> None:
        """Offer these voices, by name and title, beside the program's own choice."""
        self.voices.clear()
        self.voices.addItem("", None)
        for name, title in voices:
            self.voices.addItem(title, name)
        self.voices.setCurrentIndex(max(0, self.voices.findData(chosen)))
        self.voices.setEnabled(bool(voices))
        self.retranslate()

    def retranslate(self) -> None:
        """Write every text in the language shown now."""
        self._prompts_title.setText(self.tr("La fenêtre parle"))
        self._prompts_words.setText(
            self.tr("Elle dit quand parler, combien de réponses il y a, et ce qui ne va pas. Pour qui ne lit pas.")
        )
        self.languages.setItemText(0, self.tr("En wolof"))
        self.languages.setItemText(1, self.tr("En français, avec la voix de lecture"))
        self._voice_title.setText(self.tr("Lecture à voix haute"))
        self.voices.setItemText(0, self.tr("Automatique") if self.voices.isEnabled() else self.tr("Aucune voix"))
        for at, name in enumerate((self.tr("Vitesse normale"), self.tr("Lentement"), self.tr("Très lentement"))):
            self.speeds.setItemText(at, name)
        for switch, words in (
            (self.prompts, self.tr("Dire à voix haute ce qui se passe")),
            (self.simple, self.tr("Mode simple : le bouton et l'oreille")),
        ):
            switch.setText(words)
        for choice, name in (
            (self.languages, self.tr("Langue de ce que dit la fenêtre")),
            (self.voices, self.tr("Voix")),
            (self.speeds, self.tr("Vitesse de lecture")),
        ):
            choice.setAccessibleName(name)
        for label, choice in zip(self._names, (self.voices, self.speeds), strict=True):
            label.setText(choice.accessibleName())
        self.record.name(self.tr("Prêter ma voix"))
        self.listen.name(self.tr("Essayer la voix"))

    @Slot()
    def _choose(self) -> None:
        chosen = {
            "prompts": self.prompts.isChecked(),
            "simple": self.simple.isChecked(),
            "prompt_language": self.languages.currentData(),
            "reading_rate": self.speeds.currentData(),
            "voice": self.voices.currentData(),
        }
        if not self.voices.isEnabled():
            del chosen["voice"]  # the voices are not known yet: what was chosen before stays
        make: Callable[[Settings], Settings] = lambda before: replace(before, **chosen)  # noqa: E731
        self.changed.emit(make)
