"""Filters: what passes, and that no narrow filter leaves an approximate search without candidates."""

from __future__ import annotations

import numpy as np
import pytest

from tests.library.test_neighbours import DIM, build, exact, structured
from wolofsearch.documents.passages import Passage
from wolofsearch.documents.reading import DocumentText
from wolofsearch.encoder.protocol import FloatArray
from wolofsearch.library import index, neighbours, writing
from wolofsearch.library.encoding import PassageVectors
from wolofsearch.library.filtering import Choices, Filters
from wolofsearch.library.library import Library
from wolofsearch.library.records import Pipeline
from wolofsearch.library.writing import FileRow


def put(library: Library, name: str, rows: FloatArray, collection: str | None = None, **told: str) -> None:
    """Store a document of as many passages as there are vectors."""
    if library.pipeline is None:
        writing.bind(library.store, Pipeline("structured", "float32", DIM, "1"))
    text = "mil " * len(rows)
    passages = [Passage("mil", 4 * n, 4 * n + 3, None) for n in range(len(rows))]
    document = DocumentText(name, told.pop("format", "txt"), text, **told)  # type: ignore[arg-type]
    parts = [PassageVectors(row, row[None]) for row in rows]
    writing.add_document(library.store, FileRow(name, ".", 1, 1), name, document, rows[0], passages, parts, collection)


@pytest.fixture
def shelf(library: Library) -> Library:
    """Six documents of one passage each, which differ in what filters ask for."""
    rows = structured(6)
    put(library, "a", rows[:1], "Santé", format="pdf", language="fr", date="2019-05-20")
    put(library, "b", rows[1:2], "Santé", format="docx", language="wo", date="2020-05")
    put(library, "c", rows[2:3], "Mil", format="pdf", language="fr", date="2020")
    put(library, "d", rows[3:4], "Mil", format="html", language="en", date="2020-06-01")
    put(library, "e", rows[4:5], format="pdf", language="fr", date="2021")
    put(library, "f", rows[5:6])
    return library


@pytest.mark.parametrize(
    ("filters", "names"),
    [
        (Filters(), "abcdef"),
        (Filters(collection="Santé"), "ab"),
        (Filters(formats=("pdf",)), "ace"),
        (Filters(formats=("html", "docx")), "bd"),
        (Filters(language="fr"), "ace"),
        (Filters(since="2020"), "bcde"),
        (Filters(since="2020-06"), "cde"),
        (Filters(until="2020"), "abcd"),
        (Filters(until="2020-05-10"), "abc"),
        (Filters(since="2020-05", until="2020-05"), "bc"),
        (Filters(without="a"), "bcdef"),
        (Filters(collection="Mil", formats=("pdf",), language="fr", since="2020", until="2020"), "c"),
        (Filters(collection="Mil", language="wo"), ""),
    ],
)
def test_a_filter_is_the_same_for_vectors_and_words(shelf: Library, filters: Filters, names: str) -> None:
    near = shelf.nearest(structured(1, seed=4)[0], 10, filters=filters)
    assert sorted(shelf.document_ids(near).values()) == list(names)
    assert sorted(shelf.document_ids(list(shelf.words("mil", 10, filters))).values()) == list(names)
    assert sorted(shelf.document_words("mil", 10, filters)) == list(names)
    assert bool(filters) == (names != "abcdef")


def test_a_value_is_never_taken_for_sql(shelf: Library) -> None:
    odd = "' OR 1 --"
    for filters in (Filters(collection=odd), Filters(formats=(odd,)), Filters(language=odd)):
        assert shelf.words("mil", 10, filters) == {}


def test_what_there_is_to_choose(shelf: Library) -> None:
    assert shelf.choices() == Choices(
        collections=(("Mil", 2), ("Santé", 2)),
        formats=(("pdf", 3), ("docx", 1), ("html", 1), ("txt", 1)),
        languages=(("fr", 3), ("en", 1), ("wo", 1)),
        years=(("2021", 1), ("2020", 3), ("2019", 1)),
    )


@pytest.mark.parametrize("few", [30, 300])
def test_a_filter_on_what_is_far_from_the_question(library: Library, few: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """All candidates that the filter lets through are found, though the index would name them last."""
    monkeypatch.setattr(neighbours, "EXACT_LIMIT", 100)
    monkeypatch.setattr(neighbours, "_MOST_SIFTED", 4)
    taken: list[int] = []
    asked = index.Index.nearest

    def counted(self: index.Index, query: FloatArray, k: int) -> tuple[list[int], FloatArray]:
        taken.append(k)
        return asked(self, query, k)

    monkeypatch.setattr(index.Index, "nearest", counted)
    rows = structured(1500)
    query = structured(1, seed=7)[0]
    rows = rows[np.argsort(rows @ query)]  # the farthest come first
    put(library, "far", rows[:few], "Loin")
    put(library, "near", rows[few:], "Près")
    build(library)
    found = library.nearest(query, 20, filters=Filters(collection="Loin"))
    assert len(found) == 20
    assert len(set(found) & set(exact(rows[:few], query, 20))) >= 19  # float16 may swap the last
    assert taken == ([] if few < 100 else [20, 80])  # then compared one by one, not the whole index sifted
