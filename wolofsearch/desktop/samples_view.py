"""Sample questions to press: a newcomer, even without a microphone, sees at once what the program does."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from wolofsearch.desktop import icons, layouts, theme
from wolofsearch.desktop.buttons import Button, CardButton
from wolofsearch.desktop.flow import Flow
from wolofsearch.desktop.language import Translated
from wolofsearch.desktop.samples import SampleQuestion
from wolofsearch.desktop.tab_order import order_tabs
from wolofsearch.messages import unbroken

COLUMNS = 2
ROWS = 2


class SampleCard(CardButton):
    """One question: a play sign, the Wolof words, the French words."""

    def __init__(self, question: SampleQuestion, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.question = question
        wolof = layouts.label("strong", wraps=True)
        wolof.setText(unbroken(question.wolof))
        french = layouts.label("small", wraps=True)
        french.setText(unbroken(question.french))
        words = layouts.column(gap=0.5)
        words.addWidget(wolof)
        words.addWidget(french)
        words.addStretch(1)
        body = layouts.row(self, gap=2, margins=1.5)
        body.addWidget(icons.IconLabel("play", theme.EARTH, 24, theme.EARTH_PALE, 44), 0, Qt.AlignmentFlag.AlignVCenter)
        body.addLayout(words, 1)
        for part in self.findChildren(QWidget):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAccessibleName(f"{question.wolof} ({question.french})")


class SamplesView(Translated):
    """A few sample questions at a time, and a button that shows others."""

    chosen = Signal(object)
    """The :class:`SampleQuestion` that was pressed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._questions: Sequence[SampleQuestion] = ()
        self._first = 0
        self._rows = ROWS
        self.cards: list[SampleCard] = []
        self._title = layouts.label("soft", wraps=True)
        self._others = Button("again", "quiet")
        self._others.clicked.connect(self._show_others)
        head = Flow(gap=2, leads=280)
        head.addWidget(self._title)
        head.addWidget(self._others)
        self._grid = Flow(gap=1.5, columns=COLUMNS)
        body = layouts.column(self, gap=1)
        body.addLayout(head)
        body.addLayout(self._grid)
        body.addStretch(1)
        self.retranslate()

    def show_questions(self, questions: Sequence[SampleQuestion]) -> None:
        """Offer these questions, the first ones first."""
        self._questions = questions
        self._first = 0
        self._fill()

    def set_rows(self, rows: int) -> None:
        """Show this many rows of questions."""
        if rows != self._rows:
            self._rows = rows
            self._fill()

    def retranslate(self) -> None:
        """Write every text in the language shown now."""
        self._title.setText(self.tr("Ou essayez une question déjà enregistrée (voix de synthèse) :"))
        self._others.name(self.tr("D'autres questions"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move over the questions with the arrows."""
        columns = self._grid.columns()
        arrows = {Qt.Key.Key_Down: columns, Qt.Key.Key_Up: -columns, Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}
        step = arrows.get(Qt.Key(event.key()))
        focused = next((place for place, card in enumerate(self.cards) if card.hasFocus()), None)
        if step is None or focused is None or not 0 <= focused + step < len(self.cards):
            super().keyPressEvent(event)
            return
        self.cards[focused + step].setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _show_others(self) -> None:
        self._first = (self._first + self._rows * COLUMNS) % max(1, len(self._questions))
        self._fill()

    def _fill(self) -> None:
        for card in self.cards:
            self._grid.removeWidget(card)
            card.hide()
            card.deleteLater()
        shown = self._rows * COLUMNS
        self.cards = [SampleCard(question) for question in self._questions[self._first : self._first + shown]]
        for card in self.cards:
            card.clicked.connect(self._choose)
            self._grid.addWidget(card)
        order_tabs(self)
        self._others.setVisible(len(self._questions) > shown)
        self._title.setVisible(bool(self._questions))

    @Slot()
    def _choose(self) -> None:
        card = self.sender()
        if isinstance(card, SampleCard):
            self.chosen.emit(card.question)
