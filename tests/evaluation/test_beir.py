"""BEIR's layout, written by us and by others."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wolofsearch.errors import WolofSearchError
from wolofsearch.evaluation.beir import read_beir, write_queries, write_set
from wolofsearch.evaluation.retrieval import Passage, Query, RetrievalSet


def foreign(folder: Path) -> Path:
    """Write a set as others publish it."""
    (folder / "qrels").mkdir(parents=True)
    (folder / "queries.jsonl").write_text('{"_id": "1", "text": "Naka ?", "metadata": {}}\n', encoding="utf-8")
    corpus = [{"_id": "9", "title": "Le mil", "text": "se sème"}, {"_id": "8", "text": "autre"}]
    (folder / "corpus.jsonl").write_text("\n".join(map(json.dumps, corpus)), encoding="utf-8")
    (folder / "qrels" / "test.tsv").write_text("query-id\tcorpus-id\tscore\n1\t9\t1\n", encoding="utf-8")
    return folder


def test_a_set_from_elsewhere(tmp_path: Path) -> None:
    (found,) = read_beir(foreign(tmp_path / "kallaama"))
    assert (found.name, found.task, found.kind) == ("kallaama", "document", "retrieval")
    assert found.corpus[0] == Passage("9", "Le mil se sème")
    assert found.qrels == {"1": {"9": 1}}


def test_tables_and_other_splits(tmp_path: Path) -> None:
    folder = foreign(tmp_path / "set")
    (folder / "queries.jsonl").unlink()
    (folder / "queries.tsv").write_text('_id\ttext\n1\tLu "waay\n', encoding="utf-8")
    (folder / "qrels" / "test.tsv").rename(folder / "qrels" / "dev.tsv")
    assert read_beir(folder)[0].queries == [Query("1", 'Lu "waay')]


@pytest.mark.parametrize("audio", ["../../outside.wav", "/etc/passwd", "absent.wav"])
def test_sound_is_opened_inside_the_folder_only(tmp_path: Path, audio: str) -> None:
    folder = foreign(tmp_path / "deep" / "set")
    (tmp_path / "outside.wav").write_bytes(b"x")
    (folder / "queries.jsonl").write_text(json.dumps({"_id": "1", "audio": audio}), encoding="utf-8")
    with pytest.raises(WolofSearchError) as caught:
        read_beir(folder)
    assert caught.value.message_id == "evaluation.bad_set"


@pytest.mark.parametrize("broken", ["queries.jsonl", "corpus.jsonl", "qrels/test.tsv"])
@pytest.mark.parametrize("content", [None, "{", "[]", '{"text": "x"}', "a\tb\n1\t2\n"])
def test_a_broken_part_is_named_and_never_a_traceback(tmp_path: Path, broken: str, content: str | None) -> None:
    folder = foreign(tmp_path / "set")
    if content is None:
        (folder / broken).unlink()
    else:
        (folder / broken).write_text(content, encoding="utf-8")
    with pytest.raises(WolofSearchError) as caught:
        read_beir(folder)
    assert caught.value.message_id == "evaluation.bad_set"


words = st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]), min_size=1, max_size=20).filter(str.strip)


@given(st.lists(words, min_size=1, max_size=5))
def test_what_is_written_is_read(tmp_path_factory: pytest.TempPathFactory, texts: list[str]) -> None:
    folder = tmp_path_factory.mktemp("set")
    queries = [Query(f"q{n}", text) for n, text in enumerate(texts)]
    corpus = [Passage(f"p{n}", f"{n} {text}".strip()) for n, text in enumerate(texts)]
    qrels = {f"q{n}": {f"p{n}": 1} for n in range(len(texts))}
    write_queries(folder, queries)
    write_set(folder, RetrievalSet("set", "document", queries, corpus, qrels), "corpus", "qrels/test")
    (found,) = read_beir(folder)
    assert (found.queries, found.qrels) == (queries, qrels)
    assert [passage.text.split() for passage in found.corpus] == [passage.text.split() for passage in corpus]
