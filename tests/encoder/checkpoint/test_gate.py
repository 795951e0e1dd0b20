"""Channels that 8 bits cannot hold trip the gate; the recipe that keeps them out of 8 bits rescues the build."""

from __future__ import annotations

import shutil
from pathlib import Path

import numpy as np
import pytest

from tests.encoder.checkpoint import made
from tests.encoder.checkpoint.authors import Authors
from tests.encoder.checkpoint.test_reading import TEXTS, clip
from wolofsearch.encoder import reducing
from wolofsearch.encoder.build_events import BuildStage, Built, RecipeFailed
from wolofsearch.encoder.bundle import read_manifest, verify_bundle
from wolofsearch.encoder.checkpoint.building import build
from wolofsearch.encoder.checkpoint.prompts import REFERENCE
from wolofsearch.encoder.fidelity import LEAST_AGREEMENT, LEAST_COSINE
from wolofsearch.encoder.installing import install_model
from wolofsearch.encoder.onnx_runtime import OnnxEncoder
from wolofsearch.encoder.quantisation import RECIPES, Recipe
from wolofsearch.errors import WolofSearchError


@pytest.mark.parametrize(
    ("everywhere", "rescuer"), [(False, "int8 without down_proj"), (True, "8-bit weights")], ids=["mlp", "everywhere"]
)
def test_planted_outliers_are_noticed_and_survived(
    checkpoint: Path, tmp_path: Path, everywhere: bool, rescuer: str
) -> None:
    made.plant_outliers(checkpoint / made.TEXT_WEIGHTS, everywhere=everywhere)
    out = tmp_path / "out"
    told = list(build(checkpoint, out))
    stages = [event for event in told if isinstance(event, BuildStage)]
    names = [recipe.name for recipe in RECIPES]
    assert [stage.stage for stage in stages] == ["reading", "graphs", *names[: names.index(rescuer) + 1], "finishing"]
    assert [stage.number for stage in stages] == list(range(1, len(stages) + 1))
    assert [stage.of for stage in stages] == [4, 4, 4, *range(5, len(stages) + 1), len(stages)]
    quality = read_manifest(out).quality
    assert quality["quantisation"]["recipe"] == rescuer
    *failed, chosen = quality["quantisation"]["tried"].items()
    assert [name for name, _ in failed] == names[: len(failed)]
    assert all(figures["mean_cosine"] < LEAST_COSINE for _, figures in failed)
    # The layers tell where it strays: with outliers everywhere from the first on.
    assert all(len(figures["layers"]) == 2 and min(figures["layers"]) < 0.97 for _, figures in failed)
    assert [event.layers for event in told if isinstance(event, RecipeFailed)] == [one["layers"] for _, one in failed]
    assert chosen[0] == rescuer
    assert "layers" not in chosen[1]
    assert chosen[1]["mean_cosine"] >= LEAST_COSINE
    assert chosen[1]["rank_agreement"] >= LEAST_AGREEMENT
    assert chosen[1]["bytes"] == (out / "speech.onnx").stat().st_size + (out / "text.onnx").stat().st_size
    encoder, authors = OnnxEncoder(out), Authors(checkpoint)
    wanted = authors.speech(clip(2.7), REFERENCE["speech"]["document"], made.WIDTH).numpy()
    assert encoder.encode_speech(clip(2.7)) @ wanted > LEAST_COSINE
    rows = np.stack([authors.text(text, made.WIDTH).numpy() for text in TEXTS])
    assert (np.sum(encoder.encode_documents(TEXTS) * rows, axis=1) > LEAST_COSINE).all()
    # Halves hold numbers far apart side by side.
    *_, built = build(checkpoint, tmp_path / "half", "float16")
    assert isinstance(built, Built)
    assert built.quality["quantisation"]["recipe"] == "float16"
    assert built.quality["float16_against_float32"]["mean_cosine"] >= 0.999


def test_what_no_recipe_rescues_is_refused_and_the_old_model_stays(
    checkpoint: Path, tmp_path: Path, tiny_bundle: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = shutil.copytree(tiny_bundle, tmp_path / "out")
    before = {file.name: file.read_bytes() for file in out.iterdir()}
    made.plant_outliers(checkpoint / made.TEXT_WEIGHTS, everywhere=True)
    monkeypatch.setattr(reducing, "RECIPES", RECIPES[:1])
    with pytest.raises(WolofSearchError) as caught:
        list(build(checkpoint, out))
    assert caught.value.message_id == "encoder.not_faithful"
    assert {file.name: file.read_bytes() for file in out.iterdir()} == before
    assert sorted(file.name for file in tmp_path.iterdir()) == ["checkpoint", "out", "out.unfinished"]
    # What was written in float32 is not written again.
    *_, built = build(checkpoint, out, "float32")
    assert isinstance(built, Built)
    assert sorted(file.name for file in tmp_path.iterdir()) == ["checkpoint", "out"]


def test_halves_for_a_gpu_are_as_faithful_on_the_cpu(released: Path, tmp_path: Path) -> None:
    out = tmp_path / "half"
    *told, built = build(released, out, "float16")
    assert isinstance(built, Built)
    stages = [event for event in told if isinstance(event, BuildStage)]
    assert [stage.stage for stage in stages] == ["reading", "graphs", "float16", "finishing"]
    assert [stage.of for stage in stages] == [4, 4, 4, 4]
    manifest = read_manifest(out)
    assert manifest.precision == built.precision == "float16"
    assert manifest.quality["float16_against_float32"]["mean_cosine"] >= 0.999
    assert manifest.quality["float16_against_float32"]["rank_agreement"] >= LEAST_AGREEMENT
    assert list(manifest.quality["quantisation"]["tried"]) == ["float16"]
    assert verify_bundle(out) == []
    encoder, authors = OnnxEncoder(out, provider="cpu"), Authors(released)
    for seconds in (0.5, 2.7, 6.0):
        wanted = authors.speech(clip(seconds), REFERENCE["speech"]["document"], made.WIDTH).numpy()
        assert encoder.encode_speech(clip(seconds)) @ wanted > 0.999
    rows = np.stack([authors.text(text, made.WIDTH).numpy() for text in TEXTS])
    assert (np.sum(encoder.encode_documents(TEXTS) * rows, axis=1) > 0.999).all()


@pytest.mark.parametrize(
    ("size", "everywhere", "rescuer"),
    [(20_000.0, False, "float16 without mlp"), (1e6, True, None)],
    ids=["mlp", "everywhere"],
)
def test_outliers_beyond_float16(
    tmp_path: Path, tokenizer_file: Path, size: float, everywhere: bool, rescuer: str | None
) -> None:
    # Beyond 65,504 halves are infinite. ONNX Runtime's CPU goes on in float32 and would tell of no overflow at all.
    checkpoint = made.make(tmp_path / "stick", tokenizer_file, strategy="text")
    made.plant_outliers(checkpoint / made.TEXT_WEIGHTS, everywhere=everywhere, size=size)
    out = tmp_path / "out"
    if rescuer is None:
        with pytest.raises(WolofSearchError) as caught:
            list(build(checkpoint, out, "float16"))
        assert (caught.value.message_id, caught.value.facts["cosine"]) == ("encoder.not_faithful", 0.0)
        return
    told = list(build(checkpoint, out, "float16"))
    quality = read_manifest(out).quality
    assert quality["quantisation"]["recipe"] == rescuer
    assert list(quality["quantisation"]["tried"]) == [
        *(event.recipe for event in told if isinstance(event, RecipeFailed)),
        rescuer,
    ]
    assert quality["float16_against_float32"]["mean_cosine"] >= 0.999
    assert all(failed.layers[-1] < LEAST_COSINE for failed in told if isinstance(failed, RecipeFailed))


@pytest.fixture
def too_large(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every graph is too large for one file, as that of the full size is in float32."""
    monkeypatch.setattr("torch.onnx._internal.exporter._onnx_program._LARGE_MODEL_THRESHOLD", 0)


@pytest.mark.usefixtures("too_large")
def test_a_float32_graph_too_large_for_one_file(released: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    list(build(released, out, "float32"))
    files = read_manifest(out).files
    assert (files["text_weights"]["name"], files["speech_weights"]["name"]) == ("text.onnx.data", "speech.onnx.data")
    assert verify_bundle(out) == []
    wanted = Authors(released).speech(clip(1.0), REFERENCE["speech"]["document"], made.WIDTH).numpy()
    np.testing.assert_allclose(OnnxEncoder(out).encode_speech(clip(1.0)), wanted, atol=1e-3)
    assert install_model(out).id == "out"
    (out / "text.onnx.data").write_bytes(b"changed")
    assert [problem.message_id for problem in verify_bundle(out)] == ["encoder.changed_file"]


@pytest.mark.usefixtures("too_large")
@pytest.mark.parametrize("recipe", [RECIPES[0], RECIPES[-1]], ids=lambda recipe: recipe.name)
def test_reducing_what_is_too_large_for_one_file(
    released: Path, tmp_path: Path, recipe: Recipe, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reducing, "RECIPES", [recipe])
    out = tmp_path / "out"
    list(build(released, out))
    assert not list(out.glob("*.data"))
    assert verify_bundle(out) == []
    wanted = Authors(released).speech(clip(1.0), REFERENCE["speech"]["document"], made.WIDTH).numpy()
    assert OnnxEncoder(out).encode_speech(clip(1.0)) @ wanted > LEAST_COSINE
