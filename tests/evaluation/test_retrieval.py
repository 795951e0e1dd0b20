"""A set's own order: equal passages once, no query without an answer, a hash of all that matters."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from wolofsearch.evaluation.retrieval import Passage, Query, RetrievalSet, tidied

SET = RetrievalSet(
    "set",
    "document",
    [Query("a", "laaj"), Query("b", "beneen"), Query("c", "amul"), Query("d", "tus")],
    [Passage("1", "un texte"), Passage("2", "un  texte\n"), Passage("3", "autre")],
    {"a": {"2": 1}, "b": {"3": 2, "1": 1, "9": 1}, "d": {"3": 0}},
)


def test_equal_passages_answer_under_one_id() -> None:
    tidy = tidied(SET)
    assert [passage.id for passage in tidy.corpus] == ["1", "3"]
    assert tidy.qrels == {"a": {"1": 1}, "b": {"3": 2, "1": 1}}
    assert [query.id for query in tidy.queries] == ["a", "b"]
    assert (tidy.about["equal_passages_merged"], tidy.about["queries_without_answer"]) == (1, 2)
    assert tidied(tidy).corpus == tidy.corpus


def test_the_hash_is_of_texts_sounds_answers_and_task(tmp_path: Path) -> None:
    clip = tmp_path / "a.wav"
    clip.write_bytes(b"one")
    first = replace(SET, queries=[Query("a", "laaj", clip)])
    before = first.sha256()
    assert replace(first, name="other", about={"x": 1}).sha256() == before
    changed = [
        replace(first, task="intent"),
        replace(first, qrels={"a": {"1": 1}}),
        replace(first, corpus=SET.corpus[:2]),
        replace(first, queries=[Query("a", "laac", clip)]),
    ]
    assert before not in {each.sha256() for each in changed}
    clip.write_bytes(b"two")
    assert first.sha256() != before


def test_what_a_set_can_be_asked_by() -> None:
    assert SET.written
    assert not SET.spoken
    assert not replace(SET, queries=[]).written
