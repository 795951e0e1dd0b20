"""The queue of an import, kept in the database: what is left to do survives the power cut.

A row exists only while its work is outstanding. Cancelling takes the rows of the cancelled import away; being killed
leaves them, and the next import goes on with them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from wolofsearch.library.location import Stored, located, stored
from wolofsearch.library.scanning import Found
from wolofsearch.library.store import Store


@dataclass(frozen=True, slots=True)
class Job:
    """A file to import. ``ocr``: also the text in its pictures; ``slow``: only that is left to do."""

    id: int
    path: Path
    root: Path
    collection: str | None
    size_bytes: int
    ocr: bool = False
    slow: bool = False


def add(
    store: Store, files: Sequence[Found], root: Path, collection: str | None, batch: str, *, ocr: bool = False
) -> None:
    """Put files in the queue under the name of their import, ``batch``."""
    with store.transaction() as database:
        for file in files:
            database.execute(
                """INSERT OR REPLACE INTO jobs (path, root, collection, size_bytes, batch, ocr)
                VALUES (?, ?, ?, ?, ?, ?)""",
                [stored(file.path, store.folder), stored(root, store.folder), collection, file.size_bytes, batch, ocr],
            )


def load(store: Store) -> tuple[int, int]:
    """Return how many files wait, and their size in bytes."""
    files, size_bytes = store.rows("SELECT count(*), coalesce(sum(size_bytes), 0) FROM jobs")[0]
    return files, size_bytes


def postponed(store: Store) -> int:
    """Return how many files wait until all quick ones are done."""
    return int(store.rows("SELECT count(*) FROM jobs WHERE slow")[0][0])


def waiting(store: Store) -> Iterator[Job]:
    """Yield the jobs, each once; one that another import finishes meanwhile is not yielded.

    Small files come first: after minutes most documents can be found, while the few thick ones are still to come, and
    after these the slow ones.
    """
    last = (0, -1, 0)
    while rows := store.rows(
        """SELECT slow, size_bytes, id, path, root, collection, ocr FROM jobs
        WHERE (slow, size_bytes, id) > (?, ?, ?) ORDER BY slow, size_bytes, id LIMIT 1""",
        last,
    ):
        slow, size_bytes, id_, path, root, collection, ocr = rows[0]
        last = (slow, size_bytes, id_)
        places = located(path, store.folder), located(root, store.folder)
        yield Job(id_, *places, collection, size_bytes, ocr=bool(ocr), slow=bool(slow))


def postpone(store: Store, name: Stored) -> None:
    """Let one file wait until all quick ones are done."""
    with store.transaction() as database:
        database.execute("UPDATE jobs SET slow = 1 WHERE path = ?", [name])


def drop(store: Store, name: Stored) -> None:
    """Take one file out of the queue."""
    with store.transaction() as database:
        database.execute("DELETE FROM jobs WHERE path = ?", [name])


def drop_batch(store: Store, batch: str) -> None:
    """Take a whole import out of the queue."""
    with store.transaction() as database:
        database.execute("DELETE FROM jobs WHERE batch = ?", [batch])
