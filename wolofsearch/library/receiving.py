"""Takes in a library that came in a package, perhaps in the place of an older copy of it.

It is copied into a folder beside its place, checked as a stranger's, made searchable, checked as a library, and takes
its place by being renamed. Until then what was there before goes on as if nothing happened; and a copy that was cut
is found again by the next call. An index is never taken over from elsewhere but built here.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import sqlite3
from collections.abc import Generator
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from wolofsearch import paths
from wolofsearch.errors import WolofSearchError
from wolofsearch.events import Throttle
from wolofsearch.library import backups
from wolofsearch.library.aside import Aside
from wolofsearch.library.backups import DATABASE_NAME
from wolofsearch.library.failing import told
from wolofsearch.library.foreign import ForeignDatabase
from wolofsearch.library.library import Library
from wolofsearch.library.location import absolute
from wolofsearch.library.packing import CAME_AS, IDENTITY, ORIGINALS, may_travel
from wolofsearch.library.plain_schema import PlainSchema
from wolofsearch.library.restoring import count_on
from wolofsearch.library.schema import MIGRATIONS
from wolofsearch.library.store import Store
from wolofsearch.library.word_vectors import COMPLETE, complete
from wolofsearch.packages.head import Manifest
from wolofsearch.packages.one_writer import one_writer
from wolofsearch.packages.progress import PackageProgress
from wolofsearch.packages.reading import Package, Signer, opened
from wolofsearch.packages.receiving import receive
from wolofsearch.whole_file import sync_folder

_ALONE_S = 0.2
"""How long another program may take to let go of a library."""
Steps = Generator[PackageProgress | None, None, None]


@dataclass(frozen=True, slots=True)
class Received:
    """A library that came in. ``change``: ``"added"``, ``"updated"`` or ``"unchanged"`` (this package is there)."""

    folder: Path
    manifest: Manifest
    signer: Signer
    change: str


def place_of(manifest: Manifest) -> Path:
    """Return the folder that a library gets where the person names none."""
    return paths.libraries_dir() / manifest.name


def import_package(file: Path, into: Path | None = None) -> Generator[PackageProgress | None, None, Received]:
    """Take in the library of the package ``file``.

    Args:
        file: a ``.woloflib``.
        into: the folder that it shall have, also one on a stick, from where it can be searched without a copy;
            None: one in the data folder.

    Yields:
        How far it is, None where there is nothing to tell. Closing the generator leaves what was there before; what is
        copied is kept for the next time.

    Raises:
        WolofSearchError: ``packages.…``; ``library.place_taken`` where something else, or a library that was changed
            here since it came in, lies in its place; ``library.other_library`` or ``library.older_edition``.
    """
    with opened(file, "library") as package, one_writer(target := absolute(into or place_of(package.manifest))):
        _require_library(package)
        staging, replaced = (target.with_name(f".{target.name}.{end}") for end in ("incoming", "replaced"))
        with told(target):
            target.parent.mkdir(parents=True, exist_ok=True)
            if replaced.exists() and not target.exists():  # the last step of an earlier call was cut
                replaced.rename(target)
            _let_go(replaced, target)
        note = _require_place(target, package)
        new = {
            "digest": hashlib.sha256(package.manifest.as_bytes()).hexdigest(),
            "key": package.signer.public_key,
            IDENTITY: package.manifest.about.get(IDENTITY),
            "made_at": package.manifest.made_at,
        }
        if note is not None and note["digest"] == new["digest"]:
            return Received(target, package.manifest, package.signer, "unchanged")
        yield from receive(package, staging, target if note is not None else None)
        with told(staging):
            try:
                yield from _checked(staging, package, new)
            except WolofSearchError as error:
                if error.message_id == "packages.unsafe":
                    shutil.rmtree(staging, ignore_errors=True)
                raise
            _take_place(staging, target, replaced)
        return Received(target, package.manifest, package.signer, "updated" if note is not None else "added")


def _require_library(package: Package) -> None:
    names = [file.name for file in package.manifest.files]
    strays = [name for name in names if name != DATABASE_NAME and not _is_original(name)]
    if strays or DATABASE_NAME not in names:
        raise WolofSearchError("packages.unsafe", path=package.path, detail=[*strays, DATABASE_NAME][0])


def _is_original(name: str) -> bool:
    return name.startswith(f"{ORIGINALS}/") and may_travel(name)


def _require_place(target: Path, package: Package) -> dict[str, Any] | None:
    """Return the note of the older copy that may be replaced, None where the place is free.

    Only a copy that came in an older package of the same library and publisher and was not changed here since may go.
    """
    taken = WolofSearchError("library.place_taken", path=str(target), name=package.path.name)
    with told(target):
        if not target.exists() or (target.is_dir() and not any(target.iterdir())):
            return None
    if not (target / DATABASE_NAME).is_file():
        raise taken
    store = Store.look(target)
    with closing(store):
        written = store.meta(CAME_AS)
        note: dict[str, Any] = json.loads(written) if written else {}
        if not _is_edition(package, note):
            raise WolofSearchError("library.other_library", path=str(target), name=package.path.name)
        if note.get("holds") != _holds(store):
            raise taken
    if package.manifest.made_at < note.get("made_at", ""):
        raise WolofSearchError("library.older_edition", path=str(target), name=package.path.name)
    _require_alone(target)
    return note


def _is_edition(package: Package, note: dict[str, Any]) -> bool:
    """Return whether a package is of the library and publisher that a note tells of.

    What older programs made tells no identity: there the publisher's key must do; where nobody signed, nothing does.
    """
    key, identity, known = package.signer.public_key, package.manifest.about.get(IDENTITY), note.get(IDENTITY)
    if note.get("key") != key:
        return False
    return identity == known if identity and known else key is not None


def _require_alone(target: Path) -> None:
    """Raise ``library.busy`` where another program has the library open: what it writes from now on would be lost."""
    if not os.access(target, os.W_OK):
        raise WolofSearchError("library.read_only", path=str(target))
    address = (target / DATABASE_NAME).as_uri()
    with told(target), closing(sqlite3.connect(address, uri=True, isolation_level=None, timeout=_ALONE_S)) as alone:
        alone.execute("PRAGMA locking_mode = EXCLUSIVE")
        alone.execute("BEGIN IMMEDIATE")
        alone.execute("ROLLBACK")


def _holds(store: Store) -> str:
    """Return a checksum of what a person would miss: documents, where they belong, what they were made with."""
    rows = [
        store.meta("pipeline"),
        *store.rows(
            """SELECT documents.id, text_id, name FROM documents LEFT JOIN collections ON collections.id = collection_id
            ORDER BY documents.id"""
        ),
        *store.rows("SELECT path, document_id FROM files ORDER BY path"),
        *store.rows("SELECT path FROM roots ORDER BY path"),
    ]
    return hashlib.sha256(repr(rows).encode(errors="replace")).hexdigest()


def _checked(staging: Path, package: Package, note: dict[str, Any]) -> Steps:
    """Make a library of what was copied, if it is sound."""
    aside = Aside()
    yield PackageProgress("checking", 0, 0)
    foreign = ForeignDatabase(staging / DATABASE_NAME, package.manifest, ORIGINALS)
    schema = yield from aside.do(foreign.check, foreign.stop)
    yield from _made_searchable(staging, schema, package, aside)
    yield from _finished(staging, note, aside)


def _made_searchable(staging: Path, schema: PlainSchema, package: Package, aside: Aside) -> Steps:
    """Add what a package does not bring: the full-text index, the triggers that keep it, and the list of migrations."""
    connection = sqlite3.connect(staging / DATABASE_NAME, isolation_level=None, check_same_thread=False)

    def add() -> None:
        for statement in schema.searching:
            connection.execute(statement)
        for words in ("words", "document_words"):
            if any(f"TABLE {words} " in statement for statement in schema.searching):
                connection.execute(f"INSERT INTO {words} ({words}) VALUES ('rebuild')")  # noqa: S608 - names of our own
        connection.execute("COMMIT")

    with closing(connection):
        connection.execute("PRAGMA trusted_schema = OFF")
        connection.execute("BEGIN")
        yield PackageProgress("indexing", 0, 0)
        yield from aside.do(add, connection.interrupt)
    from sqlite_utils import Database

    with Database(staging / DATABASE_NAME, execute_plugins=False) as database:
        MIGRATIONS.ensure_migrations_table(database)
        for name in package.manifest.about["migrations"]:
            row = {"migration_set": MIGRATIONS.name, "name": name, "applied_at": package.manifest.made_at}
            database["_sqlite_migrations"].insert(row)


def _finished(staging: Path, note: dict[str, Any], aside: Aside) -> Steps:
    """Bring the library up to date, build its index, and look whether it is sound."""
    throttle = Throttle()
    with Library.open(staging) as library:
        total = library.info().passages
        pipeline = library.pipeline
        if pipeline is not None and library.neighbours.stale(pipeline):
            for done in library.neighbours.rebuild(pipeline):
                if throttle.ready():
                    yield PackageProgress("indexing", done, total)
        yield PackageProgress("checking", total, total)
        problems = yield from aside.do(library.check, library.store.database.conn.interrupt)
        if problems:
            raise WolofSearchError("packages.unsafe", path=str(staging), detail=" ".join(problems))
        worded = yield from aside.do(partial(complete, library.store), library.store.database.conn.interrupt)
        with library.store.transaction() as database:
            if worded:
                database.execute("INSERT OR REPLACE INTO meta VALUES (?, '1')", [COMPLETE])
            written = json.dumps({**note, "holds": _holds(library.store)})
            database.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", [CAME_AS, written])


def _take_place(staging: Path, target: Path, replaced: Path) -> None:
    with (staging / DATABASE_NAME).open("rb+") as file:
        os.fsync(file.fileno())
    if target.exists():
        target.rename(replaced)
    try:
        staging.rename(target)
    except OSError:
        if replaced.exists():
            replaced.rename(target)
        raise
    sync_folder(target.parent)
    _let_go(replaced, target)


def _let_go(replaced: Path, target: Path) -> None:
    """Remove what was replaced, but for its backups: they go to what took its place."""
    kept = replaced / backups.FOLDER_NAME
    if kept.is_dir() and not (target / backups.FOLDER_NAME).exists():
        kept.rename(target / backups.FOLDER_NAME)
        count_on(target, target / DATABASE_NAME)
    shutil.rmtree(replaced, ignore_errors=True)
