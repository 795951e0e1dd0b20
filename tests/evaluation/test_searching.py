"""The benchmark of searching: the same library with its index and without, asked the same questions."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from click.testing import CliRunner

from wolofsearch.cli.main import commands
from wolofsearch.evaluation import searching
from wolofsearch.evaluation.made_library import PASSAGES_PER_DOCUMENT, fill, questions
from wolofsearch.events import outcome
from wolofsearch.library import index
from wolofsearch.library.library import Library
from wolofsearch.library.neighbours import EXACT_LIMIT

SIZE = EXACT_LIMIT + 1_000


@pytest.fixture(autouse=True)
def few_questions(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(searching, "QUESTIONS", 3)
    monkeypatch.setattr(searching, "ROUNDS", 1)


def test_the_exact_search_is_compared_with_the_index(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: dict[str, list[bool]] = {}
    real = searching._in_turn

    def in_turn(what: str, opened: dict[str, Library], *more: object, **options: int) -> dict[str, float]:
        figures = real(what, opened, *more, **options)  # type: ignore[arg-type]
        asked[what] = [library.neighbours._loaded is not None for library in opened.values()]
        return figures

    monkeypatch.setattr(searching, "_in_turn", in_turn)
    figures = outcome(searching.searching((SIZE,)))
    (library,) = figures["libraries"]
    assert library["passages"] == SIZE
    assert library["index_recall_at_10"] > 0.9
    # What is called exact has no index, and what is called index has one.
    assert asked == {what: [False, True] for what in ("first_search", "search", "lookup")}
    for what in asked:
        ratio = library[f"exact_{what}_ms"] / library[f"index_{what}_ms"]
        assert library[f"{what}_ratio"] == pytest.approx(ratio, rel=0.05)


def test_without_hnswlib_the_exact_search_is_told_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(index, "hnswlib", None)
    told = CliRunner().invoke(commands, ["benchmark", "search", "--passages", str(SIZE), "--json"])
    assert told.exit_code == 0
    (library,) = json.loads(told.stdout)["libraries"]
    assert {"exact_search_ms", "exact_lookup_ms", "exact_first_search_ms", "passages"} == library.keys()


def test_the_library_is_always_the_same_and_its_questions_have_an_answer(tmp_path: Path) -> None:
    rows = []
    for name in ("a", "b"):
        with Library.open(tmp_path / name, create=True) as library:
            assert list(fill(library, 20, 32))[-1] == 20 * PASSAGES_PER_DOCUMENT
            assert library.check() == []
            ids = [int(row[0]) for row in library.store.rows("SELECT id FROM passages")]
            rows.append(library.vectors(ids))
            asked = questions(library, 5)
    np.testing.assert_array_equal(rows[0], rows[1])
    assert np.linalg.norm(asked, axis=1) == pytest.approx(1, abs=1e-5)
    assert (rows[0] @ asked.T).max(axis=0).min() > 0.5
