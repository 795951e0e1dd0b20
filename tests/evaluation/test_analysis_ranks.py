"""Ranks: of matrices whose rank is known, and of a real model in miniature."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import soundfile
import torch
from torch import nn

from tests import tiny
from tests.evaluation.made_vectors import made_set, unit
from wolofsearch.encoder.onnx_runtime import OnnxEncoder
from wolofsearch.evaluation.analysis_ranks import (
    effective_rank,
    energy,
    low_rank_passages,
    participation_ratio,
    spectrum,
    told_spectrum,
)
from wolofsearch.evaluation.analysis_weights import (
    KINDS,
    SHARES,
    Restored,
    cut,
    low_rank_decoder,
    low_rank_projector,
)
from wolofsearch.evaluation.retrieval import Passage, Query, RetrievalSet


def rank_four(count: int = 200, width: int = 24) -> np.ndarray:
    """Return rows in four directions of equal strength."""
    rng = np.random.default_rng(0)
    left, _ = np.linalg.qr(rng.standard_normal((count, 4)))
    right, _ = np.linalg.qr(rng.standard_normal((width, 4)))
    return np.asarray(left @ right.T, np.float32)


def test_a_matrix_of_four_equal_directions_has_rank_four() -> None:
    values = spectrum(rank_four())
    assert values == pytest.approx(np.linalg.svd(rank_four(), compute_uv=False), abs=1e-3)
    assert effective_rank(values) == pytest.approx(4, abs=0.05)
    assert participation_ratio(values) == pytest.approx(4, abs=0.01)
    assert energy(values, 2) == pytest.approx(0.5, abs=1e-3)
    told = told_spectrum(rank_four())
    assert told["dims_for_90_percent"] == 4
    assert (told["vectors"], told["width"]) == (200, 24)


def test_the_ends_of_the_effective_rank() -> None:
    assert effective_rank(np.array([3.0, 0.0, 0.0])) == pytest.approx(1)
    assert effective_rank(np.ones(7)) == pytest.approx(7)


def test_passages_of_rank_four_lose_nothing_at_rank_four() -> None:
    passages = unit(rank_four())
    one, full, more = low_rank_passages(made_set(passages, passages), [1, 4, 24])
    assert full["ndcg@10"] == pytest.approx(1.0, abs=0.01)
    assert one["ndcg@10"] < 0.5
    assert full["energy"] == more["energy"] == 1.0
    assert full["parameters"] == 4 * (200 + 24)
    assert more["parameters_share"] > 1


def test_a_cut_matrix_has_its_rank_and_is_whole_again_afterwards() -> None:
    linear = nn.Linear(12, 8, bias=False)
    whole = linear.weight.detach().clone()
    with cut([linear], 1 / 4) as cost:
        assert torch.linalg.matrix_rank(linear.weight) == 2
    assert cost["parameters"] == 2 * (12 + 8)
    assert 0 < cost["energy"] < 1
    assert torch.equal(linear.weight, whole)
    with cut([linear], 1.0) as cost:
        assert torch.equal(linear.weight, whole)
    assert (cost["parameters_share"], cost["energy"]) == (1.0, 1.0)


@pytest.fixture(scope="module")
def spoken_set(tmp_path_factory: pytest.TempPathFactory) -> RetrievalSet:
    """The sentences, each asked by a tone of its own."""
    folder = tmp_path_factory.mktemp("spoken")
    queries = []
    for number, (wolof, _) in enumerate(tiny.SENTENCES):
        sound = folder / f"{number}.wav"
        time_s = np.arange(8_000 + 900 * number) / 16_000
        soundfile.write(sound, 0.3 * np.sin(2 * np.pi * (200 + 90 * number) * time_s), 16_000)
        queries.append(Query(f"q{number}", wolof, sound))
    passages = [Passage(f"d{number}", french) for number, (_, french) in enumerate(tiny.SENTENCES)]
    return RetrievalSet("spoken", "document", queries, passages, {f"q{n}": {f"d{n}": 1} for n in range(len(queries))})


@pytest.fixture(scope="module")
def restored(tiny_bundle: Path) -> Restored:
    return Restored.load(tiny_bundle, tiny.model_section())


def test_the_restored_weights_say_what_the_bundle_says(
    restored: Restored, tiny_bundle: Path, spoken_set: RetrievalSet
) -> None:
    encoder = OnnxEncoder(tiny_bundle)
    texts = [passage.text for passage in spoken_set.corpus]
    assert (restored.texts(texts) * encoder.encode_documents(texts)).sum(axis=1).min() > 0.999
    files = [query.audio for query in spoken_set.queries if query.audio]
    heard = restored.speech(restored.states(files), "document")
    samples = [soundfile.read(file, dtype="float32")[0] for file in files]
    said = np.stack([encoder.encode_speech(waveform) for waveform in samples])
    assert (heard * said).sum(axis=1).min() > 0.98  # the ends of the clips are trimmed


def test_the_decoder_is_cut_whole_and_by_kind(restored: Restored, spoken_set: RetrievalSet) -> None:
    rows = low_rank_decoder(restored, spoken_set)
    assert [row["matrices"] for row in rows] == ["none", *["all"] * len(SHARES), *KINDS]
    energies = [row["energy"] for row in rows[1 : 1 + len(SHARES)]]
    assert energies == sorted(energies)
    assert rows[0]["parameters_share"] == rows[0]["energy"] == 1.0
    assert all(0 <= row["ndcg@10"] <= 1 for row in rows)


def test_the_projector_is_cut_and_left_whole(restored: Restored, spoken_set: RetrievalSet) -> None:
    before = restored.model.projector.weight.detach().clone()
    rows = low_rank_projector(restored, spoken_set, [8, 16, 64])
    assert [row["rank"] for row in rows] == [8, 16, 32]
    assert rows[-1]["energy"] == 1.0
    assert torch.equal(before, restored.model.projector.weight)
