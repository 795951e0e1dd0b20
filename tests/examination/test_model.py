"""What became of the GPU add-on is told where there is one, and what to do where it does not help."""

from __future__ import annotations

from pathlib import Path

import pytest

from wolofsearch.encoder.addon.choosing import Verdict
from wolofsearch.encoder.addon.folder import Addon
from wolofsearch.errors import WolofSearchError
from wolofsearch.examination import model
from wolofsearch.examination.bench import Bench
from wolofsearch.examination.finding import OK, WARNING, Finding

DRIVER = "no driver or no device"


@pytest.fixture
def addon(tmp_path: Path) -> Addon:
    return Addon(tmp_path, "onnxruntime-gpu", "1.31.1", "cp311-linux-x86_64", {})


def told(monkeypatch: pytest.MonkeyPatch, verdict: Verdict) -> list[Finding]:
    monkeypatch.setattr(model, "verdict", lambda: verdict)
    return list(model.addon(Bench("fr")))


def test_without_an_addon_nothing_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    assert told(monkeypatch, Verdict()) == []


def test_an_addon_that_computes_is_good(monkeypatch: pytest.MonkeyPatch, addon: Addon) -> None:
    (finding,) = told(monkeypatch, Verdict(addon, providers={"cuda": "", "directml": DRIVER, "cpu": ""}))
    assert finding.status == OK
    assert "onnxruntime-gpu 1.31.1 is loaded; it can compute on: CUDA" in finding.told("en").sentence


@pytest.mark.parametrize(("providers", "why"), [({"cuda": DRIVER, "cpu": ""}, f"CUDA: {DRIVER}"), ({"cpu": ""}, "CPU")])
def test_an_addon_without_a_gpu_is_told(
    monkeypatch: pytest.MonkeyPatch, addon: Addon, providers: dict[str, str], why: str
) -> None:
    (finding,) = told(monkeypatch, Verdict(addon, providers=providers))
    assert (finding.status, finding.message_id) == (WARNING, "examination.addon_without_gpu")
    assert f"({why})" in finding.told("en").sentence


def test_an_addon_that_is_not_used_is_told(monkeypatch: pytest.MonkeyPatch, addon: Addon) -> None:
    problem = WolofSearchError("encoder.addon_unusable", addon=addon.title, path=addon.folder, detail="exit code -6")
    (finding,) = told(monkeypatch, Verdict(addon, problem))
    assert (finding.status, finding.message_id) == (WARNING, "encoder.addon_unusable")


def test_an_addon_whose_bytes_changed_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "onnxruntime.so").write_bytes(b"changed")
    changed = Addon(tmp_path, "onnxruntime-gpu", "1.31.1", "", {"onnxruntime.so": (7, "0" * 64)})
    (finding,) = told(monkeypatch, Verdict(changed, providers={"cuda": ""}))
    assert finding.message_id == "encoder.addon_broken"
    assert "onnxruntime.so" in finding.told("en").sentence
