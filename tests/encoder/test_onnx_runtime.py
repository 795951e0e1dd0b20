"""The exported graphs against the model in torch, and the encoder that the program runs on."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import numpy.typing as npt
import onnxruntime
import pytest
import torch

from tests import tiny
from wolofsearch import paths, settings
from wolofsearch.encoder.bundle import read_manifest
from wolofsearch.encoder.export import export_bundle
from wolofsearch.encoder.fusion import FusionModel
from wolofsearch.encoder.loading import load_encoder
from wolofsearch.encoder.onnx_runtime import OnnxEncoder, SpeechReading
from wolofsearch.encoder.protocol import FloatArray
from wolofsearch.errors import WolofSearchError

SAMPLES = [1_600, 2_000, 5_000, 16_000, 64_000]
TEXTS = [document for _, document in tiny.SENTENCES]


@pytest.fixture(scope="module")
def model() -> FusionModel:
    return tiny.model()


@pytest.fixture(scope="module")
def int8(tiny_bundles: tuple[Path, Path]) -> OnnxEncoder:
    return OnnxEncoder(tiny_bundles[0])


@pytest.fixture(scope="module")
def float32(tiny_bundles: tuple[Path, Path]) -> OnnxEncoder:
    return OnnxEncoder(tiny_bundles[1])


def clip(samples: int) -> FloatArray:
    noise = np.random.default_rng(samples).standard_normal(samples).cumsum()
    return np.asarray(noise / np.abs(noise).max(), dtype=np.float32)


def in_torch(model: FusionModel, folder: Path, waveform: FloatArray) -> npt.NDArray[np.float32]:
    tokens = tiny.tokens(folder / "tokenizer.json")
    before = tokens.encode(tiny.PROMPTS["document"])[:-1]
    with torch.no_grad():
        vector = model(torch.from_numpy(waveform)[None], torch.tensor([len(waveform)]), before, [tokens.end])
    return np.asarray(vector[0].numpy(), dtype=np.float32)


@pytest.mark.parametrize("samples", SAMPLES)
def test_the_float32_graph_gives_torch_s_soft_tokens(
    model: FusionModel, tiny_bundles: tuple[Path, Path], samples: int
) -> None:
    session = onnxruntime.InferenceSession(str(tiny_bundles[1] / "speech.onnx"))
    waveform = clip(samples)
    soft = session.run(None, {"waveform": waveform[None]})[0]
    with torch.no_grad():
        states, frames = model.speech(torch.from_numpy(waveform)[None], torch.tensor([samples]))
        tokens, counts = model.soft_tokens(states, frames)
    np.testing.assert_allclose(soft[0], tokens[0, : int(counts[0])].numpy(), atol=1e-4)


@pytest.mark.parametrize("samples", SAMPLES)
def test_spoken_questions_agree_with_torch(
    model: FusionModel, tiny_bundle: Path, float32: OnnxEncoder, int8: OnnxEncoder, samples: int
) -> None:
    wanted = in_torch(model, tiny_bundle, clip(samples))
    assert float32.encode_speech(clip(samples)) @ wanted > 0.9999
    assert int8.encode_speech(clip(samples)) @ wanted > 0.95


def test_typed_questions_agree_with_torch(
    model: FusionModel, float32: OnnxEncoder, int8: OnnxEncoder, tiny_bundle: Path
) -> None:
    ids = [tiny.tokens(tiny_bundle / "tokenizer.json").encode(f"question : {text}") for text in TEXTS]
    with torch.no_grad():
        wanted = model.embed_text(ids).numpy()
    for text, row in zip(TEXTS, wanted, strict=True):
        assert float32.encode_query(text) @ row > 0.9999
        assert int8.encode_query(text) @ row > 0.95


def test_the_export_measured_its_own_loss(tiny_bundle: Path) -> None:
    lost = read_manifest(tiny_bundle).quality["int8_against_float32"]
    assert 0.97 <= lost["mean_cosine"] <= 1.0
    assert lost["least_cosine"] <= lost["mean_cosine"]


@pytest.mark.parametrize("dim", [32, 16, 8, 5, 1])
def test_a_shorter_vector_is_the_beginning_of_the_long_one(tiny_bundle: Path, int8: OnnxEncoder, dim: int) -> None:
    short = OnnxEncoder(tiny_bundle, dim)
    assert short.dim == dim
    for cut, full in (
        (short.encode_query(TEXTS[0]), int8.encode_query(TEXTS[0])),
        (short.encode_speech(clip(5_000)), int8.encode_speech(clip(5_000))),
        (short.encode_documents(TEXTS)[2], int8.encode_documents(TEXTS)[2]),
    ):
        assert cut.shape == (dim,)
        np.testing.assert_allclose(cut, full[:dim] / np.linalg.norm(full[:dim]), atol=1e-5)


@pytest.mark.parametrize("dim", [0, -1, 33])
def test_a_dim_that_the_model_lacks_is_told(tiny_bundle: Path, dim: int) -> None:
    with pytest.raises(WolofSearchError) as caught:
        OnnxEncoder(tiny_bundle, dim)
    assert (caught.value.message_id, caught.value.facts["largest"]) == ("encoder.wrong_dim", 32)


def test_passages_are_the_same_together_and_one_by_one(int8: OnnxEncoder, monkeypatch: pytest.MonkeyPatch) -> None:
    texts = ["un", *TEXTS, "", " ".join(TEXTS)]
    monkeypatch.setattr(int8, "_batch_tokens", 40)
    together = int8.encode_documents(texts)
    alone = np.concatenate([int8.encode_documents([text]) for text in texts])
    assert together.dtype == np.float32
    assert (np.sum(together * alone, axis=1) > 0.999).all()
    np.testing.assert_allclose(np.linalg.norm(together, axis=1), 1.0, atol=1e-5)


def test_no_passages_make_no_rows(int8: OnnxEncoder) -> None:
    assert int8.encode_documents([]).shape == (0, 32)


def test_a_long_text_is_cut_where_the_model_ends(int8: OnnxEncoder) -> None:
    words = " ".join(TEXTS)
    assert int8.count_tokens(words * 50) > 24
    np.testing.assert_allclose(
        int8.encode_documents([words * 50]), int8.encode_documents([words * 50 + " autre fin"]), atol=1e-5
    )


def test_long_speech_is_cut_and_short_speech_is_heard(int8: OnnxEncoder) -> None:
    long = clip(16_000 * 7)
    np.testing.assert_allclose(int8.encode_speech(long), int8.encode_speech(long[: 16_000 * 5]), atol=1e-6)
    for samples in (0, 1, 500):
        vector = int8.encode_speech(clip(samples) if samples else np.zeros(0, np.float32))
        assert np.isfinite(vector).all()
        assert np.linalg.norm(vector) == pytest.approx(1.0, abs=1e-4)


@pytest.mark.parametrize(
    ("clarity", "seconds", "weight"),
    [(0.2, 1.0, 1.0), (0.8, 4.0, 1.0), (0.9, 2.0, 0.25), (0.8, 8.0, 0.25), (1.0, 1.0, 0.0)],
)
def test_late_fusion_counts_for_less_where_letters_are_sure_or_many(
    clarity: float, seconds: float, weight: float
) -> None:
    fused, meant = np.eye(2, dtype=np.float32)
    reading = SpeechReading(fused, meant, clarity, seconds)
    assert reading.weight == pytest.approx(weight)
    np.testing.assert_allclose(reading.mean, meant + weight * fused, atol=1e-6)
    np.testing.assert_array_equal(SpeechReading(fused, None, clarity, seconds).mean, fused)


def test_a_task_has_its_own_prompt(int8: OnnxEncoder) -> None:
    question, topic = int8.encode_query(TEXTS[0]), int8.encode_query(TEXTS[0], "topic")
    assert np.abs(question - topic).max() > 1e-3
    assert np.abs(int8.encode_speech(clip(5_000)) - int8.encode_speech(clip(5_000), "topic")).max() > 1e-3
    np.testing.assert_array_equal(question, int8.encode_query(TEXTS[0], "translation"))
    with pytest.raises(WolofSearchError) as caught:
        int8.encode_query(TEXTS[0], "intent")
    assert caught.value.message_id == "encoder.unknown_task"


def test_the_end_stands_where_the_manifest_wants_it(
    model: FusionModel, tiny_bundles: tuple[Path, Path], tmp_path: Path
) -> None:
    folder, tokenizer = tmp_path / "reference", tiny_bundles[1] / "tokenizer.json"
    wanted_ends = replace(tiny.manifest(), precision="float32", end_after_prompt=True, end_after_speech=False)
    export_bundle(tiny.model(), tokenizer, wanted_ends, "# Tiny\n", folder)
    tokens, waveform = tiny.tokens(folder / "tokenizer.json"), clip(9_000)
    with torch.no_grad():
        before = tokens.encode(tiny.PROMPTS["document"])
        wanted = model(torch.from_numpy(waveform)[None], torch.tensor([9_000]), before, [])[0].numpy()
    assert OnnxEncoder(folder).encode_speech(waveform) @ wanted > 0.9999


def test_loading_and_asking_brings_in_no_torch(tiny_bundle: Path) -> None:
    code = (
        "import sys, json, numpy as np; from wolofsearch.encoder.loading import load_encoder\n"
        f"encoder = load_encoder({str(tiny_bundle)!r}, 16)\n"
        "encoder.encode_documents(['un', 'deux']); encoder.encode_query('fan la'); "
        "encoder.encode_speech(np.zeros(8000, np.float32))\n"
        "print(json.dumps([name for name in ('torch', 'transformers', 'optimum') if name in sys.modules]))"
    )
    told = subprocess.run(
        [sys.executable, "-c", code], cwd=paths.PROJECT_DIR, capture_output=True, text=True, timeout=60, check=True
    )
    assert json.loads(told.stdout) == []


def test_the_model_of_the_settings_is_loaded(
    tiny_bundle: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(paths, "BUNDLED_MODELS_DIR", tmp_path)
    paths.installed_models_dir().mkdir(parents=True)
    (paths.installed_models_dir() / "mine").symlink_to(tiny_bundle)
    settings.save(settings.Settings(model="tiny"))
    assert load_encoder().model_id == "tiny"
    assert load_encoder(dim=8).dim == 8


def test_what_is_left_unread_is_known(int8: OnnxEncoder) -> None:
    word = next(word for word in ("un", "mil", "le") if int8.count_tokens(f"{word} {word}") == 2)
    fits = " ".join([word] * (int8.max_tokens - 1))
    assert not int8.cuts(fits)
    assert int8.cuts(f"{fits} {word}")
    assert int8.cuts(fits, "document")
    np.testing.assert_array_equal(int8.encode_documents([f"{fits} {word}"]), int8.encode_documents([f"{fits} {fits}"]))
