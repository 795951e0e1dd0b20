"""The gate's measures on vectors whose answer can be seen, and what each recipe leaves alone."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import onnx
import pytest

from tests import tiny
from wolofsearch.encoder.fidelity import TIE, Vectors, faithful, fidelity, noise
from wolofsearch.encoder.graphs import export_graphs
from wolofsearch.encoder.protocol import FloatArray
from wolofsearch.encoder.quantisation import RECIPES, Recipe, quantise

NONE = np.zeros((0, 0), np.float32)


def at(*degrees: float) -> FloatArray:
    angles = np.deg2rad(degrees)
    return np.stack([np.cos(angles), np.sin(angles)], axis=1).astype(np.float32)


def test_a_model_agrees_with_itself() -> None:
    vectors = Vectors(at(0, 90), at(10, 30, 60))
    figures = fidelity(vectors, vectors)
    assert figures == {"mean_cosine": 1.0, "least_cosine": 1.0, "rank_agreement": 1.0}
    assert faithful(figures)


def test_passages_that_change_places_count_and_ties_do_not() -> None:
    full = Vectors(at(0), at(10, 30, 30.1))
    assert np.cos(np.deg2rad(30)) - np.cos(np.deg2rad(30.1)) < TIE
    assert fidelity(full, Vectors(at(0), at(10, 30.1, 30)))["rank_agreement"] == 1.0
    # Of the two pairs that were told apart, one has turned round.
    assert fidelity(full, Vectors(at(0), at(30.05, 30, 30.1)))["rank_agreement"] == 0.5
    assert fidelity(full, Vectors(at(0), at(80, 30, 30.1)))["rank_agreement"] == 0.0
    assert "rank_agreement" not in fidelity(Vectors(at(0), at(30, 30.1)), Vectors(at(0), at(30, 30.1)))
    assert "rank_agreement" not in fidelity(Vectors(at(0), NONE), Vectors(at(0), NONE))


def test_cosines_are_those_of_all_vectors() -> None:
    figures = fidelity(Vectors(at(0, 0), at(0)), Vectors(at(0, 60), at(90)))
    assert figures["mean_cosine"] == pytest.approx(0.5)
    assert figures["least_cosine"] == pytest.approx(0.0, abs=1e-4)


@pytest.mark.parametrize(
    ("cosine", "agreement", "passes"),
    [(0.97, 0.95, True), (0.9699, 1.0, False), (1.0, 0.9499, False), (float("nan"), 1.0, False), (0.99, None, True)],
)
def test_who_passes(cosine: float, agreement: float | None, passes: bool) -> None:
    figures = {"mean_cosine": cosine} | ({} if agreement is None else {"rank_agreement": agreement})
    assert faithful(figures) is passes


def test_noise_has_no_passages() -> None:
    before = np.zeros((1, 2, 1, 0, 4), np.float32)
    probe = noise(before)
    assert probe.before is before
    assert [len(clip) for clip in probe.clips] == [16_000, 32_000, 64_000, 128_000]
    assert all(clip.dtype == np.float32 and np.abs(clip).max() == pytest.approx(1.0) for clip in probe.clips)
    assert probe.passages == []


@pytest.fixture(scope="module")
def text_graph(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("graphs")
    export_graphs(tiny.model().eval(), None, folder)
    return folder / "text.onnx"


@pytest.mark.parametrize("recipe", RECIPES, ids=lambda recipe: recipe.name)
def test_each_recipe_reduces_what_it_says(text_graph: Path, tmp_path: Path, recipe: Recipe) -> None:
    quantise(text_graph, tmp_path / "reduced.onnx", recipe)
    graph = onnx.load(tmp_path / "reduced.onnx").graph
    kinds = [node.op_type for node in graph.node]
    layers, matrices = 2, 7
    left = layers if recipe.kept else 0
    reduced = layers * matrices - left
    assert kinds.count("MatMulNBits" if not recipe.activations else "MatMulInteger") == reduced
    # Two products stay: those of the rotary embedding, which have no weights.
    assert kinds.count("MatMul") == 2 + left
    weights = [onnx.numpy_helper.to_array(one) for one in graph.initializer if one.data_type == onnx.TensorProto.INT8]
    largest = {int(np.abs(one.astype(int)).max()) for one in weights if one.ndim == 2}
    assert not recipe.activations or max(largest) == (64 if recipe.reduce_range else 127)
