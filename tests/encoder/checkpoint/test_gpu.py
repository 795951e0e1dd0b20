"""Built checkpoints on a GPU: the authors' numbers in float32, the same ranking in float16, whatever runs beside."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import get_args

import numpy as np
import pytest
import torch

from tests.encoder.checkpoint import made
from tests.encoder.checkpoint.authors import Authors
from tests.encoder.checkpoint.test_reading import DIMS, TEXTS, clip
from tests.gpus import GPUS, NO_GPU
from wolofsearch.encoder.build_events import Built
from wolofsearch.encoder.checkpoint.building import build
from wolofsearch.encoder.checkpoint.prompts import REFERENCE
from wolofsearch.encoder.checkpoint.random_checkpoint import Kind
from wolofsearch.encoder.checkpoint.reading import read_checkpoint
from wolofsearch.encoder.fusion import FusionModel
from wolofsearch.encoder.onnx_runtime import OnnxEncoder
from wolofsearch.encoder.protocol import FloatArray, Task
from wolofsearch.encoder.providers import TORCH, Provider

pytestmark = [
    pytest.mark.skipif(not GPUS, reason=NO_GPU),
    pytest.mark.parametrize("provider", GPUS, ids=lambda provider: provider.name),
]
TASKS = get_args(Task)
SECONDS = [1.0, 2.7, 6.0, 15.0, 30.0]
LONG = [*TEXTS, " ".join(TEXTS), " ".join(TEXTS * 6)]


@dataclass(frozen=True)
class Released:
    """A checkpoint and the bundles made of it."""

    kind: Kind
    place: Path
    bundles: dict[str, Path]

    def on(self, provider: Provider, precision: str, dim: int | None = None) -> OnnxEncoder:
        encoder = OnnxEncoder(self.bundles[precision], dim, provider.name)
        assert (provider.title in encoder.runtime, encoder.fallbacks) == (True, [])
        return encoder


@pytest.fixture(scope="module", params=["lf", "clip"])
def released_kind(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, tokenizer_file: Path
) -> Released:
    kind: Kind = request.param
    folder = tmp_path_factory.mktemp(kind)
    place = made.make(folder / "checkpoint", tokenizer_file, strategy=kind)
    bundles = {}
    for precision in ("float32", "float16"):
        *_, built = build(place, folder / precision, precision)
        assert isinstance(built, Built)
        bundles[precision] = built.folder
    return Released(kind, place, bundles)


def dims(released: Released) -> list[int]:
    return DIMS if released.kind == "lf" else [made.WIDTH, made.WIDTH // 2]


def heard_by(authors: Authors, released: Released, waveform: FloatArray, task: str, dim: int) -> FloatArray:
    if released.kind == "clip":
        return authors.dual_speech(waveform, dim).numpy()
    return authors.speech(waveform, REFERENCE["speech"][task], dim).numpy()


def test_a_gpu_hears_and_reads_as_the_authors_do(released_kind: Released, provider: Provider) -> None:
    authors = Authors(released_kind.place)
    for dim in dims(released_kind):
        encoder = released_kind.on(provider, "float32", dim)
        for seconds in SECONDS:
            wanted = heard_by(authors, released_kind, clip(seconds), "document", dim)
            np.testing.assert_allclose(encoder.encode_speech(clip(seconds)), wanted, atol=1e-3)
        for task in TASKS:
            wanted = heard_by(authors, released_kind, clip(2.7), task, dim)
            np.testing.assert_allclose(encoder.encode_speech(clip(2.7), task), wanted, atol=1e-3)
        for task in [one for one in TASKS if one in REFERENCE["text"]]:
            wanted = authors.text(f"{REFERENCE['text'][task]} {TEXTS[0]}", dim).numpy()
            np.testing.assert_allclose(encoder.encode_query(TEXTS[0], task), wanted, atol=1e-3)
        rows = np.stack([authors.text(text, dim).numpy() for text in LONG])
        np.testing.assert_allclose(encoder.encode_documents(LONG), rows, atol=1e-3)
        assert encoder.fallbacks == []


def test_halves_on_a_gpu_point_the_same_way(released_kind: Released, provider: Provider) -> None:
    authors = Authors(released_kind.place)
    for dim in dims(released_kind):
        encoder = released_kind.on(provider, "float16", dim)
        for seconds in SECONDS:
            wanted = heard_by(authors, released_kind, clip(seconds), "document", dim)
            assert encoder.encode_speech(clip(seconds)) @ wanted > 0.999
        wanted = authors.text(f"{REFERENCE['text']['document']} {TEXTS[0]}", dim).numpy()
        assert encoder.encode_query(TEXTS[0]) @ wanted > 0.999
        rows = np.stack([authors.text(text, dim).numpy() for text in LONG])
        assert (np.sum(encoder.encode_documents(LONG) * rows, axis=1) > 0.999).all()
        assert encoder.fallbacks == []


def test_a_passage_is_read_as_well_alone_as_in_a_batch(released_kind: Released, provider: Provider) -> None:
    encoder = released_kind.on(provider, "float32")
    alone = np.concatenate([encoder.encode_documents([text]) for text in LONG])
    np.testing.assert_allclose(encoder.encode_documents(LONG), alone, atol=1e-4)
    assert encoder.fallbacks == []


@torch.inference_mode()
def test_a_clip_is_heard_as_well_alone_as_in_a_batch(
    released_kind: Released, provider: Provider, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In torch: the application hears one clip at a time."""
    if provider.name not in {"cuda", "torch"}:
        pytest.skip("torch has another name for such a GPU")
    monkeypatch.setattr(torch.backends.cudnn, "allow_tf32", False)
    model = read_checkpoint(released_kind.place).model.eval().to(TORCH.execution)
    clips = [torch.from_numpy(clip(seconds)) for seconds in SECONDS]
    lengths = torch.tensor([len(one) for one in clips])
    together = torch.nn.utils.rnn.pad_sequence(clips, batch_first=True)

    def heard(waveforms: torch.Tensor, counts: torch.Tensor) -> torch.Tensor:
        given = waveforms.to(TORCH.execution), counts.to(TORCH.execution)
        if isinstance(model, FusionModel):
            rows: torch.Tensor = model(*given, [1, 2, 3], [])
            return rows.cpu()
        longest: torch.Tensor = model(*given)[max(dims(released_kind))]
        return longest.cpu()

    alone = torch.cat([heard(one[None], torch.tensor([len(one)])) for one in clips])
    torch.testing.assert_close(heard(together, lengths), alone, atol=1e-4, rtol=0)
