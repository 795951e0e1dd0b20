"""Copies of a library's database, made by themselves and kept in its folder: what a mistake or a bad disk takes away.

The first change of a day is preceded by one; so are an update of the tables, the switch to another model, a repair and
a restoring. They are made by SQLite itself, beside whatever else is going on. Their names begin with the count of
transactions, because a computer's clock may be wrong, or be put right.
"""

from __future__ import annotations

import logging
import re
import shutil
import sqlite3
import time
from contextlib import closing, suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from wolofsearch.errors import WolofSearchError
from wolofsearch.library.durability import put_in_place
from wolofsearch.library.failing import told
from wolofsearch.library.own_schema import require_own

_log = logging.getLogger(__name__)
DATABASE_NAME = "library.db"
BUSY_TIMEOUT_MS = 30_000
FOLDER_NAME = "backups"
DAILY, ASKED, UPDATE, SWITCH, REPAIR, RESTORE = "daily", "asked", "update", "switch", "repair", "restore"
KEPT = {DAILY: 3, ASKED: 3, UPDATE: 1, SWITCH: 1, REPAIR: 1, RESTORE: 1}
"""Why a backup is made, and how many of its kind are kept."""
SPARE_BYTES = 64 << 20
"""What a backup must leave free on the disk; a daily one, which can wait, also its own size."""
_NAME = re.compile(rf"library-(\d+)-(\d{{8}})-(\d{{6}})-({'|'.join(KEPT)})\.db")


@dataclass(frozen=True, slots=True)
class Backup:
    """A copy of the database.

    ``generation``: of the library when it was made; ``made_at``: UTC, by a clock that may have been wrong;
    ``documents``: how many it holds, None where they were not counted or it cannot be read.
    """

    file: Path
    generation: int
    made_at: datetime
    reason: str
    size_bytes: int
    documents: int | None = None

    @property
    def day(self) -> str:
        """The day it was made: YYYYMMDD, UTC."""
        return self.made_at.strftime("%Y%m%d")


def found(folder: Path) -> list[Backup]:
    """Return the backups of the library in ``folder``, newest first."""
    backups = []
    for file in (folder / FOLDER_NAME).glob("*.db"):
        if name := _NAME.fullmatch(file.name):
            with suppress(OSError, ValueError):  # another program may drop one, a person may rename one
                made_at = datetime.strptime(name[2] + name[3], "%Y%m%d%H%M%S").replace(tzinfo=UTC)
                backups.append(Backup(file, int(name[1]), made_at, name[4], file.stat().st_size))
    return sorted(backups, key=lambda each: (each.generation, each.file.name), reverse=True)


def counted(folder: Path) -> list[Backup]:
    """Return the same with the number of their documents, for a person to choose from."""
    return [replace(each, documents=_document_count(each.file)) for each in found(folder)]


def make(folder: Path, reason: str, spared: Path | None = None) -> Path:
    """Make a backup now and drop those of its kind that are too many; return it.

    Args:
        folder: of the library.
        reason: one of :data:`KEPT`.
        spared: a backup that is not dropped now, because it is about to be used.

    Raises:
        WolofSearchError: ``general.disk_full``, ``library.foreign_parts``…, with everything as it was.
    """
    with told(folder), closing(_connect(folder / DATABASE_NAME)) as source:
        require_own(source, folder)
        needed = source.execute("PRAGMA page_count").fetchone()[0] * source.execute("PRAGMA page_size").fetchone()[0]
        if not _has_room(folder, needed + SPARE_BYTES + (needed if reason == DAILY else 0), spared):
            raise WolofSearchError("general.disk_full", path=str(folder))
        place = folder / FOLDER_NAME
        place.mkdir(exist_ok=True)
        now = datetime.now(UTC).strftime("%Y%m%d-%H%M%S")
        target = place / f"library-{generation_of(source):010d}-{now}-{reason}.db"
        copied(source, target)
    others = [each for each in found(folder) if each.reason == reason and each.file != target]
    for backup in others[KEPT[reason] - 1 :]:
        if backup.file != spared:
            backup.file.unlink(missing_ok=True)
    return target


def make_daily(folder: Path) -> Path | None:
    """Make the day's backup unless there is one, or nothing has changed since the newest; return it.

    It can wait for another day: a full disk is no reason to stop what a person is about to do.
    """
    with told(folder), closing(_connect(folder / DATABASE_NAME)) as source:
        now, (empty,) = generation_of(source), source.execute("SELECT NOT EXISTS (SELECT 1 FROM documents)").fetchone()
    newest = found(folder)
    today = datetime.now(UTC).strftime("%Y%m%d")
    # Another day, not a later one: the clock may have been put back.
    if empty or any(each.generation == now or (each.reason, each.day) == (DAILY, today) for each in newest):
        return None
    try:
        return make(folder, DAILY)
    except WolofSearchError as error:
        if error.message_id != "general.disk_full":
            raise
        _log.warning("%s", error)
        return None


def intact(file: Path) -> bool:
    """Return whether a database is one of ours and can be read from end to end; nothing is written beside it."""
    try:
        with closing(untouched(file)) as database:
            require_own(database, file)
            answer: list[tuple[str]] = database.execute("PRAGMA integrity_check(1)").fetchall()
            database.execute("SELECT EXISTS (SELECT 1 FROM documents), EXISTS (SELECT 1 FROM files)").fetchone()
    except (sqlite3.Error, OSError, WolofSearchError):
        return False
    return answer == [("ok",)]


def newest_intact(folder: Path, older_than: Path | None = None) -> Backup | None:
    """Return the newest backup that is not damaged itself, of all or of those older than one of them."""
    backups = found(folder)
    place = next((number for number, each in enumerate(backups, 1) if each.file == older_than), 0)
    return next((each for each in backups[place:] if intact(each.file)), None)


def untouched(file: Path) -> sqlite3.Connection:
    """Open a database that nobody else writes, without a byte being written beside it."""
    return sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro&immutable=1", uri=True)


def copied(source: sqlite3.Connection, target: Path) -> None:
    """Copy an open database to one file, while others may read and write it.

    Raises:
        sqlite3.Error: the source is damaged, or the disk full.
        OSError: the disk refused.
    """
    partial = target.with_name(target.name + ".partial")
    partial.unlink(missing_ok=True)  # of a program that was killed
    try:
        with closing(sqlite3.connect(partial)) as copy:
            pour(source, copy, target.parent)
            copy.execute(
                "PRAGMA journal_mode = DELETE"
            )  # one file alone, that can be read where nothing can be written
        put_in_place(partial, target)
    except BaseException:
        partial.unlink(missing_ok=True)
        raise


def pour(source: sqlite3.Connection, target: sqlite3.Connection, folder: Path) -> None:
    """Replace, in one transaction, all that ``target`` holds by what ``source`` holds.

    Raises:
        WolofSearchError: ``library.busy`` about ``folder`` when another program holds one of them for too long; Python
            alone would wait for ever.
        sqlite3.Error: the source is damaged, or the disk full.
    """
    until_s = time.monotonic() + BUSY_TIMEOUT_MS / 1000

    def look(status: int, _remaining: int, _total: int) -> None:
        if status in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED) and time.monotonic() > until_s:
            raise WolofSearchError("library.busy", path=str(folder))

    source.backup(target, progress=look)


def generation_of(database: sqlite3.Connection) -> int:
    """Return the count of transactions in an open database."""
    (value,) = database.execute("SELECT value FROM meta WHERE key = 'generation'").fetchone()
    return int(value)


def _document_count(file: Path) -> int | None:
    try:
        with closing(untouched(file)) as database:
            require_own(database, file)
            return int(database.execute("SELECT count(*) FROM documents").fetchone()[0])
    except (sqlite3.Error, OSError, WolofSearchError):
        return None


def _has_room(folder: Path, needed_bytes: int, spared: Path | None) -> bool:
    """Return whether so much is free, after old daily backups have made room; the newest of all is never dropped."""
    backups = found(folder)
    old = [each for each in backups[1:] if each.reason == DAILY and each.file != spared]
    while shutil.disk_usage(folder).free < needed_bytes:
        if not old:
            return False
        old.pop().file.unlink(missing_ok=True)
    return True


def _connect(file: Path) -> sqlite3.Connection:
    return sqlite3.connect(file, isolation_level=None, timeout=BUSY_TIMEOUT_MS / 1000)
