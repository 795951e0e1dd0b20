"""The recall of an index against an exact search, measured by the library itself."""

from __future__ import annotations

import pytest

from tests.library.test_neighbours import build, fill, structured
from wolofsearch.library import neighbours, recall
from wolofsearch.library.library import Library
from wolofsearch.library.recall import recall_at_10


@pytest.fixture
def indexed(library: Library, monkeypatch: pytest.MonkeyPatch) -> Library:
    """A library of 600 passages with an index."""
    for module in (neighbours, recall):
        monkeypatch.setattr(module, "EXACT_LIMIT", 100)
    fill(library, structured(600))
    build(library)
    return library


def test_a_small_library_misses_nothing(library: Library) -> None:
    assert recall_at_10(library, 200, 5.0) is None
    fill(library, structured(60))
    found = recall_at_10(library, 200, 5.0)
    assert found is not None
    assert (found.exact, found.recall, found.passages) == (True, 1.0, 60)


def test_a_good_index_finds_nearly_all(indexed: Library) -> None:
    found = recall_at_10(indexed, 200, 5.0)
    assert found is not None
    assert not found.exact
    assert found.recall > 0.95
    assert (found.compared, found.passages, found.queries) == (600, 600, recall.QUERIES)


def test_what_the_index_does_not_give_is_noticed(indexed: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    real = indexed.nearest
    monkeypatch.setattr(indexed, "nearest", lambda query, k: [one for one in real(query, k) if one % 2])
    found = recall_at_10(indexed, 200, 5.0)
    assert found is not None
    assert 0.2 < found.recall < 0.8


def test_it_ends_when_the_time_is_up(indexed: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recall, "_CHUNK", 200)
    found = recall_at_10(indexed, 200, 0.0)
    assert found is not None
    assert found.compared == 200
    assert found.recall > 0.9
