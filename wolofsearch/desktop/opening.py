"""Opens an original document in the program the computer has for it, at its page where that program can.

The system's own way to open a file cannot name a page, so for a PDF the usual viewers and browsers are asked by name
first.
"""

from __future__ import annotations

import shutil
from pathlib import Path

from PySide6.QtCore import QProcess, QUrl
from PySide6.QtGui import QDesktopServices

from wolofsearch.errors import WolofSearchError

VIEWERS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("okular", ("--page", "{page}", "{path}")),
    ("evince", ("--page-index={page}", "{path}")),
    ("papers", ("--page-index={page}", "{path}")),
    ("atril", ("--page-index={page}", "{path}")),
    ("xreader", ("--page-index={page}", "{path}")),
    ("zathura", ("--page={page}", "{path}")),
    ("firefox", ("{url}",)),
    ("firefox-esr", ("{url}",)),
    ("chromium", ("{url}",)),
    ("google-chrome", ("{url}",)),
    ("msedge", ("{url}",)),
)
"""Programs that open a PDF at a page, and how to ask them; the browsers take ``#page=N``."""

PDF_SUFFIX = ".pdf"


def page_command(path: Path, page: int) -> list[str] | None:
    """Return the command that opens a PDF at a page with a program of this computer, or None."""
    url = QUrl.fromLocalFile(str(path))
    url.setFragment(f"page={page}")
    for program, arguments in VIEWERS:
        found = shutil.which(program)
        if found:
            return [found, *(part.format(page=page, path=path, url=url.toString()) for part in arguments)]
    return None


def opens_at_page(path: Path) -> bool:
    """Return whether a document would be opened at a page, rather than at its beginning."""
    return path.suffix.lower() == PDF_SUFFIX and page_command(path, 1) is not None


def open_document(path: Path, page: int | None) -> None:
    """Open the original.

    Raises:
        WolofSearchError: ``general.file_missing``, or ``desktop.no_program`` where nothing opens such a file.
    """
    if not path.is_file():
        raise WolofSearchError("general.file_missing", path=path)
    if page is not None and path.suffix.lower() == PDF_SUFFIX:
        command = page_command(path, page)
        if command and QProcess.startDetached(command[0], command[1:])[0]:
            return
    if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
        raise WolofSearchError("desktop.no_program", path=path)
