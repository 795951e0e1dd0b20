"""Makes a package of a library, which goes on being used meanwhile.

The package gets a database of its own, written anew from what one reading transaction sees: so it is of one moment
whatever is being imported, holds nothing of documents that were deleted before, and tells nothing of the folders,
failures and unfinished work of the computer that it was made on. It is written document by document, so that a library
that only grew begins with the same bytes.
"""

from __future__ import annotations

import json
import sqlite3
import tempfile
import uuid
from collections.abc import Generator, Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from wolofsearch import __version__, paths
from wolofsearch.errors import WolofSearchError
from wolofsearch.events import Throttle
from wolofsearch.library.backups import DATABASE_NAME
from wolofsearch.library.companions import moved_root, parts_of
from wolofsearch.library.failing import told
from wolofsearch.library.location import located
from wolofsearch.library.originals import archive_of, companion
from wolofsearch.library.plain_schema import PlainSchema, schema_of
from wolofsearch.library.records import StoredFile
from wolofsearch.library.scanning import may_be_archive, may_be_document
from wolofsearch.library.schema import MIGRATIONS
from wolofsearch.library.store import Store
from wolofsearch.library.word_vectors import words_in
from wolofsearch.packages import writing
from wolofsearch.packages.failing import require_space
from wolofsearch.packages.head import SMALLEST_CHUNK_BYTES, Manifest
from wolofsearch.packages.names import PortableNames
from wolofsearch.packages.progress import PackageProgress

SUFFIX = ".woloflib"
ORIGINALS = "originals"
"""Folder in a package, and in a library that came in one, where the original documents lie, or would."""
CAME_AS = "package"
"""Key in the notebook of a library that came in a package: which one, and what it held when it came in."""
IDENTITY = "library"
"""Key of what tells a library from others in all its editions: in its notebook, that note, and packages."""
_BY_PASSAGE = "passage_id IN (SELECT id FROM passages WHERE document_id = ?1) ORDER BY passage_id"


def export(
    folder: Path, target: Path, *, originals: bool = False, seed: bytes | None = None
) -> Generator[PackageProgress, None, Manifest]:
    """Make the package ``target`` of the library in ``folder``, and return what it holds.

    Args:
        folder: of the library, open elsewhere or not, also on a medium that cannot be written.
        target: the file; one that is there is replaced once the new one is whole. Its stem names the library.
        originals: the documents themselves come too, as they lie on this computer now, those that moved with the
            library also; the others are counted.
        seed: the publisher's private key; None: the package is not signed.

    Yields:
        How far it is. Closing the generator leaves everything as it was.

    Raises:
        WolofSearchError: ``library.missing``…, ``general.not_replaced``, ``packages.busy``, ``packages.no_space``…
    """
    scratch_home = paths.cache_dir()
    with told(scratch_home):
        scratch_home.mkdir(parents=True, exist_ok=True)
    writing.require_replaceable(target)
    store = Store.open(folder)
    with closing(store), told(scratch_home), tempfile.TemporaryDirectory(dir=scratch_home, prefix="export-") as scratch:
        database_bytes = (store.folder / DATABASE_NAME).stat().st_size
        require_space(scratch_home, database_bytes, scratch_home)
        identity = _identity(store)
        copy = _Copy(store, Path(scratch) / DATABASE_NAME, originals=originals)
        yield from copy.write()
        name = PortableNames().named(target.name.removesuffix(SUFFIX).lstrip(".") or "_")
        made_at = datetime.now(UTC).isoformat(timespec="seconds")
        about = {
            "documents": copy.documents,
            "passages": copy.passages,
            "originals": originals,
            "missing_originals": copy.missing,
            "migrations": copy.migrations,
            IDENTITY: identity,
        }
        pipeline = json.loads(copy.pipeline) if copy.pipeline else None
        manifest = Manifest("library", name, __version__, made_at, pipeline, about, SMALLEST_CHUNK_BYTES)
        return (yield from writing.write(target, manifest, copy.sources, seed))


def _identity(store: Store) -> str:
    """Return what the library is known by; one that has none gets one, which is kept where it can be written."""
    came = json.loads(store.meta(CAME_AS) or "{}")
    known = store.meta(IDENTITY) or came.get(IDENTITY)
    if known:
        return str(known)
    new = uuid.uuid4().hex
    if not store.read_only:
        with store.transaction() as database:
            database.execute("INSERT INTO meta VALUES (?, ?)", [IDENTITY, new])
    return new


class _Copy:
    """The database of a package, and the originals that go with it, by their names there."""

    def __init__(self, store: Store, file: Path, *, originals: bool) -> None:
        self._store = store
        self._file = file
        self._originals = originals
        self._names = PortableNames()
        self._archives: dict[Path, str] = {}
        self._moved: dict[tuple[str, ...], Path] = {}
        self._throttle = Throttle()
        self.sources = {DATABASE_NAME: file}
        self.migrations = [migration.name for migration in MIGRATIONS.applied(store.database)]
        self.pipeline = store.meta("pipeline")
        self.documents = 0
        self.passages = 0
        self.missing = 0

    def write(self) -> Generator[PackageProgress, None, None]:
        schema = schema_of(self.migrations)
        if schema is None:
            raise WolofSearchError("library.too_new", path=str(self._store.folder))
        with closing(sqlite3.connect(self._file, isolation_level=None)) as copy:
            copy.execute("PRAGMA journal_mode = OFF")
            copy.execute("PRAGMA synchronous = OFF")
            copy.execute("BEGIN")
            for statement in schema.plain:
                copy.execute(statement)
            with self._one_moment():
                yield from self._fill(copy, schema)
            copy.execute("COMMIT")

    @contextmanager
    def _one_moment(self) -> Iterator[None]:
        """See the library inside the block as it is now, whatever others write."""
        connection = self._store.database.conn
        connection.execute("BEGIN")
        try:
            yield
        finally:
            connection.execute("ROLLBACK")

    def _fill(self, copy: sqlite3.Connection, schema: PlainSchema) -> Generator[PackageProgress, None, None]:
        rows = self._store.rows
        self.pipeline = self._store.meta("pipeline")
        copy.execute("INSERT INTO meta VALUES ('generation', '0')")
        if self.pipeline:
            copy.execute("INSERT INTO meta VALUES ('pipeline', ?)", [self.pipeline])
        copy.executemany(schema.inserting("collections"), rows(f"{schema.selecting('collections')} ORDER BY id"))
        ids = [row[0] for row in rows("SELECT id FROM documents ORDER BY rowid")]
        total = int(rows("SELECT count(*) FROM passages")[0][0])
        words: set[str] = set()
        for document_id in ids:
            words.update(self._words(document_id))
            for table, condition in (
                ("documents", "id = ?1"),
                ("passages", "document_id = ?1 ORDER BY id"),
                ("vectors", _BY_PASSAGE),
                ("sentences", _BY_PASSAGE),
                ("titles", "document_id = ?1"),
            ):
                if table in schema.columns:
                    found = rows(f"{schema.selecting(table)} WHERE {condition}", [document_id])
                    copy.executemany(schema.inserting(table), found)
                    self.passages += len(found) if table == "passages" else 0
            self.documents += 1
            if self._throttle.ready():
                yield PackageProgress("gathering", self.passages, total)
        if "word_vectors" in schema.columns:
            # Words of documents that were deleted stay behind.
            sql = f"{schema.selecting('word_vectors')} WHERE word IN (*)"
            copy.executemany(schema.inserting("word_vectors"), self._store.rows_in(sql, sorted(words)))
        # Ids of passages are never used again, here as there.
        copy.execute("DELETE FROM sqlite_sequence")
        copy.executemany(
            "INSERT INTO sqlite_sequence VALUES (?, ?)",
            rows("SELECT name, seq FROM sqlite_sequence WHERE name = 'passages'"),
        )
        yield from self._list_files(copy)

    def _words(self, document_id: str) -> set[str]:
        """Return the words of a document that may have vectors."""
        sql = """SELECT title FROM documents WHERE id = ?1 UNION ALL SELECT text FROM passages WHERE document_id = ?1"""
        return {word for (text,) in self._store.rows(sql, [document_id]) for word in words_in(text)}

    def _list_files(self, copy: sqlite3.Connection) -> Generator[PackageProgress, None, None]:
        sql = "SELECT path, root, size_bytes, mtime_ns, document_id FROM files ORDER BY rowid"
        for path, root, size_bytes, mtime_ns, document_id in self._store.rows(sql):
            known = StoredFile(
                located(path, self._store.folder), located(root, self._store.folder), size_bytes, mtime_ns
            )
            if self._originals:
                known = yield from self._found(known, document_id)
            name = self._named(known.path, known.root)
            copy.execute(
                "INSERT INTO files VALUES (?, ?, ?, ?, ?)", [name, ORIGINALS, size_bytes, mtime_ns, document_id]
            )
            if self._throttle.ready():
                yield PackageProgress("gathering", self.passages, self.passages)
        yield PackageProgress("gathering", self.passages, self.passages)

    def _found(self, file: StoredFile, document_id: str) -> Generator[PackageProgress, None, StoredFile]:
        """Return a file as it lies now: where it lay, or beside the library that it moved with; if nowhere, as told."""
        if file.path.is_file() or archive_of(file.path) is not None:
            return file
        place = self._in_moved_archive(file.path)
        if place is None:
            search = companion(file, document_id, self._store.folder)
            try:
                while True:
                    next(search)
                    yield PackageProgress("gathering", self.passages, self.passages)
            except StopIteration as end:
                place = end.value
        if place is None:
            return file
        archive = archive_of(place)
        if archive is not None:
            inside = len(place.relative_to(archive).parts)
            self._moved[tuple(parts_of(file.path)[:-inside])] = archive
        return replace(file, path=place, root=moved_root(file.path, file.root, place))

    def _in_moved_archive(self, path: Path) -> Path | None:
        """Return the place of a file whose archive was found for another: one member's bytes speak for them all."""
        parts = parts_of(path)
        for end in range(len(parts) - 1, 0, -1):
            if (archive := self._moved.get(tuple(parts[:end]))) is not None:
                return archive.joinpath(*parts[end:])
        return None

    def _named(self, path: Path, root: Path) -> str:
        """Return what a file is called in the package, and take it along where it is there and wanted."""
        archive = next((parent for parent in path.parents if may_be_archive(parent.name) and not parent.is_dir()), None)
        if archive is not None and (archive == root or archive.is_relative_to(root) or archive.is_file()):
            if archive not in self._archives:
                self._archives[archive] = self._named_file(archive, root)
            return self._names.named(path.relative_to(archive).as_posix(), self._archives[archive])
        return self._named_file(path, root)

    def _named_file(self, path: Path, root: Path) -> str:
        below = path.relative_to(root.parent) if path.is_relative_to(root) and root.name else Path(path.name)
        name = self._names.named(below.as_posix(), ORIGINALS)
        if self._originals:
            if path.is_file() and may_travel(name):
                self.sources[name] = path
            else:
                self.missing += 1
        return name


def may_travel(name: str) -> bool:
    """Return whether a file of this name may be an original: a document, a scan or an archive, nothing that runs."""
    last = name.rsplit("/", 1)[-1]
    return may_be_document(last, pictures=True, folder=False) or may_be_archive(last)
