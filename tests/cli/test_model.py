"""The installed models: listed, described, verified."""

from __future__ import annotations

import hashlib
import json
import shutil
from pathlib import Path

import pytest

from tests import tiny
from tests.cli.conftest import Run
from wolofsearch import paths, settings
from wolofsearch.encoder.bundle import CARD, FILES, FORMAT, MANIFEST, PROMPTS, SPEECH, read_manifest
from wolofsearch.settings import Settings


def make_bundle(folder: Path, model_id: str) -> Path:
    """A bundle whose files hold no model but have the right checksums."""
    folder.mkdir(parents=True)
    files = {}
    for name in (SPEECH, PROMPTS, *FILES):
        content = f"{model_id} {name}".encode()
        (folder / name).write_bytes(content)
        files[name] = {"name": name, "sha256": hashlib.sha256(content).hexdigest()}
    manifest = {
        "format": FORMAT,
        "id": model_id,
        "description": {"fr": "Petit modèle", "en": "Small model"},
        "dims": [64, 32],
        "default_dim": 64,
        "width": 64,
        "vocabulary": 10,
        "precision": "int8",
        "sample_rate_hz": 16_000,
        "max_seconds": 30.0,
        "max_tokens": 512,
        "prompts": {"speech": {"document": ""}, "text": {"document": ""}},
        "end_after_prompt": True,
        "end_after_speech": True,
        "confidence": {"speech": 0.3, "text": 0.3},
        "licence": "CC-BY-NC-SA-4.0",
        "training_data": ["mboshi"],
        "quality": {"recall_at_10": 0.5},
        "files": files,
    }
    (folder / MANIFEST).write_text(json.dumps(manifest), encoding="utf-8")
    (folder / CARD).write_text("# The card\n", encoding="utf-8")
    return folder


@pytest.fixture
def bundle(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(paths, "BUNDLED_MODELS_DIR", tmp_path / "models")
    return make_bundle(tmp_path / "models" / "small", "small")


@pytest.fixture
def second(bundle: Path, home: Path) -> Path:
    return make_bundle(home / "models" / "other", "other")


def test_the_list_marks_the_one_in_use(run: Run, bundle: Path, second: Path) -> None:
    settings.save(Settings(model="other"))
    told = run("model", "list")
    assert told.exit_code == 0
    assert [line[:7] for line in told.stdout.splitlines()] == ["  small", "* other"]
    models = json.loads(run("model", "list", "--json").stdout)["models"]
    assert [(one["id"], one["in_use"]) for one in models] == [("small", False), ("other", True)]


def test_info_shows_the_card(run: Run, bundle: Path) -> None:
    told = run("model", "info")
    assert told.exit_code == 0
    assert "# The card" in told.stdout
    assert "CC-BY-NC-SA-4.0" in told.stdout
    info = json.loads(run("model", "info", bundle, "--json").stdout)
    assert info["id"] == "small"
    assert info["quality"] == {"recall_at_10": 0.5}
    assert run("model", "info", "unheard-of").exit_code == 1


@pytest.fixture
def sound(tiny_bundle: Path, tmp_path: Path) -> Path:
    """A model that can be asked."""
    return shutil.copytree(tiny_bundle, tmp_path / "stick" / "tiny")


def test_whole_models_pass_every_layer(run: Run, sound: Path) -> None:
    told = run("model", "verify", sound)
    assert told.exit_code == 0
    assert [line.split(" :")[0].strip() for line in told.stdout.splitlines()[1:]] == [
        "fichiers", "vecteurs connus", "règles de calcul", "classement",
    ]  # fmt: skip
    assert told.stdout.count("en ordre") == 4


def test_what_was_never_written_down_is_told_and_can_be_written_down(run: Run, sound: Path) -> None:
    tiny.edit_manifest(sound, known_answers={})
    assert "rien à comparer" in run("model", "verify", sound).stdout
    told = run("model", "verify", sound, "--record", "--json")
    assert (told.exit_code, json.loads(told.stdout)["models"][0]["layers"]["known_vectors"]) == (0, "absent")
    layers = json.loads(run("model", "verify", sound, "--json").stdout)["models"][0]["layers"]
    assert set(layers.values()) == {"passed"}
    assert run("model", "verify", "--record").exit_code == 2


def test_other_answers_fail_and_are_not_written_down(run: Run, sound: Path) -> None:
    known = read_manifest(sound).known_answers
    known["vectors"]["query"] = known["vectors"]["query"][::-1]
    tiny.edit_manifest(sound, known_answers=known)
    told = run("model", "verify", sound, "--record", "--json")
    assert told.exit_code == 1
    (report,) = json.loads(told.stdout)["models"]
    assert report["layers"] == {
        "files": "passed", "known_vectors": "failed", "invariants": "passed", "ranking": "passed",
    }  # fmt: skip
    assert "query" in report["problems"][0]
    assert read_manifest(sound).known_answers == known


def test_changed_missing_and_broken_files_are_never_loaded(run: Run, bundle: Path, second: Path) -> None:
    (bundle / "text").write_bytes(b"changed")
    (bundle / "speech").unlink()
    (second / MANIFEST).write_text("{", encoding="utf-8")
    told = run("model", "verify", "--json")
    assert told.exit_code == 1
    report = json.loads(told.stdout)
    assert not report["ok"]
    assert [len(one["problems"]) for one in report["models"]] == [2, 1]
    assert [one["layers"] for one in report["models"]] == [{"files": "failed"}] * 2
    assert run("model", "verify", bundle).exit_code == 1


def test_right_checksums_do_not_make_a_model(run: Run, bundle: Path) -> None:
    told = run("model", "verify", "--json")
    assert told.exit_code == 1
    assert json.loads(told.stdout)["models"][0]["layers"] == {"files": "passed", "known_vectors": "failed"}


def test_no_model_at_all(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paths, "BUNDLED_MODELS_DIR", tmp_path / "models")
    for command in ("list", "info", "verify"):
        told = run("model", command)
        assert told.exit_code == 1
        assert "pas de modèle" in told.stderr
