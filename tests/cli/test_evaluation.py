"""``evaluate`` on the command line: measure, build, compare, and what is told when something is missing."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from tests import data_folder
from tests.cli.conftest import Run
from wolofsearch.cli.evaluation import command_line
from wolofsearch.evaluation import building, command
from wolofsearch.evaluation.leaks import TrainingTexts
from wolofsearch.paths import PROJECT_DIR


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Sets in a folder of the test, no processes of their own, and nothing known from training."""
    found = {"questions": 22, "documents": 51, "chance_top_3": 0.06, "rows": [{"audio": "01.wav", "speech": 2}]}
    found |= {f"{kind}_top_3": 1 for kind in ("speech", "wolof_text", "french_text")}
    monkeypatch.setattr(command, "costs", lambda folder, model, sets: {})
    monkeypatch.setattr(command, "samples", lambda encoder: found)
    monkeypatch.setattr("wolofsearch.evaluation.samples.samples", lambda encoder: found)
    monkeypatch.setattr(building, "default_sets_dir", lambda: tmp_path / "sets")
    for module in (command, building):
        monkeypatch.setattr(module, "bundled_training_texts", lambda: TrainingTexts([]))


def test_two_models_are_measured_and_compared(run: Run, tiny_bundles: tuple[Path, Path], tmp_path: Path) -> None:
    data = data_folder.make_sets_data(tmp_path / "data", 12)
    for name, folder in zip(("a", "b"), tiny_bundles, strict=True):
        arguments = ["evaluate", "--set", "lafand-test", "--model", folder, "--data", data, "--out", tmp_path / name]
        told = run(*arguments)
        assert told.exit_code == 0, told.stderr
        assert "# " in told.stdout
        assert "report.html" in told.stderr
        assert json.loads(run(*arguments, "--json").stdout)["sets"]["lafand-test"]["queries"] == 12
    told = run("evaluate", "compare", tmp_path / "a", tmp_path / "b")
    assert "`lafand-test`" in told.stdout
    assert json.loads(run("evaluate", "compare", tmp_path / "a", tmp_path / "b", "--json").stdout)["rows"]


def test_sets_are_built(run: Run, tmp_path: Path) -> None:
    data = data_folder.make_sets_data(tmp_path / "data", 12)
    told = run("evaluate", "build", "lafand-test", "procedures", "--data", data, "--out", tmp_path / "built")
    assert told.exit_code == 0, told.stderr
    assert "lafand-test: lafand-test 12" in told.stdout
    lines = run("evaluate", "build", "lafand-test", "--data", data, "--json").stdout.splitlines()
    assert json.loads(lines[0])["event"] == "set_built"
    assert (tmp_path / "sets" / "lafand-test").is_dir()


def test_without_data_it_says_what_is_missing(
    run: Run, tiny_bundle: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WOLOFSEARCH_DATA", str(tmp_path / "none"))
    monkeypatch.setattr(shutil, "which", lambda name: None)
    told = run("evaluate", "--all", "--model", tiny_bundle, "--out", tmp_path / "out")
    assert told.exit_code == 3
    assert str(tmp_path / "none") in told.stderr
    assert "espeak-ng" in told.stderr
    assert run("evaluate", "build").exit_code == 1


def test_the_sample_questions_are_printed(run: Run, tiny_bundle: Path) -> None:
    told = run("evaluate", "samples", "--model", tiny_bundle)
    assert "speech_top_3  1" in told.stdout
    assert "audio 01.wav  speech 2" in told.stdout
    assert json.loads(run("evaluate", "samples", "--model", tiny_bundle, "--json").stdout)["questions"] == 22


def test_wrong_usage(run: Run, tmp_path: Path) -> None:
    assert run("evaluate").exit_code == 2
    assert run("evaluate", "dance").exit_code == 2
    assert run("evaluate", "compare", tmp_path, tmp_path).exit_code == 1


def test_a_report_names_no_place_of_this_machine(tmp_path: Path) -> None:
    line = command_line(["evaluate", "--model", str(PROJECT_DIR / "models" / "x"), "--out", str(tmp_path / "my out")])
    assert line == "wolofsearch evaluate --model models/x --out 'my out'"
