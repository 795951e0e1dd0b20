"""``analyse`` hands over to the research side, prints what comes back, and records it only when asked."""

from __future__ import annotations

import json
import sys
import types
from collections.abc import Generator
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Run
from wolofsearch import paths
from wolofsearch.evaluation import recommendation
from wolofsearch.events import Event

RESULT = {"recommendation": {"dim": 96}}


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> list[tuple[Any, ...]]:
    """A stand-in for the research side; the list tells what it was asked."""
    asked: list[tuple[Any, ...]] = []

    def analyse(
        folder: Path, sets_dir: Path, out: Path, data: Path | None, line: str
    ) -> Generator[Event, None, dict[str, Any]]:
        asked.append((folder, out, data))
        yield Event()
        out.mkdir(exist_ok=True)
        (out / "analysis.md").write_text("# Dimensions et rangs\n", encoding="utf-8")
        return RESULT

    module = types.ModuleType("wolofsearch.evaluation.analysis")
    module.analyse = analyse  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "wolofsearch.evaluation.analysis", module)
    monkeypatch.setattr(recommendation, "record", lambda *told: asked.append(("recorded", *told)))
    return asked


@pytest.fixture
def model() -> Path:
    """Return the bundled model's folder."""
    return next(paths.BUNDLED_MODELS_DIR.glob("*/model.json")).parent


def test_the_report_is_printed(run: Run, calls: list[tuple[Any, ...]], model: Path, tmp_path: Path) -> None:
    told = run("analyse", "--model", model, "--data", tmp_path, "--out", tmp_path / "out")
    assert told.exit_code == 0
    assert told.stdout == "# Dimensions et rangs\n\n"
    assert "analysis.html" in told.stderr
    assert calls == [(model, tmp_path / "out", tmp_path)]


def test_as_json(run: Run, calls: list[tuple[Any, ...]], model: Path, tmp_path: Path) -> None:
    told = run("analyse", "--model", model, "--out", tmp_path / "out", "--json")
    assert json.loads(told.stdout) == RESULT


def test_the_manifest_is_written_only_when_asked(
    run: Run, calls: list[tuple[Any, ...]], model: Path, tmp_path: Path
) -> None:
    run("analyse", "--model", model, "--out", tmp_path / "out", "--write")
    assert calls[-1] == ("recorded", model, RESULT)


def test_a_computer_without_the_research_side(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "wolofsearch.evaluation.analysis", None)
    told = run("analyse")
    assert told.exit_code == 1
    assert "make setup" in told.stderr
