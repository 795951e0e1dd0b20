"""The sample library is there when it is wanted, whatever happened to it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import WordEncoder
from wolofsearch import paths
from wolofsearch.errors import WolofSearchError
from wolofsearch.events import FileDone
from wolofsearch.library import arriving, sample
from wolofsearch.library.library import Library
from wolofsearch.library.sample import build_sample_library, open_sample_library


@pytest.fixture(autouse=True)
def shipped(documents: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Four documents stand in for the shipped ones."""
    (documents.parent / "sample").mkdir()
    documents.rename(documents.parent / "sample" / "documents")
    monkeypatch.setattr(paths, "SAMPLE_DIR", documents.parent / "sample")
    yield documents.parent / "sample" / "documents"
    sample._temporary_folder.cache_clear()


def build_events(encoder: WordEncoder) -> list[object]:
    building = build_sample_library(encoder)
    events: list[object] = []
    while True:
        try:
            events.append(next(building))
        except StopIteration as built:
            built.value.close()
            return events


def test_built_on_first_use_and_reused(encoder: WordEncoder) -> None:
    assert len([event for event in build_events(encoder) if isinstance(event, FileDone)]) == 4
    assert not [event for event in build_events(encoder) if isinstance(event, FileDone)]
    with open_sample_library(encoder) as library:
        assert library.folder == paths.sample_library_dir()
        assert library.info().documents == 4
        assert library.check() == []


def test_built_anew_for_another_model(encoder: WordEncoder) -> None:
    build_events(encoder)
    with open_sample_library(WordEncoder(dim=32)) as library:
        assert library.pipeline is not None
        assert library.pipeline.dim == 32
        assert library.info().documents == 4


def test_built_anew_when_damaged(encoder: WordEncoder) -> None:
    build_events(encoder)
    (paths.sample_library_dir() / "library.db").write_bytes(b"damaged" * 1000)
    with open_sample_library(encoder) as library:
        assert library.info().documents == 4


def test_built_anew_when_the_program_moved(
    encoder: WordEncoder, shipped: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build_events(encoder)
    moved = shipped.parent.rename(shipped.parent.with_name("moved"))
    monkeypatch.setattr(paths, "SAMPLE_DIR", moved)
    with open_sample_library(encoder) as library:
        [found] = library.words("moustiquaire", 5)
        assert library.passages([found])[0].path == moved / "documents" / "paludisme.txt"


def test_a_new_sample_document_is_added(encoder: WordEncoder, shipped: Path) -> None:
    build_events(encoder)
    (shipped / "eau.txt").write_text("Faites bouillir l'eau du puits.", encoding="utf-8")
    with open_sample_library(encoder) as library:
        assert library.info().documents == 5


def test_what_failed_once_is_read_the_next_time(
    encoder: WordEncoder, shipped: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def dies(path: Path) -> None:
        raise WolofSearchError("documents.reader_died", path=path)

    with monkeypatch.context() as patch:
        patch.setattr(arriving, "read_document", dies)
        build_events(encoder)
    with open_sample_library(encoder) as library:
        assert library.info().documents == 4
        assert not library.failures()


def test_a_home_that_cannot_be_written(encoder: WordEncoder, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (home / "file").write_text("in the way", encoding="utf-8")
    monkeypatch.setenv("WOLOFSEARCH_HOME", str(home / "file"))
    with open_sample_library(encoder) as library:
        assert library.info().documents == 4
        first = library.folder
    with open_sample_library(encoder) as library:
        assert library.folder == first


def test_a_ready_library_in_a_home_that_cannot_be_written(
    encoder: WordEncoder, monkeypatch: pytest.MonkeyPatch
) -> None:
    build_events(encoder)
    monkeypatch.setattr("wolofsearch.library.store.writable", lambda file: False)
    with open_sample_library(encoder) as library:
        assert isinstance(library, Library)
        assert library.read_only
        assert library.folder == paths.sample_library_dir()
        assert library.info().documents == 4
