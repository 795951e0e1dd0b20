"""A calm word in the window: a picture, what happened, what to do, and a button that does it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QFrame, QWidget

from wolofsearch.desktop import icons, layouts, theme
from wolofsearch.desktop.buttons import Button
from wolofsearch.desktop.flow import Flow
from wolofsearch.desktop.in_sight import InSight

Offered = tuple[str, str]
"""The name of a button's icon, and its text."""


class Notice(QFrame):
    """A banner with at most two buttons; :attr:`first_pressed` and :attr:`second_pressed` tell which was pressed."""

    first_pressed = Signal()
    second_pressed = Signal()
    replay_wanted = Signal()
    """The recording that the notice is about shall be heard."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "warning")
        self._picture = icons.IconLabel("alert", theme.MILLET_DARK, 32, theme.MILLET, 56)
        self._sentence = layouts.label("subtitle", wraps=True)
        self._next_step = layouts.label(wraps=True)
        self._first = Button("again", "primary")
        self._second = Button("close")
        self._first.clicked.connect(self.first_pressed)
        self._second.clicked.connect(self.second_pressed)
        self.replay = Button("play", "round")
        self.replay.clicked.connect(self.replay_wanted)
        said = QWidget()
        words = layouts.column(said, gap=1)
        words.addWidget(self._sentence)
        words.addWidget(self._next_step)
        buttons = Flow()
        buttons.addWidget(self._first)
        buttons.addWidget(self._second)
        buttons.addWidget(self.replay)
        head = layouts.row(gap=2.5)
        head.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(layouts.FoldingScrollArea(said), 1)
        body = layouts.column(self, gap=1.5, margins=2.5)
        body.addLayout(head)
        body.addLayout(buttons)
        layouts.GivesWay(self._picture, self)
        self._sight = InSight(self)

    def tell(self, picture: str, sentence: str, next_step: str) -> None:
        """Show a picture and words, no buttons."""
        self._picture.show_icon(picture, theme.MILLET_DARK, theme.MILLET)
        self._sentence.setText(sentence)
        self._next_step.setText(next_step)
        self._next_step.setVisible(bool(next_step))
        self.setAccessibleName(f"{sentence} {next_step}".strip())
        self._first.hide()
        self._second.hide()
        self.replay.hide()

    def offer_replay(self, name: str) -> None:
        """Show the round button that plays the recording."""
        self.replay.name(name)
        self.replay.show()

    def offer(self, first: Offered, second: Offered | None = None) -> None:
        """Show a first button, and perhaps a second one; where something would be deleted, the first one keeps it."""
        for button, offered in ((self._first, first), (self._second, second)):
            if offered is not None:
                button.show_icon(offered[0])
                button.name(offered[1])
            button.setVisible(offered is not None)

    @property
    def sentence(self) -> str:
        """What is told now."""
        return self._sentence.text()

    def buttons(self) -> list[str]:
        """Return the texts of the buttons that are offered."""
        return [button.text() for button in (self._first, self._second) if not button.isHidden()]

    def hand_over(self, control: QWidget) -> None:
        """Give the keyboard to a control, where it is on a button of this notice, which is about to go."""
        if self.isAncestorOf(self.window().focusWidget()):
            control.setFocus()

    def focus_first(self) -> None:
        """Put the keyboard on the first button, and bring the notice into sight."""
        self._first.setFocus()
        self._sight.reveal()

    def event(self, event: QEvent) -> bool:
        """Come into sight when it appears; not each time that the place in which it stands comes to the front."""
        if event.type() == QEvent.Type.ShowToParent:
            self._sight.reveal()
        return super().event(event)
