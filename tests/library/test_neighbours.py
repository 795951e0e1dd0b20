"""The index: right, rebuildable, never trusted blindly."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from wolofsearch.documents.passages import Passage
from wolofsearch.documents.reading import DocumentText
from wolofsearch.encoder.protocol import FloatArray
from wolofsearch.errors import WolofSearchError
from wolofsearch.library import index, neighbours, writing
from wolofsearch.library.encoding import PassageVectors
from wolofsearch.library.filtering import Filters
from wolofsearch.library.library import Library
from wolofsearch.library.records import Pipeline
from wolofsearch.library.vectors import unit
from wolofsearch.library.writing import FileRow

DIM = 256
PER_DOCUMENT = 50


def structured(count: int, seed: int = 0) -> FloatArray:
    """Return unit vectors as models make them: few directions matter, and the leading components most."""
    rng = np.random.default_rng(seed)
    topics = rng.standard_normal((60, 24)) @ np.random.default_rng(99).standard_normal((24, DIM))
    points = topics[rng.integers(0, 60, count)] + 2.0 * rng.standard_normal((count, 24)) @ (
        np.random.default_rng(98).standard_normal((24, DIM))
    )
    return unit(np.asarray(points / np.sqrt(1 + np.arange(DIM)), np.float32))


def fill(library: Library, vectors: FloatArray, prefix: str = "d", collection: str | None = None) -> None:
    """Store vectors as passages of documents of PER_DOCUMENT passages each."""
    pipeline = Pipeline("structured", "float32", DIM, "1")
    if library.pipeline is None:
        writing.bind(library.store, pipeline)
    for first in range(0, len(vectors), PER_DOCUMENT):
        rows = vectors[first : first + PER_DOCUMENT]
        text = "".join(f"p{n:04}" for n in range(len(rows)))
        passages = [Passage(text[5 * n : 5 * n + 5], 5 * n, 5 * n + 5, None) for n in range(len(rows))]
        name = f"{prefix}{first}"
        document = DocumentText(name, "txt", text)
        parts = [PassageVectors(row, row[None]) for row in rows]
        writing.add_document(
            library.store, FileRow(name, ".", 1, 1), name, document, rows[0], passages, parts, collection
        )


def build(library: Library) -> None:
    assert library.pipeline is not None
    assert list(library.neighbours.rebuild(library.pipeline))


def exact(vectors: FloatArray, query: FloatArray, k: int) -> list[int]:
    return [int(place) + 1 for place in np.argsort(-(vectors @ query))[:k]]


@pytest.fixture
def small_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    """An index already pays at 100 passages."""
    monkeypatch.setattr(neighbours, "EXACT_LIMIT", 100)


def graph_of(library: Library) -> index.Index | None:
    assert library.pipeline is not None
    return library.neighbours._load(library.pipeline)


def test_small_libraries_are_exact_and_have_no_index(library: Library) -> None:
    vectors = structured(1000)
    fill(library, vectors)
    assert library.pipeline is not None
    assert not library.neighbours.stale(library.pipeline)
    for query in structured(20, seed=1):
        # float16 in the database may swap neighbours that differ in the fourth digit.
        assert len(set(library.nearest(query, 10)) & set(exact(vectors, query, 10))) >= 9
    assert not (library.folder / "index.hnsw").exists()


def test_recall_of_the_index_with_rescoring(library: Library) -> None:
    vectors = structured(6000)
    fill(library, vectors)
    build(library)
    assert graph_of(library) is not None
    recalls = []
    for query in structured(50, seed=1):
        candidates = library.nearest(query, 200)
        scores = library.vectors(candidates) @ query
        found = [candidates[place] for place in np.argsort(-scores)[:10]]
        recalls.append(len(set(found) & set(exact(vectors, query, 10))) / 10)
    assert np.mean(recalls) >= 0.95


@pytest.mark.usefixtures("small_limit")
def test_new_and_removed_passages_without_a_new_index(library: Library) -> None:
    vectors = structured(600)
    fill(library, vectors[:500])
    build(library)
    fill(library, vectors[500:], prefix="new")
    query = vectors[550]
    assert library.nearest(query, 1) == [551]
    assert library.nearest(vectors[10], 1) == [11]
    writing.forget(library.store, ["d0"])
    near = library.nearest(vectors[10], 100)
    assert len(near) == 100
    assert min(near) > PER_DOCUMENT
    assert library.pipeline is not None
    assert not library.neighbours.stale(library.pipeline)


@pytest.mark.usefixtures("small_limit")
def test_the_index_grows_old(library: Library) -> None:
    vectors = structured(800)
    fill(library, vectors[:500])
    pipeline = library.pipeline
    assert pipeline is not None
    assert library.neighbours.stale(pipeline)
    build(library)
    assert not library.neighbours.stale(pipeline)
    writing.forget(library.store, [f"d{first}" for first in (0, 50, 100)])
    assert library.neighbours.stale(pipeline)
    build(library)
    assert not library.neighbours.stale(pipeline)
    fill(library, vectors[500:], prefix="new")
    assert library.neighbours.stale(pipeline)


@pytest.mark.usefixtures("small_limit")
def test_more_is_asked_than_there_is(library: Library) -> None:
    fill(library, structured(150))
    build(library)
    found = library.nearest(structured(1, seed=3)[0], 10_000)
    assert sorted(found) == list(range(1, 151))
    assert library.nearest(structured(1, seed=3)[0], 0) == []


@pytest.mark.usefixtures("small_limit")
@pytest.mark.parametrize("few", [50, 200])
def test_only_one_collection(library: Library, few: int) -> None:
    """Both ways: compared one by one when small, sifted out of the index when large."""
    vectors = structured(700)
    fill(library, vectors[: 700 - few])
    fill(library, vectors[700 - few :], prefix="c", collection="Santé")
    build(library)
    found = library.nearest(vectors[0], 40, filters=Filters(collection="Santé"))
    assert len(found) == 40
    assert all(one > 700 - few for one in found)
    scores = vectors[[one - 1 for one in found]] @ vectors[0]
    assert scores[0] >= np.sort(vectors[700 - few :] @ vectors[0])[-3]
    assert library.nearest(vectors[0], 5, filters=Filters(collection="absent")) == []


@pytest.mark.usefixtures("small_limit")
def test_a_shorter_query_is_compared_on_its_own_length(library: Library) -> None:
    vectors = structured(300)
    fill(library, vectors)
    build(library)
    for dim in (64, 128, 200):
        assert vectors[40, :dim] @ vectors[40, :dim] > 0
        assert library.nearest(unit(vectors[40, :dim]), 3)[0] == 41


def truncate(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:-1000])


def flip(file: Path) -> None:
    content = bytearray(file.read_bytes())
    content[len(content) // 2] ^= 0xFF
    file.write_bytes(content)


def empty(file: Path) -> None:
    file.write_bytes(b"")


@pytest.mark.usefixtures("small_limit")
@pytest.mark.parametrize("damage", [truncate, flip, empty])
def test_a_damaged_index_is_noticed_and_done_without(library: Library, damage: object) -> None:
    vectors = structured(300)
    fill(library, vectors)
    build(library)
    damage(library.folder / "index.hnsw")  # type: ignore[operator]
    with Library.open(library.folder) as again:
        assert graph_of(again) is None
        assert again.nearest(vectors[7], 1) == [8]
        [problem] = again.check("en")
        assert "library rebuild" in problem
        again.rebuild()
        assert again.check() == []
        assert graph_of(again) is not None
        assert again.nearest(vectors[7], 1) == [8]


@pytest.mark.usefixtures("small_limit")
def test_an_index_that_comes_back_as_it_was_is_used_again(library: Library) -> None:
    fill(library, structured(300))
    build(library)
    file = library.folder / "index.hnsw"
    content = file.read_bytes()
    flip(file)
    with Library.open(library.folder) as again:
        assert graph_of(again) is None
        part = file.with_suffix(".part")
        part.write_bytes(content)
        part.replace(file)
        assert graph_of(again) is not None


@pytest.mark.usefixtures("small_limit")
@pytest.mark.parametrize("name", ["index.hnsw", "index.json"])
def test_a_missing_part_of_the_index(library: Library, name: str) -> None:
    vectors = structured(300)
    fill(library, vectors)
    build(library)
    (library.folder / name).unlink()
    with Library.open(library.folder) as again:
        assert graph_of(again) is None
        assert again.nearest(vectors[7], 1) == [8]


@pytest.mark.usefixtures("small_limit")
@pytest.mark.parametrize("text", ["", "{", "[]", '{"dim": 3}', "null"])
def test_a_header_without_sense(library: Library, text: str) -> None:
    fill(library, structured(300))
    build(library)
    (library.folder / "index.json").write_text(text)
    with Library.open(library.folder) as again:
        assert graph_of(again) is None


@pytest.mark.usefixtures("small_limit")
def test_a_header_of_another_pipeline_or_format(library: Library) -> None:
    fill(library, structured(300))
    build(library)
    file = library.folder / "index.json"
    header = json.loads(file.read_text())
    for change in ({"pipeline": {"model_id": "other"}}, {"format": 99}, {"space": "l2"}):
        file.write_text(json.dumps({**header, **change}))
        with Library.open(library.folder) as again:
            assert graph_of(again) is None


@pytest.mark.usefixtures("small_limit")
def test_an_index_beside_a_restored_older_database_does_not_count(library: Library, tmp_path: Path) -> None:
    vectors = structured(400)
    fill(library, vectors[:200])
    library.backup(tmp_path / "backup.db")
    fill(library, vectors[200:300], prefix="lost")
    build(library)
    library.close()
    (tmp_path / "backup.db").replace(library.folder / "library.db")
    with Library.open(library.folder) as restored:
        fill(restored, vectors[300:], prefix="other")
        assert graph_of(restored) is None
        assert restored.nearest(vectors[350], 1) == [251]


@pytest.mark.usefixtures("small_limit")
def test_a_build_that_is_stopped_leaves_the_old_index(library: Library) -> None:
    fill(library, structured(300))
    build(library)
    before = (library.folder / "index.hnsw").read_bytes()
    fill(library, structured(300, seed=5), prefix="new")
    assert library.pipeline is not None
    building = library.neighbours.rebuild(library.pipeline)
    next(building)
    building.close()
    assert (library.folder / "index.hnsw").read_bytes() == before
    assert not list(library.folder.glob("*.partial"))


def test_an_index_cut_short_by_a_full_disk_is_not_used(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    """hnswlib does not look whether its writing succeeded; somebody has to."""
    fill(library, structured(300))
    real = index.hnswlib.Index

    class ShortDisk(real):  # type: ignore[misc, valid-type]
        def save_index(self, path: str) -> None:
            super().save_index(path)
            truncate(Path(path))

    monkeypatch.setattr(index.hnswlib, "Index", ShortDisk)
    with pytest.raises(WolofSearchError) as raised:
        build(library)
    assert raised.value.message_id == "general.disk_full"
    assert not list(library.folder.glob("index*"))


def test_without_hnswlib_every_search_is_exact(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(neighbours, "EXACT_LIMIT", 100)
    vectors = structured(300)
    fill(library, vectors)
    assert library.pipeline is not None
    monkeypatch.setattr(index, "hnswlib", None)
    assert not library.neighbours.stale(library.pipeline)
    library.rebuild()
    assert not list(library.folder.glob("index*"))
    found = library.neighbours.nearest(vectors[7], 10, library.pipeline, DIM, None)
    assert found == exact(vectors, vectors[7], 10)


def test_an_index_made_elsewhere_is_left_alone_without_hnswlib(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(library, structured(300))
    build(library)
    before = (library.folder / "index.hnsw").read_bytes()
    monkeypatch.setattr(index, "hnswlib", None)
    assert graph_of(library) is None
    assert library.check() == []
    assert (library.folder / "index.hnsw").read_bytes() == before


def test_the_index_is_built_by_an_import(
    library: Library, documents: Path, bring: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(neighbours, "EXACT_LIMIT", 3)
    bring(documents)  # type: ignore[operator]
    assert (library.folder / "index.hnsw").exists()
    assert graph_of(library) is not None
    assert library.check() == []
