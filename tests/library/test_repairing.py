"""Whatever is damaged, no document is lost, the damaged file is kept, and the check finds nothing more."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from functools import partial
from pathlib import Path

import numpy as np
import pytest

from tests.conftest import WordEncoder
from tests.library.storm import QuickEncoder
from wolofsearch.errors import WolofSearchError
from wolofsearch.library import backups, neighbours
from wolofsearch.library.filtering import Filters
from wolofsearch.library.importing import import_paths
from wolofsearch.library.library import Library
from wolofsearch.library.mending import mend
from wolofsearch.library.repairing import repair
from wolofsearch.library.restoring import RECOVERED_NAME
from wolofsearch.library.vectors import packed

PAGE_BYTES = 4096
FILES = 30


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of documents, and a library of them beside it."""
    place = tmp_path_factory.mktemp("many")
    (place / "documents").mkdir()
    for number in range(FILES):
        text = "\n\n".join(f"Le texte {number}, alinéa {part}. " + f"mot{number} " * 500 for part in range(3))
        (place / "documents" / f"{number}.txt").write_text(text, encoding="utf-8")
    with Library.open(place / "library", create=True) as library:
        list(import_paths(library, [place / "documents"], QuickEncoder(), "Textes"))
    return place


@pytest.fixture
def filled(many: Path, tmp_path: Path) -> Iterator[Library]:
    shutil.copytree(many / "library", tmp_path / "library")
    with Library.open(tmp_path / "library") as library:
        yield library


@pytest.fixture
def encoder() -> WordEncoder:
    return QuickEncoder()


def texts(library: Library) -> set[str]:
    return {row[0] for row in library.store.rows("SELECT text FROM documents")}


def damage(library: Library, sql: str, *values: object) -> None:
    library.store.database.execute("PRAGMA foreign_keys = OFF")
    library.store.database.execute(sql, list(values))


def repaired(folder: Path, encoder: WordEncoder) -> tuple[list[str], Library]:
    done = [each.removeprefix("library.repaired_") for each in repair(folder)]
    library = Library.open(folder)
    list(mend(library, encoder))
    return done, library


def test_what_is_whole_is_left_alone(filled: Library) -> None:
    filled.close()
    before = (filled.folder / "library.db").read_bytes()
    assert list(repair(filled.folder)) == []
    assert (filled.folder / "library.db").read_bytes() == before
    assert backups.found(filled.folder) == []


@pytest.mark.parametrize(
    ("sql", "value"),
    [
        ("DELETE FROM vectors WHERE passage_id < 9", None),
        ("UPDATE vectors SET vector = ? WHERE passage_id = 3", packed(np.zeros(64, np.float32))),
        ("UPDATE vectors SET vector = ? WHERE passage_id = 3", b"torn"),
        ("UPDATE sentences SET vectors = ? WHERE passage_id = 3", b""),
        ("DELETE FROM sentences WHERE passage_id = 3", None),
        ("UPDATE titles SET vector = ? WHERE rowid = 3", packed(np.zeros(64, np.float32))),
        ("UPDATE titles SET vector = ? WHERE rowid = 3", b"torn"),
        ("UPDATE passages SET text = ? WHERE id = 5", "ce n'est pas ce qui est écrit"),
        ("DELETE FROM passages WHERE document_id = (SELECT id FROM documents LIMIT 1)", None),
        ("DELETE FROM files WHERE path LIKE ?", "%/7.txt"),
        ("INSERT INTO collections (name) VALUES (?)", "vide"),
        ("INSERT INTO words (words, rowid, text) VALUES ('delete', 1, ?)", "alinéa"),
    ],
)
def test_records_are_put_right(filled: Library, encoder: WordEncoder, sql: str, value: object) -> None:
    before, vectors = texts(filled), dict(filled.store.rows("SELECT passage_id, vector FROM vectors"))
    damage(filled, sql, *([] if value is None else [value]))
    assert filled.check() != []
    done, again = repaired(filled.folder, encoder)
    with again:
        assert done
        assert again.check() == []
        assert texts(again) == before
        assert again.store.rows("SELECT count(*) FROM titles") == [(FILES,)]
        now = dict(again.store.rows("SELECT passage_id, vector FROM vectors"))
        assert all(now[id_] == vectors[id_] for id_ in now if id_ in vectors)  # the same model says the same
        assert backups.found(again.folder)[0].reason == backups.REPAIR


def test_without_the_model_the_next_import_fills_in(filled: Library, encoder: WordEncoder) -> None:
    damage(filled, "DELETE FROM vectors WHERE passage_id < 9")
    list(repair(filled.folder))
    assert filled.check() != []
    assert filled.nearest(encoder.encode_query("mot3"), 3, filters=Filters(collection="Textes"))
    list(import_paths(filled, [], encoder))
    assert filled.check() == []


def test_titles_that_an_older_program_did_not_encode_come_with_the_next_import(
    filled: Library, encoder: WordEncoder
) -> None:
    before = filled.store.rows("SELECT * FROM titles ORDER BY document_id")
    damage(filled, "DELETE FROM titles WHERE rowid < 20")
    assert filled.check() == []  # a search gets by without
    list(import_paths(filled, [], encoder))
    assert filled.store.rows("SELECT * FROM titles ORDER BY document_id") == before


def test_a_damaged_index(filled: Library, encoder: WordEncoder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(neighbours, "EXACT_LIMIT", 20)
    filled.rebuild()
    index = filled.folder / "index.hnsw"
    index.write_bytes(index.read_bytes()[:-100])
    done, again = repaired(filled.folder, encoder)
    with again:
        assert "index" in done
        assert again.check() == []
        assert index.exists()


def torn(library: Library, pages: range) -> bytes:
    """Overwrite pages of the file, as a bad disk does; return the damaged file."""
    library.close()
    file = library.folder / "library.db"
    content = bytearray(file.read_bytes())
    content[pages.start * PAGE_BYTES : pages.stop * PAGE_BYTES] = b"\xa5" * (len(pages) * PAGE_BYTES)
    file.write_bytes(content)
    return bytes(content)


@pytest.mark.parametrize(("first", "saved"), [(0, True), (1, True), (30, True), (12, False), (45, False)])
def test_torn_pages(filled: Library, encoder: WordEncoder, many: Path, first: int, saved: bool) -> None:
    before = texts(filled)
    if saved:
        backups.make(filled.folder, backups.ASKED)
    damaged = torn(filled, range(first, first + 3))
    done, again = repaired(filled.folder, encoder)
    with again:
        assert done[0] == "database"
        assert (again.folder / "damaged-1" / "library.db").read_bytes() == damaged
        if saved:
            assert texts(again) == before
            assert again.check() == []
            assert again.info().collections == [("Textes", FILES)]
        elif first > 1:  # without its first pages SQLite knows no tables
            assert 0 < len(texts(again)) <= FILES
        list(import_paths(again, [many / "documents"], encoder))
        assert texts(again) == before
        assert again.check() == []
        assert not list(again.folder.glob("*.partial*"))


def test_text_that_changed_by_itself_is_noticed(filled: Library, encoder: WordEncoder) -> None:
    """SQLite sees no damage in a page of nothing but text."""
    before = texts(filled)
    backups.make(filled.folder, backups.ASKED)
    filled.close()
    file = filled.folder / "library.db"
    content = file.read_bytes()
    assert b"mot9 mot9" in content
    file.write_bytes(content.replace(b"mot9 mot9", b"mot8 mot9", 1))
    done, again = repaired(filled.folder, encoder)
    with again:
        assert done
        assert again.check() == []
        assert texts(again) == before


def test_a_repair_that_was_killed_is_ended(filled: Library, encoder: WordEncoder) -> None:
    before = texts(filled)
    recovered = backups.make(filled.folder, backups.ASKED)
    torn(filled, range(20, 30))
    shutil.move(recovered, filled.folder / RECOVERED_NAME)
    done, again = repaired(filled.folder, encoder)
    with again:
        assert done == ["database"]
        assert texts(again) == before
        assert (again.folder / "damaged-1" / "library.db").exists()
        assert not (again.folder / RECOVERED_NAME).exists()


def test_backups_after_a_repair_are_newer_than_those_before(
    filled: Library, encoder: WordEncoder, tmp_path: Path
) -> None:
    """A torn first page takes the count of transactions with it: a count that began anew would hide newer backups."""
    backups.make(filled.folder, backups.ASKED)
    torn(filled, range(3))
    _, again = repaired(filled.folder, encoder)
    (tmp_path / "neuf.txt").write_text("Un texte de plus, venu après la réparation.", encoding="utf-8")
    with again:
        list(import_paths(again, [tmp_path / "neuf.txt"], encoder))
        newest = backups.make(again.folder, backups.ASKED)
        assert backups.found(again.folder)[0].file == newest
        torn(again, range(3))
    _, last = repaired(filled.folder, encoder)
    with last:
        assert last.info().documents == FILES + 1
        assert last.check() == []
        assert last.store.generation > backups.found(last.folder)[0].generation


def gone(library: Library, content: bytes | None) -> None:
    """Leave nothing, or nothing but ``content``, of the database."""
    library.close()
    for file in library.folder.glob("library.db*"):
        file.unlink()
    if content is not None:
        (library.folder / "library.db").write_bytes(content)


def emptied(folder: Path) -> bytes:
    """Return a database that SQLite finds whole, and that holds no table."""
    with closing(sqlite3.connect(folder / "empty.db")) as database:
        database.execute("PRAGMA user_version = 1")
    return (folder / "empty.db").read_bytes()


@pytest.mark.parametrize("kind", ["missing", "zero bytes", "no tables"])
def test_a_library_that_is_gone_is_told_and_comes_back_from_its_newest_whole_backup(
    filled: Library, tmp_path: Path, kind: str
) -> None:
    before = texts(filled)
    backups.make(filled.folder, backups.ASKED)
    torn_one = backups.make(filled.folder, backups.REPAIR)
    torn_one.write_bytes(torn_one.read_bytes()[:9000])
    gone(filled, {"missing": None, "zero bytes": b"", "no tables": emptied(tmp_path)}[kind])
    for way in (Library.open, Library.look, partial(Library.open, create=True)):
        with pytest.raises(WolofSearchError) as raised:
            way(filled.folder)
        assert raised.value.message_id == "library.lost"
    assert list(repair(filled.folder)) == ["library.repaired_lost"]
    with Library.open(filled.folder) as again:
        assert texts(again) == before
        assert again.check() == []


def test_without_a_whole_backup_nothing_takes_its_place(filled: Library) -> None:
    made = backups.make(filled.folder, backups.ASKED)
    made.write_bytes(made.read_bytes()[:9000])
    gone(filled, None)
    with pytest.raises(WolofSearchError) as raised:
        list(repair(filled.folder))
    assert raised.value.message_id == "library.lost_for_good"
    assert not (filled.folder / "library.db").exists()


def test_a_recovered_database_that_is_damaged_too_is_made_anew(filled: Library, encoder: WordEncoder) -> None:
    before = texts(filled)
    backups.make(filled.folder, backups.ASKED)
    damaged = torn(filled, range(20, 30))
    (filled.folder / RECOVERED_NAME).write_bytes(damaged)
    done, again = repaired(filled.folder, encoder)
    with again:
        assert done[0] == "database"
        assert texts(again) == before
