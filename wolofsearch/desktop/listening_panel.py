"""Where one asks: the round button, a sentence that says what is going on, and a small field to type instead."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QLineEdit, QWidget

from wolofsearch.desktop import icons, layouts, theme
from wolofsearch.desktop.buttons import Button
from wolofsearch.desktop.language import Translated
from wolofsearch.desktop.microphone_button import MicrophoneButton, MicrophoneState

COMPACT_PX = 200
FIELD_WIDTH_PX = 480
GREETING = "Loo bëgg a xam ?"
"""Wolof, in every language of the window: "What do you want to know?"."""


class ListeningPanel(Translated):
    """The way in: speak, type, or open a recording."""

    pressed = Signal()
    typed = Signal(str)
    file_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._held = False
        self.microphone = MicrophoneButton(COMPACT_PX)
        self.microphone.clicked.connect(self.pressed)
        self._greeting = layouts.label("headline", wraps=True)
        self._greeting.setText(GREETING)
        self._state = layouts.label("state", wraps=True)
        self._hint = layouts.label("soft", wraps=True)
        self._field = QFrame()
        self._field.setObjectName("field")
        self._field.setMaximumWidth(theme.px(FIELD_WIDTH_PX))
        self.query = QLineEdit()
        self.query.setMaxLength(500)
        self.query.installEventFilter(self)
        self.query.returnPressed.connect(self._submit)
        self.filters = Button("filter", "quiet")
        self.file_button = Button("sound-file", "round")
        self.file_button.clicked.connect(self.file_wanted)
        inside = layouts.row(self._field, gap=1)
        inside.setContentsMargins(theme.grid(2), 0, theme.grid(0.5), 0)
        inside.addWidget(icons.IconLabel("search", theme.INK_SOFT, 22))
        inside.addWidget(self.query, 1)
        inside.addWidget(self.file_button)

        body = layouts.column(self, gap=1)
        middle = Qt.AlignmentFlag.AlignHCenter
        self._greeting.setAlignment(middle)
        body.addWidget(self._greeting)
        body.addWidget(self.microphone, 0, middle)
        for words in (self._state, self._hint):
            words.setAlignment(middle)
            body.addWidget(words)
        body.addSpacing(theme.grid(1))
        fields = layouts.row(gap=0)
        fields.addStretch(1)
        fields.addWidget(self._field, 100)
        fields.addStretch(1)
        body.addLayout(fields)
        body.addWidget(self.filters, 0, middle)
        self.show_filters("")
        self.retranslate()

    def set_size(self, side_px: int, *, greets: bool) -> None:
        """Make the button ``side_px`` big; the greeting is for the first screen."""
        self._greeting.setVisible(greets)
        self.filters.setVisible(greets and bool(self._filtered))
        self.microphone.set_side(side_px)

    def show_filters(self, filtered: str) -> None:
        """Show what limits the search, beside a cross that lifts it; nothing where ``filtered`` is empty."""
        self._filtered = filtered
        self.filters.setVisible(bool(filtered) and not self._greeting.isHidden())
        self.filters.name(f"{filtered}  ✕", self.tr("Enlever les filtres : {filters}").format(filters=filtered))

    def set_simple(self, simple: bool) -> None:
        """Show the button and the words alone, or the field to type too."""
        self._field.setVisible(not simple)

    def set_state(self, state: MicrophoneState) -> None:
        """Show what is going on, in the button and in words."""
        self.microphone.set_state(state)
        self.retranslate()

    def set_held(self, held: bool) -> None:
        """Tell how listening ends: where a hand holds the button, by letting go."""
        self._held = held
        self.retranslate()

    def retranslate(self) -> None:
        """Write every text in the language shown now."""
        sentence, hint = {
            MicrophoneState.PREPARING: (self.tr("Je me prépare…"), self.tr("Encore un instant.")),
            MicrophoneState.READY: (
                self.tr("Appuyez et parlez en wolof"),
                self.tr("Un appui suffit, ou gardez appuyé en parlant. La réponse vient de documents en français."),
            ),
            MicrophoneState.LISTENING: (
                self.tr("Je vous écoute…"),
                self.tr("Je m'arrête quand vous lâchez.")
                if self._held
                else self.tr("Je m'arrête quand vous vous taisez, ou appuyez encore."),
            ),
            MicrophoneState.SEARCHING: (self.tr("Je cherche…"), self.tr("Rien ne quitte cet ordinateur.")),
            MicrophoneState.UNAVAILABLE: (
                self.tr("Pas de micro"),
                self.tr("Vous pouvez écrire, ou ouvrir un enregistrement."),
            ),
            MicrophoneState.NOT_READY: (self.tr("Je ne suis pas prêt"), self.tr("Il manque quelque chose :")),
        }[self.microphone.state]
        self._state.setText(sentence)
        self._hint.setText(hint)
        self.microphone.setAccessibleName(sentence)
        self.microphone.setAccessibleDescription(hint)
        self.query.setPlaceholderText(self.tr("ou écrivez ici"))
        self.query.setAccessibleName(self.tr("Question écrite"))
        self.file_button.name(self.tr("Ouvrir un enregistrement"))
        self.show_filters(self._filtered)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Light the field's edge while it has the keyboard."""
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self._field.setProperty("hot", event.type() == QEvent.Type.FocusIn)
            layouts.restyle(self._field)
        return super().eventFilter(watched, event)

    @Slot()
    def _submit(self) -> None:
        text = self.query.text().strip()
        if text:
            self.typed.emit(text)
