"""Keeps Python's cyclic garbage collector on the thread that paints.

Left alone it runs in whichever thread happens to allocate, and would destroy widgets from a lane: a crash now and then
that nobody can explain. Here it is switched off and its usual thresholds are looked at by a timer.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer, Slot

LOOK_MS = 1000


class GarbageCollector(QObject):
    """Collects on the thread it lives in; :meth:`restore` gives the work back to Python."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    @Slot()
    def look(self) -> None:
        """Collect the oldest generation that is due, and the younger ones with it."""
        counts = zip(gc.get_count(), gc.get_threshold(), strict=True)
        due = [generation for generation, (count, limit) in enumerate(counts) if count > limit]
        if due:
            gc.collect(due[-1])

    def restore(self) -> None:
        """Let Python collect by itself again."""
        self._timer.stop()
        gc.enable()
