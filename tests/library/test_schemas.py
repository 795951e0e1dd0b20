"""Libraries of every form that the tables ever had open, keep all they hold, and are in order."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from tests.conftest import WordEncoder
from wolofsearch.library import backups
from wolofsearch.library.library import Library
from wolofsearch.library.schema import known_migrations
from wolofsearch.search.searching import Searcher

SCHEMAS = sorted((Path(__file__).parent / "schemas").glob("*.sql"))


def laid_out(schema: Path, folder: Path) -> Path:
    folder.mkdir()
    database = sqlite3.connect(folder / "library.db", isolation_level=None)
    database.executescript(schema.read_text(encoding="utf-8"))
    database.close()
    return folder


def test_there_is_a_library_of_every_form() -> None:
    assert {schema.stem for schema in SCHEMAS} == known_migrations()


@pytest.mark.parametrize("schema", SCHEMAS, ids=lambda path: path.stem)
def test_a_library_of_this_form(schema: Path, tmp_path: Path) -> None:
    folder = laid_out(schema, tmp_path / "library")
    before = (folder / "library.db").read_bytes()
    with Library.look(folder) as library:
        assert library.info().documents == 3
    assert (folder / "library.db").read_bytes() == before
    with Library.open(folder) as library:
        assert library.check() == []
        info = library.info()
        assert (info.documents, info.passages, info.failures, info.collections) == (3, 4, 1, [("Santé", 1)])
        answer = Searcher(library, WordEncoder(16)).text("paludisme")
        assert answer.results[0].title == "La moustiquaire"
        assert library.store.rows("SELECT count(*) FROM document_words WHERE document_words MATCH 'chevres'") == [(1,)]
        assert library.store.rows("SELECT path FROM roots") == [("/documents",)]
    kept = backups.found(folder)
    newest = schema == SCHEMAS[-1]
    assert [each.reason for each in kept] == ([] if newest else [backups.UPDATE])
    assert all(backups.intact(each.file) for each in kept)
