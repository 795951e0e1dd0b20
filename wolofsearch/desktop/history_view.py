"""The questions that were asked, the newest first; everything here can be forgotten by one press."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from wolofsearch.desktop import layouts
from wolofsearch.desktop.buttons import Button
from wolofsearch.desktop.empty_card import EmptyCard
from wolofsearch.desktop.flow import Flow
from wolofsearch.desktop.keeping import History
from wolofsearch.desktop.language import Translated
from wolofsearch.desktop.paged_list import PagedList
from wolofsearch.desktop.question_card import QuestionCard
from wolofsearch.notebook.records import Question


class HistoryView(Translated):
    """The list, or a word on why there is none."""

    replay_wanted = Signal(object)
    again_wanted = Signal(object)
    forget_wanted = Signal(object)
    forget_all_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.writes = True
        self._history = History([], frozenset(), voices=False)
        self._words = layouts.label("soft", wraps=True)
        self.forget_all = Button("bin")
        self.forget_all.clicked.connect(self.forget_all_wanted)
        self.empty = EmptyCard("microphone")
        self.list = PagedList(self._card)
        head = Flow(gap=2, leads=280)
        head.addWidget(self._words)
        head.addWidget(self.forget_all)
        body = layouts.column(self, gap=2)
        body.addLayout(head)
        body.addWidget(self.empty)
        body.addWidget(self.list)
        self.retranslate()

    def show_history(self, history: History, *, writes: bool) -> None:
        """Show the questions; ``writes``: whether they are written down now."""
        self._history, self.writes = history, writes
        self.list.show_items(history.questions)
        self.retranslate()

    def retranslate(self) -> None:
        """Write every text in the language shown now."""
        some = bool(self._history.questions)
        forgettable = some or self._history.voices
        self.forget_all.name(self.tr("Tout oublier"), self.tr("Oublier toutes les questions et leurs enregistrements"))
        self.forget_all.setVisible(forgettable)
        if not some:
            self._words.setText(self.tr("Des enregistrements de votre voix sont gardés sur cet ordinateur."))
        elif self.writes:
            self._words.setText(self.tr("Vos questions ne quittent pas cet ordinateur."))
        else:
            self._words.setText(self.tr("Vos questions ne sont pas notées en ce moment."))
        self._words.setVisible(forgettable)
        self.list.setVisible(some)
        self.empty.setVisible(not some)
        if self.writes:
            self.empty.name(self.tr("Pas encore de question"), self.tr("Ce que vous demandez sera noté ici."))
        else:
            self.empty.name(
                self.tr("Rien n'est noté"),
                self.tr("Le mode privé est allumé, ou les réglages disent de ne pas noter les questions."),
            )

    def _card(self, question: Question) -> QWidget:
        card = QuestionCard(question, playable=question.id in self._history.playable)
        card.replay_wanted.connect(self.replay_wanted)
        card.again_wanted.connect(self.again_wanted)
        card.forget_wanted.connect(self.forget_wanted)
        return card
