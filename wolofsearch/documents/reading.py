"""The door of this room: a file goes in, its text comes out, or a reason why not.

Foreign files crash and hang their parsers, so nothing is parsed here: the file is looked at just enough to tell a
missing or forbidden one, and then handed to a child process (:mod:`wolofsearch.documents.isolation`).
"""

from __future__ import annotations

import os
import stat
from pathlib import Path

from wolofsearch.documents.document import DEFAULT_LIMITS, MEGABYTE, DocumentText, Limits, PageSpan
from wolofsearch.documents.isolation import ReaderPool
from wolofsearch.documents.suffixes import PICTURE_SUFFIXES, SUPPORTED_SUFFIXES
from wolofsearch.errors import WolofSearchError

__all__ = [
    "DEFAULT_LIMITS",
    "PICTURE_SUFFIXES",
    "SUPPORTED_SUFFIXES",
    "DocumentText",
    "Limits",
    "PageSpan",
    "read_document",
    "readable_size",
    "stop_reading",
]

_pool = ReaderPool()


def read_document(path: Path, limits: Limits = DEFAULT_LIMITS) -> DocumentText:
    """Read a document in a child process that is killed when it passes its limits. The file is only read.

    Args:
        path: a file of any kind; its content says what it is, its suffix only helps with plain text.
        limits: time, memory and sizes allowed.

    Returns:
        Its title, format, text and pages; the text is never blank.

    Raises:
        WolofSearchError: ``general.file_missing``, ``general.permission_denied``, or one of the room's own reasons
            (``documents.empty``, ``.encrypted``, ``.locked``, ``.no_text``, ``.unsupported``, ``.broken``,
            ``.too_large``, ``.too_slow``, ``.out_of_memory``, ``.reader_died``, ``.disk_error``). Nothing
            else leaves this function.
    """
    size_bytes = readable_size(path)
    if size_bytes == 0:
        raise WolofSearchError("documents.empty", path=str(path))
    if size_bytes > limits.file_bytes:
        raise WolofSearchError("documents.too_large", path=str(path), limit_mb=limits.file_bytes // MEGABYTE)
    return _pool.read(path.absolute(), limits)


def stop_reading() -> None:
    """End every reading that is under way in other threads; each fails with ``documents.reader_died``."""
    _pool.stop()


def readable_size(path: Path) -> int:
    """Return the size in bytes of a regular file that may be opened.

    Raises:
        WolofSearchError: ``general.file_missing``, ``general.permission_denied``, ``documents.unsupported`` (a
            folder), ``documents.not_a_file`` or ``documents.disk_error``.
    """
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            kind = "Pages" if path.suffix.lower() == ".pages" else "dossier / folder"
            raise WolofSearchError("documents.unsupported", path=str(path), kind=kind)
        if not stat.S_ISREG(status.st_mode):  # a pipe or a device would block on opening
            raise WolofSearchError("documents.not_a_file", path=str(path))
        os.close(os.open(path, os.O_RDONLY))
    except FileNotFoundError:
        raise WolofSearchError("general.file_missing", path=str(path)) from None
    except PermissionError:
        raise WolofSearchError("general.permission_denied", path=str(path)) from None
    except (OSError, ValueError) as error:  # ValueError: a name with a NUL character
        raise WolofSearchError("documents.disk_error", path=str(path), detail=str(error)) from None
    return status.st_size
