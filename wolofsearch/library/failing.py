"""What the disk and SQLite say when they fail, in words a person can act upon."""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from wolofsearch.errors import WolofSearchError

_FULL = {errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)}
_DENIED = {errno.EACCES, errno.EPERM}


@contextmanager
def told(folder: Path) -> Iterator[None]:
    """Turn errors of SQLite and of the disk inside the block into a :class:`WolofSearchError` about ``folder``.

    Raises:
        WolofSearchError: ``general.disk_full``, ``general.permission_denied``, ``library.read_only``, ``library.busy``,
            ``library.unreachable`` or ``library.broken``.
    """
    try:
        yield
    except sqlite3.Error as error:
        raise _of_sqlite(error, folder) from error
    except OSError as error:
        raise _of_system(error, folder) from error


def _of_sqlite(error: sqlite3.Error, folder: Path) -> WolofSearchError:
    # Extended codes carry the primary one in their low byte.
    code = (getattr(error, "sqlite_errorcode", None) or sqlite3.SQLITE_ERROR) & 0xFF
    names = {
        sqlite3.SQLITE_FULL: "general.disk_full",
        sqlite3.SQLITE_READONLY: "library.read_only",
        sqlite3.SQLITE_PERM: "general.permission_denied",
        sqlite3.SQLITE_BUSY: "library.busy",
        sqlite3.SQLITE_LOCKED: "library.busy",
        sqlite3.SQLITE_IOERR: "library.unreachable",
        sqlite3.SQLITE_CANTOPEN: "library.unreachable",
    }
    return WolofSearchError(names.get(code, "library.broken"), path=str(folder), detail=str(error))


def is_full(error: OSError) -> bool:
    """Return whether a disk, or a person's share of it, is full."""
    return error.errno in _FULL


def _of_system(error: OSError, folder: Path) -> WolofSearchError:
    if is_full(error):
        return WolofSearchError("general.disk_full", path=str(folder))
    if error.errno in _DENIED:
        return WolofSearchError("general.permission_denied", path=str(folder))
    if error.errno == errno.EROFS:
        return WolofSearchError("library.read_only", path=str(folder), detail=str(error))
    return WolofSearchError("library.unreachable", path=str(folder), detail=str(error))
