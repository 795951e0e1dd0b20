"""The verdicts on a healthy computer and on sick ones."""

from __future__ import annotations

import json
from collections import namedtuple
from pathlib import Path

import numpy as np
import pytest

from tests.cli.conftest import Run
from tests.cli.test_model import make_bundle
from tests.conftest import WordEncoder
from tests.speech.conftest import PaperVoice
from wolofsearch import paths, settings
from wolofsearch.audio.devices import InputDevice
from wolofsearch.cli import diagnosis
from wolofsearch.encoder.protocol import FloatArray, Task
from wolofsearch.errors import WolofSearchError
from wolofsearch.settings import Settings
from wolofsearch.speech.choosing import find_voice


@pytest.fixture(autouse=True)
def healthy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A whole bundle, a microphone and ffmpeg."""
    monkeypatch.setattr(paths, "BUNDLED_MODELS_DIR", tmp_path / "models")
    monkeypatch.setattr(diagnosis, "input_devices", lambda: [InputDevice("casque", 0, True, 48_000.0, 1)])
    monkeypatch.setattr(diagnosis, "find_ffmpeg", lambda: "/usr/bin/ffmpeg")
    monkeypatch.setattr(diagnosis, "find_voice", lambda _wanted: PaperVoice(title="SVOX Pico"))
    return make_bundle(tmp_path / "models" / "small", "small")


def statuses(run: Run) -> dict[str, str]:
    told = run("doctor", "--json")
    report = json.loads(told.stdout)
    assert report["ok"] is (told.exit_code == 0)
    for check in report["checks"]:
        assert check["sentence"]
        assert bool(check["next_step"]) is (check["status"] != "ok")
    return {check["name"]: check["status"] for check in report["checks"]}


def test_a_healthy_computer(run: Run) -> None:
    assert set(statuses(run).values()) == {"ok"}
    told = run("doctor")
    assert told.exit_code == 0
    assert "casque" in told.stdout
    assert "{" not in told.stdout
    assert told.stdout.count("✔") == len(statuses(run))


def test_the_voice_is_named_and_a_lacking_one_is_a_warning(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "SVOX Pico" in run("doctor").stdout
    monkeypatch.setattr(diagnosis, "find_voice", lambda wanted: find_voice(wanted, []))
    assert statuses(run)["voice"] == "warning"


def test_the_models_are_named(run: Run, home: Path, healthy: Path) -> None:
    make_bundle(home / "models" / "other", "other")
    told = run("doctor").stdout
    assert "small (int8, " in told
    assert "other (int8, " in told


def test_a_damaged_model_is_a_problem(run: Run, healthy: Path) -> None:
    (healthy / "text").write_bytes(b"changed")
    found = statuses(run)
    assert found["model"] == "problem"
    assert "self_test" not in found
    told = run("doctor")
    assert told.exit_code == 1
    assert "✘" in told.stdout


def test_a_model_that_answers_nonsense_is_a_problem(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    class Nonsense(WordEncoder):
        def encode_query(self, text: str, task: Task = "document") -> FloatArray:
            return np.full(self.dim, 1 / np.sqrt(self.dim), np.float32)

    monkeypatch.setattr(diagnosis, "load_encoder", lambda _: Nonsense())
    assert statuses(run)["self_test"] == "problem"


def test_a_provider_that_failed_is_a_warning(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    encoder = WordEncoder()
    encoder.fallbacks = [
        WolofSearchError("encoder.provider_failed_at_run", provider="CUDA", instead="CPU", detail="device lost")
    ]
    monkeypatch.setattr(diagnosis, "load_encoder", lambda _: encoder)
    found = statuses(run)
    assert found["provider"] == "warning"
    assert found["self_test"] == "ok"
    assert "device lost" in run("doctor").stdout


@pytest.mark.parametrize(
    ("told", "word"),
    [
        ({"sse4_2": True, "avx2": True, "avx_vnni": False, "avx512_vnni": False}, "AVX2"),
        ({"sse4_2": True, "avx2": True, "avx_vnni": True, "avx512_vnni": False}, "AVX-VNNI"),
        ({}, "ne dit pas"),
    ],
)
def test_the_processor_is_described(
    run: Run, monkeypatch: pytest.MonkeyPatch, told: dict[str, bool], word: str
) -> None:
    monkeypatch.setattr("wolofsearch.encoder.processor.features", lambda: told)
    monkeypatch.setattr(diagnosis, "features", lambda: told)
    shown = run("doctor").stdout
    assert word in shown
    assert ("déborderait" in shown) is (told.get("avx_vnni") is False)


def test_what_is_missing_is_a_warning(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_sound_system() -> list[InputDevice]:
        raise WolofSearchError("audio.no_sound_system")

    usage = namedtuple("usage", "total used free")
    monkeypatch.setattr("shutil.disk_usage", lambda _: usage(10**9, 10**9, 10**6))
    monkeypatch.setattr(diagnosis, "input_devices", no_sound_system)
    monkeypatch.setattr(diagnosis, "find_ffmpeg", lambda: None)
    settings.save(Settings(library=str(tmp_path / "unplugged")))
    found = statuses(run)
    assert {name for name, status in found.items() if status == "warning"} == {
        "disk",
        "microphone",
        "ffmpeg",
        "library",
    }
    assert run("doctor").exit_code == 0


def test_no_microphone_is_a_warning(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(diagnosis, "input_devices", list)
    assert statuses(run)["microphone"] == "warning"


def test_the_own_library_is_counted(run: Run, library: Path) -> None:
    settings.save(Settings(library=str(library)))
    assert statuses(run)["library"] == "ok"
    assert "documents 3, fichiers illisibles 1" in run("doctor").stdout
