"""mteb's own Wolof tasks over data made here: a model that knows gets everything right, one that does not guesses."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import numpy as np
import pytest

from tests.conftest import WordEncoder
from wolofsearch.encoder.protocol import FloatArray, Task
from wolofsearch.evaluation.mteb_model import MtebModel, prompt_of
from wolofsearch.evaluation.sentence_encoder import SentenceEncoder

SENTENCES = [f"baat{number} dafa{number} mel{number}" for number in range(40)]
TOPICS = ["science", "sport", "voyage", "santé"]


class Noted(WordEncoder):
    """Notes the prompts of its questions; ``spoken`` is what it knows of the clips."""

    def __init__(self, spoken: dict[int, str] | None = None) -> None:
        super().__init__(spoken=spoken)
        self.prompts: set[str] = set()

    def encode_query(self, text: str, task: Task = "document") -> FloatArray:
        self.prompts.add(task)
        return super().encode_query(text, task)

    def encode_speech(self, waveform: FloatArray, task: Task = "document") -> FloatArray:
        self.prompts.add(task)
        return super().encode_speech(waveform, task)


def clip(number: int) -> dict[str, Any]:
    """Return noise whose length, in samples, tells the sentence: what a dataset's decoded sound looks like."""
    samples = np.random.default_rng(number).uniform(-0.5, 0.5, 3_200 + number)
    return {"array": samples, "sampling_rate": 16_000, "path": f"{number}.wav"}


@pytest.fixture
def mteb(monkeypatch: pytest.MonkeyPatch) -> Iterator[ModuleType]:
    """The library, with the network refused; attempts that it would swallow are seen too."""
    attempts: list[object] = []

    def refuse(*address: object) -> None:
        attempts.append(address)
        raise PermissionError("network refused")

    for name in ("HF_HUB_OFFLINE", "HF_DATASETS_OFFLINE"):
        monkeypatch.setenv(name, "1")
    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    yield pytest.importorskip("mteb")
    assert attempts == []


def loaded_from(monkeypatch: pytest.MonkeyPatch, task: Any, splits: dict[str, dict[str, list[Any]]]) -> Any:
    """Let the task's own loading find these splits where it would ask the Hub."""
    import datasets

    made = datasets.DatasetDict({split: datasets.Dataset.from_dict(columns) for split, columns in splits.items()})
    for place in {"datasets", type(task).__module__, "mteb.abstasks.abstask"}:
        monkeypatch.setattr(f"{place}.load_dataset", lambda *_args, **_options: made, raising=False)
    return task


def score(mteb: ModuleType, encoder: WordEncoder, task: Any) -> float:
    """Return the main score that mteb gives the encoder."""
    model = MtebModel(SentenceEncoder(encoder), "test")
    result = mteb.evaluate(model, task, cache=None, co2_tracker=False, show_progress_bar=False)
    assert result.model_name == "wolofsearch/words"
    return float(result.task_results[0].get_score())


@pytest.mark.parametrize("name", ["FleursA2TRetrieval.v2", "FleursT2ARetrieval.v2", "FleursA2TRetrieval"])
def test_fleurs(mteb: ModuleType, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    numbers = range(len(SENTENCES))
    columns = {"id": list(numbers), "audio": [clip(number) for number in numbers], "transcription": SENTENCES}
    knows = Noted({3_200 + number: text for number, text in enumerate(SENTENCES)})
    for encoder, expected in ((knows, 1.0), (Noted(), 5 / 40)):  # the first five of forty
        task = loaded_from(monkeypatch, mteb.get_task(name, languages=["wol"]), {"test": columns})
        assert task.hf_subsets == ["wo_sn"]
        assert score(mteb, encoder, task) == pytest.approx(expected, abs=0.05)
    assert knows.prompts == {"transcription"}


def test_topics_of_speech(mteb: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    columns = {"audio": [clip(number) for number in range(80)], "category": [n // 2 % 4 for n in range(80)]}
    knows = Noted({3_200 + number: TOPICS[number // 2 % 4] for number in range(80)})
    for encoder, lowest, highest in ((knows, 1.0, 1.0), (Noted(), 0.05, 0.45)):  # four topics
        task = loaded_from(monkeypatch, mteb.get_task("SIBFLEURS", languages=["wol"]), {"train": columns})
        assert lowest <= score(mteb, encoder, task) <= highest
    assert knows.prompts == {"topic"}


def test_belebele(mteb: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    columns = {
        "question": SENTENCES,
        "link": [f"page{number}" for number in range(40)],
        "flores_passage": [f"{text} ci biir réew mi" for text in SENTENCES],
    }
    encoder = Noted()
    task = mteb.get_task("BelebeleRetrieval", hf_subsets=["wol_Latn-wol_Latn"])
    assert score(mteb, encoder, loaded_from(monkeypatch, task, {"test": columns})) == 1.0
    assert encoder.prompts == {"document"}


def test_prompts_follow_the_task() -> None:
    def chosen(category: str | None, subtypes: list[str] | None, prompt_type: str | None) -> str | None:
        return prompt_of(SimpleNamespace(category=category, task_subtypes=subtypes), prompt_type)

    assert chosen("t2c", ["Intent classification"], None) == "intent"
    assert chosen("a2c", ["Topic classification"], None) == "topic"
    assert chosen("t2t", ["Question answering"], "query") == "document"
    assert chosen("t2t", ["Question answering"], "document") is None
    assert chosen("t2a", ["Speech Retrieval"], "document") is None
    assert chosen("t2t", None, None) is None
    assert chosen(None, None, None) is None


def test_a_row_is_one_text_or_one_sound() -> None:
    model = MtebModel(SentenceEncoder(WordEncoder()), "test")
    about: dict[str, Any] = {
        "task_metadata": SimpleNamespace(category="t2t", task_subtypes=None),
        "hf_split": "test",
        "hf_subset": "wo_sn",
    }
    assert model.encode([{"text": ["a", "b"]}, {"text": ["c"]}], **about).shape == (3, 64)
    for wrong in ({"text": ["a"], "audio": [clip(0)]}, {"image": [None]}):
        with pytest.raises(ValueError, match="a text or a sound"):
            model.encode([wrong], **about)


def test_results_of_other_models_and_dims_are_kept_apart(mteb: ModuleType, tiny_bundles: tuple[Path, Path]) -> None:
    del mteb
    metas = [
        MtebModel.load(folder, dim).mteb_model_meta
        for folder, dim in ((tiny_bundles[0], None), (tiny_bundles[0], 8), (tiny_bundles[1], None))
    ]
    assert len({(meta.name, meta.revision, meta.experiment_name) for meta in metas}) == 3
    assert metas[1].embed_dim == 8
