"""A library travels: while it is used, cut, updated, and when the one who packed it means harm."""

from __future__ import annotations

import os
import random
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from tests.conftest import WordEncoder
from tests.library.conftest import Bring
from tests.library.made import add_documents
from wolofsearch import paths
from wolofsearch.errors import WolofSearchError
from wolofsearch.events import outcome
from wolofsearch.library import backups, packing, receiving, store
from wolofsearch.library.importing import import_paths
from wolofsearch.library.library import Library
from wolofsearch.library.packing import export
from wolofsearch.library.plain_schema import schema_of
from wolofsearch.library.receiving import import_package
from wolofsearch.library.schema import known_migrations
from wolofsearch.packages import keys, reading, writing
from wolofsearch.packages.progress import PackageProgress
from wolofsearch.search.searching import Searcher


@pytest.fixture
def packed(library: Library, documents: Path, bring: Bring, tmp_path: Path) -> Path:
    """A package of four documents, originals included."""
    bring(documents, collection="Tout")
    outcome(export(library.folder, tmp_path / "Santé.woloflib", originals=True))
    return tmp_path / "Santé.woloflib"


def refused(package: Path, into: Path | None = None) -> str:
    """Return why a package is not taken in; nothing of it is left, and what lay there before lies there still."""
    target = into or paths.libraries_dir() / "Santé"
    before = contents(target)
    with pytest.raises(WolofSearchError) as caught:
        outcome(import_package(package, into))
    assert caught.value.told("fr").next_step
    assert contents(target) == before
    if caught.value.message_id == "packages.unsafe":
        assert not target.with_name(f".{target.name}.incoming").exists()
    return caught.value.message_id


def contents(folder: Path) -> dict[str, bytes]:
    return {str(file.relative_to(folder)): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def last_copied(package: Path) -> PackageProgress:
    """Take a package in and return how its copying ended."""
    events = [event for event in import_package(package) if event is not None]
    return [event for event in events if event.step == "copying"][-1]


def answers(library: Library, encoder: WordEncoder) -> list[tuple[str, float, str]]:
    found = Searcher(library, encoder).text("Quand vacciner les chèvres ?").results
    return [(one.passage, one.score, one.path.name) for one in found]


def test_there_and_back(packed: Path, library: Library, encoder: WordEncoder) -> None:
    received = outcome(import_package(packed))
    assert (received.change, received.folder.name, received.signer.state) == ("added", "Santé", "unsigned")
    with Library.open(received.folder) as there:
        assert there.check() == []
        assert answers(there, encoder) == answers(library, encoder) != []
        assert there.pipeline == library.pipeline
        assert there.store.rows("SELECT * FROM titles") == library.store.rows("SELECT * FROM titles") != []
        assert replace(there.info(), size_bytes=0) == replace(library.info(), size_bytes=0)
        path = there.passages([1])[0].path
        assert path.is_relative_to(received.folder / "originals" / "documents")
        assert path.read_bytes() == library.passages([1])[0].path.read_bytes()
    assert outcome(import_package(packed)).change == "unchanged"
    assert sorted(file.name for file in received.folder.parent.iterdir()) == ["Santé"]


def test_only_the_text_travels_unless_the_originals_are_wanted(
    packed: Path, library: Library, tmp_path: Path, encoder: WordEncoder
) -> None:
    manifest = outcome(export(library.folder, tmp_path / "text.woloflib"))
    assert [file.name for file in manifest.files] == ["library.db"]
    folder = outcome(import_package(tmp_path / "text.woloflib", tmp_path / "text")).folder
    with Library.open(folder) as there:
        assert answers(there, encoder) == answers(library, encoder)
        assert there.check() == []


def test_nothing_of_this_computer_travels(library: Library, documents: Path, bring: Bring, tmp_path: Path) -> None:
    (documents / "secret.txt").write_text("Le mot qui ne doit pas partir est xylophone.", encoding="utf-8")
    (documents / "cassé.pdf").write_bytes(b"%PDF-1.4 broken")
    bring(documents)
    (documents / "secret.txt").unlink()
    bring(documents)
    assert len(library.failures()) == 1
    outcome(export(library.folder, tmp_path / "a.woloflib", originals=True))
    content = (tmp_path / "a.woloflib").read_bytes()
    for gone in (b"xylophone", b"secret.txt", "cassé".encode(), str(tmp_path).encode(), str(Path.home()).encode()):
        assert gone not in content


def test_archives_and_odd_names_travel(library: Library, bring: Bring, tmp_path: Path) -> None:
    import zipfile

    folder = tmp_path / "con"
    folder.mkdir()
    with zipfile.ZipFile(folder / "deux.zip", "w") as archive:
        archive.writestr("dedans/un.txt", "Le mil pousse vite.")
        archive.writestr("Dedans/UN.txt", "La pluie vient en juin.")
    (folder / "a: b?.txt").write_text("Les chèvres boivent.", encoding="utf-8")
    (folder / os.fsdecode(b"caf\xe9.txt")).write_text("Le café se boit chaud.", encoding="utf-8")
    bring(folder)
    assert library.info().documents == 4
    manifest = outcome(export(library.folder, tmp_path / "a.woloflib", originals=True))
    assert sorted(file.name for file in manifest.files) == [
        "library.db",
        "originals/_con/a_ b_.txt",
        "originals/_con/caf_.txt",
        "originals/_con/deux.zip",
    ]
    with Library.open(outcome(import_package(tmp_path / "a.woloflib")).folder) as there:
        assert there.check() == []
        assert {one.path.relative_to(there.folder).as_posix() for one in there.passages([1, 2, 3, 4])} == {
            "originals/_con/a_ b_.txt",
            "originals/_con/caf_.txt",
            "originals/_con/deux.zip/dedans/un.txt",
            "originals/_con/deux.zip/Dedans (2)/UN.txt",
        }


def test_a_package_made_during_an_import_is_of_one_moment(
    library: Library, documents: Path, encoder: WordEncoder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Documents come and go between every two that are copied."""
    list(import_paths(library, [documents / "mil.md", documents / "chevres"], encoder))
    monkeypatch.setattr(packing.Throttle, "ready", lambda _: True)
    work = export(library.folder, tmp_path / "a.woloflib")
    next(work)
    (documents / "mil.md").unlink()
    list(import_paths(library, [documents], encoder))
    assert outcome(work).about["documents"] == 3
    with Library.open(outcome(import_package(tmp_path / "a.woloflib")).folder) as there:
        assert there.check() == []
        assert len(there.words("juin", 5)) == 1
    assert len(library.words("juin", 5)) == 0


DIM = 32
"""Of the vectors of the large library."""


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library of 10,000 passages."""
    folder = tmp_path_factory.mktemp("many")
    with Library.open(folder / "library", create=True) as library:
        add_documents(library, folder / "documents", 0, 1000, DIM)
    return folder / "library"


def test_ten_thousand_passages_travel(many: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Cut at twenty random bytes, taken up again each time, then searched where nothing can be written."""
    encoder = WordEncoder(DIM)
    outcome(export(many, tmp_path / "a.woloflib"))
    target = tmp_path / "stick" / "a"
    staging = target.with_name(".a.incoming")
    rng = random.Random(8)
    with reading.opened(tmp_path / "a.woloflib") as package:
        size_bytes = package.manifest.size_bytes
        chunk_bytes = package.manifest.chunk_bytes
    staging.mkdir(parents=True)
    whole = b""
    for cut in sorted(rng.randrange(size_bytes) for _ in range(20)):
        # What a copy that is cut at this byte leaves on the disk.
        (staging / "library.db").write_bytes(whole[:cut])
        with reading.opened(tmp_path / "a.woloflib") as package:
            steps = list(receiving.receive(package, staging))
        assert steps[-1].reused == len(whole[:cut]) // chunk_bytes * chunk_bytes
        whole = (staging / "library.db").read_bytes()
        assert len(whole) == size_bytes
    (staging / "library.db").write_bytes(whole[: size_bytes // 2])
    assert outcome(import_package(tmp_path / "a.woloflib", target)).folder == target
    monkeypatch.setattr(store, "writable", lambda file: False)
    before = contents(target)
    with Library.open(target) as there, Library.open(many) as here:
        assert there.read_only
        assert there.check() == []
        assert (target / "index.hnsw").is_file()
        for question in ("lait de chèvre", "mil 17", "vaccin école"):
            query = encoder.encode_query(question)
            assert there.words(question, 50) == here.words(question, 50)
            ids = list(range(1, 10_001))
            assert np.array_equal(there.vectors(ids) @ query, here.vectors(ids) @ query)
            found = [
                [(one.document_id, one.passage, one.score) for one in Searcher(asked, encoder).text(question).results]
                for asked in (there, here)
            ]
            assert found[0] == found[1] != []
    assert contents(target) == before


def test_an_update_copies_what_differs(library: Library, tmp_path: Path) -> None:
    source, package = library.folder, tmp_path / "a.woloflib"
    add_documents(library, tmp_path, 0, 300, 256)
    outcome(export(source, package))
    first = last_copied(package)
    assert first.reused == 0
    add_documents(library, tmp_path, 300, 3, 256)
    outcome(export(source, package))
    second = last_copied(package)
    assert second.total > first.total
    assert second.total - second.reused < 0.6 * second.total
    with Library.open(paths.libraries_dir() / "a") as there:
        assert (there.info().documents, there.check()) == (303, [])


def test_an_update_never_replaces_what_was_changed_here(
    packed: Path, library: Library, documents: Path, encoder: WordEncoder, bring: Bring, tmp_path: Path
) -> None:
    folder = outcome(import_package(packed)).folder
    with Library.open(folder) as mine:
        (tmp_path / "mien.txt").write_text("Mon propre document.", encoding="utf-8")
        list(import_paths(mine, [tmp_path / "mien.txt"], encoder))
    (documents / "mil.md").unlink()
    bring(documents)
    outcome(export(library.folder, packed))
    assert refused(packed) == "library.place_taken"
    assert outcome(import_package(packed, tmp_path / "other")).change == "added"
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "mine.txt").write_text("x", encoding="utf-8")
    assert refused(packed, tmp_path / "full") == "library.place_taken"
    (tmp_path / "empty").mkdir()
    assert outcome(import_package(packed, tmp_path / "empty")).change == "added"


def test_an_update_comes_from_the_same_publisher(packed: Path, library: Library, documents: Path, bring: Bring) -> None:
    keys.make_own_key("Thiès")
    seed = keys.own_key()[1]
    outcome(export(library.folder, packed, seed=seed))
    outcome(import_package(packed))
    (documents / "mil.md").unlink()
    bring(documents)
    outcome(export(library.folder, packed))
    assert refused(packed) == "library.other_library"
    outcome(export(library.folder, packed, seed=seed))
    assert outcome(import_package(packed)).change == "updated"


@pytest.mark.parametrize("signed", [True, False])
def test_another_library_of_the_same_name_is_none_of_its_editions(
    packed: Path, library: Library, documents: Path, bring: Bring, tmp_path: Path, signed: bool
) -> None:
    keys.make_own_key("Thiès")
    seed = keys.own_key()[1] if signed else None
    outcome(export(library.folder, packed, seed=seed))
    outcome(import_package(packed))
    with Library.open(tmp_path / "another", create=True) as another:
        outcome(export(another.folder, packed, seed=seed))
    assert refused(packed) == "library.other_library"


def test_a_package_of_an_older_program_is_an_edition_where_its_publisher_signed(
    packed: Path, library: Library, documents: Path, bring: Bring, monkeypatch: pytest.MonkeyPatch
) -> None:
    keys.make_own_key("Thiès")
    seed = keys.own_key()[1]
    monkeypatch.setattr(packing, "_identity", lambda store: None)
    for one, told in ((None, "library.other_library"), (seed, "updated")):
        outcome(export(library.folder, packed, seed=one))
        shutil.rmtree(outcome(import_package(packed, paths.libraries_dir() / "Santé")).folder)
        outcome(import_package(packed))
        (documents / f"{told}.txt").write_text("Un document de plus.", encoding="utf-8")
        bring(documents)
        outcome(export(library.folder, packed, seed=one))
        assert (refused(packed) if one is None else outcome(import_package(packed)).change) == told
        shutil.rmtree(paths.libraries_dir() / "Santé")


def test_an_older_edition_replaces_no_newer_one(
    packed: Path, library: Library, documents: Path, bring: Bring, tmp_path: Path
) -> None:
    old = tmp_path / "old" / packed.name
    old.parent.mkdir()
    head = packed.read_bytes()
    with reading.opened(packed) as package:
        earlier = replace(package.manifest, made_at="2020-01-01T00:00:00+00:00", files=())
        outcome(import_package(packed))
    received = paths.libraries_dir() / "Santé"
    sources = {"library.db": received / "library.db"}
    outcome(writing.write(old, earlier, sources))
    assert old.read_bytes() != head
    assert refused(old) == "library.older_edition"


def test_backups_stay_with_the_library_that_an_update_brings(
    packed: Path, library: Library, documents: Path, bring: Bring
) -> None:
    folder = outcome(import_package(packed)).folder
    asked = backups.make(folder, backups.ASKED)
    (documents / "mil.md").unlink()
    bring(documents)
    outcome(export(library.folder, packed))
    assert outcome(import_package(packed)).change == "updated"
    assert [each.file.name for each in backups.found(folder)] == [asked.name]
    backups.make(folder, backups.ASKED)
    newest = max(backups.found(folder), key=lambda each: each.generation)
    assert newest.file.name != asked.name


def test_an_update_waits_for_the_other_program(packed: Path, library: Library, documents: Path, bring: Bring) -> None:
    with Library.open(outcome(import_package(packed)).folder) as used:
        assert used.info().documents == 4
        (documents / "mil.md").unlink()
        bring(documents)
        outcome(export(library.folder, packed))
        assert refused(packed) == "library.busy"
    assert outcome(import_package(packed)).change == "updated"


def test_cancelled_at_any_step_the_old_one_stays(
    packed: Path, library: Library, documents: Path, bring: Bring, encoder: WordEncoder
) -> None:
    folder = outcome(import_package(packed)).folder
    before = contents(folder)
    (documents / "mil.md").unlink()
    bring(documents)
    outcome(export(library.folder, packed))
    for steps in range(1, 6):
        with closing(import_package(packed)) as work:
            for _ in range(steps):
                next(work)
        assert contents(folder) == before
    assert outcome(import_package(packed)).change == "updated"
    with Library.open(folder) as there:
        assert (there.check(), there.info().documents) == ([], 3)


def test_one_at_a_time(packed: Path, library: Library) -> None:
    with closing(export(library.folder, packed)) as one:
        next(event for event in one if event.step == "copying")
        with pytest.raises(WolofSearchError) as caught:
            outcome(export(library.folder, packed))
        assert caught.value.message_id == "packages.busy"
    with closing(import_package(packed)) as one:
        next(one)
        assert refused(packed) == "packages.busy"
    assert outcome(import_package(packed)).change == "added"


@pytest.mark.parametrize("name", ["mes notes.odt", "folder", "library.db"])
def test_nothing_but_a_package_is_replaced(library: Library, tmp_path: Path, name: str) -> None:
    target = library.folder / name if name == "library.db" else tmp_path / name
    if name == "folder":
        target.mkdir()
    elif name != "library.db":
        target.write_text("Mes notes.", encoding="utf-8")
    before = contents(target.parent)
    with pytest.raises(WolofSearchError) as caught:
        outcome(export(library.folder, target))
    assert caught.value.message_id == "general.not_replaced"
    assert contents(target.parent) == before


def test_a_change_of_places_that_was_cut_is_put_right(packed: Path) -> None:
    folder = outcome(import_package(packed)).folder
    folder.rename(folder.with_name(f".{folder.name}.replaced"))
    assert outcome(import_package(packed)).change == "unchanged"
    assert folder.is_dir()


def test_killed_while_it_takes_a_library_in(packed: Path, encoder: WordEncoder) -> None:
    program = """
import os, sys
from pathlib import Path
from wolofsearch.library.receiving import import_package
for number, event in enumerate(import_package(Path(sys.argv[1]))):
    if number == int(sys.argv[2]):
        os.kill(os.getpid(), 9)
"""
    assert subprocess.run([sys.executable, "-c", program, str(packed), "3"], check=False).returncode == -9
    assert list(paths.libraries_dir().iterdir()) == [paths.libraries_dir() / ".Santé.incoming"]
    with Library.open(outcome(import_package(packed)).folder) as there:
        assert there.check() == []


def test_a_package_of_a_library_without_a_model(library: Library, tmp_path: Path) -> None:
    assert outcome(export(library.folder, tmp_path / "a.woloflib")).pipeline is None
    with Library.open(outcome(import_package(tmp_path / "a.woloflib")).folder) as there:
        assert there.check() == []


@pytest.mark.parametrize("count", range(1, 4))
def test_packages_of_older_programs(count: int) -> None:
    migrations = sorted(known_migrations())[:count]
    assert schema_of(migrations) is not None
    assert schema_of([*migrations[:-1], "m999_future"]) is None
    assert schema_of([]) is None


Trap = Callable[[sqlite3.Connection], object]


@pytest.fixture
def trapped(packed: Path, tmp_path: Path) -> Callable[[Trap], Path]:
    """Return ``trapped(change)``: the package with its database changed, every checksum right."""

    def make(change: Trap) -> Path:
        with reading.opened(packed) as package:
            list(receiving.receive(package, tmp_path / "open"))
            manifest = package.manifest
        with closing(sqlite3.connect(tmp_path / "open" / "library.db", isolation_level=None)) as database:
            change(database)
        outcome(writing.write(packed, manifest, {one.name: tmp_path / "open" / one.name for one in manifest.files}))
        return packed

    return make


def sql(*statements: str) -> Trap:
    def change(database: sqlite3.Connection) -> None:
        for statement in statements:
            database.execute(statement)

    return change


TRAPS: dict[str, Trap] = {
    "trigger": sql("CREATE TRIGGER t AFTER INSERT ON passages BEGIN DELETE FROM documents; END"),
    "view": sql("CREATE VIEW v AS SELECT load_extension('x')"),
    "virtual table": sql("CREATE VIRTUAL TABLE words USING fts5 (text)"),
    "another table": sql("CREATE TABLE more (x)"),
    "another index": sql("CREATE INDEX more ON documents (title)"),
    "index that computes": sql("CREATE INDEX more ON documents (lower(title))"),
    "generated column": sql("ALTER TABLE meta ADD COLUMN x GENERATED ALWAYS AS (upper(key)) VIRTUAL"),
    "missing table": sql("DROP TABLE roots"),
    "other table": sql("DROP TABLE roots", "CREATE TABLE roots (path TEXT)"),
    "schema by hand": sql(
        "PRAGMA writable_schema = ON",
        "UPDATE sqlite_master SET sql = sql || ' ' WHERE name = 'meta'",
    ),
    "view instead of a table": sql("DROP TABLE jobs", "CREATE VIEW jobs AS SELECT * FROM roots"),
    "log": sql("PRAGMA journal_mode = WAL"),
    "job": sql("INSERT INTO jobs (path, root, size_bytes, batch) VALUES ('x', 'x', 1, 'x')"),
    "root": sql("INSERT INTO roots VALUES ('/etc', NULL, '[]', '[]', 0)"),
    "path out": sql("UPDATE files SET path = '../../evil.txt' WHERE rowid = 1"),
    "path below": sql("UPDATE files SET path = 'originals/../../evil.txt' WHERE rowid = 1"),
    "absolute path": sql("UPDATE files SET path = '/etc/passwd' WHERE rowid = 1"),
    "path on a server": sql("UPDATE files SET path = '\\\\server\\share\\x.pdf' WHERE rowid = 1"),
    "path of bytes": sql("UPDATE files SET path = CAST(path AS BLOB)"),
    "no path": sql("UPDATE files SET path = NULL WHERE rowid = 1"),
    "another root": sql("UPDATE files SET root = '/'"),
    "number for text": sql("UPDATE documents SET text = CAST(x'ff' AS TEXT)"),
    "bytes for text": sql("UPDATE passages SET text = x'00' WHERE id = 1"),
    "text for a number": sql("UPDATE passages SET page = 'x' WHERE id = 1"),
    "passage that is not in its document": sql("UPDATE passages SET text = 'other' WHERE id = 1"),
    "passage before its beginning": sql('UPDATE passages SET "start" = -1 WHERE id = 1'),
    "short vector": sql("UPDATE vectors SET vector = x'0000' WHERE passage_id = 1"),
    "vector of no length": sql("UPDATE vectors SET vector = zeroblob(length(vector)) WHERE passage_id = 1"),
    "vector of nothing": sql("UPDATE vectors SET vector = replace(hex(vector), 'x', '') WHERE passage_id = 1"),
    "missing vector": sql("DELETE FROM vectors WHERE passage_id = 1"),
    "short title": sql("UPDATE titles SET vector = x'0000' WHERE rowid = 1"),
    "title of no length": sql("UPDATE titles SET vector = zeroblob(length(vector)) WHERE rowid = 1"),
    "odd sentence": sql("UPDATE sentences SET vectors = x'00' WHERE passage_id = 1"),
    "no sentence": sql("UPDATE sentences SET vectors = x'' WHERE passage_id = 1"),
    "pages that are none": sql("UPDATE documents SET pages = '{}'"),
    "pages of text": sql("UPDATE documents SET pages = '[[\"1\", 0, 1]]'"),
    "endless pages": sql(f"UPDATE documents SET pages = '{'[' * 100_000}'"),
    "another id": sql("PRAGMA foreign_keys = ON", "UPDATE documents SET format = '../x'"),
    "lost reference": sql("DELETE FROM documents WHERE rowid = 1"),
    "file of nobody": sql("UPDATE files SET document_id = 'x' WHERE rowid = 1"),
    "another model": sql("UPDATE meta SET value = replace(value, 'words', 'other') WHERE key = 'pipeline'"),
    "more in the notebook": sql("INSERT INTO meta VALUES ('index_sha256', 'x')"),
    "no generation": sql("DELETE FROM meta WHERE key = 'generation'"),
    "more documents": sql("DELETE FROM files", "DELETE FROM vectors", "DELETE FROM sentences", "DELETE FROM passages"),
    "sequence at its end": sql("UPDATE sqlite_sequence SET seq = 9223372036854775807"),
    "sequence of another": sql("INSERT INTO sqlite_sequence VALUES ('x', 1)"),
}


@pytest.mark.parametrize("trap", TRAPS)
def test_every_trap_in_a_database_is_seen(trapped: Callable[[Trap], Path], trap: str) -> None:
    package = trapped(TRAPS[trap])
    assert refused(package) == "packages.unsafe"


def test_without_a_trap_it_is_taken_in(trapped: Callable[[Trap], Path]) -> None:
    assert outcome(import_package(trapped(sql("VACUUM")))).change == "added"


def test_a_database_of_random_bytes(trapped: Callable[[Trap], Path], tmp_path: Path) -> None:
    """Every page of the database in turn is overwritten: told, never a crash, and never taken for sound."""
    package = trapped(sql())
    good = (tmp_path / "open" / "library.db").read_bytes()
    rng = np.random.default_rng(0)
    with reading.opened(package) as opened:
        manifest = opened.manifest
    for page in range(0, len(good) // 4096, 6):
        spoilt = good[: page * 4096] + rng.bytes(4096) + good[(page + 1) * 4096 :]
        (tmp_path / "open" / "library.db").write_bytes(spoilt)
        outcome(writing.write(package, manifest, {one.name: tmp_path / "open" / one.name for one in manifest.files}))
        assert refused(package) == "packages.unsafe"


@pytest.mark.parametrize(
    "name",
    [
        "index.hnsw",
        "index.json",
        "library.db-wal",
        "originals/run.exe",
        "originals/x.desktop",
        "originals/x.lnk",
        "x.txt",
    ],
)
def test_files_that_no_library_has(packed: Path, tmp_path: Path, name: str) -> None:
    with reading.opened(packed) as package:
        list(receiving.receive(package, tmp_path / "open"))
        manifest = package.manifest
    (tmp_path / "open" / "extra").write_bytes(b"x")
    files = {one.name: tmp_path / "open" / one.name for one in manifest.files}
    outcome(writing.write(packed, manifest, {**files, name: tmp_path / "open" / "extra"}))
    assert refused(packed) == "packages.unsafe"


def test_a_newer_library_is_told(packed: Path, tmp_path: Path) -> None:
    with reading.opened(packed) as package:
        list(receiving.receive(package, tmp_path / "open"))
        manifest = package.manifest
    about = {**manifest.about, "migrations": [*manifest.about["migrations"], "m999_future"]}
    files = {one.name: tmp_path / "open" / one.name for one in manifest.files}
    outcome(writing.write(packed, replace(manifest, about=about), files))
    assert refused(packed) == "library.too_new"


@pytest.fixture
def stick(packed: Path, tmp_path: Path) -> Iterator[Path]:
    """The library on a real medium that cannot be written; needs the right to mount."""
    folder = str(outcome(import_package(packed, tmp_path / "stick")).folder)
    if shutil.which("mount") is None or subprocess.run(["mount", "--bind", folder, folder], check=False).returncode:
        pytest.skip("needs the right to mount")
    try:
        subprocess.run(["mount", "-o", "remount,bind,ro", folder], check=True)
        yield Path(folder)
    finally:
        subprocess.run(["umount", folder], check=True)


def test_searched_and_packed_straight_from_a_stick(
    stick: Path, library: Library, encoder: WordEncoder, tmp_path: Path
) -> None:
    with Library.open(stick) as there:
        assert there.read_only
        assert answers(there, encoder) == answers(library, encoder)
    assert outcome(export(stick, tmp_path / "again.woloflib", originals=True)).about["documents"] == 4
    assert outcome(import_package(tmp_path / "again.woloflib")).change == "added"
