"""Every kind of damage is found and told; health is told too."""

from __future__ import annotations

import re
import sqlite3
from pathlib import Path

import numpy as np
import pytest

from tests.library.conftest import Bring
from wolofsearch.library.library import Library
from wolofsearch.library.vectors import packed
from wolofsearch.messages import catalogue

PAGE_BYTES = 4096


@pytest.fixture
def filled(library: Library, documents: Path, bring: Bring) -> Library:
    bring(documents)
    return library


def wrong(library: Library) -> list[str]:
    """Return the names of the problems found."""
    names = []
    for problem in library.check("en"):
        assert "{" not in problem
        for name, entry in catalogue("library").items():
            start = re.escape(entry["en"].split("{")[0])
            if name.startswith("check_") and re.match(start, problem):
                names.append(name.removeprefix("check_"))
    return names


def damage(library: Library, sql: str, *values: object) -> None:
    library.store.database.execute("PRAGMA foreign_keys = OFF")
    library.store.database.execute(sql, list(values))


def test_a_healthy_library(filled: Library) -> None:
    assert filled.check() == []


def test_problems_are_told_in_both_languages(filled: Library) -> None:
    damage(filled, "DELETE FROM vectors WHERE passage_id = 1")
    assert filled.check("fr") != filled.check("en") != []


@pytest.mark.parametrize(
    "sql",
    [
        "DELETE FROM vectors WHERE passage_id = 1",
        "DELETE FROM documents WHERE format = 'html'",
        "DELETE FROM files WHERE path LIKE '%mil.md'",
        "INSERT INTO collections (name) VALUES ('vide')",
        "INSERT INTO vectors SELECT 999, vector FROM vectors WHERE passage_id = 1",
    ],
)
def test_records_that_belong_to_nothing(filled: Library, sql: str) -> None:
    damage(filled, sql)
    assert "orphans" in wrong(filled)


def test_the_word_index_differs_from_the_passages(filled: Library) -> None:
    damage(filled, "INSERT INTO words (words, rowid, text) VALUES ('delete', 1, 'moustiquaire')")
    assert wrong(filled) == ["words"]
    filled.rebuild()
    assert filled.check() == []


def test_a_passage_differs_from_its_document(filled: Library) -> None:
    damage(filled, 'UPDATE passages SET "start" = "start" + 1, "end" = "end" + 1 WHERE id = 1')
    assert wrong(filled) == ["passages"]


@pytest.mark.parametrize(
    "vector",
    [
        packed(np.full(64, 0.5, np.float32)),
        packed(np.full(64, np.nan, np.float32)),
        packed(np.zeros(64, np.float32)),
        packed(np.ones(1, np.float32)),
        b"",
    ],
)
def test_vectors_that_are_none(filled: Library, vector: bytes) -> None:
    damage(filled, "UPDATE vectors SET vector = ? WHERE passage_id = 1", vector)
    assert wrong(filled) == ["vectors"]


def test_the_vector_of_a_title_that_is_none(filled: Library) -> None:
    damage(filled, "UPDATE titles SET vector = x'0102' WHERE rowid = 1")
    assert wrong(filled) == ["vectors"]


@pytest.mark.parametrize(
    "sql",
    [
        "DELETE FROM sentences WHERE passage_id = 1",
        "UPDATE sentences SET vectors = x'' WHERE passage_id = 1",
        "UPDATE sentences SET vectors = x'0102' WHERE passage_id = 1",
    ],
)
def test_sentences_without_vectors(filled: Library, sql: str) -> None:
    damage(filled, sql)
    assert wrong(filled) == ["vectors"]


def test_a_database_with_torn_pages(filled: Library) -> None:
    filled.close()
    file = filled.folder / "library.db"
    content = bytearray(file.read_bytes())
    content[8 * 4096 : 14 * 4096] = b"\xa5" * (6 * 4096)
    file.write_bytes(content)
    with Library.open(filled.folder) as damaged:
        assert "database" in wrong(damaged)


def test_a_torn_database_is_told_in_one_line(library: Library, documents: Path, bring: Bring) -> None:
    for number in range(60):
        (documents / f"{number}.txt").write_text(f"Texte {number}. " + f"mot{number} " * 900, encoding="utf-8")
    bring(documents)
    library.close()
    file = library.folder / "library.db"
    content = bytearray(file.read_bytes())
    root = sqlite3.connect(file).execute("SELECT rootpage FROM sqlite_master WHERE name = 'vectors'").fetchone()[0]
    leaves = [at for at in range(root + 1, len(content) // PAGE_BYTES) if content[at * PAGE_BYTES] in (10, 13)]
    for at in leaves[-40:]:
        content[at * PAGE_BYTES : at * PAGE_BYTES + 8] = b"\xa5" * 8
    file.write_bytes(content)
    with Library.open(library.folder) as torn:
        told = torn.check("en")
    damaged = [problem for problem in told if problem.startswith("The database is damaged")]
    assert damaged
    assert all(problem.count("Page") + problem.count("page") <= 2 for problem in damaged)
    assert all("\n" not in problem.partition("Run")[0].strip() for problem in damaged)
