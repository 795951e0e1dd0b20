"""The whole evaluation of a real, tiny bundle: sets built, measured, reported; what is missing is told."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests import data_folder
from wolofsearch.errors import WolofSearchError
from wolofsearch.evaluation import building, command
from wolofsearch.evaluation.beir import write_queries, write_set
from wolofsearch.evaluation.building import SetBuilt
from wolofsearch.evaluation.command import SetMissing, Task, evaluate
from wolofsearch.evaluation.comparison import compare
from wolofsearch.evaluation.leaks import TrainingTexts, write_training_texts
from wolofsearch.evaluation.results import read_results
from wolofsearch.evaluation.retrieval import Passage, Query, RetrievalSet


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """No processes of their own, and no sample library, which have tests of their own."""
    monkeypatch.setattr(command, "costs", lambda folder, model, sets: {})
    found = {"questions": 22, "documents": 51, "chance_top_3": 0.06, "rows": []}
    found |= {f"{kind}_top_3": 1 for kind in ("speech", "wolof_text", "french_text")}
    monkeypatch.setattr(command, "samples", lambda encoder: found)
    monkeypatch.setattr(command, "bundled_training_texts", lambda: TrainingTexts([]))


def done(task: Task) -> tuple[list[Any], dict[str, Any]]:
    events, work = [], evaluate(task)
    while True:
        try:
            events.append(next(work))
        except StopIteration as end:
            return events, end.value


def test_a_model_is_measured_and_compared(tiny_bundles: tuple[Path, Path], tmp_path: Path) -> None:
    data = data_folder.make_sets_data(tmp_path / "data", 12)
    for name, folder in zip(("int8", "float32"), tiny_bundles, strict=True):
        task = Task(
            folder, ("lafand-test", "mboshi-real"), tmp_path / name, tmp_path / "sets", data, "wolofsearch evaluate"
        )
        events, results = done(task)
        assert set(results["sets"]) == {"lafand-test", "mboshi-real", "mboshi-all"}
        assert read_results(tmp_path / name) == results
        assert results["model"]["precision"] == name
        assert results["command"] == "wolofsearch evaluate"
        assert results["missing"] == []
        assert {"report.md", "report.html"} <= {file.name for file in (tmp_path / name).iterdir()}
        assert [event for event in events if isinstance(event, SetMissing)] == []
    assert {row["set"] for row in compare(tmp_path / "int8", tmp_path / "float32")["rows"]} == set(results["sets"])


def test_asked_by_voice_alone_nothing_is_typed(tiny_bundle: Path, tmp_path: Path) -> None:
    data = data_folder.make_sets_data(tmp_path / "data", 12)
    task = Task(tiny_bundle, ("lafand-test", "mboshi-real"), tmp_path / "out", tmp_path / "sets", data)
    _, results = done(replace(task, heard_alone=True))
    assert set(results["sets"]) == {"mboshi-real", "mboshi-all"}
    given = {row["given"] for row in results["sets"]["mboshi-real"]["rows"] if row["system"] != "random"}
    assert given == {"speech"}


def test_without_data_it_says_what_is_missing(
    tiny_bundle: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WOLOFSEARCH_DATA", str(tmp_path / "none"))
    monkeypatch.setattr(shutil, "which", lambda name: None)
    names = ("lafand-test", "afriqa", "intents")
    events, results = done(Task(tiny_bundle, names, tmp_path / "out", tmp_path / "sets"))
    missing = {event.set: event.message_id for event in events if isinstance(event, SetMissing)}
    assert missing == {
        "lafand-test": "evaluation.no_data",
        "afriqa": "evaluation.no_data",
        "intents": "evaluation.no_voice",
    }
    assert results["sets"] == {}
    assert str(tmp_path / "none") in results["missing"][0]["why"]
    assert "espeak-ng" in (tmp_path / "out" / "report.md").read_text(encoding="utf-8")


def test_a_set_made_for_another_training_is_made_anew(tiny_bundle: Path, tmp_path: Path) -> None:
    data = data_folder.make_sets_data(tmp_path / "data", 12)
    taught = TrainingTexts([], {"nn_reader"})
    list(building.build(["verses-real"], data, tmp_path / "sets", taught))
    assert building.is_current(tmp_path / "sets" / "verses-real", taught)
    task = Task(tiny_bundle, ("verses-real",), tmp_path / "out", tmp_path / "sets", data, alone=True)
    events, results = done(task)
    assert "verses-real-nn" in results["sets"]  # the model has not heard that voice
    assert [type(event) for event in events].count(SetBuilt) == 1
    again, _ = done(task)
    assert not [event for event in again if isinstance(event, SetBuilt)]


def test_a_folder_is_a_set_too(tiny_bundle: Path, tmp_path: Path) -> None:
    folder = tmp_path / "kallaama"
    queries = [Query("1", "Naka la dugub di saxe ?"), Query("2", "Ñaata la gerte jar ?")]
    corpus = [Passage("a", "Le mil pousse."), Passage("b", "Le prix de l'arachide.")]
    write_queries(folder, queries)
    write_set(
        folder,
        RetrievalSet("kallaama", "document", queries, corpus, {"1": {"a": 1}, "2": {"b": 1}}),
        "corpus",
        "qrels/test",
    )
    _, results = done(Task(tiny_bundle, (str(folder),), tmp_path / "out", tmp_path / "sets"))
    assert results["sets"]["kallaama"]["queries"] == 2


def test_a_name_that_is_no_set(tiny_bundle: Path, tmp_path: Path) -> None:
    with pytest.raises(WolofSearchError) as caught:
        done(Task(tiny_bundle, ("dance",), tmp_path / "out", tmp_path / "sets"))
    assert caught.value.message_id == "evaluation.unknown"


def test_a_leak_stops_the_evaluation(tiny_bundle: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data = data_folder.make_sets_data(tmp_path / "data", 12)
    list(building.build(["lafand-test"], data, tmp_path / "first", TrainingTexts([])))
    planted = (data / "parallel" / "lafand_test.tsv.gz").exists()
    assert planted
    wolof = data_folder.invented(12, "lafand_test")[5]
    write_training_texts(tmp_path / "trained", [f"lafand_test laaj {wolof}"])
    monkeypatch.setattr(command, "bundled_training_texts", lambda: TrainingTexts([tmp_path / "trained"]))
    with pytest.raises(WolofSearchError) as caught:
        done(Task(tiny_bundle, ("lafand-test",), tmp_path / "out", tmp_path / "sets", data))
    assert caught.value.message_id == "evaluation.leak"
