"""Texts that were trained on are known again, whatever their case and points; others are not."""

from __future__ import annotations

from pathlib import Path

from wolofsearch import paths
from wolofsearch.evaluation.building import bundled_training_texts
from wolofsearch.evaluation.leaks import TRAINING_TEXTS, TrainingTexts, key, write_training_texts
from wolofsearch.evaluation.retrieval import Passage, Query, RetrievalSet


def test_texts_are_known_again(tmp_path: Path) -> None:
    file = tmp_path / TRAINING_TEXTS
    assert write_training_texts(file, ["Naka nga def ?", "naka nga def", "", " … ", "Le mil pousse."]) == 2
    trained = TrainingTexts([file])
    assert "NAKA NGA DEF!" in trained
    assert "Le mil" not in trained
    assert 3 not in trained
    assert len(TrainingTexts([tmp_path / "absent"])) == 0


def test_a_query_is_known_by_its_text_or_by_its_answer(tmp_path: Path) -> None:
    write_training_texts(tmp_path / "t", ["laaj", "réponse", "distracteur"])
    queries = [Query("1", "Laaj?"), Query("2", "beneen"), Query("3", "bu bees"), Query("4")]
    corpus = [Passage("a", "Réponse."), Passage("b", "neuve"), Passage("c", "distracteur")]
    qrels = {"1": {"b": 1}, "2": {"a": 1}, "3": {"b": 1, "c": 0}, "4": {"b": 1}}
    given = RetrievalSet("s", "document", queries, corpus, qrels)
    assert [query.id for query in TrainingTexts([tmp_path / "t"]).known(given)] == ["1", "2"]


def test_the_bundled_model_tells_what_it_was_trained_on() -> None:
    assert len(bundled_training_texts()) > 100_000
    assert list(paths.BUNDLED_MODELS_DIR.glob(f"*/{TRAINING_TEXTS}"))


def test_one_key_for_one_text() -> None:
    assert key("Ñaata\u0301  LA,") == key("ñaatá la")
