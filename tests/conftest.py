"""What every test gets: a home folder of its own, and a small encoder that knows words but needs no model."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import pytest

from wolofsearch.encoder.protocol import FloatArray, Heard, Task
from wolofsearch.errors import WolofSearchError

os.environ.setdefault("NUMBA_DISABLE_JIT", "1")
"""The libraries of the second opinions compile themselves for a minute and a half, then measure for a second."""
os.environ.setdefault("OMP_NUM_THREADS", "1")
"""There are as many workers as cores: with threads besides, each waits for the other's."""


@pytest.fixture(autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Every test keeps its settings, models and libraries in a folder of its own."""
    folder = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("WOLOFSEARCH_HOME", str(folder))
    return folder


class WordEncoder:
    """Bag of hashed words: a deterministic stand-in for a model, good enough to rank by shared words.

    Speech is looked up by its length in samples, so that a test can say what a clip "means".
    """

    model_id = "words"
    precision = "float32"
    runtime = "test"
    fallbacks: Sequence[WolofSearchError] = ()
    max_tokens = 512
    hears = True
    knows_words = False

    def __init__(self, dim: int = 64, spoken: dict[int, str] | None = None) -> None:
        self.dim = dim
        self.spoken = spoken or {}
        self.confidence_threshold = {"speech": 0.2, "text": 0.2}
        self.clarity = 1.0

    def count_tokens(self, text: str) -> int:
        return len(re.findall(r"\w+|[^\w\s]", text))

    def cuts(self, text: str, task: Task | None = None) -> bool:
        return self.count_tokens(text) >= self.max_tokens

    def encode_documents(self, texts: Sequence[str]) -> FloatArray:
        return np.stack([self._vector(text) for text in texts]) if texts else np.zeros((0, self.dim), np.float32)

    def weigh_words(self, words: Sequence[str]) -> FloatArray:
        return np.array([len(word) > 3 for word in words], np.float32)

    def encode_query(self, text: str, task: Task = "document") -> FloatArray:
        return self._vector(text)

    def hear(self, waveform: FloatArray, task: Task = "document") -> Heard:
        return Heard(self.encode_speech(waveform, task), self.clarity, self.spoken.get(len(waveform), ""))

    def encode_speech(self, waveform: FloatArray, task: Task = "document") -> FloatArray:
        return self._vector(self.spoken.get(len(waveform), "silence"))

    def _vector(self, text: str) -> FloatArray:
        vector = np.full(self.dim, 1e-3, np.float32)
        for word in re.findall(r"\w+", text.lower()):
            digest = hashlib.blake2b(word.encode(), digest_size=8).digest()
            rng = np.random.default_rng(int.from_bytes(digest, "little"))
            vector += rng.standard_normal(self.dim).astype(np.float32)
        return np.asarray(vector / np.linalg.norm(vector), dtype=np.float32)


@pytest.fixture
def encoder() -> WordEncoder:
    """A fresh :class:`WordEncoder`."""
    return WordEncoder()


@pytest.fixture(scope="session")
def exported_graphs(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """From the first test that wants it on, equal weights are exported once."""
    from tests.exported import exported_once  # it loads torch

    mine = tmp_path_factory.getbasetemp()
    with exported_once((mine.parent if "PYTEST_XDIST_WORKER" in os.environ else mine) / "graphs"):
        yield


@pytest.fixture(scope="session")
def tiny_bundles(tmp_path_factory: pytest.TempPathFactory, exported_graphs: None) -> tuple[Path, Path]:
    """Two bundles of one tiny untrained model, exported once for all tests: int8 and float32. Copy before changing."""
    from tests import tiny  # torch is loaded only where a test asks for a real model

    return tiny.export_both(tmp_path_factory.mktemp("bundles"))


@pytest.fixture(scope="session")
def wordy_bundle(tmp_path_factory: pytest.TempPathFactory, exported_graphs: None) -> Path:
    """An int8 bundle of the same model that hears words too. Copy before changing."""
    from tests import tiny

    return tiny.export_with_words(tmp_path_factory.mktemp("wordy"))


@pytest.fixture(scope="session")
def tiny_bundle(tiny_bundles: tuple[Path, Path]) -> Path:
    """The int8 bundle."""
    return tiny_bundles[0]
