"""A published checkpoint becomes a model by one command, or a sentence says why not."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests import tiny
from tests.cli.conftest import ROOT, Run, json_lines
from tests.encoder.checkpoint import made
from wolofsearch import paths
from wolofsearch.encoder.bundle import verify_bundle


@pytest.fixture(scope="module")
def checkpoint(tmp_path_factory: pytest.TempPathFactory, exported_graphs: None) -> Path:
    folder = tmp_path_factory.mktemp("stick")
    return made.make(folder / "Oolel-Embed", tiny.tokenizer(folder))


def test_a_model_is_built_and_asked(checkpoint: Path, tmp_path: Path, run: Run) -> None:
    out = paths.installed_models_dir() / "oolel"
    told = run("model", "build", checkpoint, out)
    assert told.exit_code == 0, told.stderr
    assert str(out) in told.stdout.splitlines()[0]
    assert "« int8 »" in told.stdout.splitlines()[1]
    assert [line.split()[:2] for line in told.stderr.splitlines()] == [
        ["1/4", "Lecture"], ["2/4", "Écriture"], ["3/4", "Réduction"], ["4/4", "Écriture"],
    ]  # fmt: skip
    assert verify_bundle(out) == []
    listed = json.loads(run("model", "list", "--json").stdout)["models"]
    assert [one["precision"] for one in listed if one["id"] == "oolel"] == ["int8"]


def test_events_and_nothing_else_on_stdout(checkpoint: Path, tmp_path: Path) -> None:
    prompts = {"speech": {"document": "écoute"}, "text": {"document": "lis"}}
    made.write(tmp_path / "prompts.json", prompts)
    command = [
        sys.executable, "-m", "wolofsearch", "model", "build", checkpoint, tmp_path / "out", "--json",
        "--precision", "int8", "--dim", "64", "--dim", "16", "--prompts", tmp_path / "prompts.json",
    ]  # fmt: skip
    told = subprocess.run([*map(str, command)], cwd=ROOT, capture_output=True, text=True, timeout=120, check=True)
    *stages, finished = json_lines(told.stdout)
    assert [stage["stage"] for stage in stages] == ["reading", "graphs", "int8", "finishing"]
    assert finished["event"] == "finished"
    assert (finished["model"], finished["precision"]) == ("out", "int8")
    assert finished["quality"]["quantisation"]["recipe"] == "int8"
    assert told.stderr == ""
    manifest = json.loads((tmp_path / "out" / "model.json").read_text(encoding="utf-8"))
    assert (manifest["dims"], manifest["prompts"]) == ([64, 16], prompts)


def test_what_is_wrong_is_told(tmp_path: Path, run: Run) -> None:
    told = run("model", "build", tmp_path, tmp_path / "out")
    assert told.exit_code == 1
    assert "oolel_mrl" in str(told.exception) or "Oolel-Embed" in told.stderr
    made.write(tmp_path / "prompts.json", {"speech": "écoute"})
    told = run("model", "build", tmp_path, tmp_path / "out", "--prompts", tmp_path / "prompts.json")
    assert told.exit_code == 1
    assert "JSON" in told.stderr
    assert run("model", "build", tmp_path, tmp_path / "out", "--precision", "int4").exit_code == 2
    assert not (tmp_path / "out").exists()
