"""The whole measurement with encoders whose worth is known: perfect is 1.0, broken is chance, on every set."""

from __future__ import annotations

import hashlib
import json
import math
import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from tests import data_folder
from tests.conftest import WordEncoder
from wolofsearch.encoder.protocol import FloatArray, Task
from wolofsearch.evaluation import benchmark, building, classification
from wolofsearch.evaluation.beir import read_beir
from wolofsearch.evaluation.benchmark import SetMeasured, measure_sets
from wolofsearch.evaluation.building import build, default_sets_dir
from wolofsearch.evaluation.classification import LETTERS
from wolofsearch.evaluation.leaks import TrainingTexts, write_training_texts
from wolofsearch.evaluation.metrics import METRICS
from wolofsearch.evaluation.recipes import RECIPES
from wolofsearch.evaluation.results import find_row, query_values
from wolofsearch.evaluation.retrieval import Passage, Query, RetrievalSet
from wolofsearch.evaluation.systems import ANSWERED, CONTROLS, FUSION, SHUFFLED, TEXT, VOICE, Model, heard

DIMS = (256, 128)


class Oracle(WordEncoder):
    """Knows the answer to every query of a set, spoken or typed; every text has a direction of its own."""

    def __init__(self, given: RetrievalSet) -> None:
        super().__init__(DIMS[0])
        texts = {passage.id: passage.text for passage in given.corpus}
        self.answers: dict[str, list[str]] = {}
        self.asked = 0
        for query in given.queries:
            answer = [texts[passage] for passage in sorted(given.relevant(query))]
            for asked in (query.text, _sound(heard(query.audio).samples) if query.audio else ""):
                self.answers[asked] = answer

    def encode_documents(self, texts: Sequence[str]) -> FloatArray:
        self.asked += len(texts)
        return super().encode_documents(texts)

    def encode_query(self, text: str, task: Task = "document") -> FloatArray:
        self.asked += 1
        return self._between(self.answers[text])

    def encode_speech(self, waveform: FloatArray, task: Task = "document") -> FloatArray:
        self.asked += 1
        return self._between(self.answers[_sound(waveform)])

    def _between(self, texts: list[str]) -> FloatArray:
        total = np.sum([self._vector(text) for text in texts], axis=0)
        return np.asarray(total / np.linalg.norm(total), np.float32)

    def _vector(self, text: str) -> FloatArray:
        rng = np.random.default_rng(int.from_bytes(hashlib.sha256(text.encode()).digest()[:8], "little"))
        vector = rng.standard_normal(self.dim).astype(np.float32)
        return np.asarray(vector / np.linalg.norm(vector), np.float32)


def _sound(waveform: FloatArray) -> str:
    return hashlib.sha256(waveform.tobytes()).hexdigest()


def measured(given: RetrievalSet, model: Model, out: Path, trained: TrainingTexts | None = None) -> dict[str, Any]:
    """Return the figures of one set."""
    work = measure_sets([given], model, "hash", trained or TrainingTexts([]), out)
    while True:
        try:
            next(work)
        except StopIteration as end:
            figures: dict[str, Any] = end.value[given.name]
            return figures


@pytest.fixture(scope="module")
def sets(tmp_path_factory: pytest.TempPathFactory) -> dict[str, RetrievalSet]:
    """Every set, in miniature, with tones for voices."""
    folder = tmp_path_factory.mktemp("sets")
    data = data_folder.make_sets_data(folder / "data", 40)
    with pytest.MonkeyPatch.context() as patch:
        spoken = iter(range(10_000))
        patch.setattr(building, "speak", lambda *_: data_folder.tone(200 + next(spoken), 0.5))
        patch.setattr(building, "FEW", 10_000)
        patch.setattr(shutil, "which", lambda name: f"/usr/bin/{name}")
        list(build(RECIPES, data, folder / "built", TrainingTexts([])))
    return {each.name: each for name in RECIPES for each in read_beir(folder / "built" / name)}


NAMES = ("flores-speech", "flores-transcript", "verses-real", "verses-5000", "words-real", "words-known", "mboshi-real",
         "mboshi-all", "lafand-test", "afriqa", "afriqa-pool", "procedures", "intents", "topics")  # fmt: skip


def check_perfect_and_broken(given: RetrievalSet, out: Path) -> None:
    figures = measured(given, Model(Oracle(given), DIMS), out)
    for system in (FUSION, TEXT):
        for dim in DIMS:
            row = find_row(figures, system, dim)
            if row is not None:
                assert {name: row["metrics"][name]["value"] for name in METRICS} == dict.fromkeys(METRICS, 1.0)
                assert row["above_control"]["accuracy@1"]
    broken = find_row(figures, SHUFFLED)
    assert broken is not None
    for name in ("accuracy@10", "ndcg@10"):
        figure = broken["metrics"][name]
        deviation = math.sqrt(figure["chance"] / len(given.queries))  # at most: each query scores between 0 and 1
        assert abs(figure["value"] - figure["chance"]) <= 4 * deviation


@pytest.mark.parametrize("name", NAMES)
def test_perfect_is_one_and_broken_is_chance(name: str, sets: dict[str, RetrievalSet], tmp_path: Path) -> None:
    check_perfect_and_broken(sets[name], tmp_path)


@pytest.mark.skipif(not default_sets_dir().exists(), reason="the real sets have not been built here")
@pytest.mark.parametrize("name", list(RECIPES))
def test_perfect_is_one_and_broken_is_chance_on_the_real_sets(name: str, tmp_path: Path) -> None:
    for given in read_beir(default_sets_dir() / name):
        check_perfect_and_broken(given, tmp_path)


def test_every_table_has_its_controls_and_a_hash(sets: dict[str, RetrievalSet], tmp_path: Path) -> None:
    given = sets["afriqa"]
    figures = measured(given, Model(Oracle(given), DIMS), tmp_path)
    assert set(CONTROLS) <= {row["system"] for row in figures["rows"]}
    assert figures["sha256"] == given.sha256()
    assert json.loads(json.dumps(figures)) == figures
    values = query_values(tmp_path, "afriqa")
    assert values[f"{FUSION} / speech / 128"].shape == (40, len(METRICS))
    assert values[f"{FUSION} / speech / 128"].mean() == 1.0


@pytest.fixture
def few_draws(monkeypatch: pytest.MonkeyPatch) -> None:
    """Learn from two draws of examples instead of ten."""
    monkeypatch.setattr(classification, "SEEDS", 2)


@pytest.mark.usefixtures("few_draws")
def test_a_label_is_guessed_by_name_and_from_examples(sets: dict[str, RetrievalSet], tmp_path: Path) -> None:
    given = sets["intents"]
    figures = measured(given, Model(Oracle(given), DIMS), tmp_path)
    rows = {(row["system"], row["dim"]): row for row in figures["classification"]}
    assert rows[FUSION, 256]["zero_shot"] == {"accuracy": 1.0, "weighted_f1": 1.0}
    assert {shot["k"] for shot in rows[FUSION, 256]["few_shot"]} == {1, 2, 4, 8, 16}
    assert all(shot["accuracy"] == 1.0 and shot["accuracy_sd"] == 0.0 for shot in rows[FUSION, 256]["few_shot"])
    assert rows[FUSION, 128]["few_shot"] == []
    assert rows["random", None]["zero_shot"]["accuracy"] < 0.2
    learners = {name: {shot["learner"] for shot in rows[name, 256]["few_shot"]} for name in (FUSION, TEXT)}
    assert LETTERS in learners[TEXT]
    assert LETTERS not in learners[FUSION]  # nobody told what words were heard


@pytest.mark.usefixtures("few_draws")
def test_words_that_are_heard_are_a_clue(sets: dict[str, RetrievalSet], tmp_path: Path) -> None:
    given = sets["intents"]
    words = iter(query.text for query in given.queries)
    figures = measured(given, Model(Oracle(given), DIMS, words=lambda _waveform, _task: next(words)), tmp_path)
    row = next(row for row in figures["classification"] if (row["system"], row["dim"]) == (FUSION, 256))
    assert {shot["accuracy"] for shot in row["few_shot"] if shot["learner"] == LETTERS} == {1.0}


def test_a_killed_run_goes_on_where_it_was(
    sets: dict[str, RetrievalSet], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("wolofsearch.evaluation.embedding_cache.PIECE", 8)
    given = sets["afriqa"]
    oracle = Oracle(given)
    work = measure_sets([given], Model(oracle, DIMS), "hash", TrainingTexts([]), tmp_path)
    for _ in range(6):  # passages in five pieces, and one piece of speech
        next(work)
    work.close()
    assert oracle.asked == 40 + 8
    again = Oracle(given)
    figures = measured(given, Model(again, DIMS), tmp_path)
    assert again.asked == 40 - 8 + 40
    whole = measured(given, Model(Oracle(given), DIMS), tmp_path / "elsewhere")
    assert figures == whole
    third = Oracle(given)
    (event,) = measure_sets([given], Model(third, DIMS), "hash", TrainingTexts([]), tmp_path)
    assert isinstance(event, SetMeasured)
    assert event.kept
    assert third.asked == 0


def test_another_model_is_measured_anew(
    sets: dict[str, RetrievalSet], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    given = sets["lafand-test"]
    measured(given, Model(Oracle(given), DIMS), tmp_path)
    (tmp_path / "sets" / "lafand-test.json").write_text("{", encoding="utf-8")  # cut short by a crash
    assert measured(given, Model(Oracle(given), DIMS), tmp_path)["queries"] == 40
    events = list(measure_sets([given], Model(Oracle(given), DIMS), "other", TrainingTexts([]), tmp_path))
    assert not events[-1].kept  # type: ignore[union-attr]
    monkeypatch.setattr(benchmark, "MEASURES_VERSION", -1)
    events = list(measure_sets([given], Model(Oracle(given), DIMS), "other", TrainingTexts([]), tmp_path))
    assert not events[-1].kept  # type: ignore[union-attr]


def test_what_the_measured_model_was_trained_on_is_counted(sets: dict[str, RetrievalSet], tmp_path: Path) -> None:
    given = sets["lafand-test"]
    write_training_texts(tmp_path / "t", [given.queries[0].text, given.queries[1].text])
    trained = TrainingTexts([tmp_path / "t"])
    assert measured(given, Model(Oracle(given), DIMS), tmp_path / "out", trained)["trained_on"] == 2


def test_length_alone_finds_the_long_answer_to_the_long_question(tmp_path: Path) -> None:
    queries = [Query(f"q{n}", "a" * (n + 1)) for n in range(30)]
    corpus = [Passage(f"p{n}", "b" * (n + 1)) for n in range(30)]
    given = RetrievalSet("s", "document", queries, corpus, {f"q{n}": {f"p{n}": 1} for n in range(30)})
    figures = measured(given, Model(WordEncoder(), DIMS), tmp_path)
    control = find_row(figures, "length only")
    assert control is not None
    assert control["metrics"]["accuracy@1"]["value"] == 1.0
    text = find_row(figures, TEXT)
    assert text is not None
    assert not any(text["above_control"].values())


class ReadingOracle(Oracle):
    """Knows words, too."""

    knows_words = True


def test_spoken_questions_are_also_answered_as_the_application_does(
    sets: dict[str, RetrievalSet], tmp_path: Path
) -> None:
    given = sets["afriqa"]
    words = iter(query.text for query in given.queries)
    model = Model(ReadingOracle(given), DIMS, voice=VOICE, words=lambda _waveform, _task: next(words))
    rows = {(row["system"], row["dim"]): row for row in measured(given, model, tmp_path)["rows"]}
    assert rows[ANSWERED, None]["given"] == "speech"
    assert rows[ANSWERED, None]["metrics"]["accuracy@1"]["value"] > 0.9
    assert rows[VOICE, 256]["metrics"]["accuracy@1"]["value"] == 1.0
