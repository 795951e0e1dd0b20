"""Which of the formats of the nineties a compound file (OLE) holds: they share one container, with streams inside."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import olefile

from wolofsearch.errors import WolofSearchError

_STREAM_FORMATS: tuple[tuple[str, str], ...] = (
    ("WordDocument", "doc"),
    ("PowerPoint Document", "ppt"),
    ("Workbook", "xls"),
    ("Book", "xls"),
    ("Quill", "pub"),
    ("MatOST", "wps"),
)
_OTHER_STREAMS: tuple[tuple[str, str], ...] = (
    ("__properties_version1.0", "Outlook (MSG)"),
    ("VisioDocument", "Visio"),
)
_CODE_PAGES = frozenset({1250, 1252, 65001})
_ENCRYPTED_AT_BYTE = 11
"""Where the head of a Word file has the bit that tells a password."""


def compound_metadata(path: Path) -> dict[str, Any]:
    """Return ``title``, ``author`` and ``date`` as the file tells them, each may be None."""
    with olefile.OleFileIO(str(path)) as compound:
        told = compound.get_metadata()
    code_page = f"cp{told.codepage}" if told.codepage in _CODE_PAGES else "cp1252"
    day = told.last_saved_time or told.create_time
    return {
        "title": told.title.decode(code_page, errors="replace") if isinstance(told.title, bytes) else None,
        "author": told.author.decode(code_page, errors="replace") if isinstance(told.author, bytes) else None,
        "date": day.isoformat() if day else None,
    }


def compound_format(path: Path) -> str:
    """Return the format of a compound file.

    Raises:
        WolofSearchError: ``documents.encrypted`` for one with a password, old or new (a new one is wrapped in this
            container), ``documents.unsupported`` with the name of what it is.
        OSError: it is damaged.
    """
    with olefile.OleFileIO(str(path)) as compound:
        if compound.exists("EncryptedPackage"):
            raise WolofSearchError("documents.encrypted", path=str(path))
        for stream, format_ in _STREAM_FORMATS:
            if compound.exists(stream):
                if format_ == "doc" and compound.openstream(stream).read(12)[_ENCRYPTED_AT_BYTE] & 1:
                    raise WolofSearchError("documents.encrypted", path=str(path))
                return format_
        kind = next((kind for stream, kind in _OTHER_STREAMS if compound.exists(stream)), None)
    raise WolofSearchError(
        "documents.unsupported", path=str(path), kind=kind or f"Office 97–2003 ({path.suffix.lower()})"
    )
