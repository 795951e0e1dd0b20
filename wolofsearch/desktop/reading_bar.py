"""The bar at the foot of the window while something is read aloud: what, and large buttons to steer it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QFrame, QWidget

from wolofsearch.desktop import layouts, theme
from wolofsearch.desktop.buttons import Button
from wolofsearch.desktop.ear_button import ICON_PX, EarButton
from wolofsearch.desktop.flow import Flow
from wolofsearch.desktop.language import Translated, told
from wolofsearch.desktop.notice import Notice
from wolofsearch.desktop.spoken import EarState
from wolofsearch.desktop.tips import plain_tip
from wolofsearch.errors import WolofSearchError

SLOWER_KEY = QKeySequence("V")
NEXT_KEY = QKeySequence("N")
LARGE = 1.5
"""The factor of all sizes from which on there is little room for a title."""


class ReadingBar(Translated):
    """Hidden while nothing is read; in its place a notice where reading failed."""

    toggled = Signal()
    """Pause, or go on."""
    slower = Signal()
    skipped = Signal()
    """Leave this one, read the next."""
    stopped = Signal()
    again = Signal()
    """Try once more what failed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title_text = ""
        self._rate = 1.0
        self._error: WolofSearchError | None = None
        self.ear = EarButton()
        self._says = layouts.label("small")
        self._title = layouts.ElidedLabel("subtitle")
        self.slower_button = _steering("slower")
        self.next_button = _steering("skip")
        self.stop_button = _steering("stop")
        self.notice = Notice()

        self._frame = QFrame()
        self._frame.setObjectName("reading")
        words = layouts.column(gap=0)
        words.addWidget(self._says)
        words.addWidget(self._title)
        inside = Flow(gap=1.5, leads=220)
        edges = layouts.row(self._frame)
        edges.setContentsMargins(theme.grid(4), theme.grid(1), theme.grid(4), theme.grid(1))
        edges.addLayout(inside)
        said = layouts.row(gap=1.5)
        said.addWidget(self.ear)
        said.addLayout(words, 1)
        inside.addLayout(said)
        for button in (self.slower_button, self.next_button, self.stop_button):
            inside.addWidget(button)
        self._notice_frame = QWidget()
        layouts.row(self._notice_frame, margins=1).addWidget(self.notice)
        body = layouts.column(self, gap=0)
        body.addWidget(self._frame)
        body.addWidget(self._notice_frame)

        self.ear.clicked.connect(self.toggled)
        self.slower_button.clicked.connect(self.slower)
        self.next_button.clicked.connect(self.skipped)
        self.stop_button.clicked.connect(self.stopped)
        self.notice.first_pressed.connect(self.again)
        self.notice.second_pressed.connect(self.stopped)
        self.hide()
        self.dress()
        self.retranslate()

    def dress(self) -> None:
        """Leave the caption out with large letters: the title needs its line."""
        large = theme.scale() >= LARGE
        self._says.setVisible(not large)
        self._title.set_two_lines(two_lines=large)

    def show_reading(self, title: str, state: EarState, rate: float) -> None:
        """Show what is read, whether it is paused, and how fast."""
        self._error = None
        self._title_text, self._rate = title, rate
        self.ear.show_state(state)
        self._notice_frame.hide()
        self._frame.show()
        self.retranslate()
        self.show()

    def tell(self, error: WolofSearchError) -> None:
        """Say why nothing is read."""
        self._error = error
        self._frame.hide()
        self._notice_frame.show()
        self.retranslate()
        self.show()

    def retranslate(self) -> None:
        """Write every text in the language shown now."""
        if self.ear.state is EarState.PAUSED:
            self._says.setText(self.tr("Lecture en pause"))
        else:
            self._says.setText(self.tr("Lecture lente") if self._rate < 1 else self.tr("Lecture à voix haute"))
        self._title.setText(self._title_text)
        self.ear.retranslate()
        steps = (
            (self.slower_button, self.tr("Lire plus lentement"), SLOWER_KEY),
            (self.next_button, self.tr("Lire le passage suivant"), NEXT_KEY),
            (self.stop_button, self.tr("Arrêter la lecture"), QKeySequence(Qt.Key.Key_Escape)),
        )
        for button, name, key in steps:
            button.name(name)
            button.setToolTip(plain_tip(f"{name} ({key.toString(QKeySequence.SequenceFormat.NativeText)})"))
        if self._error is not None:
            message = told(self._error)
            self.notice.tell("ear", message.sentence, message.next_step)
            self.notice.offer(("again", self.tr("Réessayer")), ("close", self.tr("Fermer")))


def _steering(icon: str) -> Button:
    button = Button(None, "round")
    button.setProperty("ear", True)
    button.show_icon(icon, theme.EARTH_DARK, ICON_PX)
    return button
