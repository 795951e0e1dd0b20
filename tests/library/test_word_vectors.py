"""Every telling word of a library has a vector, also after a repair, another model and a journey in a package."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import WordEncoder
from wolofsearch.events import outcome
from wolofsearch.library.importing import import_paths
from wolofsearch.library.library import Library
from wolofsearch.library.mending import waits
from wolofsearch.library.packing import export
from wolofsearch.library.receiving import import_package
from wolofsearch.library.reindexing import reindex
from wolofsearch.library.repairing import repair
from wolofsearch.library.vectors import WORD_DIM, leading
from wolofsearch.library.word_vectors import COMPLETE, LONGEST_LETTERS, complete, words_in


class Reader(WordEncoder):
    """Knows words."""

    knows_words = True


class OtherReader(Reader):
    model_id = "other"

    def _vector(self, text: str) -> np.ndarray:
        return -super()._vector(text)


@pytest.fixture
def encoder() -> WordEncoder:
    return Reader(dim=192)


@pytest.fixture
def filled(library: Library, documents: Path, encoder: WordEncoder) -> Library:
    list(import_paths(library, [documents], encoder))
    return library


def stored(library: Library) -> list[tuple[str, bytes]]:
    return [
        (str(word), bytes(vector)) for word, vector in library.store.rows("SELECT * FROM word_vectors ORDER BY word")
    ]


def test_words_that_tell_something() -> None:
    assert words_in("Les Chèvres, la chèvre et les chèvres : 12 kg de lait !") == ["chèvres", "chèvre", "kg", "lait"]
    assert words_in(f"{'a' * LONGEST_LETTERS} {'b' * (LONGEST_LETTERS + 1)}") == ["a" * LONGEST_LETTERS]


@given(st.text())
def test_words_stand_in_their_text(text: str) -> None:
    words = words_in(text)
    assert len(set(words)) == len(words)
    assert all(word in text.lower() for word in words)


def test_every_word_of_passages_and_titles_has_its_vector(filled: Library, encoder: WordEncoder) -> None:
    texts = filled.store.rows("SELECT text FROM passages UNION ALL SELECT title FROM documents")
    words = sorted({word for (text,) in texts for word in words_in(text)})
    found = filled.word_vectors(words)
    assert sorted(found) == words != []
    exact = leading(encoder.encode_documents(words), WORD_DIM)
    assert min(float(found[word] @ row) for word, row in zip(words, exact, strict=True)) > 0.999
    assert filled.word_vectors(["nowhere"]) == {}
    assert not waits(filled, encoder)


def test_a_model_that_knows_no_words_leaves_none(library: Library, documents: Path) -> None:
    encoder = WordEncoder()
    list(import_paths(library, [documents], encoder))
    assert stored(library) == []
    assert not waits(library, encoder)


def test_words_that_an_older_program_did_not_encode_come_with_the_next_import(
    filled: Library, encoder: WordEncoder
) -> None:
    before = stored(filled)
    with filled.store.transaction() as database:
        database.execute("DELETE FROM word_vectors WHERE word > 'm'")
        database.execute("DELETE FROM meta WHERE key = ?", [COMPLETE])
    assert filled.word_vectors([word for word, _ in before]) == {}  # some passages could not be compared
    assert waits(filled, encoder)
    assert not complete(filled.store)
    list(import_paths(filled, [], encoder))
    assert stored(filled) == before
    assert complete(filled.store)
    assert not waits(filled, encoder)


def test_another_model_has_words_of_its_own(filled: Library) -> None:
    before, other = dict(stored(filled)), OtherReader(dim=192)
    list(reindex(filled, other))
    now = dict(stored(filled))
    assert now.keys() == before.keys()
    assert all(now[word] != before[word] for word in now)
    assert not waits(filled, other)


def test_words_of_another_size_are_noticed_and_encoded_again(filled: Library, encoder: WordEncoder) -> None:
    before = stored(filled)
    with filled.store.transaction() as database:
        database.execute("UPDATE word_vectors SET vector = x'01' WHERE word = ?", [before[0][0]])
    assert filled.check() != []
    assert "library.repaired_vectors" in list(repair(filled.folder))
    list(import_paths(filled, [], encoder))
    assert stored(filled) == before
    assert filled.check() == []


def test_words_travel_without_those_of_deleted_documents(
    filled: Library, encoder: WordEncoder, documents: Path, tmp_path: Path
) -> None:
    before = stored(filled)
    (documents / "secret.txt").write_text("Le mot zanzibar est secret.", encoding="utf-8")
    list(import_paths(filled, [documents], encoder))
    (documents / "secret.txt").unlink()
    list(import_paths(filled, [documents], encoder))
    assert filled.info().documents == filled.store.rows("SELECT count(*) FROM titles")[0][0]
    assert "zanzibar" in dict(stored(filled))
    outcome(export(filled.folder, tmp_path / "a.woloflib"))
    with Library.open(outcome(import_package(tmp_path / "a.woloflib", tmp_path / "there")).folder) as there:
        assert stored(there) == before
        assert there.word_vectors([before[0][0]]).keys() == {before[0][0]}
        assert there.check() == []
