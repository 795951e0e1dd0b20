"""Press and hold, as in the voice notes of a telephone: tells a tap on the round button from a hand that stays on it.

What the hand will do is known only when it lets go, so a press begins at once to record, without a sound. A tap then
goes on by itself, after the signal where there is one; a hand that stayed ends the question by letting go.
"""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from wolofsearch.desktop.listening_panel import ListeningPanel
from wolofsearch.desktop.microphone_button import MicrophoneState
from wolofsearch.desktop.search_controller import SearchController

TAP_S = 0.35
"""A hand that lets go sooner has tapped."""
REPEAT_MS = 60
"""A key that comes down again so soon was held all the time: not every screen marks a key that repeats."""


class Holding(QObject):
    """The hand on the round button or on its key; of two at a time, only the first can hold.

    Args:
        panel: has the button.
        search: what the hand drives.
        window: sees every key let go that nobody in it takes, and loses the keyboard to other programs.
        clock: seconds that only go up.
    """

    def __init__(
        self,
        panel: ListeningPanel,
        search: SearchController,
        window: QWidget,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(window)
        self._panel = panel
        self._search = search
        self._window = window
        self._clock = clock
        self._key: Qt.Key | None = None
        self._since_s: float | None = None
        self._until_s: float | None = None
        self._gone = QTimer(self)
        self._gone.setSingleShot(True)
        self._gone.setInterval(REPEAT_MS)
        self._gone.timeout.connect(self._lift)
        panel.microphone.hand_down.connect(self.press)
        panel.microphone.hand_up.connect(self._lift)
        search.busy_changed.connect(self._on_state)

    @Slot(object)
    def press(self, key: Qt.Key | None = None) -> None:
        """A hand comes down: begin to listen, or end listening.

        Args:
            key: what it pressed; None for the button itself, by the mouse or a finger.
        """
        if key is not None and key == self._key:
            self._repeats()
            return
        if not self._search.at_rest:
            self._search.press()
            return
        self._search.listen_held()
        self._key, self._since_s = key, self._clock()
        self._panel.set_held(True)
        self._watch(installed=True)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Notice that the key is let go, or that the window will not hear of it any more."""
        if isinstance(event, QKeyEvent) and event.key() == self._key:
            if event.type() == QEvent.Type.KeyPress:
                self._repeats()
            elif event.type() == QEvent.Type.KeyRelease and not event.isAutoRepeat() and not self._gone.isActive():
                self._until_s = self._clock()
                self._gone.start()
        elif event.type() == QEvent.Type.WindowDeactivate:
            self._lift()
        return super().eventFilter(watched, event)

    def _repeats(self) -> None:
        """The key was not let go: it comes down again too soon."""
        self._gone.stop()
        self._until_s = None

    @Slot()
    def _lift(self) -> None:
        since_s, until_s = self._since_s, self._clock() if self._until_s is None else self._until_s
        self._forget()
        if since_s is None:
            return
        if until_s - since_s < TAP_S:
            self._search.tapped()
        else:
            self._search.let_go()

    @Slot()
    def _on_state(self) -> None:
        """What the hand began is over: the longest time, Escape, an error."""
        if self._search.state is not MicrophoneState.LISTENING:
            self._forget()

    def _forget(self) -> None:
        if self._since_s is not None:
            self._since_s = self._until_s = self._key = None
            self._gone.stop()
            self._watch(installed=False)
            self._panel.set_held(False)

    def _watch(self, *, installed: bool) -> None:
        # A button that has the keyboard takes the key and tells the window nothing: the handle hears of it before.
        for watched in (self._window, self._window.windowHandle()):
            if watched is not None:
                (watched.installEventFilter if installed else watched.removeEventFilter)(self)
