"""Puts right what a check finds, without losing a document: what is damaged is set aside, never destroyed."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from wolofsearch.errors import WolofSearchError
from wolofsearch.library import backups, checking, index
from wolofsearch.library.backups import DATABASE_NAME
from wolofsearch.library.durability import put_in_place
from wolofsearch.library.failing import told
from wolofsearch.library.library import Library
from wolofsearch.library.mending import UNENCODED, encodable
from wolofsearch.library.restoring import RECOVERED_NAME, restore, take_its_place
from wolofsearch.library.salvage import make_fit, salvage
from wolofsearch.library.word_vectors import COMPLETE


def repair(folder: Path) -> Iterator[str]:
    """Repair the library in ``folder``; the documents themselves, and a library in good order, are never touched.

    Passages whose vectors are lost get new ones from :func:`~wolofsearch.library.mending.mend`.

    Yields:
        What was done, a message id after the other: ``library.repaired_…``.

    Raises:
        WolofSearchError: ``library.missing``, ``.lost_for_good``, ``.too_new``, ``.busy``, ``general.disk_full``…
    """
    if backups.intact(folder / RECOVERED_NAME):
        with told(folder):
            take_its_place(folder)
        yield "library.repaired_database"
    elif (trouble := _trouble(folder)) == "library.lost":
        if restore(folder) is None:
            raise WolofSearchError("library.lost_for_good", path=str(folder))
        yield "library.repaired_lost"
    elif trouble:
        yield from _recover(folder)
    with Library.open(folder) as library:
        if not library.check():
            return
        if library.read_only:
            raise WolofSearchError("library.read_only", path=str(folder))
        backups.make(folder, backups.REPAIR)
        yield from _put_right(library)


def _trouble(folder: Path) -> str | None:
    """Return the id of what is wrong with the database, None where it opens and SQLite finds it whole."""
    try:
        with Library.open(folder) as library:
            whole = library.store.rows("PRAGMA integrity_check(1)") == [("ok",)]
            return None if whole else "library.broken"
    except WolofSearchError as error:
        if error.message_id not in {"library.broken", "library.foreign_parts", "library.lost"}:
            raise
        return error.message_id


def _recover(folder: Path) -> Iterator[str]:
    """Put in the place of a damaged database what it still tells, completed by the newest whole backup."""
    backup = backups.newest_intact(folder)
    partial = folder / (RECOVERED_NAME + ".partial")
    with told(folder):
        salvage(folder / DATABASE_NAME, partial, backup.file if backup else None)
        _mark_unencoded(partial)
        put_in_place(partial, folder / RECOVERED_NAME)
        take_its_place(folder)
    yield "library.repaired_database"


def _mark_unencoded(file: Path) -> None:
    database = sqlite3.connect(file)
    with database:
        database.execute("INSERT OR REPLACE INTO meta VALUES (?, '1')", [UNENCODED])
    database.close()


def _put_right(library: Library) -> Iterator[str]:
    store, pipeline = library.store, library.pipeline
    with store.transaction() as database:
        torn = checking.torn_passages(library)
        for document_id in torn:
            database.execute("DELETE FROM passages WHERE document_id = ?", [document_id])
        make_fit(database)
        for words in ("words", "document_words"):
            database.execute(f"INSERT INTO {words} ({words}) VALUES ('rebuild')")  # noqa: S608 - names of our own
    yield "library.repaired_records"
    unfit = checking.unfit_vectors(library) + checking.unfit_sentences(library)
    untitled, unworded = checking.unfit_titles(library), checking.unfit_words(library)
    with store.transaction() as database:
        for id_ in unfit:
            for table in ("vectors", "sentences"):
                database.execute(f"DELETE FROM {table} WHERE passage_id = ?", [id_])  # noqa: S608 - names of our own
        for document_id in untitled:
            database.execute("DELETE FROM titles WHERE document_id = ?", [document_id])
        if unworded:
            database.execute("DELETE FROM word_vectors")
            database.execute("DELETE FROM meta WHERE key = ?", [COMPLETE])
        if encodable(pipeline):
            database.execute("INSERT OR REPLACE INTO meta VALUES (?, '1')", [UNENCODED])
    if unfit or untitled or unworded:
        yield "library.repaired_vectors"
    header = index.read_header(library.folder)
    if unfit or torn or header is None or not index.intact(library.folder, header):
        with suppress(FileNotFoundError):
            (library.folder / index.INDEX_NAME).unlink()
        if pipeline is not None and library.neighbours.stale(pipeline):
            for _ in library.neighbours.rebuild(pipeline):
                pass
        yield "library.repaired_index"
