"""The verdicts on a healthy computer and on sick ones."""

from __future__ import annotations

import json
import sqlite3
import zipfile
from collections import namedtuple
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.cli.test_model import make_bundle
from tests.conftest import WordEncoder
from tests.speech.conftest import PaperVoice
from wolofsearch import paths, settings
from wolofsearch.audio.devices import InputDevice
from wolofsearch.encoder.self_test import KNOWN_VECTORS, RANKING, Check
from wolofsearch.errors import WolofSearchError
from wolofsearch.examination import helpers, model, sound
from wolofsearch.library import backups
from wolofsearch.settings import Settings
from wolofsearch.speech.choosing import find_voice


@pytest.fixture(autouse=True)
def healthy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A whole bundle, sound in both directions, a voice, and every helper."""
    monkeypatch.setattr(paths, "BUNDLED_MODELS_DIR", tmp_path / "models")
    monkeypatch.setattr(sound, "input_devices", lambda: [InputDevice("casque", 0, True, 48_000.0, 1)])
    monkeypatch.setattr(sound, "output_devices", lambda: ["enceinte"])
    monkeypatch.setattr(sound, "find_voice", lambda _wanted: PaperVoice(title="SVOX Pico"))
    monkeypatch.setattr(helpers, "find_ffmpeg", lambda: "/usr/bin/ffmpeg")
    monkeypatch.setattr(helpers, "find_program", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(helpers, "installed_languages", lambda _program: frozenset({"fra"}))
    monkeypatch.setattr(model, "self_test", lambda _folder, thorough: iter([Check(KNOWN_VECTORS, "passed")]))
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
    monkeypatch.setattr(sound, "find_voice", lambda wanted: find_voice(wanted, []))
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
    wrong = WolofSearchError("encoder.wrong_ranking", path="small", asked="le mil", found="la mairie")
    monkeypatch.setattr(model, "self_test", lambda _folder, thorough: iter([Check(RANKING, "failed", wrong)]))
    assert statuses(run)["self_test"] == "problem"
    assert "la mairie" in run("doctor").stdout


def test_a_model_without_known_vectors_says_so(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(model, "self_test", lambda _folder, thorough: iter([Check(KNOWN_VECTORS, "absent")]))
    assert statuses(run)["self_test"] == "ok"
    assert "n'apporte pas de vecteurs connus" in run("doctor").stdout


def test_a_provider_that_failed_is_a_warning(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    encoder = WordEncoder()
    encoder.fallbacks = [
        WolofSearchError("encoder.provider_failed_at_run", provider="CUDA", instead="CPU", detail="device lost")
    ]
    monkeypatch.setattr(model, "load_encoder", lambda _: encoder)
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
    monkeypatch.setattr("wolofsearch.examination.computer.features", lambda: told)
    shown = run("doctor").stdout
    assert word in shown
    assert ("déborderait" in shown) is (told.get("avx_vnni") is False)


def test_what_is_missing_is_a_warning(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_sound_system() -> list[InputDevice]:
        raise WolofSearchError("audio.no_sound_system")

    usage = namedtuple("usage", "total used free")
    monkeypatch.setattr("shutil.disk_usage", lambda _: usage(10**9, 10**9, 10**6))
    monkeypatch.setattr(sound, "input_devices", no_sound_system)
    monkeypatch.setattr(sound, "output_devices", list)
    monkeypatch.setattr(helpers, "find_ffmpeg", lambda: None)
    monkeypatch.setattr(helpers, "find_program", lambda _name: None)
    settings.save(Settings(library=str(tmp_path / "unplugged"), provider="cuda"))
    found = statuses(run)
    assert {name for name, status in found.items() if status == "warning"} == {
        "disk",
        "microphone",
        "speakers",
        "ffmpeg",
        "libreoffice",
        "calibre",
        "tesseract",
        "library",
        "provider",
    }
    assert run("doctor").exit_code == 0


def test_tesseract_without_french_is_a_warning(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(helpers, "installed_languages", lambda _program: frozenset({"eng"}))
    assert statuses(run)["tesseract"] == "warning"


def test_no_microphone_is_a_warning(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sound, "input_devices", list)
    assert statuses(run)["microphone"] == "warning"


def test_the_own_library_is_counted_checked_and_has_a_backup(run: Run, library: Path) -> None:
    settings.save(Settings(library=str(library)))
    found = statuses(run)
    assert (found["library"], found["library_check"], found["recall"]) == ("ok", "ok", "ok")
    assert found["backup"] == "warning"
    backups.make(library, backups.ASKED)
    assert statuses(run)["backup"] == "ok"
    assert "documents 3, passages 3, fichiers illisibles 1" in run("doctor").stdout


def test_a_library_that_is_not_whole_is_a_problem(run: Run, library: Path) -> None:
    with sqlite3.connect(library / "library.db") as database:
        database.execute("DELETE FROM vectors WHERE passage_id = 1")
    settings.save(Settings(library=str(library)))
    before = (library / "library.db").read_bytes()
    assert statuses(run)["library_check"] == "problem"
    assert (library / "library.db").read_bytes() == before


def test_a_diagnostics_file_is_written_on_request(run: Run, tmp_path: Path) -> None:
    target = tmp_path / "diagnostic.zip"
    told = run("doctor", "--json", "--save", target)
    assert json.loads(told.stdout)["ok"]
    with zipfile.ZipFile(target) as file:
        findings = json.loads(file.read("findings.json"))["findings"]
    assert [one["subject"] for one in findings] == [one["name"] for one in json.loads(told.stdout)["checks"]]
