"""Keeps the round button and the settings in step with the microphones that are plugged in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Slot

from wolofsearch.desktop.worker import Lane, Task

if TYPE_CHECKING:
    from wolofsearch.desktop.window import MainWindow

LOOK_MS = 1000


class MicrophoneController(QObject):
    """Has the lane of sound and model look once a second, while the window is on the screen."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._task: Task | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self._look_if_seen)

    def begin(self) -> None:
        """Show the microphones there are, and from now on every change."""
        self.look()
        self._timer.start()

    @Slot()
    def look(self) -> None:
        """Look whether something was plugged in or out, unless that is being done."""
        if self._task is None:
            self._task = self._window.worker.start(Lane.MODEL, self._window.model.look_for_microphones)
            self._task.done.connect(self._on_names)
            self._task.failed.connect(self._on_failed)
            self._task.ended.connect(self._on_ended)

    @Slot()
    def _look_if_seen(self) -> None:
        if self._window.isVisible() and not self._window.isMinimized():
            self.look()

    @Slot(object)
    def _on_names(self, names: list[str] | None) -> None:
        if names is None:
            return
        self._window.settings_place.show_microphones(names, self._window.settings.microphone)
        if names:
            self._window.search.microphone_found()
        else:
            self._window.search.no_microphone()

    @Slot(object)
    def _on_failed(self, _error: object) -> None:
        """Without a sound system there is no microphone; why, is told to who wants to speak."""
        self._on_names([])

    @Slot()
    def _on_ended(self) -> None:
        self._task = None
