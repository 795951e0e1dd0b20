"""Which provider is tried first, and what is done when one fails: a real CPU session stands behind them all."""

from __future__ import annotations

import contextlib
import logging
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import onnxruntime
import pytest

from tests import tiny
from wolofsearch.encoder import providers
from wolofsearch.encoder.graph_session import GraphSession, Session, real_session
from wolofsearch.encoder.onnx_runtime import OnnxEncoder
from wolofsearch.encoder.providers import CPU, PROVIDERS, TORCH, Provider, installed, preferred
from wolofsearch.errors import WolofSearchError

BY_NAME = {provider.name: provider for provider in PROVIDERS}
CUDA, OPENVINO = BY_NAME["cuda"], BY_NAME["openvino"]
TEXTS = [document for _, document in tiny.SENTENCES]


@dataclass
class Computer:
    """A computer with pretended GPUs: the CPU computes for them, until they fail.

    ``fails_at`` gives for a provider the run at which it fails, 0 for loading; ``None`` never.
    """

    fails_at: dict[str, int | None] = field(default_factory=dict)
    made: list[str] = field(default_factory=list)
    runs: int = 0

    def make(self, file: Path, provider: Provider) -> Session:
        self.made.append(provider.name)
        if self.fails_at.get(provider.name) == 0:
            raise RuntimeError("CUDA failure 100: no CUDA-capable device is detected")
        return Pretended(real_session(1)(file, CPU), provider, self)


class Pretended:
    """A session that says it is another provider's."""

    def __init__(self, real: Session, provider: Provider, computer: Computer) -> None:
        self._real, self._provider, self._computer = real, provider, computer
        self._runs = 0

    def run(self, outputs: Sequence[str] | None, inputs: dict[str, Any], options: Any = None) -> Sequence[Any]:
        self._runs += 1
        if self._runs == self._computer.fails_at.get(self._provider.name):
            raise RuntimeError("device lost")
        self._computer.runs += 1
        return self._real.run(outputs, inputs, options)

    def get_outputs(self) -> Sequence[Any]:
        return self._real.get_outputs()

    def get_providers(self) -> Sequence[str]:
        return [self._provider.execution]


Open = Callable[..., OnnxEncoder]


@pytest.fixture
def open_on(tiny_bundle: Path) -> Open:
    """Return ``open_on(computer, provider)``: the tiny int8 model, CUDA wanted, on a pretended computer."""

    def open_it(computer: Computer, provider: str | None = "cuda") -> OnnxEncoder:
        return OnnxEncoder(tiny_bundle, None, provider, available=[CUDA, OPENVINO, CPU], make=computer.make)

    return open_it


@pytest.mark.parametrize(
    ("precision", "wanted", "order"),
    [
        ("float16", None, ["cuda", "openvino", "cpu"]),
        ("float32", "openvino", ["openvino", "cpu"]),
        ("float32", "cpu", ["cpu"]),
        ("int8", None, ["cpu"]),
        ("int8", "cuda", ["cuda", "cpu"]),
        ("int8", "coreml", ["cpu"]),
        ("float32", "coreml", ["cuda", "openvino", "cpu"]),
        ("float16", "torch", ["cuda", "openvino", "cpu"]),
        ("float32", "from the future", ["cuda", "openvino", "cpu"]),
    ],
)
def test_the_order_in_which_providers_are_tried(precision: str, wanted: str | None, order: list[str]) -> None:
    assert [provider.name for provider in preferred(precision, wanted, [CUDA, OPENVINO, CPU])] == order


def test_the_installed_runtime_knows_our_names() -> None:
    assert installed()[-1] is CPU
    assert {one.execution for one in PROVIDERS if one is not TORCH} <= set(onnxruntime.get_all_providers())


@pytest.mark.parametrize(
    ("version", "with_onnx", "driver", "there"),
    [
        ("cuda: Optional[str] = '12.8'\nhip: Optional[str] = None\n", True, True, True),
        ("cuda: Optional[str] = '12.8'\nhip: Optional[str] = None\n", False, True, False),
        ("cuda: Optional[str] = '12.8'\nhip: Optional[str] = None\n", True, False, False),
        ("cuda: Optional[str] = None\nhip: Optional[str] = None\n", True, True, False),
        ("cuda = None\n", True, True, False),
        (None, True, True, False),
    ],
    ids=["built for CUDA", "no onnx", "no driver", "built for the CPU", "an old one", "no torch"],
)
def test_a_torch_for_gpus_is_found_without_importing_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, version: str | None, with_onnx: bool, driver: bool, there: bool
) -> None:
    def found(name: str) -> object:
        if (name == "torch" and version is None) or (name == "onnx" and not with_onnx):
            return None
        return SimpleNamespace(origin=str(tmp_path / name / "__init__.py"))

    (tmp_path / "torch").mkdir()
    (tmp_path / "torch" / "__init__.py").write_text("raise SystemExit('imported')", encoding="utf-8")
    (tmp_path / "torch" / "version.py").write_text(version or "", encoding="utf-8")
    monkeypatch.setattr(providers, "find_spec", found)
    monkeypatch.setattr(providers, "_nvidia_driver", lambda: driver)
    assert (TORCH in installed()) is there
    # Better than any provider but those that ONNX Runtime has for the same GPU.
    assert [one.name for one in PROVIDERS].index("torch") == 2


def test_a_provider_that_works_is_used_and_shown(open_on: Open) -> None:
    encoder = open_on(Computer())
    encoder.encode_query(TEXTS[0])
    assert encoder.runtime == "ONNX Runtime (CUDA)"
    assert encoder.fallbacks == []


def test_a_provider_that_fails_at_load_is_replaced_and_told(open_on: Open, caplog: pytest.LogCaptureFixture) -> None:
    computer = Computer({"cuda": 0})
    encoder = open_on(computer)
    assert encoder.runtime == "ONNX Runtime (CPU)"
    (failure,) = encoder.fallbacks
    told = failure.told("en")
    assert "CUDA could not load the model; CPU computes instead" in told.sentence
    assert "no CUDA-capable device" in told.sentence
    assert "CUDA n'a pas pu charger le modèle" in caplog.text
    assert computer.made == ["cuda", "cpu", "cuda", "cpu"]


def test_a_provider_that_fails_in_the_middle_of_an_import_loses_nothing(
    open_on: Open, tiny_bundle: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    encoder, sound = open_on(Computer({"cuda": 3})), OnnxEncoder(tiny_bundle)
    for one in (encoder, sound):
        monkeypatch.setattr(one, "_batch_tokens", 1)
    np.testing.assert_allclose(encoder.encode_documents(TEXTS), sound.encode_documents(TEXTS), atol=1e-6)
    assert encoder.runtime == "ONNX Runtime (CUDA, CPU)"
    (failure,) = encoder.fallbacks
    assert (failure.message_id, failure.facts["detail"]) == ("encoder.provider_failed_at_run", "device lost")
    np.testing.assert_allclose(encoder.encode_query(TEXTS[0]), sound.encode_query(TEXTS[0]), atol=1e-6)


def test_the_next_provider_is_passed_over_when_it_fails_too(tiny_bundle: Path) -> None:
    computer = Computer({"cuda": 3, "openvino": 0})
    session = GraphSession(tiny_bundle / "speech.onnx", [CUDA, OPENVINO, CPU], computer.make)
    waveform = np.zeros((1, 8_000), np.float32)
    heard = [session.run(None, {"waveform": waveform})[0] for _ in range(4)]
    assert session.provider is CPU
    assert len(session.fallbacks) == 1
    for one in heard[1:]:
        np.testing.assert_array_equal(one, heard[0])


@pytest.mark.parametrize(("provider", "together", "patience_s"), [("directml", 1, 0.3), ("cuda", 2, 30)])
def test_who_cannot_run_twice_at_a_time_does_not(
    tiny_bundle: Path, provider: str, together: int, patience_s: float
) -> None:
    most, inside, waiting = [0], [0], threading.Barrier(2)

    class Counting(Pretended):
        def run(self, outputs: Sequence[str] | None, inputs: dict[str, Any], options: Any = None) -> Sequence[Any]:
            inside[0] += 1
            most[0] = max(most[0], inside[0])
            with contextlib.suppress(threading.BrokenBarrierError):
                waiting.wait(patience_s)
            found = super().run(outputs, inputs, options)
            inside[0] -= 1
            return found

    def make(file: Path, wanted: Provider) -> Session:
        return Counting(real_session(1)(file, CPU), wanted, Computer())

    session = GraphSession(tiny_bundle / "speech.onnx", [BY_NAME[provider], CPU], make)
    inputs = {"waveform": np.zeros((1, 8_000), np.float32)}
    with ThreadPoolExecutor(2) as threads:
        found = [asked.result() for asked in [threads.submit(session.run, None, inputs) for _ in range(2)]]
    assert most == [together]
    np.testing.assert_array_equal(found[0][0], found[1][0])
    assert session.fallbacks == []


def test_a_long_complaint_keeps_both_its_ends(tiny_bundle: Path) -> None:
    def complains(file: Path, provider: Provider) -> Session:
        if provider is CUDA:
            raise RuntimeError("FAIL at\n" + "namespace::function " * 50 + "unsupported operation: Attention")
        return real_session(1)(file, provider)

    (fallback,) = GraphSession(tiny_bundle / "text.onnx", [CUDA, CPU], complains).fallbacks
    assert fallback.detail.startswith("FAIL at namespace")
    assert fallback.detail.endswith("unsupported operation: Attention")
    assert len(fallback.detail) < 210


def test_an_input_that_nobody_takes_blames_no_provider(tiny_bundle: Path) -> None:
    session = GraphSession(tiny_bundle / "speech.onnx", [CUDA, CPU], Computer().make)
    with pytest.raises(Exception, match="waveform"):
        session.run(None, {"waveform": np.zeros((1, 1, 1), np.float32)})
    assert session.provider is CUDA
    assert session.fallbacks == []


def test_a_runtime_that_quietly_takes_the_cpu_is_noticed(tiny_bundle: Path, caplog: pytest.LogCaptureFixture) -> None:
    def quiet(file: Path, _provider: Provider) -> Session:
        return real_session(1)(file, CPU)

    with caplog.at_level(logging.WARNING):
        session = GraphSession(tiny_bundle / "text.onnx", [CUDA, CPU], quiet)
    assert session.provider is CPU
    assert "CUDAExecutionProvider" in session.fallbacks[0].detail


@pytest.mark.parametrize("overflows", [True, False, None])
def test_a_graph_is_loaded_whatever_the_processor_can_multiply(
    tiny_bundle: Path, monkeypatch: pytest.MonkeyPatch, overflows: bool | None
) -> None:
    # The text graph has a weight that two operators share: ONNX Runtime cannot make such products exact.
    usual = OnnxEncoder(tiny_bundle).encode_query(TEXTS[0])
    monkeypatch.setattr("wolofsearch.encoder.graph_session.int8_overflows", lambda: overflows)
    assert OnnxEncoder(tiny_bundle).encode_query(TEXTS[0]) @ usual > 0.99


def test_a_broken_graph_is_the_graph_s_fault(tmp_path: Path) -> None:
    (tmp_path / "text.onnx").write_bytes(b"nothing of the kind")
    with pytest.raises(Exception, match=r"text\.onnx"):
        GraphSession(tmp_path / "text.onnx", [CUDA, CPU], Computer({"cuda": None}).make)


def test_a_broken_bundle_is_told_whatever_was_tried(open_on: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(WolofSearchError) as caught:
        open_on(Computer({"cuda": 0, "cpu": 0}))
    assert caught.value.message_id == "encoder.unusable"
