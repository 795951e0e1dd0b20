"""Models that somebody brought: installed, used and removed by commands that say what they did."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from tests import tiny
from tests.cli.conftest import Run
from wolofsearch import paths, settings


@pytest.fixture
def stick(tiny_bundle: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A stick with a zipped model, and a program that came with another."""
    bundled = shutil.copytree(tiny_bundle, tmp_path / "models" / "shipped")
    tiny.edit_manifest(bundled, id="shipped")
    monkeypatch.setattr(paths, "BUNDLED_MODELS_DIR", tmp_path / "models")
    return Path(shutil.make_archive(str(tmp_path / "tiny"), "zip", tiny_bundle))


def test_from_the_stick_to_use_and_away_again(run: Run, stick: Path) -> None:
    told = run("model", "install", stick)
    assert told.exit_code == 0
    assert "wolofsearch model use tiny" in told.stdout
    assert run("model", "use", "tiny").exit_code == 0
    assert settings.load().model == "tiny"
    listed = run("model", "list").stdout.splitlines()
    assert [line[:9] for line in listed] == ["  shipped", "* tiny  1"]
    assert run("model", "verify", "tiny").exit_code == 0
    assert run("model", "remove", "tiny").exit_code == 0
    assert settings.load().model is None
    assert len(run("model", "list").stdout.splitlines()) == 1


def test_json(run: Run, stick: Path) -> None:
    told = json.loads(run("model", "install", stick, "--json").stdout)
    assert told["model"] == "tiny"
    assert (Path(told["folder"]) / "model.json").is_file()


def test_what_is_wrong_is_told(run: Run, stick: Path) -> None:
    stick.write_bytes(b"no archive")
    for arguments, word in (
        (("install", stick), str(stick)),
        (("use", "tiny"), "tiny"),
        (("remove", "shipped"), "shipped"),
    ):
        told = run("model", *arguments)
        assert told.exit_code == 1
        assert word in told.stderr
