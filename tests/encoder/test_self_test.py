"""Each layer finds what it is there for, and no sound model is refused."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from tests import tiny
from tests.conftest import WordEncoder
from wolofsearch.encoder.bundle import find_model, read_manifest
from wolofsearch.encoder.known_answers import QUESTIONS, known_answers, record_answers, voice
from wolofsearch.encoder.protocol import FloatArray
from wolofsearch.encoder.self_test import LAYERS, least_cosine, require_self_test, self_test
from wolofsearch.encoder.self_test_rules import broken_rule
from wolofsearch.errors import WolofSearchError


@pytest.fixture
def bundle(tiny_bundle: Path, tmp_path: Path) -> Path:
    """A copy that a test may spoil."""
    return shutil.copytree(tiny_bundle, tmp_path / "tiny")


def statuses(folder: Path, *, thorough: bool = False) -> dict[str, str]:
    return {check.layer: check.status for check in self_test(folder, thorough=thorough)}


ALL_PASSED = dict.fromkeys(LAYERS, "passed")


def test_sound_models_pass(tiny_bundles: tuple[Path, Path], wordy_bundle: Path) -> None:
    for folder in (*tiny_bundles, wordy_bundle):
        assert statuses(folder, thorough=True) == ALL_PASSED


def test_the_bundled_model_finds_the_right_passages() -> None:
    folder = find_model(None)
    known = known_answers(folder, read_manifest(folder))
    assert known is not None
    assert known.ranking == list(range(len(QUESTIONS)))
    assert statuses(folder) == ALL_PASSED


def test_what_nobody_wrote_down_is_absent(bundle: Path) -> None:
    known = read_manifest(bundle).known_answers
    for answers in ({}, known | {"inputs": "asked otherwise"}):
        tiny.edit_manifest(bundle, known_answers=answers)
        assert statuses(bundle) == ALL_PASSED | {"known_vectors": "absent"}
    assert record_answers(bundle).known_answers == known


@pytest.mark.parametrize("known", [{"inputs": "x"}, {"inputs": "x", "vectors": [], "ranking": []}, [1], "known"])
def test_answers_that_are_none(bundle: Path, known: object) -> None:
    tiny.edit_manifest(bundle, known_answers=known)
    with pytest.raises(WolofSearchError) as caught:
        statuses(bundle)
    assert caught.value.message_id == "encoder.broken_manifest"


def test_the_table_of_another_model(tmp_path: Path) -> None:
    folder = shutil.copytree(find_model(None), tmp_path / "other")
    table = np.fromfile(folder / "embeddings.f16", "<f2").reshape(-1, read_manifest(folder).width)
    np.random.default_rng(0).permutation(table).tofile(folder / "embeddings.f16")
    tiny.seal(folder)
    assert statuses(folder) == {"known_vectors": "failed", "invariants": "passed", "ranking": "failed"}
    with pytest.raises(WolofSearchError) as caught:
        require_self_test(folder)
    assert caught.value.message_id == "encoder.other_vectors"


def test_the_voice_is_the_same_everywhere() -> None:
    assert voice().shape == (32_000,)
    assert 0.3 < np.abs(voice()).max() < 1
    np.testing.assert_allclose(voice()[[1, 1000, 20_000]], [0.06508, -0.08223, 0.0824], atol=1e-4)
    np.testing.assert_array_equal(voice(), voice())


class Fake(WordEncoder):
    """An encoder that keeps every rule until a test spoils it."""

    hears, has_heads = True, False
    manifest = SimpleNamespace(max_seconds=2.5)

    def encode_speech(self, waveform: FloatArray, task: Any = "document") -> FloatArray:
        return self._vector(f"heard {min(len(waveform), 40_000)}")


class Lengthy(Fake):
    def encode_documents(self, texts: Sequence[str]) -> FloatArray:
        return super().encode_documents(texts) * 2


class Forgetful(Fake):
    asked = 0

    def encode_query(self, text: str, task: Any = "document") -> FloatArray:
        self.asked += 1
        return self._vector(f"{text} {self.asked}")


class Crowded(Fake):
    def encode_documents(self, texts: Sequence[str]) -> FloatArray:
        return np.stack([self._vector(" ".join(texts)) for _ in texts])


class Haunted(Fake):
    last = 0

    def encode_speech(self, waveform: FloatArray, task: Any = "document") -> FloatArray:
        before, self.last = self.last, len(waveform)
        return self._vector(f"{before}")


class Deafened(Fake):
    def encode_speech(self, waveform: FloatArray, task: Any = "document") -> FloatArray:
        return super().encode_speech(waveform) * (np.nan if len(waveform) and not waveform.any() else 1)


@pytest.mark.parametrize(
    ("spoilt", "rule"),
    [
        (Lengthy, "documents, ‖v‖ = 1"),
        (Forgetful, "query, repeated"),
        (Crowded, "document alone = in a batch"),
        (Haunted, "speech after other speech"),
        (Deafened, "silence, ‖v‖ = 1"),
    ],
)
def test_each_broken_rule_is_named(spoilt: type[Fake], rule: str) -> None:
    assert broken_rule(Fake(), least_cosine("int8"), None) == {}  # type: ignore[arg-type]
    assert broken_rule(spoilt(), least_cosine("int8"), None)["rule"] == rule  # type: ignore[arg-type]


def test_a_shorter_vector_is_the_beginning_of_the_longer() -> None:
    fake = Fake()
    row = fake.encode_query(QUESTIONS[0])
    shorter = {"query": row[:16] / np.linalg.norm(row[:16])}
    assert broken_rule(fake, 0.97, shorter) == {}  # type: ignore[arg-type]
    assert broken_rule(fake, 0.97, {"query": shorter["query"][::-1]})["rule"] == "query, 16 = prefix of 64"  # type: ignore[arg-type]


def test_float32_must_agree_more_closely() -> None:
    assert least_cosine("float32") > least_cosine("int8 without down_proj") == least_cosine("int8")
