"""``train`` and ``evaluate`` hand over to their rooms, which are loaded only then."""

from __future__ import annotations

import json
import sys
import types
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Run
from wolofsearch.errors import WolofSearchError
from wolofsearch.training.progress import StageProgress


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> list[tuple[Any, ...]]:
    """Stand-ins for the two rooms; the list tells what they were asked."""
    asked: list[tuple[Any, ...]] = []

    def train(stage: str, config: Path, out: Path | None = None) -> Iterator[StageProgress]:
        asked.append((stage, config, out))
        yield StageProgress(stage, 10, 0.5, {"loss": 1.23456})
        if stage == "export":
            raise WolofSearchError("general.file_missing", path="text.pt")

    def evaluate(name: str, model: Path | None = None, data: Path | None = None) -> dict[str, Any]:
        asked.append((name, model, data))
        return {"set": name, "speech": {"recall_at_10": 0.51234}, "rows": [{"audio": "a.wav", "speech": 1}]}

    for room, function in (("training", train), ("evaluation", evaluate)):
        module = types.ModuleType(f"wolofsearch.{room}.command")
        module.run = function  # type: ignore[attr-defined]
        monkeypatch.setitem(sys.modules, f"wolofsearch.{room}.command", module)
    return asked


def test_training_tells_its_progress(run: Run, calls: list[tuple[Any, ...]], tmp_path: Path) -> None:
    told = run("train", "ctc", "small.toml", "--out", tmp_path)
    assert told.exit_code == 0
    assert told.stdout == "stage=ctc step=10 share=0.5 loss=1.235\n"
    assert calls == [("ctc", Path("small.toml"), tmp_path)]


def test_a_stage_that_cannot_start_is_told(run: Run, calls: list[tuple[Any, ...]]) -> None:
    told = run("train", "export", "small.toml")
    assert told.exit_code == 1
    assert "text.pt" in told.stderr
    assert run("train", "dance", "small.toml").exit_code == 2


def test_an_evaluation_is_printed(run: Run, calls: list[tuple[Any, ...]], tmp_path: Path) -> None:
    told = run("evaluate", "verses", "--data", tmp_path)
    assert told.stdout.splitlines() == [
        "set     verses",
        "speech",
        "  recall_at_10  0.5123",
        "rows",
        "  audio a.wav  speech 1",
    ]
    assert calls == [("verses", None, tmp_path)]
    assert json.loads(run("evaluate", "samples", "--json").stdout)["set"] == "samples"


@pytest.mark.parametrize("arguments", [["train", "ctc", "small.toml"], ["evaluate", "samples"]])
def test_a_computer_without_the_research_side(run: Run, monkeypatch: pytest.MonkeyPatch, arguments: list[str]) -> None:
    for room in ("training", "evaluation"):
        monkeypatch.setitem(sys.modules, f"wolofsearch.{room}.command", None)
    told = run(*arguments)
    assert told.exit_code == 1
    assert "make setup" in told.stderr
