"""Has this computer examined in the lane of sound and model, and shows what was found as it comes."""

from __future__ import annotations

from collections.abc import Generator
from functools import partial
from pathlib import Path
from typing import cast

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QFileDialog

from wolofsearch.desktop.doctor_place import DoctorPlace
from wolofsearch.desktop.language import current
from wolofsearch.desktop.model_side import ModelSide
from wolofsearch.desktop.services import Services
from wolofsearch.desktop.worker import Lane, Task, Worker
from wolofsearch.events import Event
from wolofsearch.examination.diagnostics import DIAGNOSTICS_SUFFIX, write_diagnostics
from wolofsearch.examination.finding import Examining, Finding


class DoctorController(QObject):
    """Drives the :class:`DoctorPlace`."""

    def __init__(
        self, place: DoctorPlace, worker: Worker, services: Services, model: ModelSide, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._place = place
        self._worker = worker
        self._services = services
        self._model = model
        self._task: Task | None = None
        self._examined = 0
        place.again_wanted.connect(self.examine)
        place.save_wanted.connect(self.choose_file)
        place.cancelled.connect(self.cancel)

    @Slot()
    def examine(self) -> None:
        """Examine everything, unless that is going on."""
        if self._task is not None:
            return
        self._examined = 0
        self._place.begin()
        work = partial(self._events, current())
        self._task = task = self._worker.start(Lane.MODEL, work)
        task.happened.connect(self._on_event)
        task.failed.connect(self._place.show_error)
        task.ended.connect(self._on_ended)

    @Slot()
    def cancel(self) -> None:
        """Stop after the subject that is being looked at."""
        if self._task is not None:
            self._task.cancel()
            self._place.progress.show_stopping()

    @Slot()
    def choose_file(self) -> None:
        """Let the person choose where the diagnostics file goes."""
        name = self.tr("diagnostic WolofSearch") + DIAGNOSTICS_SUFFIX
        chosen, _ = QFileDialog.getSaveFileName(self._place, self.tr("Fichier de diagnostic"), name)
        if chosen:
            self.save(Path(chosen.removesuffix(DIAGNOSTICS_SUFFIX) + DIAGNOSTICS_SUFFIX))

    def save(self, target: Path) -> None:
        """Write what is shown, without anything that names anybody, into ``target``."""
        work = partial(write_diagnostics, target, self._place.findings, current())
        task = self._worker.start(Lane.PAGES, work)
        task.done.connect(lambda _: self._place.show_saved(target.name))
        task.failed.connect(self._place.show_error)

    def _events(self, language: str) -> Generator[Event, None, None]:
        return cast("Generator[Event, None, None]", self._services.examine(language, self._model.encoder))

    @Slot(object)
    def _on_event(self, event: Event) -> None:
        if isinstance(event, Finding):
            self._place.show_finding(event)
        elif isinstance(event, Examining):
            self._place.show_done(self._examined, event.total)
            self._examined += 1

    @Slot()
    def _on_ended(self) -> None:
        self._task = None
        self._place.finish()
