"""The programs of others that unlock more files when a person has installed them: where they are, if they are."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

LIBREOFFICE = "LibreOffice"
TESSERACT = "Tesseract"
CALIBRE = "Calibre"
_COMMANDS: dict[str, tuple[str, ...]] = {
    LIBREOFFICE: ("soffice", "libreoffice"),
    TESSERACT: ("tesseract",),
    CALIBRE: ("ebook-convert",),
}
PROGRAMS: frozenset[str] = frozenset(_COMMANDS)
"""The names of all of them, as a person knows them."""
_USUAL_PLACES: dict[str, tuple[str, ...]] = {
    LIBREOFFICE: (
        "${ProgramFiles}/LibreOffice/program/soffice.com",
        "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    ),
    TESSERACT: (
        "${ProgramFiles}/Tesseract-OCR/tesseract.exe",
        "${LOCALAPPDATA}/Programs/Tesseract-OCR/tesseract.exe",
        "/opt/homebrew/bin/tesseract",
    ),
    CALIBRE: (
        "${ProgramFiles}/Calibre2/ebook-convert.exe",
        "/Applications/calibre.app/Contents/MacOS/ebook-convert",
        "/opt/calibre/ebook-convert",
    ),
}
"""Where installers put them without telling the PATH."""


def find_program(name: str) -> str | None:
    """Return the path of an installed program, one of :data:`PROGRAMS`, or None."""
    for command in _COMMANDS[name]:
        if found := shutil.which(command):
            return str(Path(found).absolute())
    for place in _USUAL_PLACES[name]:
        file = Path(os.path.expandvars(place))  # what is not set stays as it is, and is no absolute path
        if file.is_absolute() and file.is_file():
            return str(file)
    return None
