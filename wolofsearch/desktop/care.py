"""What keeps the program well: the examination of this computer, and the library's backups, joined to the window."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from wolofsearch.desktop.backup_controller import BackupController
from wolofsearch.desktop.doctor_controller import DoctorController
from wolofsearch.desktop.doctor_place import DoctorPlace
from wolofsearch.desktop.header import PlaceName
from wolofsearch.desktop.services import Services

if TYPE_CHECKING:
    from wolofsearch.desktop.window import MainWindow


class Care(QObject):
    """Owns the parts.

    Args:
        window: the window, whose places and controllers are there.
        services: the outer world.
        show: brings a place to the front.
    """

    def __init__(self, window: MainWindow, services: Services, show: Callable[[QWidget], None]) -> None:
        super().__init__(window)
        self._window = window
        self._show = show
        self.doctor_place = DoctorPlace()
        self.doctor = DoctorController(self.doctor_place, window.worker, services, window.model, self)
        self.backups = BackupController(
            window.library_place.backups, window.worker, window.library, window.libraries, self
        )
        window.model_place.doctor_wanted.connect(self.show_doctor)
        self.doctor_place.left.connect(self._leave)

    @Slot()
    def show_doctor(self) -> None:
        """Bring the examination to the front; the first time, it begins."""
        self._show(self.doctor_place)
        if not self.doctor_place.rows:
            self.doctor.examine()
        self.doctor_place.back.setFocus()

    @Slot()
    def _leave(self) -> None:
        self._window.go(PlaceName.ABOUT)
        self._window.model_place.doctor.setFocus()
