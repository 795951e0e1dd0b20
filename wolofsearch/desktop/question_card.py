"""A question of the history: what was asked, when, what was found; play it, ask it again, forget it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from wolofsearch.desktop import icons, layouts, theme
from wolofsearch.desktop.buttons import Button
from wolofsearch.desktop.language import Translated
from wolofsearch.desktop.moments import Moments
from wolofsearch.messages import unbroken
from wolofsearch.notebook.records import Question


class QuestionCard(Translated):
    """One question.

    Args:
        question: that was asked.
        playable: whether its recording is there.
    """

    replay_wanted = Signal(object)
    again_wanted = Signal(object)
    forget_wanted = Signal(object)

    def __init__(self, question: Question, *, playable: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.question = question
        self.setProperty("kind", "card")
        picture = "search" if question.kind == "text" else "sound-file" if question.words else "microphone"
        self._words = layouts.label("subtitle", wraps=True)
        self._meta = layouts.label("small", wraps=True)
        self._found = layouts.label("soft", wraps=True)
        self.play = Button("play", "round")
        self.again = Button("again", "round")
        self.forget = Button("bin", "round")
        words = layouts.column(gap=0.5)
        for part in (self._words, self._meta, self._found):
            words.addWidget(part)
        frame = layouts.card()
        body = layouts.row(frame, gap=2, margins=2)
        body.addWidget(icons.IconLabel(picture, theme.EARTH, 24, theme.EARTH_PALE, 48), 0, Qt.AlignmentFlag.AlignTop)
        body.addLayout(words, 1)
        for button, signal in (
            (self.play, self.replay_wanted),
            (self.again, self.again_wanted),
            (self.forget, self.forget_wanted),
        ):
            body.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
            button.clicked.connect(lambda _checked=False, told=signal: told.emit(question))
        layouts.column(self, gap=0).addWidget(frame)
        self.play.setVisible(playable)
        self.again.setVisible(playable or question.kind == "text")
        self._found.setVisible(bool(question.titles))
        self.retranslate()

    def retranslate(self) -> None:
        """Write every text in the language shown now."""
        question = self.question
        words = self.tr("« {question} »").format(question=question.words)
        self._words.setText(unbroken(words) if question.words else self.tr("Question parlée"))
        parts = [Moments().words(question.asked_at)]
        if question.seconds is not None:
            parts.append(self.tr("{seconds} s").format(seconds=round(question.seconds)))
        if not question.confident:
            parts.append(self.tr("pas de réponse sûre"))
        self._meta.setText("  ·  ".join(parts))
        self._found.setText(" · ".join(question.titles))
        for button, name in (
            (self.play, self.tr("Réécouter la question")),
            (self.again, self.tr("Reposer la question")),
            (self.forget, self.tr("Oublier la question")),
        ):
            button.name(name, f"{name} : {self._words.text()}, {parts[0]}")
