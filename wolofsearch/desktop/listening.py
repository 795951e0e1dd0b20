"""Watches a recording and tells the window its level, the time left, and that it ended by itself."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from wolofsearch.desktop.services import MAX_RECORDING_S, SoundSource

POLL_MS = 33


class Listening(QObject):
    """Looks at a recording thirty times a second, from the thread that paints."""

    level = Signal(float)
    time_left = Signal(float)
    """Share of the longest recording that is left, from 1 to 0."""
    paused = Signal()
    """Nothing has been said for a while, or something is said again after that."""
    ended = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._source: SoundSource | None = None
        self._pausing = False
        self._timer = QTimer(self)
        self._timer.setInterval(POLL_MS)
        self._timer.timeout.connect(self._look)

    def watch(self, source: SoundSource) -> None:
        """Begin to look at a recording."""
        self._source = source
        self._pausing = False
        self._timer.start()

    def rest(self) -> None:
        """Look no more."""
        self._timer.stop()
        self._source = None

    @Slot()
    def _look(self) -> None:
        source = self._source
        if source is None:
            return
        self.level.emit(source.level)
        self.time_left.emit(1.0 - source.seconds / MAX_RECORDING_S)
        if source.finished:
            self.rest()
            self.ended.emit()
            return
        from wolofsearch.audio.voice import PAUSE_S  # numpy is loaded where something is heard, not with the window

        paused_before, self._pausing = self._pausing, source.silence_s >= PAUSE_S
        if self._pausing or paused_before:
            self.paused.emit()
