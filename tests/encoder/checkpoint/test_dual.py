"""The published dual encoder: its own head for every dim, the authors' numbers in torch and in the application."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import torch

from tests.encoder.checkpoint import made
from tests.encoder.checkpoint.authors import Authors
from tests.encoder.checkpoint.test_reading import TEXTS, clip
from wolofsearch.encoder.build_events import Built
from wolofsearch.encoder.bundle import read_manifest
from wolofsearch.encoder.checkpoint.building import build
from wolofsearch.encoder.checkpoint.prompts import REFERENCE
from wolofsearch.encoder.checkpoint.reading import Checkpoint, read_checkpoint
from wolofsearch.encoder.dual import DualModel
from wolofsearch.encoder.onnx_runtime import OnnxEncoder
from wolofsearch.encoder.torch_session import TorchSession
from wolofsearch.errors import WolofSearchError

HEADS = [made.WIDTH, made.WIDTH // 2]
SECONDS = [0.5, 1.0, 2.7, 6.0]


@pytest.fixture(scope="module")
def released_dual(tmp_path_factory: pytest.TempPathFactory, tokenizer_file: Path) -> Path:
    return made.make(tmp_path_factory.mktemp("dual"), tokenizer_file, strategy="clip")


@pytest.fixture(scope="module")
def authors(released_dual: Path) -> Authors:
    return Authors(released_dual)


@pytest.fixture(scope="module")
def read(released_dual: Path) -> Checkpoint:
    return read_checkpoint(released_dual)


@pytest.fixture(scope="module")
def bundle(released_dual: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    *_, built = build(released_dual, tmp_path_factory.mktemp("built") / "dual", "float32")
    assert isinstance(built, Built)
    return built.folder


@torch.no_grad()
@pytest.mark.parametrize("seconds", SECONDS)
def test_speech_is_heard_as_the_authors_hear_it(read: Checkpoint, authors: Authors, seconds: float) -> None:
    assert isinstance(read.model, DualModel)
    assert read.dims == HEADS
    waveform = torch.from_numpy(clip(seconds))[None]
    vectors = read.model(waveform, torch.tensor([waveform.shape[1]]))
    assert list(vectors) == HEADS
    for dim in HEADS:
        torch.testing.assert_close(vectors[dim][0], authors.dual_speech(clip(seconds), dim), atol=1e-4, rtol=0)


@torch.no_grad()
def test_a_clip_is_the_same_alone_and_in_a_batch(read: Checkpoint) -> None:
    assert isinstance(read.model, DualModel)
    rows = [torch.from_numpy(clip(seconds)) for seconds in SECONDS]
    lengths = torch.tensor([len(row) for row in rows])
    together = read.model(torch.nn.utils.rnn.pad_sequence(rows, batch_first=True), lengths)
    for number, row in enumerate(rows):
        alone = read.model(row[None], lengths[number : number + 1])
        for dim in HEADS:
            torch.testing.assert_close(together[dim][number], alone[dim][0], atol=2e-5, rtol=0)


@pytest.mark.parametrize("dim", HEADS)
def test_the_application_hears_and_reads_as_the_authors_do(bundle: Path, authors: Authors, dim: int) -> None:
    encoder = OnnxEncoder(bundle, dim)
    for seconds in SECONDS:
        heard = encoder.encode_speech(clip(seconds))
        np.testing.assert_allclose(heard, authors.dual_speech(clip(seconds), dim).numpy(), atol=1e-3)
    for text in TEXTS:
        wanted = authors.text(f"{REFERENCE['text']['document']} {text}", dim)
        np.testing.assert_allclose(encoder.encode_query(text), wanted.numpy(), atol=1e-3)
    rows = np.stack([authors.text(text, dim).numpy() for text in TEXTS])
    np.testing.assert_allclose(encoder.encode_documents(TEXTS), rows, atol=1e-3)


def test_torch_hears_it_as_onnx_runtime_does(bundle: Path) -> None:
    session, other = TorchSession(bundle / "speech.onnx", "cpu"), OnnxEncoder(bundle)
    assert [(output.name, output.shape) for output in session.get_outputs()] == [
        (f"vector_{head}", [1, head]) for head in HEADS
    ]
    (vector,) = session.run([f"vector_{HEADS[0]}"], {"waveform": clip(2.7)[None]})
    np.testing.assert_allclose(vector[0], other.encode_speech(clip(2.7)), atol=1e-3)


def test_dims_between_the_heads_and_tasks(bundle: Path) -> None:
    longest, between = OnnxEncoder(bundle), OnnxEncoder(bundle, 40)
    full = longest.encode_speech(clip(1.0))
    np.testing.assert_allclose(between.encode_speech(clip(1.0)), full[:40] / np.linalg.norm(full[:40]), atol=1e-5)
    head = OnnxEncoder(bundle, HEADS[1]).encode_speech(clip(1.0))
    assert np.abs(head - full[: HEADS[1]] / np.linalg.norm(full[: HEADS[1]])).max() > 1e-2
    np.testing.assert_array_equal(longest.encode_speech(clip(1.0), "topic"), full)
    with pytest.raises(WolofSearchError) as caught:
        longest.encode_speech(clip(1.0), "poetry")  # type: ignore[arg-type]
    assert caught.value.message_id == "encoder.unknown_task"
    assert np.isfinite(longest.encode_speech(np.zeros(0, np.float32))).all()


def test_a_dim_beyond_the_longest_head(tokenizer_file: Path, tmp_path: Path) -> None:
    place = made.make(tmp_path / "short", tokenizer_file, strategy="clip")
    longest = f"matryoshka_layers.{made.WIDTH}"
    made.edit_tensors(place / made.SPEECH_WEIGHTS, **{f"{longest}.weight": None, f"{longest}.bias": None})
    list(build(place, tmp_path / "out"))
    manifest = read_manifest(tmp_path / "out")
    assert manifest.dims == HEADS[1:]
    assert manifest.quality["quantisation"]["recipe"] == "int8"
    assert OnnxEncoder(tmp_path / "out").dim == HEADS[1]
    with pytest.raises(WolofSearchError) as caught:
        OnnxEncoder(tmp_path / "out", made.WIDTH)
    assert (caught.value.message_id, caught.value.facts["largest"]) == ("encoder.wrong_dim", HEADS[1])
