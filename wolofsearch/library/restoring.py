"""A backup comes back into its library, or a file in the place of a database that cannot be opened at all."""

from __future__ import annotations

import re
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

from wolofsearch.errors import WolofSearchError
from wolofsearch.library import backups
from wolofsearch.library.backups import DATABASE_NAME
from wolofsearch.library.durability import put_in_place
from wolofsearch.library.failing import told
from wolofsearch.library.neighbours import REFILLED
from wolofsearch.library.own_schema import require_own
from wolofsearch.library.store import Store
from wolofsearch.whole_file import sync_folder

RECOVERED_NAME = "library-recovered.db"
"""A whole database that waits to take the place of the damaged one; left only by a program that was stopped."""
_ASIDE = "damaged-{}"


def restore(folder: Path, file: Path | None = None) -> Path | None:
    """Put a backup in the place of what the library holds; what it held is kept as a backup, or set aside.

    Args:
        folder: of the library, which other programs may have open.
        file: a backup; None: the newest that is whole.

    Returns:
        The backup that was used; None where there was none.

    Raises:
        WolofSearchError: ``library.backup_broken``, or ``library.backup_broken_older`` with the fact ``older``, the
            name of the newest whole one before it; ``library.backup_foreign``, ``library.too_new``, ``library.busy``,
            ``general.disk_full``…; the library is as it was.
    """
    if file is None:
        newest = backups.newest_intact(folder)
        if newest is None:
            return None
        file = newest.file
    elif not backups.intact(file):
        raise _unusable(folder, file)
    with told(folder):
        if _whole(folder):
            backups.make(folder, backups.RESTORE, file)
            _overwrite(folder, file)
            count_on(folder, folder / DATABASE_NAME)
        else:
            partial = folder / (RECOVERED_NAME + ".partial")
            shutil.copy(file, partial)
            put_in_place(partial, folder / RECOVERED_NAME)
            take_its_place(folder)
    Store.open(folder).close()  # brings an old one up to date
    return file


def _unusable(folder: Path, file: Path) -> WolofSearchError:
    """Return why a file cannot be brought back."""
    try:
        with closing(backups.untouched(file)) as database:
            require_own(database, file)
    except WolofSearchError as error:
        if error.message_id == "library.foreign_parts":
            return WolofSearchError("library.backup_foreign", path=str(file), detail=error.facts["detail"])
        if error.message_id == "library.too_new":
            return error
    except (sqlite3.Error, OSError):
        pass
    older = backups.newest_intact(folder, file)
    if older is None:
        return WolofSearchError("library.backup_broken", path=str(file))
    return WolofSearchError("library.backup_broken_older", path=str(file), older=older.file.name)


def take_its_place(folder: Path) -> None:
    """Set the damaged database aside and put the recovered one in its place; ends what a killed program began.

    The recovered one counts on before it is in its place: whatever comes after, no backup sorts behind older ones.

    Raises:
        OSError: another program holds the files (Windows), or the disk refused.
    """
    count_on(folder, folder / RECOVERED_NAME)
    damaged = folder / DATABASE_NAME
    parts = [damaged.with_name(DATABASE_NAME + suffix) for suffix in ("", "-wal", "-shm")]
    if any(part.exists() for part in parts):
        aside = _new_folder(folder)
        # The log goes before the file it belongs to is replaced: it must never be applied to another.
        shutil.copy(damaged, aside) if damaged.exists() else None
        for log in parts[1:]:
            if log.exists():
                log.replace(aside / log.name)
        sync_folder(aside)
    put_in_place(folder / RECOVERED_NAME, damaged)


def _whole(folder: Path) -> bool:
    """Return whether the database is there, one of ours and undamaged."""
    file = folder / DATABASE_NAME
    if not file.exists():
        return False
    try:
        with closing(sqlite3.connect(file, timeout=backups.BUSY_TIMEOUT_MS / 1000)) as database:
            require_own(database, folder)
            answer: list[tuple[str]] = database.execute("PRAGMA integrity_check(1)").fetchall()
            backups.generation_of(database)
    except WolofSearchError:
        return False
    except sqlite3.DatabaseError as error:
        if getattr(error, "sqlite_errorcode", 0) & 0xFF in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_FULL):
            raise
        return False
    return answer == [("ok",)]


def _overwrite(folder: Path, file: Path) -> None:
    """Copy the backup into the library in one transaction: other programs read the old content or the new one."""
    with (
        closing(backups.untouched(file)) as source,
        closing(sqlite3.connect(folder / DATABASE_NAME, timeout=backups.BUSY_TIMEOUT_MS / 1000)) as library,
    ):
        backups.pour(source, library, folder)


def count_on(folder: Path, file: Path) -> None:
    """Count transactions on from the newest ever, so that backups stay in the order in which they were made.

    Args:
        folder: of the library, with its backups.
        file: the database that counts on.
    """
    newest = max((each.generation for each in backups.found(folder)), default=0)
    with closing(sqlite3.connect(file, timeout=backups.BUSY_TIMEOUT_MS / 1000)) as library, library:
        library.execute("UPDATE meta SET value = max(CAST(value AS INTEGER), ?) + 1 WHERE key = 'generation'", [newest])
        library.execute("INSERT OR REPLACE INTO meta SELECT ?, value FROM meta WHERE key = 'generation'", [REFILLED])


def _new_folder(folder: Path) -> Path:
    """Make the next of ``damaged-1``, ``damaged-2`` and so on."""
    taken = [int(name[1]) for each in folder.glob("damaged-*") if (name := re.fullmatch(r"damaged-(\d+)", each.name))]
    made = folder / _ASIDE.format(max(taken, default=0) + 1)
    made.mkdir()
    return made
