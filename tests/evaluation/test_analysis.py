"""The whole analysis of a model in miniature: its parts, its report, and that nothing is measured twice."""

from __future__ import annotations

import gzip
import json
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import numpy as np
import pytest
import soundfile

from tests import tiny
from wolofsearch import paths
from wolofsearch.encoder.bundle import read_manifest
from wolofsearch.errors import WolofSearchError
from wolofsearch.evaluation import analysis
from wolofsearch.evaluation.analysis import PartAnalysed, analyse
from wolofsearch.evaluation.analysis_report import analysis_report
from wolofsearch.evaluation.analysis_storage import FORMS
from wolofsearch.evaluation.beir import MANIFEST, write_queries, write_set
from wolofsearch.evaluation.models import model_hash
from wolofsearch.evaluation.recommendation import RECORDED, TOLERANCE, record
from wolofsearch.evaluation.retrieval import Passage, Query, RetrievalSet
from wolofsearch.library import index

FIGURES = ["analysis-bytes.svg", "analysis-dims.svg", "analysis-spectrum.svg", "analysis-time.svg"]


def make_set(folder: Path) -> None:
    """Write a set that can be asked by voice and by text."""
    (folder / "audio").mkdir(parents=True)
    queries = []
    for number, (wolof, _) in enumerate(tiny.SENTENCES):
        sound = folder / "audio" / f"q{number}.flac"
        soundfile.write(sound, 0.3 * np.sin(np.arange(12_000 + 500 * number) / (5 + number)), 16_000)
        queries.append(Query(f"q{number}", wolof, sound))
    passages = [Passage(f"d{number}", french) for number, (_, french) in enumerate(tiny.SENTENCES)]
    given = RetrievalSet(
        folder.name, "document", queries, passages, {f"q{n}": {f"d{n}": 1} for n in range(len(queries))}
    )
    write_queries(folder, queries)
    write_set(folder, given, "corpus", "qrels/test")
    (folder / MANIFEST).write_text("{}", encoding="utf-8")


@pytest.fixture
def work(tiny_bundle: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[], analysis.Analysis]:
    """Return what starts an analysis of the tiny model on one set, among a few other sentences."""
    make_set(tmp_path / "sets" / "afriqa")
    french = tmp_path / "data" / "french"
    french.mkdir(parents=True)
    with gzip.open(french / "wikineural_fr_wikipedia.txt.gz", "wt", encoding="utf-8") as file:
        file.write("\n".join(f"Le village numéro {number} a un marché." for number in range(40)) + "\n\n")
    monkeypatch.setattr(analysis, "SETS", ("afriqa",))
    config = tiny.config(tmp_path)
    monkeypatch.setattr(analysis.TrainingConfig, "load", lambda _: config)
    return lambda: analyse(tiny_bundle, tmp_path / "sets", tmp_path / "out", tmp_path / "data", "wolofsearch analyse")


def finished(work: analysis.Analysis) -> tuple[list[PartAnalysed], dict[str, Any]]:
    """Return the parts in their order, and the result."""
    parts = []
    while True:
        try:
            event = next(work)
        except StopIteration as end:
            return parts, end.value
        if isinstance(event, PartAnalysed):
            parts.append(event)


def test_everything_is_measured_and_written(work: Callable[[], analysis.Analysis], tmp_path: Path) -> None:
    parts, result = finished(work())
    assert not any(part.kept for part in parts)
    out = tmp_path / "out"
    assert json.loads((out / "analysis.json").read_text(encoding="utf-8")) == result
    assert sorted(file.name for file in out.glob("*.svg")) == FIGURES
    for name in FIGURES:
        drawn = ET.parse(out / name)  # the text of a picture stays text
        assert len(list(drawn.iter("{http://www.w3.org/2000/svg}text"))) > 5
    report = (out / "analysis.md").read_text(encoding="utf-8")
    page = (out / "analysis.html").read_text(encoding="utf-8")
    assert all(f"({name})" in report for name in FIGURES)
    assert page.count("<svg") == len(FIGURES)
    assert list(result["dims"]) == ["afriqa, speech", "afriqa, text"]
    assert [row["dim"] for row in result["dims"]["afriqa, text"]] == [8, 16, 32]
    assert result["pool"] == {"passages": 46, "french_texts": 40, "files": list(analysis.FRENCH)}
    assert {row["form"] for row in result["storage"]} == set(FORMS)
    assert result["low_rank_weights"]["queries"] == {"projector": 6, "decoder": 6}
    assert f"`search`: {result['recommendation']['dim']}." in report


def test_a_run_that_was_stopped_goes_on(work: Callable[[], analysis.Analysis], monkeypatch: pytest.MonkeyPatch) -> None:
    stopped = work()
    while not isinstance(next(stopped), PartAnalysed):
        pass
    stopped.close()
    parts, first = finished(work())
    assert [part.kept for part in parts] == [True] + [False] * (len(parts) - 1)

    def measured(*_: object) -> None:
        raise AssertionError

    for name in ("accuracy_over_dims", "low_rank_passages", "storage", "_weights"):
        monkeypatch.setattr(analysis, name, measured)
    parts, again = finished(work())
    assert all(part.kept for part in parts)
    assert again == first
    monkeypatch.setattr(analysis, "VERSION", analysis.VERSION + 1)
    with pytest.raises(AssertionError):
        finished(work())


def test_a_model_of_another_shape_keeps_its_weights(
    work: Callable[[], analysis.Analysis], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = replace(tiny.config(tmp_path), model=replace(tiny.model_section(), speech_layers=3))
    monkeypatch.setattr(analysis.TrainingConfig, "load", lambda _: other)
    _, result = finished(work())
    assert "left_out" in result["low_rank_weights"]
    assert result["low_rank_weights"]["left_out"] in analysis_report(result)[0]


def test_a_data_folder_that_was_named_must_be_there(tiny_bundle: Path, tmp_path: Path) -> None:
    with pytest.raises(WolofSearchError) as caught:
        list(analyse(tiny_bundle, tmp_path / "sets", tmp_path / "out", tmp_path / "missing"))
    assert caught.value.message_id == "evaluation.no_data"


def test_the_recommendation_is_recorded_and_the_model_stays_the_same(
    work: Callable[[], analysis.Analysis], tiny_bundle: Path, tmp_path: Path
) -> None:
    _, result = finished(work())
    folder = shutil.copytree(tiny_bundle, tmp_path / "model")
    record(folder, result)
    told = read_manifest(folder).quality[RECORDED]
    assert told["dim"] == result["recommendation"]["dim"]
    assert told["passages"] == 46
    assert model_hash(folder) == model_hash(tiny_bundle)


def test_the_library_uses_what_was_recommended_for_the_bundled_model(tmp_path: Path) -> None:
    (folder,) = (manifest.parent for manifest in paths.BUNDLED_MODELS_DIR.glob("*/model.json"))
    manifest = read_manifest(folder)
    told = manifest.quality[RECORDED]  # written by ``wolofsearch analyse --write``
    assert told["tolerance"] == TOLERANCE
    assert next(each["dim"] for each in told["dims"] if each["good_enough"]) == told["dim"] == index.COARSE_DIM
    vectors = np.eye(20, manifest.width, dtype=np.float32) + np.float32(0.1)
    *_, header = index.build(tmp_path, [(list(range(1, 21)), vectors)], {}, 0)
    assert isinstance(header, index.Header)
    assert header.dim == told["dim"]
