"""What the stages need: a tokenizer, clips that can be learnt, and a clock that does not depend on the machine."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from tests import tiny
from tests.data_folder import tone
from wolofsearch.encoder.protocol import FloatArray
from wolofsearch.training.clips import ClipFacts, ClipWriter

TONES_HZ = {"a": 250.0, "m": 600.0, "s": 1400.0, "i": 3200.0}
WORDS = ["a", "m", "s", "i", "ma", "si", "ams", "ism"]


def said(word: str) -> FloatArray:
    """Return a word in a voice whose letters are tones."""
    silence = np.zeros(1_600, np.float32)
    return np.concatenate([silence, *(part for letter in word for part in (tone(TONES_HZ[letter], 0.24), silence))])


def write_clips(base: Path, words: list[str]) -> None:
    """Write a finished file of clips; each word "means" one of the sentences."""
    writer = ClipWriter(base)
    for number, word in enumerate(words):
        wolof, french = tiny.SENTENCES[number % len(tiny.SENTENCES)]
        writer.add(said(word), ClipFacts("test", "tones", word, wolof, french))
    writer.close()
    base.with_suffix(".done").touch()


@pytest.fixture(scope="session")
def tokenizer_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The vocabulary of the sentences."""
    return tiny.tokenizer(tmp_path_factory.mktemp("tokenizer"))


@pytest.fixture
def clips_dir(tmp_path: Path) -> Path:
    """Clips of every kind that the speech stages look for."""
    folder = tmp_path / "clips"
    for name in ("real-tones", "synthetic-000", "unseen", "mboshi_dev"):
        write_clips(folder / name, WORDS)
    return folder
