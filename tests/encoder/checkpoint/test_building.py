"""From checkpoint to bundle: the application's numbers against the authors', and what a failed build leaves behind."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from tests import tiny
from tests.encoder.checkpoint import made
from tests.encoder.checkpoint.authors import Authors
from tests.encoder.checkpoint.test_reading import DIMS, TEXTS, clip
from wolofsearch.encoder.build_events import BuildStage, Built
from wolofsearch.encoder.bundle import read_manifest, verify_bundle
from wolofsearch.encoder.checkpoint.building import build
from wolofsearch.encoder.checkpoint.prompts import REFERENCE
from wolofsearch.encoder.onnx_runtime import OnnxEncoder
from wolofsearch.errors import WolofSearchError
from wolofsearch.events import Event


@pytest.fixture(scope="module")
def authors(released: Path) -> Authors:
    return Authors(released)


@pytest.fixture(scope="module")
def told(released: Path, tmp_path_factory: pytest.TempPathFactory) -> list[Event]:
    """What a float32 build tells; the bundle is the last event's folder."""
    return list(build(released, tmp_path_factory.mktemp("built") / "mine", "float32"))


@pytest.fixture(scope="module")
def bundle(told: list[Event]) -> Path:
    assert isinstance(told[-1], Built)
    return told[-1].folder


@pytest.mark.parametrize("dim", DIMS)
def test_the_application_hears_and_reads_as_the_authors_do(bundle: Path, authors: Authors, dim: int) -> None:
    encoder = OnnxEncoder(bundle, dim)
    for seconds in (0.5, 1.0, 2.7, 6.0):
        for task in ("document", "translation", "transcription", "intent", "topic"):
            wanted = authors.speech(clip(seconds), REFERENCE["speech"][task], dim)
            np.testing.assert_allclose(encoder.encode_speech(clip(seconds), task), wanted.numpy(), atol=1e-3)
    for text in TEXTS:
        wanted = authors.text(f"{REFERENCE['text']['document']} {text}", dim)
        np.testing.assert_allclose(encoder.encode_query(text), wanted.numpy(), atol=1e-3)
    long = [*TEXTS, " ".join(TEXTS), " ".join(TEXTS * 6)]
    rows = np.stack([authors.text(text, dim).numpy() for text in long])
    np.testing.assert_allclose(encoder.encode_documents(long), rows, atol=1e-3)


@pytest.mark.parametrize("seconds", [15.0, 30.0])
def test_the_application_hears_long_speech_as_the_authors_do(bundle: Path, authors: Authors, seconds: float) -> None:
    wanted = authors.speech(clip(seconds), REFERENCE["speech"]["document"], 64)
    np.testing.assert_allclose(OnnxEncoder(bundle).encode_speech(clip(seconds)), wanted.numpy(), atol=1e-3)


def test_the_tolerance_tells_inputs_apart(bundle: Path) -> None:
    encoder = OnnxEncoder(bundle)
    rows = np.stack(
        [
            encoder.encode_speech(clip(1.0)),
            encoder.encode_speech(clip(1.0), "topic"),
            encoder.encode_speech(clip(2.7)),
            encoder.encode_query(TEXTS[0]),
            *encoder.encode_documents(TEXTS),
        ]
    )
    apart = np.abs(rows[:, None] - rows[None]).max(axis=-1) + np.eye(len(rows))
    assert apart.min() > 1e-2


def test_what_is_told_and_written(told: list[Event], bundle: Path) -> None:
    assert [event.stage for event in told if isinstance(event, BuildStage)] == ["reading", "graphs", "finishing"]
    assert verify_bundle(bundle) == []
    manifest = read_manifest(bundle)
    assert (manifest.id, manifest.dims, manifest.default_dim) == ("mine", DIMS, 64)
    assert (manifest.precision, manifest.max_tokens) == ("float32", made.MAX_TOKENS)
    assert (manifest.end_after_prompt, manifest.end_after_speech) == (True, False)
    assert manifest.prompts == REFERENCE
    assert sorted(file.name for file in bundle.iterdir()) == [
        "README.md", "embeddings.f16", "model.json", "prompts.safetensors",
        "speech.onnx", "text.onnx", "tokenizer.json",
    ]  # fmt: skip


def test_int8_with_dims_and_prompts_of_one_s_own(released: Path, tmp_path: Path, bundle: Path) -> None:
    prompts = {"speech": {"document": "écoute :"}, "text": {"document": "lis :"}}
    out = tmp_path / "small"
    *stages, built = build(released, out, dims=[8, 64], prompts=prompts)
    assert isinstance(built, Built)
    assert built.precision == "int8"
    assert built.quality["int8_against_float32"]["mean_cosine"] > 0.97
    assert built.quality["int8_against_float32"]["rank_agreement"] > 0.95
    assert built.quality["quantisation"]["recipe"] == "int8"
    assert [event.stage for event in stages if isinstance(event, BuildStage)] == [
        "reading",
        "graphs",
        "int8",
        "finishing",
    ]
    manifest = read_manifest(out)
    assert manifest.quality == built.quality
    assert (manifest.dims, manifest.default_dim, manifest.prompts) == ([64, 8], 64, prompts)
    reduced, full = OnnxEncoder(out), OnnxEncoder(bundle)
    assert (np.sum(reduced.encode_documents(TEXTS) * full.encode_documents(TEXTS), axis=1) > 0.97).all()


def failed(place: Path, out: Path, **options: object) -> str:
    with pytest.raises(WolofSearchError) as caught:
        list(build(place, out, **options))  # type: ignore[arg-type]
    return caught.value.message_id


def test_a_build_that_fails_leaves_all_as_it_was(checkpoint: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    old = tmp_path / "photos"
    old.mkdir()
    (old / "sea.jpg").write_bytes(b"sea")
    assert failed(checkpoint, old) == "encoder.occupied"
    assert failed(checkpoint, old / "sea.jpg") == "encoder.occupied"
    assert (old / "sea.jpg").read_bytes() == b"sea"
    assert failed(checkpoint, out, dims=[65]) == "encoder.wrong_dim"
    assert failed(checkpoint, out, dims=[0]) == "encoder.wrong_dim"
    (checkpoint / made.SPEECH_WEIGHTS).unlink()
    assert failed(checkpoint, out) == "encoder.missing_file"
    assert not out.exists()


def test_the_tokenizer_of_the_bundle_is_the_checkpoint_s(bundle: Path, released: Path) -> None:
    ours = tiny.tokens(bundle / "tokenizer.json", made.MAX_TOKENS)
    assert ours.encode(" ".join(TEXTS * 6))[-1] == ours.end
    assert (bundle / "tokenizer.json").read_bytes() == (released / "oolel_mrl" / "tokenizer.json").read_bytes()
