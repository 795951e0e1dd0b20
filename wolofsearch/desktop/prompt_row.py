"""One prompt on the recording page: its text, its meaning, and buttons to hear, to record and to take back."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QProgressBar, QWidget

from wolofsearch.desktop import icons, layouts, theme
from wolofsearch.desktop.buttons import Button
from wolofsearch.desktop.flow import Flow
from wolofsearch.desktop.language import Translated, told
from wolofsearch.errors import WolofSearchError
from wolofsearch.speech.prompts import Prompt

CONTEXT = "Prompt"
"""Under which the translations hold what a prompt means and when it is said, which are French in the list of prompts.

A Wolof window shows the meaning in French: in Wolof it would be the prompt itself.
"""


class PromptRow(Translated):
    """A card; its signals tell which button was pressed."""

    hear_wanted = Signal()
    record_wanted = Signal()
    """Begin to record, or end it."""
    back_wanted = Signal()

    def __init__(self, prompt: Prompt, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.prompt = prompt
        self.own = False
        self.recording = False
        self._error: WolofSearchError | None = None
        self._wolof = layouts.label("subtitle", wraps=True)
        self._wolof.setText(prompt.wolof)
        self._meaning = layouts.label(wraps=True)
        self._when = layouts.label("small", wraps=True)
        self._state = layouts.label("small", wraps=True)
        self.level = QProgressBar()
        self.level.setRange(0, 100)
        self.level.setTextVisible(False)
        self.hear = Button("ear", "round")
        self.record = Button("microphone")
        self.back = Button("back", "round")
        self.hear.clicked.connect(self.hear_wanted)
        self.record.clicked.connect(self.record_wanted)
        self.back.clicked.connect(self.back_wanted)
        self._whose = icons.IconLabel("microphone", theme.STONE, 24, theme.STONE_PALE, 44)

        frame = layouts.card()
        layouts.column(self, gap=0).addWidget(frame)
        words = layouts.column(gap=0.5)
        for label in (self._wolof, self._meaning, self._when, self._state):
            words.addWidget(label)
        words.addWidget(self.level)
        said = layouts.row(gap=2)
        said.addWidget(self._whose, 0, Qt.AlignmentFlag.AlignTop)
        said.addLayout(words, 1)
        body = Flow(gap=1.5, leads=340)
        body.addLayout(said)
        layouts.row(frame, margins=2).addLayout(body)
        for button in (self.back, self.hear, self.record):
            body.addWidget(button)
        self.retranslate()

    def show_state(self, *, own: bool, recording: bool = False, error: WolofSearchError | None = None) -> None:
        """Show whether a person's own recording is used, whether one is being made, and what is wrong."""
        self.own, self.recording, self._error = own, recording, error
        self.show_level(0.0)
        self.retranslate()

    def show_level(self, level: float) -> None:
        """Show the loudness of the recording now, from 0 to 1."""
        self.level.setValue(round(100 * min(1.0, max(0.0, level))))

    def retranslate(self) -> None:
        """Write every text in the language shown now."""
        text = self.prompt.wolof
        meaning, when = (QCoreApplication.translate(CONTEXT, words) for words in (self.prompt.french, self.prompt.when))
        self._meaning.setText(self.tr("« {question} »").format(question=meaning))
        self._when.setText(when)
        if self.own:
            self._whose.show_icon("check", theme.LEAF, theme.LEAF_PALE)
        else:
            self._whose.show_icon("microphone", theme.STONE, theme.STONE_PALE)
        self.back.setVisible(self.own)
        self.level.setVisible(self.recording)
        self.level.setAccessibleName(self.tr("Niveau de la voix"))
        self.hear.name(self.tr("Écouter"), self.tr("{action} : {title}").format(action=self.tr("Écouter"), title=text))
        action = self.tr("Terminer") if self.recording else self.tr("Enregistrer")
        self.record.show_icon("stop" if self.recording else "microphone")
        self.record.name(action, self.tr("{action} : {title}").format(action=action, title=text))
        back = self.tr("Revenir à la voix de synthèse")
        self.back.name(back, self.tr("{action} : {title}").format(action=back, title=text))
        if self._error is not None:
            message = told(self._error)
            self._state.setText(f"{message.sentence} {message.next_step}")
        elif self.recording:
            self._state.setText(self.tr("Dites la phrase, puis appuyez sur « Terminer »."))
        else:
            self._state.setText(self.tr("Votre enregistrement") if self.own else self.tr("Voix de synthèse"))
