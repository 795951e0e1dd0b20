"""Another model for a library: the old vectors answer until the new ones are there, and no step is lost."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Generator, Sequence
from pathlib import Path
from typing import cast

import numpy as np
import pytest

from tests.conftest import WordEncoder
from tests.library.conftest import Bring
from wolofsearch.documents.passages import CHUNKER_VERSION
from wolofsearch.encoder.protocol import FloatArray
from wolofsearch.errors import WolofSearchError
from wolofsearch.events import Event, Progress, Reindexed
from wolofsearch.library import neighbours
from wolofsearch.library.importing import import_paths
from wolofsearch.library.library import Library
from wolofsearch.library.records import Pipeline
from wolofsearch.library.reindexing import reindex
from wolofsearch.paths import PROJECT_DIR
from wolofsearch.search.searching import Searcher


class OtherEncoder(WordEncoder):
    """Another model: longer vectors, all turned round, and a tokenizer that counts twice as many tokens."""

    model_id = "other"

    def __init__(self) -> None:
        super().__init__(dim=96)
        self.encoded: list[str] = []

    def count_tokens(self, text: str) -> int:
        return 2 * super().count_tokens(text)

    def encode_documents(self, texts: Sequence[str]) -> FloatArray:
        self.encoded += texts
        return super().encode_documents(texts)

    def _vector(self, text: str) -> FloatArray:
        return -super()._vector(text)


@pytest.fixture
def other() -> OtherEncoder:
    return OtherEncoder()


@pytest.fixture
def filled(library: Library, bring: Bring, documents: Path) -> Library:
    """A library of the usual documents and a long one, made with the usual model."""
    long = "\n\n".join(f"Alinéa {part} : " + f"mot{part} " * 150 for part in range(40))
    (documents / "long.txt").write_text(long, encoding="utf-8")
    bring(documents)
    return library


def stored(library: Library) -> list[tuple[object, ...]]:
    """All that a search looks at, in an order that does not depend on ids."""
    return library.store.rows(
        """SELECT passages.document_id, ordinal, "start", "end", page, text, vectors.vector, sentences.vectors,
        titles.vector FROM passages JOIN titles ON titles.document_id = passages.document_id
        JOIN vectors ON vectors.passage_id = id JOIN sentences ON sentences.passage_id = id
        ORDER BY passages.document_id, ordinal"""
    )


def test_it_becomes_what_an_import_would_have_made(
    filled: Library, other: OtherEncoder, documents: Path, tmp_path: Path
) -> None:
    with Library.open(tmp_path / "fresh", create=True) as fresh:
        list(import_paths(fresh, [documents], other))
        expected = stored(fresh)
    before = filled.info()
    shutil.rmtree(documents)  # the files themselves are not needed
    events = list(reindex(filled, other))
    assert stored(filled) == expected
    assert filled.pipeline == Pipeline.of(other)
    assert filled.check() == []
    assert filled.info().passages > before.passages  # cut by the other model's own count
    assert events[-1] == Reindexed(before.documents, filled.info().passages)
    assert any(isinstance(event, Progress) and event.files_total == before.documents for event in events)
    assert filled.store.database.table_names().count("next_passages") == 0


def test_the_old_vectors_answer_meanwhile_and_the_new_ones_afterwards(
    filled: Library, encoder: WordEncoder, other: OtherEncoder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("wolofsearch.events.Throttle.ready", lambda _self: True)
    question, searcher = "Quand semer le mil ?", Searcher(filled, encoder)
    answered = searcher.text(question).results
    events = 0
    for event in reindex(filled, other):
        if isinstance(event, Progress):
            assert searcher.text(question).results == answered
            assert filled.pipeline == Pipeline.of(encoder)
            events += 1
    assert events > 4
    with pytest.raises(WolofSearchError) as caught:
        searcher.text(question)
    assert caught.value.message_id == "library.other_pipeline"
    again = Searcher(filled, other).text(question).results
    assert again[0].document_id == answered[0].document_id


def test_a_model_of_the_same_size_finds_none_of_the_old_vectors(filled: Library, encoder: WordEncoder) -> None:
    class Turned(WordEncoder):
        model_id = "turned"

        def _vector(self, text: str) -> FloatArray:
            return -super()._vector(text)

    assert Searcher(filled, encoder).text("semer le mil").results
    list(reindex(filled, Turned()))
    found = Searcher(filled, Turned()).text("semer le mil").results[0]
    assert "mil" in found.passage
    assert found.score > 0.3


def test_closed_in_the_middle_it_goes_on_where_it_was(filled: Library, other: OtherEncoder) -> None:
    kept: list[str] = []
    work = cast("Generator[Event, None, None]", reindex(filled, other))
    while not kept:
        next(work)
        kept = [row[0] for row in filled.store.rows("SELECT text FROM next_passages WHERE vector IS NOT NULL")]
    work.close()
    assert filled.pipeline == Pipeline.of(WordEncoder())
    assert filled.check() == []
    other.encoded = []
    list(reindex(filled, other))
    assert filled.check() == []
    assert not [text for text in other.encoded if any(text.endswith(passage) for passage in kept)]


def test_another_choice_begins_anew(filled: Library, encoder: WordEncoder, other: OtherEncoder) -> None:
    work = cast("Generator[Event, None, None]", reindex(filled, other))
    while len(other.encoded) < 20:
        next(work)
    work.close()
    third = WordEncoder(dim=32)
    list(reindex(filled, third))
    assert filled.pipeline == Pipeline.of(third)
    assert filled.check() == []


def test_what_is_imported_or_removed_meanwhile_counts(
    filled: Library, bring: Bring, documents: Path, other: OtherEncoder
) -> None:
    work = cast("Generator[Event, None, None]", reindex(filled, other))
    next(work)
    (documents / "niebe.txt").write_text("Le niébé nourrit le sol.", encoding="utf-8")
    (documents / "mil.md").unlink()
    bring(documents)
    list(work)
    assert filled.check() == []
    with pytest.raises(WolofSearchError):
        bring(documents)  # with the old model
    titles = {result.title for result in Searcher(filled, other).text("niébé mil").results}
    assert any("niébé" in title.lower() or "niebe" in title.lower() for title in titles)
    assert not any("mil" in title.lower().split() for title in titles)


def test_passages_of_an_older_chunker_are_cut_again(filled: Library, encoder: WordEncoder) -> None:
    with filled.store.transaction() as database:
        written = [f'"chunker": "{CHUNKER_VERSION}"', '"chunker": "0"']
        database.execute("UPDATE meta SET value = replace(value, ?, ?) WHERE key = 'pipeline'", written)
        database.execute("DELETE FROM passages WHERE ordinal > 0")  # an older one that cut worse
    assert filled.pipeline is not None
    assert filled.pipeline.chunker == "0"
    assert Searcher(filled, encoder).text("semer le mil").results[0].title == "Semer le mil"
    with pytest.raises(WolofSearchError) as caught:
        list(import_paths(filled, [], encoder))
    assert caught.value.message_id == "library.older_passages"
    list(reindex(filled, encoder))
    assert filled.pipeline == Pipeline.of(encoder)
    assert int(filled.store.rows("SELECT count(*) FROM passages WHERE ordinal > 0")[0][0]) > 0
    assert filled.check() == []


def test_a_library_of_this_model_already_is_left_alone(filled: Library, encoder: WordEncoder) -> None:
    before = stored(filled)
    events = list(reindex(filled, encoder))
    assert [type(event) for event in events] == [Reindexed]
    assert stored(filled) == before


def test_an_encoder_that_gives_nonsense_changes_nothing(filled: Library, other: OtherEncoder) -> None:
    other.encode_documents = lambda texts: np.full((len(texts), other.dim), np.nan, np.float32)  # type: ignore[method-assign]
    before = stored(filled)
    with pytest.raises(WolofSearchError) as caught:
        list(reindex(filled, other))
    assert caught.value.message_id == "library.encoder_broken"
    assert stored(filled) == before
    assert filled.check() == []


_CHILD = """
import sys, time
from pathlib import Path
from tests.library.test_reindexing import OtherEncoder
from wolofsearch.library.library import Library
from wolofsearch.library.reindexing import reindex

class Slow(OtherEncoder):
    def encode_documents(self, texts):
        time.sleep(0.02)
        return super().encode_documents(texts)

for event in reindex(Library.open(Path(sys.argv[1])), Slow()):
    print(event.as_json(), flush=True)
"""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs SIGKILL")
def test_killed_and_resumed(
    filled: Library, other: OtherEncoder, encoder: WordEncoder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(neighbours, "EXACT_LIMIT", 20)
    before = stored(filled)
    child = subprocess.Popen(
        [sys.executable, "-c", _CHILD, str(filled.folder)],
        stdout=subprocess.PIPE,
        text=True,
        cwd=PROJECT_DIR,
        env={**os.environ, "PYTHONPATH": str(PROJECT_DIR)},
    )
    assert child.stdout is not None
    for line in child.stdout:
        if "'passages': 0" not in line:
            break
    child.send_signal(signal.SIGKILL)
    assert child.wait(10) == -signal.SIGKILL
    child.stdout.close()
    assert stored(filled) == before
    assert Searcher(filled, encoder).text("semer le mil").results
    kept = filled.store.rows("SELECT count(*) FROM next_passages WHERE vector IS NOT NULL")[0][0]
    assert kept > 0
    list(reindex(filled, other))
    assert filled.check() == []
    titles = tuple(f"{row[0]}. " for row in filled.store.rows("SELECT title FROM documents"))
    assert sum(text.startswith(titles) for text in other.encoded) == filled.info().passages - kept
    assert (filled.folder / "index.hnsw").exists()
    assert not neighbours.Neighbours(filled.store).stale(Pipeline.of(other))
