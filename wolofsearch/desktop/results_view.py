"""The answers, one large card each; says honestly when nothing is close enough and shows the nearest as "perhaps"."""

from __future__ import annotations

from collections import deque
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from wolofsearch.desktop import certainty, layouts, theme
from wolofsearch.desktop.buttons import Button
from wolofsearch.desktop.card_list import CardList
from wolofsearch.desktop.filter_row import FilterRow
from wolofsearch.desktop.language import Translated
from wolofsearch.desktop.notice import Notice
from wolofsearch.desktop.result_card import ResultCard
from wolofsearch.desktop.spoken import Spoken
from wolofsearch.desktop.spoken_cards import SpokenCards
from wolofsearch.desktop.tab_order import order_tabs
from wolofsearch.messages import unbroken

if TYPE_CHECKING:
    from wolofsearch.search.answer import Answer, Result

CARDS_AT_ONCE = 1
"""Cards that are laid out with the answer; the others follow, one a turn of the event loop."""
STEP_KEYS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 3, Qt.Key.Key_PageUp: -3}
SIDE_KEYS = {Qt.Key.Key_Right: Qt.Key.Key_Down, Qt.Key.Key_Left: Qt.Key.Key_Up}


class ResultsView(Translated):
    """A heading, the honest banner where due, and the cards."""

    opened = Signal(object)
    """A card's :class:`Result`, or one that it is also in, was chosen."""
    listen_wanted = Signal(object)
    """The ear of a :class:`ResultCard` was pressed."""
    keep_wanted = Signal(object, bool)
    """The star of a card's :class:`Result` was pressed: keep it, or no longer."""
    similar_wanted = Signal(object)
    """Passages like a card's :class:`Result` are wanted."""
    walked = Signal(object)
    """The keyboard came to this :class:`ResultCard` by an arrow."""
    again = Signal()
    """The person wants to speak again."""
    cleared = Signal()
    """The person wants the first screen back."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cards: list[ResultCard] = []
        self._leaving: deque[list[ResultCard]] = deque(maxlen=3)
        self.chosen: ResultCard | None = None
        self.listens = False
        """Whether a pressed card is read aloud instead of opened."""
        self._waiting: list[ResultCard] = []
        self._asked = ""
        self.answer: Answer | None = None
        self._heading = layouts.label("title", wraps=True)
        self._question = layouts.label("soft", wraps=True)
        self._close = Button("close", "round")
        self._close.clicked.connect(self.cleared)
        self.far = Notice()
        self.far.first_pressed.connect(self.again)
        for button in self.far.findChildren(Button):
            button.installEventFilter(self)
        self._perhaps = layouts.label("subtitle")
        self.filters = FilterRow()

        words = layouts.column(gap=0.5)
        words.addWidget(self._heading)
        words.addWidget(self._question)
        head = layouts.row()
        head.addLayout(words, 1)
        head.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
        inside = QWidget()
        self._list = layouts.column(inside, gap=2)
        self._list.setContentsMargins(0, 0, theme.grid(1), theme.grid(3))
        self._list.addWidget(self.far)
        self._list.addWidget(self._perhaps)
        self._list.addStretch(1)
        self._scroll = CardList(inside)
        self._spoken_cards = SpokenCards(lambda: self.cards, self)
        body = layouts.column(self, gap=2)
        body.addLayout(head)
        body.addWidget(self.filters)
        body.addWidget(self._scroll, 1)
        self.retranslate()

    def show_answer(self, answer: Answer, threshold: float, asked: str) -> None:
        """Show the cards of an answer.

        Args:
            answer: what the search found.
            threshold: the score from which on a passage is close enough.
            asked: the typed query or the sample question; empty for speech.
        """
        self._asked = asked
        self.answer = answer
        # Python must not let go of a card before Qt does: its parts would be destroyed twice, and the program with it.
        self._leaving.append(self.cards)
        for card in self.cards:
            self._list.removeWidget(card)
            card.hide()
            card.deleteLater()
        self.cards = []
        self.chosen = None
        self._spoken_cards.forget()
        for result in answer.results:
            card = ResultCard(result, certainty.bars(result.score, threshold) if answer.confident else 1)
            card.clicked.connect(self._open)
            card.ear.clicked.connect(self._listen)
            card.passage_actions.keep_wanted.connect(self.keep_wanted)
            card.passage_actions.similar_wanted.connect(self.similar_wanted)
            card.also_in.opened.connect(partial(self._open_also, card))
            card.set_simple(self.listens)
            self.cards.append(card)
        self._waiting = list(self.cards)
        for _ in range(CARDS_AT_ONCE):
            self._lay_out_next()
        QTimer.singleShot(0, self, self._lay_out_rest)
        self._scroll.verticalScrollBar().setValue(0)
        self.retranslate()

    def set_simple(self, simple: bool) -> None:
        """Show the cards and the ear alone, or everything; a pressed card of a simple view is read aloud."""
        self.listens = simple
        self.filters.offer(offered=not simple)
        for card in self.cards:
            card.set_simple(simple)

    def set_whole(self, *, whole: bool) -> None:
        """Show all cards at their full height, below a heading that scrolls away with them; or scroll them here."""
        self._scroll.set_whole(whole=whole)

    def _lay_out_next(self) -> None:
        if self._waiting:
            self._list.insertWidget(self._list.count() - 1, self._waiting.pop(0))

    @Slot()
    def _lay_out_rest(self) -> None:
        """Lay out one more card a turn, so that no turn takes long and the best answers are there at once."""
        self._lay_out_next()
        if self._waiting:
            QTimer.singleShot(0, self, self._lay_out_rest)
        else:
            order_tabs(self)

    def focus_first(self) -> None:
        """Put the keyboard on the best card, or on "speak again"."""
        if self.answer is not None and not self.answer.confident:
            self.far.focus_first()
        elif self.cards:
            self.cards[0].setFocus()

    @property
    def focused(self) -> ResultCard | None:
        """The card on which the keyboard is."""
        return self._spoken_cards.focused

    def focus_heard(self) -> None:
        """Put the keyboard on the card that was read aloud last."""
        self._spoken_cards.focus_heard()

    def show_spoken(self, spoken: Spoken | None) -> None:
        """Mark what is being read aloud; the keyboard, if it is on a card, goes along from card to card."""
        self._spoken_cards.show(spoken)

    def retranslate(self) -> None:
        """Write every text in the language shown now."""
        confident = self.answer is None or self.answer.confident
        like = self.answer is not None and self.answer.kind == "passage"
        heading = self.tr("Passages proches") if like else self.tr("Réponses")
        self._heading.setText(heading if confident or like else self.tr("Pas de réponse sûre"))
        self._question.setText(
            unbroken(self.tr("« {question} »").format(question=self._asked))
            if self._asked
            else self.tr("à votre question parlée")
        )
        self._close.name(self.tr("Effacer les réponses"))
        self.far.setVisible(not confident)
        self.far.tell(
            "far",
            self.tr("Aucun autre document.") if like else self.tr("Rien d'assez proche de votre question."),
            "" if like else self.tr("Redites-la plus lentement ou avec d'autres mots."),
        )
        self.far.offer(("microphone", self.tr("Parler à nouveau")))
        self._perhaps.setText(self.tr("Peut-être :"))
        self._perhaps.setVisible(not confident and bool(self.cards))
        for card in self.cards:
            card.retranslate()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep the arrows from "speak again", which would pass the keyboard on without a word."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in STEP_KEYS:
            self.keyPressEvent(event)
            return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move over the cards with the arrows."""
        focused = next((place for place, card in enumerate(self.cards) if card.has_keyboard), None)
        key = SIDE_KEYS.get(Qt.Key(event.key()), Qt.Key(event.key())) if self.listens else Qt.Key(event.key())
        if not self.cards or key not in (*STEP_KEYS, Qt.Key.Key_Home, Qt.Key.Key_End):
            super().keyPressEvent(event)
            return
        if key in STEP_KEYS:
            place = 0 if focused is None else focused + STEP_KEYS[key]
        else:
            place = 0 if key == Qt.Key.Key_Home else len(self.cards) - 1
        card = self.cards[min(max(place, 0), len(self.cards) - 1)]
        while card in self._waiting:
            self._lay_out_next()
        card.show()
        card.setFocus(Qt.FocusReason.OtherFocusReason)
        layouts.bring_into_sight(card, theme.grid(2))
        self.walked.emit(card)

    @Slot()
    def _open(self) -> None:
        card = self.sender()
        if isinstance(card, ResultCard):
            if self.listens:
                self.listen_wanted.emit(card)
                return
            self.chosen = card
            self.opened.emit(card.result)

    def _open_also(self, card: ResultCard, result: Result) -> None:
        self.chosen = card
        self.opened.emit(result)

    @Slot()
    def _listen(self) -> None:
        for card in self.cards:
            if card.ear is self.sender():
                self.listen_wanted.emit(card)
