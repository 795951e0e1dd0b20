"""``train`` hands over to its room, which is loaded only then; without the research side a sentence says so."""

from __future__ import annotations

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
    """A stand-in for the room; the list tells what it was asked."""
    asked: list[tuple[Any, ...]] = []

    def train(stage: str, config: Path, out: Path | None = None) -> Iterator[StageProgress]:
        asked.append((stage, config, out))
        yield StageProgress(stage, 10, 0.5, {"loss": 1.23456})
        if stage == "export":
            raise WolofSearchError("general.file_missing", path="text.pt")

    module = types.ModuleType("wolofsearch.training.command")
    module.run = train  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "wolofsearch.training.command", module)
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


@pytest.mark.parametrize(
    "arguments", [["train", "ctc", "small.toml"], ["evaluate", "--all"], ["evaluate", "compare", "a", "b"]]
)
def test_a_computer_without_the_research_side(run: Run, monkeypatch: pytest.MonkeyPatch, arguments: list[str]) -> None:
    for module in ("training.command", "evaluation.command", "evaluation.comparison"):
        monkeypatch.setitem(sys.modules, f"wolofsearch.{module}", None)
    told = run(*arguments)
    assert told.exit_code == 1
    assert "make setup" in told.stderr


def test_curating_tells_its_progress(run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    asked: list[tuple[Path, Path]] = []

    def curate(data: Path, out: Path) -> Iterator[StageProgress]:
        asked.append((data, out))
        yield StageProgress("lafand", 10, 0.5, {})

    module = types.ModuleType("wolofsearch.training.curation.curating")
    module.curate = curate  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "wolofsearch.training.curation.curating", module)
    told = run("curate", "--data", tmp_path, "--out", tmp_path / "out")
    assert told.exit_code == 0
    assert told.stdout == f"stage=lafand step=10 share=0.5\n{tmp_path / 'out' / 'report.md'}\n"
    assert asked == [(tmp_path, tmp_path / "out")]
    assert run("curate", "--data", tmp_path / "none").exit_code == 1
