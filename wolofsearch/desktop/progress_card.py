"""Long work under way: what is being done, how far it is, how long it will take, and a button to stop it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QProgressBar, QWidget

from wolofsearch.desktop import layouts, theme
from wolofsearch.desktop.buttons import Button
from wolofsearch.desktop.flow import Flow
from wolofsearch.desktop.in_sight import InSight
from wolofsearch.desktop.language import Translated

MINUTE_S = 60
HOUR_S = 3600


class _Fact(QLabel):
    """A line of plain text that asks for no room while it is empty."""

    def __init__(self, kind: str = "") -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("kind", kind)
        self.hide()

    def setText(self, text: str) -> None:
        """Show a text, or nothing."""
        super().setText(text)
        self.setVisible(bool(text))


class ProgressCard(Translated):
    """Shows texts and a bar that its owner fills in; hidden while no work is under way."""

    cancelled = Signal()
    begun = Signal()
    """Work begins; what began it can still have the keyboard."""
    over = Signal()
    """Work has ended; what stops it can still have the keyboard."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._busy = False
        self.now = layouts.label("subtitle", wraps=True)
        self.count = _Fact()
        self.left = _Fact("soft")
        self.detail = layouts.label("small", wraps=True)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.cancel = Button("close")
        self.cancel.clicked.connect(self.cancelled)
        card = layouts.card()
        rows = layouts.column(card, gap=1.5, margins=3)
        head = Flow(gap=2, leads=280)
        head.addWidget(self.now)
        head.addWidget(self.cancel)
        rows.addLayout(head)
        rows.addWidget(self.bar)
        foot = Flow(gap=2, leads=160)
        foot.addWidget(self.count)
        foot.addWidget(self.left)
        rows.addLayout(foot)
        rows.addWidget(self.detail)
        layouts.column(self, gap=0).addWidget(card)
        self._rows = rows
        self._sight = InSight(self)
        self.show_detail("")
        self.hide()

    @property
    def keyboard(self) -> QWidget:
        """What takes the keyboard: the button that stops the work, or the bar where it cannot be stopped."""
        return self.cancel if self.cancel.isVisible() and self.cancel.isEnabled() else self.bar

    def add(self, widget: QWidget) -> None:
        """Put something of the owner's below."""
        self._rows.addWidget(widget)

    def begin(self) -> None:
        """Show, in sight, that work has begun of which nothing is known yet; before anything is switched off."""
        self.begun.emit()
        self.show_busy()
        self.show_detail("")
        self.cancel.setEnabled(True)
        self.show()
        self._sight.reveal()

    def show_stopping(self) -> None:
        """Show that the work will stop: it cannot be stopped once more."""
        if self.window().focusWidget() is self.cancel:
            self.bar.setFocus()
        self.cancel.setEnabled(False)

    def finish(self) -> None:
        """Show no work any more; to be called once everything is switched on again."""
        if not self.isHidden():
            self.over.emit()
            self.hide()

    def show_busy(self) -> None:
        """Show that work goes on of which nothing is known: a bar that wanders, or an empty one if nothing may move."""
        self._busy = True
        self.dress()

    def dress(self) -> None:
        """Move or be still, as chosen."""
        if self._busy:
            self.bar.setRange(0, 1 if theme.still() else 0)
            self.bar.setValue(0)

    def show_done(self, done: int, total: int) -> None:
        """Show how far the work is."""
        self._busy = False
        self.bar.setRange(0, max(1, total))
        self.bar.setValue(done)

    def show_detail(self, text: str) -> None:
        """Show what is being worked at right now."""
        self.detail.setText(text)
        self.detail.setVisible(bool(text))

    def remaining(self, seconds: float | None) -> str:
        """Return how long the rest takes, in words; nothing while that is not known."""
        if seconds is None:
            return ""
        if seconds < MINUTE_S:
            return self.tr("encore moins d'une minute")
        if seconds < HOUR_S:
            return self.tr("encore {minutes}\u00a0min environ").format(minutes=round(seconds / MINUTE_S))
        return self.tr("encore {hours}\u00a0h\u00a0{minutes:02d} environ").format(
            hours=int(seconds // HOUR_S), minutes=int(seconds % HOUR_S // MINUTE_S)
        )
