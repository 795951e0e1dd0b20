"""Every set is built from a data folder in miniature; a training text in it stops the building."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from tests import data_folder
from wolofsearch.audio.decoding import decode_audio
from wolofsearch.encoder.bundle import read_manifest, write_manifest
from wolofsearch.errors import WolofSearchError
from wolofsearch.evaluation import building
from wolofsearch.evaluation.beir import MANIFEST, read_beir
from wolofsearch.evaluation.building import build, learnt_by
from wolofsearch.evaluation.leaks import TAUGHT_VOICES, TrainingTexts, write_training_texts
from wolofsearch.evaluation.recipes import RECIPES
from wolofsearch.training.voices import TRAINING_VOICES

COUNT = 24
SPOKEN = {"flores-speech", "afriqa", "intents"}


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder; a machine voice that is quick, and the same everywhere."""
    monkeypatch.setattr(building, "speak", lambda words, voice, rng: data_folder.tone(300, 0.05 * len(words) + 0.3))
    monkeypatch.setattr(building, "FEW", 10_000)
    monkeypatch.setattr(shutil, "which", lambda name: f"/usr/bin/{name}")
    return data_folder.make_sets_data(tmp_path / "data", COUNT)


def nothing() -> TrainingTexts:
    return TrainingTexts([])


@pytest.mark.parametrize("name", list(RECIPES))
def test_a_set_is_whole(name: str, data: Path, tmp_path: Path) -> None:
    (event,) = build([name], data, tmp_path / "sets", nothing())
    sets = read_beir(tmp_path / "sets" / name)
    assert event.queries == {each.name: len(each.queries) for each in sets}
    about = json.loads((tmp_path / "sets" / name / MANIFEST).read_text(encoding="utf-8"))
    assert about["sources"]
    for each, entry in zip(sets, about["tasks"], strict=True):
        assert entry["sha256"] == each.sha256()
        assert (entry["queries"], entry["passages"]) == (len(each.queries), len(each.corpus))
        assert all(each.relevant(query) <= {passage.id for passage in each.corpus} for query in each.queries)
        assert all(decode_audio(query.audio).seconds > 0.2 for query in each.queries if query.audio)
    assert bool(about["voices"]) is (name in SPOKEN)
    assert not {voice.split()[-1] for voice in about["voices"]} & set(TRAINING_VOICES["espeak"])
    before = [each.sha256() for each in sets]
    list(build([name], data, tmp_path / "sets", nothing()))
    assert [each.sha256() for each in read_beir(tmp_path / "sets" / name)] == before


def test_the_sets_ask_what_they_say(data: Path, tmp_path: Path) -> None:
    list(build(RECIPES, data, tmp_path, nothing()))
    sets = {each.name: each for name in RECIPES for each in read_beir(tmp_path / name)}
    assert len(sets["flores-speech"].queries) == len(sets["flores-transcript"].queries) == COUNT
    assert sets["flores-transcript"].corpus[0].text == sets["flores-speech"].queries[0].text
    assert len(sets["mboshi-all"].corpus) == 2 * COUNT
    assert len(sets["verses-5000"].corpus) == COUNT + 50
    assert len(sets["verses-real-nn"].queries) + len(sets["verses-real-cal"].queries) == COUNT
    assert len(sets["afriqa-pool"].corpus) == 3 * COUNT
    assert all("README" not in passage.id for passage in sets["procedures"].corpus)
    assert not any(
        query.text in passage.text for query in sets["procedures"].queries for passage in sets["procedures"].corpus
    )
    assert sets["intents"].kind == sets["topics"].kind == "classification"
    assert len(sets["intents"].corpus) >= 12
    for labels in ("intents", "topics"):
        counts = [sum(label.id in answers for answers in sets[labels].qrels.values()) for label in sets[labels].corpus]
        assert min(counts) >= 20


@pytest.mark.parametrize("name", ["flores-speech", "lafand-test", "verses-real", "afriqa"])
@pytest.mark.parametrize("side", ["query", "answer"])
def test_a_planted_training_pair_is_refused(name: str, side: str, data: Path, tmp_path: Path) -> None:
    list(build([name], data, tmp_path / "sets", nothing()))
    first = read_beir(tmp_path / "sets" / name)[0]
    texts = {passage.id: passage.text for passage in first.corpus}
    query = first.queries[3]
    write_training_texts(tmp_path / "trained", [query.text if side == "query" else texts[min(first.relevant(query))]])
    shutil.rmtree(tmp_path / "sets")
    with pytest.raises(WolofSearchError) as caught:
        list(build([name], data, tmp_path / "sets", TrainingTexts([tmp_path / "trained"])))
    assert caught.value.message_id == "evaluation.leak"
    assert caught.value.facts["count"] == 1
    assert query.text in str(caught.value)
    assert not (tmp_path / "sets" / name).exists()


@pytest.mark.parametrize("name", ["words-real", "mboshi-real", "procedures"])
def test_where_a_source_overlaps_training_the_known_queries_are_left_out(name: str, data: Path, tmp_path: Path) -> None:
    list(build([name], data, tmp_path / "sets", nothing()))
    known = read_beir(tmp_path / "sets" / name)[0].queries[0].text
    write_training_texts(tmp_path / "trained", [known.upper()])
    (event,) = build([name], data, tmp_path / "sets", TrainingTexts([tmp_path / "trained"]))
    sets = read_beir(tmp_path / "sets" / name)
    assert event.dropped == 1
    assert known not in {query.text for query in sets[0].queries}
    if name == "words-real":  # the set that says why it must know them keeps them
        assert known in {query.text for query in sets[1].queries}


def test_a_file_that_is_missing_is_named(data: Path, tmp_path: Path) -> None:
    (data / "parallel" / "lafand_test.tsv.gz").unlink()
    with pytest.raises(WolofSearchError) as caught:
        list(build(["lafand-test"], data, tmp_path / "sets", nothing()))
    assert caught.value.message_id == "evaluation.part_missing"
    assert "lafand_test" in str(caught.value)


def test_a_computer_without_voices(data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: None)
    with pytest.raises(WolofSearchError) as caught:
        list(build(["afriqa"], data, tmp_path / "sets", nothing()))
    assert caught.value.message_id == "evaluation.no_voice"
    assert "espeak-ng" in str(caught.value)


def test_a_set_that_nobody_knows(data: Path, tmp_path: Path) -> None:
    with pytest.raises(WolofSearchError) as caught:
        list(build(["dance"], data, tmp_path / "sets", nothing()))
    assert caught.value.message_id == "evaluation.unknown"


@pytest.mark.skipif(shutil.which("espeak-ng") is None, reason="espeak-ng is not installed here")
def test_a_real_voice_speaks_on_all_cores(tmp_path: Path) -> None:
    data = data_folder.make_sets_data(tmp_path / "data", building.FEW)
    list(build(["flores-speech"], data, tmp_path / "sets", nothing()))
    clips = [query.audio for query in read_beir(tmp_path / "sets" / "flores-speech")[0].queries]
    assert all(clip and decode_audio(clip).seconds > 0.5 for clip in clips)


def test_voices_that_taught_are_not_asked(data: Path, tmp_path: Path) -> None:
    whole, part = (
        {each.name: each for each in read_beir(tmp_path / place / "verses-real")}
        for place, taught in (("whole", frozenset()), ("part", frozenset({"nn_reader"})))
        if list(build(["verses-real"], data, tmp_path / place, TrainingTexts([], taught)))
    )
    asked = {query.id for query in part["verses-real"].queries}
    assert asked == {query.id for query in whole["verses-real-cal"].queries}
    assert "verses-real-nn" not in part
    assert {p.text for p in part["verses-real"].corpus} == {p.text for p in whole["verses-real"].corpus}
    about = json.loads((tmp_path / "part" / "verses-real" / MANIFEST).read_text(encoding="utf-8"))
    assert about["voices_that_taught"] == ["nn_reader"]


def test_a_bundle_names_the_voices_that_taught_it(tiny_bundle: Path, tmp_path: Path) -> None:
    folder = shutil.copytree(tiny_bundle, tmp_path / "bundle")
    assert learnt_by([folder]).voices == frozenset()
    manifest = read_manifest(folder)
    write_manifest(folder, replace(manifest, quality={"training": {TAUGHT_VOICES: ["cal_2021"]}}))
    assert learnt_by([folder, tiny_bundle]).voices == {"cal_2021"}


def test_a_task_of_which_nothing_is_left_is_left_out(data: Path, tmp_path: Path) -> None:
    list(build(["words-real"], data, tmp_path / "whole", nothing()))
    texts = [query.text for each in read_beir(tmp_path / "whole" / "words-real") for query in each.queries]
    write_training_texts(tmp_path / "trained", texts)
    (event,) = build(["words-real"], data, tmp_path / "part", TrainingTexts([tmp_path / "trained"]))
    assert list(event.queries) == ["words-known"]
    assert [each.name for each in read_beir(tmp_path / "part" / "words-real")] == ["words-known"]
