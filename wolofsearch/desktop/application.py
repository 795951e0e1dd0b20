"""The entry of the desktop program: one call that shows the window and returns when it is closed."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication

from wolofsearch import paths
from wolofsearch.desktop import theme
from wolofsearch.desktop.garbage import GarbageCollector
from wolofsearch.desktop.services import Services
from wolofsearch.desktop.window import MainWindow


def application() -> QApplication:
    """Return the running Qt application, made and dressed in the theme at the first call."""
    running = QApplication.instance()
    app = running if isinstance(running, QApplication) else QApplication(sys.argv[:1])
    app.setApplicationName("WolofSearch")
    app.setDesktopFileName("wolofsearch")
    if paths.is_portable():  # Qt's own choice of files remembers the last folder
        QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, str(paths.home_dir() / "qt"))
    theme.apply(app)
    return app


def run(services: Services | None = None, package: Path | None = None) -> int:
    """Show the window, and return the exit code when the person closes it.

    ``package``: a library or a model that the person has opened; it is offered to be taken in.
    """
    app = application()
    window = MainWindow(services)
    window.crashes.install()
    garbage = GarbageCollector()
    window.begin()
    if package is not None:
        window.packages.offer(package)
    try:
        return app.exec()
    finally:
        garbage.restore()
