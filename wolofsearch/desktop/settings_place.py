"""The few things a person may choose: language, look, microphone, whether recordings are kept, and what computes."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from wolofsearch.desktop import layouts
from wolofsearch.desktop.appearance_card import AppearanceCard
from wolofsearch.desktop.check_box import CheckBox
from wolofsearch.desktop.choice_card import ChoiceCard
from wolofsearch.desktop.combo_box import ComboBox
from wolofsearch.desktop.finding_row import FindingRow
from wolofsearch.desktop.flow import Flow
from wolofsearch.desktop.language import Translated, told
from wolofsearch.desktop.notice import Notice
from wolofsearch.desktop.setting_card import setting_card
from wolofsearch.desktop.voice_card import VoiceCards
from wolofsearch.errors import WolofSearchError
from wolofsearch.examination.finding import Finding
from wolofsearch.messages import DEFAULT_LANGUAGE
from wolofsearch.settings import Settings

PICTURES = {"fr": "language-fr", "en": "language-en", "wo": "language-wo"}
LANGUAGES = {
    "fr": ("Français", "La fenêtre est écrite en français."),
    "en": ("English", "The window is written in English."),
    "wo": ("Wolof", "Palanteer bi ci wolof la."),
}
"""Of each language its name and a sentence, both in the language itself."""
AWAITS_REVIEW = "wo"
"""The language that a native speaker has not read yet."""


class SettingsPlace(Translated):
    """Cards of settings; every change counts at once."""

    language_chosen = Signal(str)
    microphone_chosen = Signal(object)
    """Name of the microphone, or None for the computer's own choice."""
    keep_chosen = Signal(bool)
    history_chosen = Signal(bool)
    provider_chosen = Signal(object)
    """Name of what shall compute, or None for the program's own choice."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = layouts.label("title")
        self.notice = Notice()
        self.notice.hide()
        self._language_title = layouts.label("subtitle")
        self._microphone_title = layouts.label("subtitle")
        self._provider_title = layouts.label("subtitle")
        self._recordings_title = layouts.label("subtitle")
        self._recordings_words = layouts.label("soft", wraps=True)
        self.languages = {code: ChoiceCard(PICTURES[code]) for code in LANGUAGES}
        self.microphones = ComboBox()
        self.providers = ComboBox()
        self.keep = CheckBox()
        self.appearance = AppearanceCard()
        self.history = CheckBox()

        body = layouts.page(self)
        body.addWidget(self._title)
        body.addWidget(self.notice)
        card, inside = setting_card("language", self._language_title)
        both = Flow(gap=2, columns=len(LANGUAGES))
        for code, choice in self.languages.items():
            choice.clicked.connect(self._choose_language)
            choice.setProperty("code", code)
            both.addWidget(choice)
        inside.addLayout(both)
        body.addWidget(card)
        self.voice_cards = VoiceCards()
        body.addWidget(self.voice_cards)
        card, inside = setting_card("microphone", self._microphone_title)
        inside.addWidget(self.microphones)
        body.addWidget(card)
        body.addWidget(self.appearance)
        card, inside = setting_card("private", self._recordings_title)
        inside.addWidget(self.history)
        inside.addWidget(self.keep)
        inside.addWidget(self._recordings_words)
        body.addWidget(card)
        card, inside = setting_card("mark", self._provider_title)
        inside.addWidget(self.providers)
        self._below_providers = inside
        body.addWidget(card)
        body.addStretch(1)
        self.providers.activated.connect(self._choose_provider)
        self.microphones.activated.connect(self._choose_microphone)
        self.keep.toggled.connect(self.keep_chosen)
        self.history.toggled.connect(self.history_chosen)
        self.show_microphones([], None)
        self.show_providers([], None)
        self.retranslate()

    def show_settings(self, settings: Settings) -> None:
        """Show the settings in use."""
        self.languages[settings.language or DEFAULT_LANGUAGE].setChecked(True)
        for box, kept in ((self.keep, settings.keep_recordings), (self.history, settings.keep_history)):
            box.blockSignals(True)
            box.setChecked(kept)
            box.blockSignals(False)

    def show_microphones(self, names: Sequence[str], chosen: str | None) -> None:
        """Offer these microphones beside the computer's own choice; one that was chosen and is gone stays chosen."""
        self._unplugged = chosen if chosen not in names else None
        self.microphones.clear()
        self.microphones.addItem("", None)
        for name in dict.fromkeys([*names, *([chosen] if chosen else [])]):
            self.microphones.addItem(name, name)
        self.microphones.setCurrentIndex(max(0, self.microphones.findData(chosen)))
        self.retranslate()

    def show_providers(self, providers: Sequence[tuple[str, str]], chosen: str | None) -> None:
        """Offer what can compute, by name and title, beside the program's own choice."""
        self.providers.clear()
        self.providers.addItem("", None)
        for name, title in providers:
            self.providers.addItem(title, name)
        self.providers.setCurrentIndex(max(0, self.providers.findData(chosen)))
        self.retranslate()

    @Slot(object)
    def show_addon(self, finding: Finding | None) -> None:
        """Tell what became of the GPU add-on, if there is one."""
        if finding is not None:
            self._below_providers.addWidget(FindingRow(finding))

    def tell(self, error: WolofSearchError) -> None:
        """Say that a choice could not be saved."""
        message = told(error)
        self.notice.tell("alert", message.sentence, message.next_step)
        self.notice.show()

    def retranslate(self) -> None:
        """Write every text in the language shown now."""
        self._title.setText(self.tr("Réglages"))
        self._language_title.setText(self.tr("Langue de la fenêtre"))
        for code, choice in self.languages.items():
            name, sentence = LANGUAGES[code]
            review = self.tr("À relire par un locuteur.") if code == AWAITS_REVIEW else ""
            choice.name(name, f"{sentence} {review}".rstrip())
        self._microphone_title.setText(self.tr("Microphone"))
        self.microphones.setItemText(0, self.tr("Celui de l'ordinateur"))
        if self._unplugged is not None:
            gone = self.tr("{microphone} (débranché)").format(microphone=self._unplugged)
            self.microphones.setItemText(self.microphones.findData(self._unplugged), gone)
        self.microphones.setAccessibleName(self.tr("Microphone"))
        self._provider_title.setText(self.tr("Calcul"))
        self.providers.setItemText(0, self.tr("Automatique"))
        self.providers.setAccessibleName(self.tr("Calcul"))
        self._recordings_title.setText(self.tr("Mes questions"))
        self.history.setText(self.tr("Noter mes questions dans le carnet"))
        self.keep.setText(self.tr("Garder mes questions enregistrées"))
        self._recordings_words.setText(
            self.tr(
                "Sans cela, votre voix ne reste qu'en mémoire, le temps de chercher. Rien ne quitte cet ordinateur."
            )
        )

    @Slot()
    def _choose_language(self) -> None:
        self.language_chosen.emit(self.sender().property("code"))

    @Slot(int)
    def _choose_microphone(self, place: int) -> None:
        self.microphone_chosen.emit(self.microphones.itemData(place))

    @Slot(int)
    def _choose_provider(self, place: int) -> None:
        self.provider_chosen.emit(self.providers.itemData(place))
