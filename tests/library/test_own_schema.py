"""A library or a backup from a stick can hold triggers and views that act: it is told, and nothing in it ever runs."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from tests.conftest import WordEncoder
from tests.library.conftest import TEXTS, Bring
from wolofsearch.errors import WolofSearchError
from wolofsearch.library import backups
from wolofsearch.library.importing import import_paths
from wolofsearch.library.library import Library
from wolofsearch.library.repairing import repair
from wolofsearch.library.restoring import restore

ENDLESS = "WITH RECURSIVE endless (id) AS (SELECT 1 UNION ALL SELECT id + 1 FROM endless) SELECT"
PLANTED = {
    "a trigger that deletes": "CREATE TRIGGER evil AFTER INSERT ON documents BEGIN DELETE FROM passages; END",
    "ours, changed": """DROP TRIGGER passages_added; CREATE TRIGGER passages_added AFTER INSERT ON passages
        BEGIN DELETE FROM documents; END""",
    "an endless view": f"DROP TABLE collections; CREATE VIEW collections AS {ENDLESS} id, '' AS name FROM endless",
    "an endless notebook": f"""DROP TABLE meta;
        CREATE VIEW meta AS {ENDLESS} 'generation' AS key, id AS value FROM endless""",
    "an endless list of migrations": f"""DROP TABLE _sqlite_migrations; CREATE VIEW _sqlite_migrations AS
        {ENDLESS} id, 'library' AS migration_set, 'x' AS name, '' AS applied_at FROM endless""",
    "a table that replaces": """DROP TABLE meta; CREATE TABLE meta (key TEXT, value TEXT, CHECK (value <> key));
        INSERT INTO meta VALUES ('generation', '1')""",
    "another virtual table": "CREATE VIRTUAL TABLE more USING fts5 (text)",
    "a trigger named like SQLite's own": """CREATE TRIGGER evil AFTER DELETE ON files BEGIN SELECT 1; END;
        PRAGMA writable_schema = ON; UPDATE sqlite_master SET name = 'sqlite_evil',
        sql = 'CREATE TRIGGER sqlite_evil AFTER DELETE ON files BEGIN SELECT 1; END' WHERE name = 'evil'""",
}


def planted(file: Path, sql: str) -> bytes:
    with closing(sqlite3.connect(file, isolation_level=None)) as database:
        database.executescript(f"PRAGMA foreign_keys = OFF; {sql}; PRAGMA wal_checkpoint(TRUNCATE)")
    return file.read_bytes()


@pytest.fixture
def filled(library: Library, documents: Path, bring: Bring) -> Path:
    bring(documents)
    library.close()
    return library.folder


@pytest.mark.parametrize("sql", PLANTED.values(), ids=list(PLANTED))
@pytest.mark.parametrize("way", [Library.open, Library.look], ids=["open", "look"])
def test_a_library_with_foreign_parts_is_refused(filled: Path, sql: str, way: Callable[[Path], Library]) -> None:
    before = planted(filled / "library.db", sql)
    with pytest.raises(WolofSearchError) as raised:
        way(filled)
    assert raised.value.message_id == "library.foreign_parts"
    assert (filled / "library.db").read_bytes() == before


@pytest.mark.parametrize("sql", PLANTED.values(), ids=list(PLANTED))
def test_a_backup_with_foreign_parts_is_refused(filled: Path, tmp_path: Path, sql: str) -> None:
    file = Path(shutil.copy(backups.make(filled, backups.ASKED), tmp_path / "brought.db"))
    planted(file, sql)
    before = (filled / "library.db").read_bytes()
    with pytest.raises(WolofSearchError) as raised:
        restore(filled, file)
    assert raised.value.message_id == "library.backup_foreign"
    assert (filled / "library.db").read_bytes() == before


def test_one_among_the_backups_is_passed_over(filled: Path) -> None:
    good = backups.make(filled, backups.ASKED)
    bad = backups.make(filled, backups.REPAIR)
    bad = bad.rename(bad.with_name(bad.name.replace("library-", "library-9")))
    planted(bad, PLANTED["an endless view"].replace("collections", "documents"))
    assert [each.documents for each in backups.counted(filled)] == [None, len(TEXTS)]
    assert restore(filled) == good


@pytest.mark.parametrize("sql", PLANTED.values(), ids=list(PLANTED))
def test_a_repair_takes_the_documents_over_and_leaves_the_rest(
    filled: Path, documents: Path, encoder: WordEncoder, sql: str
) -> None:
    foreign = planted(filled / "library.db", sql)
    with pytest.raises(WolofSearchError):
        backups.make(filled, backups.ASKED)
    assert "library.repaired_database" in list(repair(filled))
    assert (filled / "damaged-1" / "library.db").read_bytes() == foreign
    with Library.open(filled) as again:
        list(import_paths(again, [documents], encoder))
        assert again.check() == []
        assert again.info().documents == len(TEXTS)


def test_a_backup_brings_such_a_library_back(filled: Path) -> None:
    backups.make(filled, backups.ASKED)
    planted(filled / "library.db", PLANTED["an endless notebook"])
    assert restore(filled) is not None
    with Library.open(filled) as again:
        assert again.check() == []
        assert again.info().documents == len(TEXTS)


def test_what_lacks_a_trigger_is_damaged(filled: Path) -> None:
    planted(filled / "library.db", "DROP TRIGGER passages_removed")
    with pytest.raises(WolofSearchError) as raised:
        Library.open(filled)
    assert raised.value.message_id == "library.broken"
    assert list(repair(filled)) != []
    with Library.open(filled) as again:
        assert again.info().documents == len(TEXTS)


def test_of_a_newer_version_no_backup_is_taken(filled: Path, tmp_path: Path) -> None:
    file = Path(shutil.copy(backups.make(filled, backups.ASKED), tmp_path / "newer.db"))
    planted(file, "INSERT INTO _sqlite_migrations VALUES (99, 'library', 'm999_later', '')")
    with pytest.raises(WolofSearchError) as raised:
        restore(filled, file)
    assert raised.value.message_id == "library.too_new"


def test_statistics_of_sqlite_are_no_foreign_parts(filled: Path) -> None:
    planted(filled / "library.db", "ANALYZE")
    with Library.open(filled) as library:
        assert library.check() == []


def test_nothing_read_only_trusts_its_schema(filled: Path) -> None:
    with Library.look(filled) as library:
        assert library.store.rows("PRAGMA trusted_schema") == [(0,)]
