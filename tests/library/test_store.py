"""Opening, moving, locking, filling up: the database file under every condition."""

from __future__ import annotations

import errno
import shutil
import sqlite3
import subprocess
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from sqlite_utils import Database, Migrations

from tests.conftest import WordEncoder
from tests.library.conftest import Bring
from wolofsearch.errors import WolofSearchError
from wolofsearch.events import FileDone
from wolofsearch.library import arriving, backups, schema, store, writing
from wolofsearch.library.importing import import_paths
from wolofsearch.library.library import Library
from wolofsearch.library.records import Pipeline
from wolofsearch.library.roots import remembered
from wolofsearch.library.sameness import text_id
from wolofsearch.library.store import Store
from wolofsearch.library.vectors import packed
from wolofsearch.search.searching import Searcher


@pytest.fixture
def read_only(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every folder looks like one on a medium that cannot be written."""
    monkeypatch.setattr(store, "writable", lambda file: False)


@pytest.fixture
def protected(library: Library) -> Iterator[Path]:
    """The library's folder as a real medium that cannot be written; needs the right to mount."""
    folder = str(library.folder)
    if shutil.which("mount") is None or subprocess.run(["mount", "--bind", folder, folder], check=False).returncode:
        pytest.skip("needs the right to mount")
    library.close()
    try:
        subprocess.run(["mount", "-o", "remount,bind,ro", folder], check=True)
        yield library.folder
    finally:
        subprocess.run(["umount", folder], check=True)


def contents(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in folder.iterdir()}


def refused(folder: Path, *, create: bool = False) -> WolofSearchError:
    with pytest.raises(WolofSearchError) as raised:
        Library.open(folder, create=create)
    assert raised.value.told().next_step
    return raised.value


def test_no_library_is_told_and_none_is_made(tmp_path: Path) -> None:
    assert refused(tmp_path).message_id == "library.missing"
    assert list(tmp_path.iterdir()) == []


def test_a_new_library_is_empty_and_in_order(library: Library) -> None:
    info = library.info()
    assert (info.documents, info.passages, info.collections, info.pipeline) == (0, 0, [], None)
    assert info.size_bytes > 0
    assert library.check() == []
    assert not library.read_only


def test_a_birth_that_was_cut_short_is_completed(tmp_path: Path) -> None:
    (tmp_path / "library.db").write_bytes(b"")
    assert refused(tmp_path).message_id == "library.missing"
    with Library.open(tmp_path, create=True) as library:
        assert library.check() == []


@pytest.mark.parametrize("content", [b"not a database at all " * 100, b"SQLite format 3\x00" + b"\xff" * 5000])
def test_what_is_no_database_is_told(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "library.db").write_bytes(content)
    assert refused(tmp_path, create=True).message_id == "library.broken"
    assert (tmp_path / "library.db").read_bytes() == content


def test_the_database_of_another_program_is_told_and_left_alone(tmp_path: Path) -> None:
    with Database(tmp_path / "library.db") as other:
        other["songs"].insert({"title": "Xalam"})  # type: ignore[union-attr]
    assert refused(tmp_path, create=True).message_id == "library.broken"
    assert Database(tmp_path / "library.db").table_names() == ["songs"]


def test_a_newer_library_is_told(library: Library, documents: Path, bring: Bring) -> None:
    bring(documents)
    library.store.database.execute(
        "INSERT INTO _sqlite_migrations (migration_set, name, applied_at) VALUES ('library', 'm999_future', '')"
    )
    library.close()
    assert refused(library.folder).message_id == "library.too_new"


def test_a_library_from_before_sentences_opens_and_answers(
    tmp_path: Path, documents: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    older = Migrations("library")
    older()(schema.m001_tables)
    encoder = WordEncoder()
    with monkeypatch.context() as patch:
        patch.setattr(store, "MIGRATIONS", older)
        patch.setattr(schema, "MIGRATIONS", older)
        with Library.open(tmp_path / "old", create=True) as library:
            writing.bind(library.store, replace(Pipeline.of(encoder), chunker="1"))
            text = "Le mil pousse vite."
            for number in range(3):
                library.store.database.execute(
                    "INSERT INTO documents (id, title, format, text, pages) VALUES (?, 't', 'txt', ?, '[]')",
                    [str(number), text],
                )
                library.store.database.execute(
                    'INSERT INTO passages (document_id, ordinal, "start", "end", text) VALUES (?, 0, 0, ?, ?)',
                    [str(number), len(text), text],
                )
                vector = packed(encoder.encode_documents([f"{text} {number}"])[0])
                library.store.database.execute("INSERT INTO vectors VALUES (?, ?)", [number + 1, vector])
                library.store.database.execute(
                    "INSERT INTO files VALUES (?, '.', 1, 1, ?)", [f"{number}.txt", str(number)]
                )
    with Library.open(tmp_path / "old") as library:
        assert library.check() == []
        assert library.store.rows("SELECT DISTINCT text_id FROM documents") == [(text_id(text),)]
        assert [root.path for root in remembered(library.store)] == [tmp_path / "old"]
        assert library.sentence_vectors([1, 2, 3]) == {}
        [card] = Searcher(library, encoder).text("mil 1").results
        assert len(card.also_in) == 2
        with pytest.raises(WolofSearchError) as caught:
            list(import_paths(library, [documents], encoder))
        assert caught.value.message_id == "library.older_passages"


def test_a_failed_migration_loses_nothing(
    library: Library, documents: Path, bring: Bring, monkeypatch: pytest.MonkeyPatch
) -> None:
    bring(documents)
    library.close()
    newer = Migrations("library")
    newer()(schema.m001_tables)
    newer()(schema.m002_sentences)
    newer()(schema.m003_document_words)
    newer()(schema.m004_keeping_in_step)
    newer()(schema.m005_document_filters)
    newer()(schema.m006_titles_and_words)

    @newer()
    def m007_fails(db: Database) -> None:
        db.execute("DROP TABLE vectors")
        db.execute("SELECT * FROM absent")

    with monkeypatch.context() as patch:
        patch.setattr(store, "MIGRATIONS", newer)
        patch.setattr(schema, "MIGRATIONS", newer)
        error = refused(library.folder)
    assert error.message_id == "library.migration_failed"
    for file in (library.folder / "library.db", Path(str(error.facts["copy"]))):
        assert Database(file)["documents"].count == 4
    with Library.open(library.folder) as again:
        assert again.check() == []


def test_a_migration_that_succeeds_leaves_a_backup_of_before(
    library: Library, documents: Path, bring: Bring, monkeypatch: pytest.MonkeyPatch
) -> None:
    bring(documents)
    library.close()
    newer = Migrations("library")
    newer()(schema.m001_tables)
    newer()(schema.m002_sentences)
    newer()(schema.m003_document_words)
    newer()(schema.m004_keeping_in_step)
    newer()(schema.m005_document_filters)
    newer()(schema.m006_titles_and_words)

    @newer()
    def m007_adds(db: Database) -> None:
        db.execute("CREATE TABLE notes (text TEXT)")

    monkeypatch.setattr(store, "MIGRATIONS", newer)
    monkeypatch.setattr(schema, "MIGRATIONS", newer)
    with Library.open(library.folder) as again:
        assert again.check() == []
        assert "notes" in again.store.database.table_names()
        [kept] = backups.found(library.folder)
        assert kept.reason == backups.UPDATE
        assert "notes" not in Database(kept.file).table_names()


def test_a_moved_library_works_with_its_documents(
    library: Library, documents: Path, bring: Bring, encoder: WordEncoder, tmp_path: Path
) -> None:
    inside = library.folder / "documents"
    shutil.copytree(documents, inside)
    bring(inside)
    library.close()
    moved = library.folder.rename(tmp_path / "ailleurs")
    with Library.open(moved) as again:
        [found] = again.words("moustiquaire", 5)
        assert again.passages([found])[0].path == moved / "documents" / "paludisme.txt"
        events = list(import_paths(again, [moved / "documents"], encoder))
        assert (events[-1].unchanged, events[-1].added, events[-1].removed) == (4, 0, 0)  # type: ignore[attr-defined]
        assert again.check() == []


def test_reading_while_an_import_writes(library: Library, documents: Path, encoder: WordEncoder) -> None:
    running = import_paths(library, [documents], encoder)
    counts, errors = [], []

    def read() -> None:
        try:
            with Library.open(library.folder) as reader:
                counts.append(len(reader.nearest(encoder.encode_query("chèvres"), 10)))
                reader.words("chèvres", 10)
        except Exception as error:  # noqa: BLE001 - told by the test's own thread
            errors.append(error)

    for event in running:
        if isinstance(event, FileDone):
            thread = threading.Thread(target=read)
            thread.start()
            thread.join(20)
    assert errors == []
    assert counts == sorted(counts)
    assert (counts[0], len(counts)) == (1, 4)


def test_an_open_library_sees_what_others_write(library: Library, documents: Path, encoder: WordEncoder) -> None:
    query = encoder.encode_query("chèvres")
    with Library.open(library.folder) as reader:
        assert reader.nearest(query, 10) == []
        list(import_paths(library, [documents / "chevres"], encoder))
        assert len(reader.nearest(query, 10)) == 2
        (documents / "chevres" / "lait.txt").unlink()
        list(import_paths(library, [documents / "chevres"], encoder))
        assert len(reader.nearest(query, 10)) == 1


def test_a_read_only_library_is_searched_without_writing_a_byte(
    library: Library, documents: Path, bring: Bring, encoder: WordEncoder, request: pytest.FixtureRequest
) -> None:
    bring(documents)
    library.close()
    before = contents(library.folder)
    assert set(before) == {"library.db"}
    request.getfixturevalue("read_only")
    with Library.open(library.folder) as reader:
        assert reader.read_only
        assert len(reader.nearest(encoder.encode_query("chèvres"), 2)) == 2
        assert len(reader.words("chèvres", 9)) == 2
        assert reader.check() == []
        assert contents(library.folder) == before
        for write in (lambda: list(import_paths(reader, [documents], encoder)), reader.rebuild):
            with pytest.raises(WolofSearchError) as raised:
                write()
            assert raised.value.message_id == "library.read_only"
    assert contents(library.folder) == before


@pytest.mark.parametrize("told_by_the_system", [True, False])
def test_a_write_protected_stick(
    documents: Path,
    bring: Bring,
    request: pytest.FixtureRequest,
    monkeypatch: pytest.MonkeyPatch,
    told_by_the_system: bool,
) -> None:
    bring(documents)
    folder = request.getfixturevalue("protected")
    if not told_by_the_system:
        monkeypatch.setattr(store, "writable", lambda file: True)
    with Library.open(folder) as reader:
        assert reader.read_only
        assert len(reader.words("chèvres", 9)) == 2
        assert set(contents(folder)) == {"library.db"}


def test_a_read_only_library_with_unfinished_writing_is_complete(
    library: Library, documents: Path, bring: Bring, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    """The drive was pulled while the log still held everything, then its switch was set to read-only."""
    bring(documents)
    pulled = tmp_path / "pulled"
    pulled.mkdir()
    for name in ("library.db", "library.db-wal"):
        shutil.copy(library.folder / name, pulled)
    assert (pulled / "library.db-wal").stat().st_size
    before = contents(pulled)
    request.getfixturevalue("read_only")
    with Library.open(pulled) as reader:
        assert reader.info().documents == 4
        assert contents(pulled) == before
        scratch = reader.store._scratch
        assert scratch is not None
        assert scratch.exists()
    assert not scratch.exists()


def test_reading_without_the_right_to_write_while_another_writes(
    library: Library, documents: Path, bring: Bring, request: pytest.FixtureRequest
) -> None:
    request.getfixturevalue("read_only")
    with Library.open(library.folder) as reader:
        assert reader.info().documents == 0
        bring(documents)
        assert reader.info().documents == 4


@pytest.mark.usefixtures("read_only")
def test_no_library_can_be_made_on_a_read_only_medium(tmp_path: Path) -> None:
    assert refused(tmp_path / "new", create=True).message_id == "library.read_only"


def test_a_full_disk_stops_the_import_and_keeps_what_was_saved(
    library: Library, documents: Path, encoder: WordEncoder, bring: Bring
) -> None:
    """SQLite itself is told that there are no more pages, as a disk would tell it."""
    bring(documents / "chevres")
    (documents / "gros.txt").write_text("\n\n".join(f"Une longue phrase numéro {n}." for n in range(3000)))
    pages = library.store.rows("PRAGMA page_count")[0][0]
    library.store.rows(f"PRAGMA max_page_count = {pages + 3}")
    with pytest.raises(WolofSearchError) as raised:
        list(import_paths(library, [documents], encoder))
    assert raised.value.message_id == "general.disk_full"
    library.close()
    with Library.open(library.folder) as again:
        assert again.info().documents >= 2
        assert again.info().pending >= 1
        assert again.check() == []
        list(import_paths(again, [], encoder))
        assert again.info().documents == 5
        assert again.check() == []


def test_a_disk_that_fills_up_while_reading_stops_the_import(
    library: Library, documents: Path, encoder: WordEncoder, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(path: Path) -> object:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(arriving, "read_document", full)
    with pytest.raises(WolofSearchError) as raised:
        list(import_paths(library, [documents], encoder))
    assert raised.value.message_id == "general.disk_full"
    assert library.failures() == []


def test_a_library_held_by_another_writer_is_busy(
    library: Library, documents: Path, encoder: WordEncoder, monkeypatch: pytest.MonkeyPatch
) -> None:
    library.store.rows("PRAGMA busy_timeout = 50")
    holder = sqlite3.connect(library.folder / "library.db")
    holder.execute("BEGIN IMMEDIATE")
    try:
        with pytest.raises(WolofSearchError) as raised:
            list(import_paths(library, [documents], encoder))
        assert raised.value.message_id == "library.busy"
    finally:
        holder.close()
    assert list(import_paths(library, [documents], encoder))[-1].added == 4  # type: ignore[attr-defined]


def test_a_backup_is_a_library(library: Library, documents: Path, bring: Bring, tmp_path: Path) -> None:
    bring(documents)
    (tmp_path / "copy").mkdir()
    library.backup(tmp_path / "copy" / "library.db")
    with Library.open(tmp_path / "copy") as copy:
        assert copy.info().documents == 4
        assert copy.check() == []


@pytest.mark.parametrize(
    ("error", "message_id"),
    [
        (OSError(errno.EACCES, "denied"), "general.permission_denied"),
        (OSError(errno.EROFS, "read-only"), "library.read_only"),
        (OSError(errno.EIO, "gone"), "library.unreachable"),
    ],
)
def test_errors_of_the_system_are_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: OSError, message_id: str
) -> None:
    def fails(*_: object, **__: object) -> Iterator[None]:
        raise error

    monkeypatch.setattr(Path, "mkdir", fails)
    assert refused(tmp_path / "new", create=True).message_id == message_id


def test_closing_twice_is_harmless(tmp_path: Path) -> None:
    opened = Store.open(tmp_path, create=True)
    opened.close()
    opened.close()
