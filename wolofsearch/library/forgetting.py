"""A folder that was imported is forgotten: what came in with it leaves the library, the files themselves stay.

A file that another imported folder wants too, and a document that lies elsewhere as well, stay. The folder itself is
forgotten last, so that what a kill leaves undone is done by asking again.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from wolofsearch.errors import WolofSearchError
from wolofsearch.events import Event, FileRemoved
from wolofsearch.library import writing
from wolofsearch.library.library import Library
from wolofsearch.library.location import Stored, absolute, located, shown, stored
from wolofsearch.library.roots import Root, remembered
from wolofsearch.library.store import Store

_AT_ONCE = 200


@dataclass(frozen=True, slots=True)
class Imported:
    """A folder or file that was given to an import, and how many documents of the library lie in it."""

    path: Path
    documents: int


@dataclass(frozen=True, slots=True)
class Forgettable:
    """What forgetting a folder takes out. ``documents``: that lie nowhere else."""

    path: Path
    files: int
    documents: int


def imported(store: Store) -> list[Imported]:
    """Return all that was ever given to imports, in that order."""
    counts = dict(store.rows("SELECT root, count(DISTINCT document_id) FROM files GROUP BY root"))
    rows = store.rows("SELECT path FROM roots ORDER BY rowid")
    return [Imported(located(name, store.folder), counts.get(name, 0)) for (name,) in rows]


def forgettable(library: Library, path: Path) -> Forgettable:
    """Return what :func:`forget` would take out of the library; changes nothing.

    Raises:
        WolofSearchError: ``library.not_imported`` where no import was ever given this very path.
    """
    path = absolute(path)
    own = _Own(library.store, path)
    held = library.store.rows("SELECT document_id, path FROM files")
    leaving = set(own.files)
    documents = {document for document, name in held if name in leaving}
    documents -= {document for document, name in held if name not in leaving}
    return Forgettable(path, len(own.files), len(documents))


def forget(library: Library, path: Path) -> Iterator[Event]:
    """Take all out of a library that came in with a folder or file, and its failures; touch no file.

    Args:
        library: open and writable.
        path: as it was given to an import; it need not be there any more.

    Yields:
        :class:`FileRemoved` for every file. Closing the generator keeps what is left, to be forgotten another time.

    Raises:
        WolofSearchError: ``library.read_only``, ``library.not_imported``, ``general.disk_full``, ``library.busy``…
    """
    if library.read_only:
        raise WolofSearchError("library.read_only", path=str(library.folder))
    store, path = library.store, absolute(path)
    own = _Own(store, path)
    with store.transaction() as database:
        for name, root in own.kept:
            database.execute("UPDATE files SET root = ? WHERE path = ?", [stored(root, store.folder), name])
        database.execute("DELETE FROM jobs WHERE root = ?", [own.name])
    if own.failures:
        writing.forget(store, own.failures)
    for first in range(0, len(own.files), _AT_ONCE):
        some = own.files[first : first + _AT_ONCE]
        writing.forget(store, some)
        for name in some:
            yield FileRemoved(shown(located(name, store.folder)))
    with store.transaction() as database:
        for (name,) in store.rows("SELECT path FROM archives"):
            if own.is_at_or_below(name):
                database.execute("DELETE FROM archives WHERE path = ?", [name])
        database.execute("DELETE FROM roots WHERE path = ?", [own.name])
    pipeline = library.pipeline
    if pipeline is not None and library.neighbours.stale(pipeline):
        for _ in library.neighbours.rebuild(pipeline):
            pass


class _Own:
    """What came in with one root. ``kept``: its files that another root wants, with that root."""

    def __init__(self, store: Store, path: Path) -> None:
        self._store = store
        self._path = path
        self.name = stored(path, store.folder)
        roots = remembered(store, every=True)
        if all(root.path != path for root in roots):
            raise WolofSearchError("library.not_imported", path=shown(path))
        others = [root for root in roots if root.path != path]
        self.files: list[Stored] = []
        self.kept: list[tuple[Stored, Path]] = []
        for (name,) in store.rows("SELECT path FROM files WHERE root = ? ORDER BY path", [self.name]):
            root = _wanting(located(name, store.folder), others)
            if root is None:
                self.files.append(name)
            else:
                self.kept.append((name, root.path))
        self.failures: list[Stored] = [
            name
            for (name,) in store.rows("SELECT path FROM failures")
            if self.is_at_or_below(name) and _wanting(located(name, store.folder), others) is None
        ]

    def is_at_or_below(self, name: Stored) -> bool:
        return located(name, self._store.folder).is_relative_to(self._path)


def _wanting(file: Path, roots: list[Root]) -> Root | None:
    for root in roots:
        if file == root.path:
            return root
        if file.is_relative_to(root.path) and root.selection.takes(file.relative_to(root.path).as_posix()):
            return root
    return None
