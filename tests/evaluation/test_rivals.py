"""The rivals' heads in numpy say what they say in torch, and only on the ears that they were trained on."""

from __future__ import annotations

import shutil
from pathlib import Path

import numpy as np
import pytest
import torch

from tests import tiny
from tests.data_folder import tone
from wolofsearch.encoder.bundle import read_manifest
from wolofsearch.encoder.dual import DualHead
from wolofsearch.encoder.speech_states import SpeechStates
from wolofsearch.evaluation.models import load_model, model_hash
from wolofsearch.evaluation.rivals import RIVALS, cascaded, dual_vectors, load_rivals, transcribed, write_rivals
from wolofsearch.evaluation.systems import CASCADE, DUAL, FUSION, VOICE
from wolofsearch.training.ctc_stage import Spelling, decode
from wolofsearch.training.phonemes import LETTERS


@pytest.fixture
def heads(tiny_bundle: Path, tmp_path: Path) -> tuple[Path, DualHead, Spelling]:
    """A bundle with rivals beside it, and the modules that they are made of."""
    folder = tmp_path / "bundle"
    shutil.copytree(tiny_bundle, folder)
    torch.manual_seed(0)
    model = tiny.model()
    dual, spelling = DualHead(model.speech.width, read_manifest(folder).dims), Spelling(model)
    tensors = {**dual.state_dict(), "letters.weight": spelling.last.weight, "letters.bias": spelling.last.bias}
    write_rivals(folder, {name: each.detach().numpy() for name, each in tensors.items()}, LETTERS, {"steps": 3})
    return folder, dual, spelling


@pytest.mark.parametrize("seconds", [0.3, 1.2])
def test_numpy_says_what_torch_says(heads: tuple[Path, DualHead, Spelling], seconds: float) -> None:
    folder, dual, spelling = heads
    clip = tone(500, seconds)
    states = torch.from_numpy(SpeechStates(folder).states(clip))[None]
    frames = torch.tensor([states.shape[1]])
    loaded = load_rivals(folder)
    assert loaded is not None
    with torch.no_grad():
        wanted = dual(states, frames)
        letters = decode(spelling.scores(states)[0], frames)[0]
    found = dual_vectors(clip, loaded)
    assert set(found) == set(wanted)
    for dim, vector in found.items():
        assert np.linalg.norm(vector) == pytest.approx(1.0, abs=1e-5)
        assert float(vector @ wanted[dim][0].numpy()) > 0.999  # float16 on disk
    assert transcribed(clip, loaded) == letters


def test_the_cascade_asks_what_it_has_heard(heads: tuple[Path, DualHead, Spelling]) -> None:
    folder, _, _ = heads
    model, loaded = load_model(folder), load_rivals(folder)
    assert loaded is not None
    clip = tone(500, 0.8)
    asked = model.encoder.encode_query(transcribed(clip, loaded), "document")
    assert np.allclose(cascaded(clip, "document", loaded, model.encoder), asked)


def test_all_ways_of_hearing_give_every_dim(heads: tuple[Path, DualHead, Spelling]) -> None:
    model = load_model(heads[0])
    assert list(model.heads()) == [FUSION, DUAL, CASCADE]
    for hear in model.heads().values():
        vectors = hear(tone(300, 0.6), "document")
        assert vectors.shape == (sum(model.dims),)
        start = 0
        for dim in model.dims:
            assert np.linalg.norm(vectors[start : start + dim]) == pytest.approx(1.0, abs=1e-5)
            start += dim


@pytest.mark.parametrize("seconds", [0.9, 8.0])
def test_a_bundle_that_hears_words_is_measured_by_each_reading_alone_too(wordy_bundle: Path, seconds: float) -> None:
    model = load_model(wordy_bundle)
    assert list(model.heads()) == [VOICE, FUSION, CASCADE]
    clip = tone(300, seconds)
    both, fused, words = (hear(clip, "document")[: model.dims[0]] for hear in model.heads().values())
    mean = words + model.encoder.read_speech(clip).weight * fused
    np.testing.assert_allclose(both, mean / np.linalg.norm(mean), atol=1e-5)
    assert float(fused @ words) < 0.99
    np.testing.assert_allclose(both, model.encoder.encode_speech(clip), atol=1e-5)


def test_heads_of_other_ears_are_not_used(
    heads: tuple[Path, DualHead, Spelling], tiny_bundles: tuple[Path, Path], tmp_path: Path
) -> None:
    folder, _, _ = heads
    other = tmp_path / "other"
    shutil.copytree(tiny_bundles[1], other)
    shutil.copy(folder / RIVALS, other / RIVALS)
    assert load_rivals(other) is None
    assert list(load_model(other).heads()) == [FUSION]
    assert load_rivals(tiny_bundles[0]) is None


def test_the_hash_is_of_what_decides_the_vectors(heads: tuple[Path, DualHead, Spelling]) -> None:
    folder, _, _ = heads
    before = model_hash(folder)
    tiny.edit_manifest(folder, licence="other", quality={"x": 1})
    assert model_hash(folder) == before
    tiny.edit_manifest(folder, end_after_prompt=not read_manifest(folder).end_after_prompt)
    assert model_hash(folder) != before
    changed = model_hash(folder)
    (folder / RIVALS).unlink()
    assert model_hash(folder) != changed
