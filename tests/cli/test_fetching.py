"""From a hub to a model that answers by one command, which says first what it will do, and asks."""

from __future__ import annotations

import json
import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from click.testing import CliRunner

from tests.cli.conftest import Run, events_named, json_lines, process
from tests.encoder.fetching.made_hub import REPOSITORY, Hub, asked_instead, make_repository
from wolofsearch import paths
from wolofsearch.cli.main import commands
from wolofsearch.encoder.bundle import read_manifest, verify_bundle
from wolofsearch.encoder.onnx_runtime import OnnxEncoder


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory, exported_graphs: None) -> Path:
    return make_repository(tmp_path_factory.mktemp("repository"))


@pytest.fixture
def hub(repository: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Hub]:
    with asked_instead(repository, monkeypatch) as hub:
        yield hub


def test_from_the_hub_to_a_model_that_answers(
    hub: Hub, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # What others keep in a home folder is not sent along.
    (tmp_path / ".netrc").write_text("machine 127.0.0.1 login me password mine\n", encoding="utf-8")
    (tmp_path / ".netrc").chmod(0o600)
    (tmp_path / "token").write_text("hf_theirs", encoding="utf-8")
    for name in ("HOME", "USERPROFILE", "HF_HOME"):
        monkeypatch.setenv(name, str(tmp_path))
    hub.xet = True
    told = run("model", "fetch", "--yes", "--json")
    assert told.exit_code == 0, told.stderr
    plan, *events, finished = json_lines(told.stdout)
    assert (plan["event"], plan["repository"], plan["licence"]) == ("plan", REPOSITORY, "apache-2.0")
    assert plan["bytes_left"] == plan["bytes_total"] == sum(file["size_bytes"] for file in plan["files"].values())
    assert {event["file"] for event in events_named(events, "file_fetched")} == set(plan["files"])
    assert [event["stage"] for event in events_named(events, "stage")] == ["reading", "graphs", "int8", "finishing"]
    assert not any("authorization" in map(str.lower, one.headers) for one in hub.asked)
    assert not any("xet" in one.path for one in hub.asked)
    assert not any(one.path.endswith((".py", "training_args.bin", "optimizer.pt")) for one in hub.asked)

    installed = paths.installed_models_dir() / "Oolel-Embed"
    assert (finished["event"], finished["model"], finished["folder"]) == ("finished", "Oolel-Embed", str(installed))
    assert verify_bundle(installed) == []
    assert read_manifest(installed).licence == "apache-2.0"
    encoder = OnnxEncoder(installed)
    assert np.linalg.norm(encoder.encode_query("ndox")) == pytest.approx(1, abs=1e-3)
    left = [file for file in paths.home_dir().rglob("*") if file.is_file() and installed not in file.parents]
    assert [file.name for file in left if file.parent.name != "locks"] == []


def test_onto_a_stick_once_it_was_agreed(hub: Hub, tmp_path: Path) -> None:
    stick = tmp_path / "Oolel-Embed"

    def fetch(answer: str) -> tuple[int, str, str]:
        told = CliRunner().invoke(commands, ["model", "fetch", REPOSITORY, "--out", str(stick)], input=answer)
        return told.exit_code, told.stdout, told.stderr

    for answer in ("n\n", ""):
        code, stdout, stderr = fetch(answer)
        assert (code, stdout) == (130, "")
        assert not stick.exists()
    for word in (hub.url, REPOSITORY, "apache-2.0", str(stick), "oolel_mrl/model.safetensors", "[o/N]"):
        assert word in stderr
    code, stdout, stderr = fetch("o\n")
    assert code == 0
    assert stdout.splitlines() == [line for line in stdout.splitlines() if str(stick) in line]
    assert "oolel_mrl/tokenizer.json" in stderr
    assert (stick / "hubert_mrl" / "model.safetensors").read_bytes() == hub.content("hubert_mrl/model.safetensors")
    assert not (stick / "oolel_embed.py").exists()
    assert not (stick / ".cache").exists()
    assert not paths.installed_models_dir().exists()


def test_what_is_wrong_is_told(hub: Hub, run: Run, tmp_path: Path) -> None:
    assert run("model", "fetch", "--json").exit_code == 2
    assert hub.asked == []
    for name, word in (("no/such", "no/such"), ("a b", "propriétaire/nom")):
        told = run("model", "fetch", name, "--yes")
        assert told.exit_code == 1
        assert word in told.stderr
        assert told.stdout == ""
    (tmp_path / "README.md").write_text("mine", encoding="utf-8")
    told = run("model", "fetch", "--yes", "--json", "--out", tmp_path)
    assert told.exit_code == 1
    assert "--out" in told.stderr
    assert [json.loads(line)["event"] for line in told.stdout.splitlines()] == ["plan"]


@pytest.mark.skipif(sys.platform == "win32", reason="Ctrl-C cannot be sent to one process there")
def test_ctrl_c_keeps_what_has_arrived(hub: Hub, tmp_path: Path) -> None:
    hub.stall_after["hubert_mrl/model.safetensors"] = 131_072
    arguments = ["model", "fetch", "--yes", "--json", "--out", str(tmp_path / "stick")]
    with process(*arguments) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        for line in running.stdout:
            if json.loads(line).get("bytes_done", 0) >= 131_072:
                break
        running.send_signal(signal.SIGINT)
        assert running.wait(timeout=20) == 130
        assert "Traceback" not in running.stderr.read()
    (part,) = (tmp_path / "stick").rglob("*.incomplete")
    assert part.stat().st_size == 131_072
