"""The command line with a stand-in for the model, inside this process and in real ones."""

from __future__ import annotations

import importlib
import json
import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import soundfile
from click.testing import CliRunner, Result

from tests.conftest import WordEncoder
from wolofsearch.cli.main import commands

ROOT = Path(__file__).resolve().parents[2]
LAUNCHER = """
import sys, time
from tests.conftest import WordEncoder
import wolofsearch.encoder.loading as loading

class Slow(WordEncoder):
    def encode_documents(self, texts):
        time.sleep({delay_s})
        return super().encode_documents(texts)

loading.load_encoder = lambda model=None, dim=None, spare_cores=0: Slow(dim or 64)
from wolofsearch.cli.main import main
try:
    main()
finally:
    heavy = [name for name in ("torch", "transformers", "optimum", "PySide6") if name in sys.modules]
    if heavy:
        print("heavy:", *heavy, file=sys.stderr)
"""

Run = Callable[..., Result]


@pytest.fixture(autouse=True)
def french_by_default(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def run() -> Run:
    """Return ``run(*arguments, typed=None) -> Result`` that calls the command line in this process."""

    def invoke(*arguments: object, typed: str | None = None) -> Result:
        return CliRunner().invoke(commands, [str(argument) for argument in arguments], input=typed)

    return invoke


@pytest.fixture(autouse=True)
def model(encoder: WordEncoder, monkeypatch: pytest.MonkeyPatch) -> WordEncoder:
    """The word encoder stands where a command loads the model; its ``dim`` follows ``--dim``."""

    def load(model: object = None, dim: int | None = None, spare_cores: int = 0) -> WordEncoder:
        return WordEncoder(dim or encoder.dim, encoder.spoken)

    for name in ("cli.opening", "cli.embed", "cli.importing", "examination.model"):
        monkeypatch.setattr(importlib.import_module(f"wolofsearch.{name}"), "load_encoder", load)
    # In this process it would slow down every test that follows.
    for name in ("importing", "library", "safekeeping"):
        monkeypatch.setattr(f"wolofsearch.cli.{name}.lower_priority", lambda: None)
    return encoder


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Three documents that can be read, and one that cannot."""
    documents = tmp_path / "documents"
    documents.mkdir()
    texts = {
        "paludisme.txt": "Le paludisme\n\nLa moustiquaire protège du paludisme pendant la nuit.",
        "mil.md": "# Le mil\n\nLe mil se sème au début de la saison des pluies, en juin.",
        "etat-civil.html": "<title>État civil</title><p>La naissance se déclare à la mairie.</p>",
    }
    for name, text in texts.items():
        (documents / name).write_text(text, encoding="utf-8")
    (documents / "casse.pdf").write_bytes(b"%PDF-1.7 broken")
    return documents


@pytest.fixture
def library(folder: Path, tmp_path: Path, run: Run) -> Path:
    """A library into which the folder has been imported."""
    target = tmp_path / "library"
    assert run("import", folder, "--library", target).exit_code == 3
    return target


@pytest.fixture
def spoken(tmp_path: Path) -> Path:
    """A sound file in which somebody seems to speak for two seconds, between silences."""
    rate_hz = 16_000
    time_s = np.arange(2 * rate_hz) / rate_hz
    voice = 0.3 * np.sin(2 * np.pi * 220 * time_s) * np.clip(np.sin(2 * np.pi * 4 * time_s) + 0.5, 0.02, 1)
    path = tmp_path / "question.wav"
    soundfile.write(path, np.concatenate([np.zeros(rate_hz), voice, np.zeros(2 * rate_hz)]), rate_hz)
    return path


def process(*arguments: object, delay_s: float = 0.0, **variables: str) -> subprocess.Popen[str]:
    """Start the command line in a process of its own, with the word encoder."""
    return subprocess.Popen(
        [sys.executable, "-c", LAUNCHER.format(delay_s=delay_s), *map(str, arguments)],
        cwd=ROOT,
        env=os.environ | variables,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )


def json_lines(text: str) -> list[dict[str, Any]]:
    """Every line is one JSON document."""
    return [json.loads(line) for line in text.splitlines()]


def events_named(lines: Sequence[dict[str, Any]], name: str) -> list[dict[str, Any]]:
    """Return the events of one kind."""
    return [line for line in lines if line["event"] == name]
