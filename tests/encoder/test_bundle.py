"""A model's folder as untrusted input: each way in which it can be wrong is told, and none reaches native code."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests import tiny
from wolofsearch import paths, settings
from wolofsearch.desktop.services import Services
from wolofsearch.encoder.bundle import (
    FILES,
    MANIFEST,
    find_model,
    installed_models,
    model_info,
    read_manifest,
    require_intact,
    verify_bundle,
    write_manifest,
)
from wolofsearch.encoder.loading import chosen_model, load_encoder
from wolofsearch.encoder.onnx_runtime import OnnxEncoder
from wolofsearch.errors import WolofSearchError


@pytest.fixture
def bundle(tiny_bundle: Path, tmp_path: Path) -> Path:
    """A copy that a test may spoil."""
    return shutil.copytree(tiny_bundle, tmp_path / "bundle")


def refused(folder: Path) -> str:
    """Return the id of the message with which a folder is refused as a model."""
    with pytest.raises(WolofSearchError) as caught:
        OnnxEncoder(folder)
    told = caught.value.told("fr")
    assert told.sentence
    assert told.next_step
    return caught.value.message_id


def test_a_good_bundle_is_intact(bundle: Path) -> None:
    require_intact(bundle, read_manifest(bundle))
    assert verify_bundle(bundle) == []


def test_a_folder_without_a_model(tmp_path: Path) -> None:
    assert refused(tmp_path) == "encoder.no_model"
    assert [problem.message_id for problem in verify_bundle(tmp_path)] == ["encoder.no_model"]


@pytest.mark.parametrize("text", ["{", "", "[]", "null", "5", '{"id": "x"}', '{"format": "1"}'])
def test_a_manifest_that_is_none(bundle: Path, text: str) -> None:
    (bundle / MANIFEST).write_text(text, encoding="utf-8")
    assert refused(bundle) == "encoder.broken_manifest"
    assert [problem.message_id for problem in verify_bundle(bundle)] == ["encoder.broken_manifest"]


def test_a_manifest_that_is_not_text(bundle: Path) -> None:
    (bundle / MANIFEST).write_bytes(b"\xff\xfe\x00")
    assert refused(bundle) == "encoder.broken_manifest"


def test_a_model_of_a_later_version(bundle: Path) -> None:
    (bundle / MANIFEST).write_text('{"format": 3, "something": "new"}', encoding="utf-8")
    assert refused(bundle) == "encoder.newer_model"


@pytest.mark.parametrize(
    "wrong",
    [
        {"dims": []},
        {"dims": [64], "default_dim": 64},
        {"dims": [0], "default_dim": 0},
        {"dims": "32"},
        {"default_dim": 7},
        {"prompts": {"text": {}}},
        {"prompts": None},
        {"confidence": {"speech": 0.1}},
        {"confidence": {"speech": 4.0, "text": 0.1}},
        {"confidence": {"speech": 0.1, "text": float("nan")}},
        {"confidence": {"speech": "0.1", "text": 0.1}},
        {"sample_rate_hz": 8_000},
        {"max_seconds": 0},
        {"max_seconds": float("inf")},
        {"max_tokens": 1},
        {"max_tokens": 2.5},
        {"width": True},
        {"prompts": {"speech": {"document": 5}, "text": {"document": ""}}},
        {"prompts": {"speech": {}, "text": {"document": ""}}},
        {"end_after_prompt": "false"},
        {"description": "A model."},
        {"files": {}},
        {"surprise": 1},
        {"id": 5},
    ],
    ids=str,
)
def test_a_manifest_that_contradicts_itself(bundle: Path, wrong: dict[str, Any]) -> None:
    tiny.edit_manifest(bundle, **wrong)
    assert refused(bundle) == "encoder.broken_manifest"


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("max_seconds", 10.0),
        ("max_tokens", 10),
        ("confidence", {"speech": 0.9, "text": 0.9}),
        ("licence", "MIT"),
        ("known_answers", {}),
    ],
)
def test_a_manifest_that_was_changed(bundle: Path, field: str, value: object) -> None:
    write_manifest(bundle, read_manifest(bundle))
    fields = json.loads((bundle / MANIFEST).read_text(encoding="utf-8"))
    (bundle / MANIFEST).write_text(json.dumps(fields, sort_keys=True), encoding="utf-8")
    before = read_manifest(bundle)  # where its words stand is of no consequence
    assert getattr(before, field) != value
    (bundle / MANIFEST).write_text(json.dumps(fields | {field: value}), encoding="utf-8")
    assert refused(bundle) == "encoder.broken_manifest"
    tiny.edit_manifest(bundle, **{field: value})  # as models had them before there was a checksum
    assert getattr(read_manifest(bundle), field) == value


def test_what_a_manifest_says_is_kept(bundle: Path) -> None:
    told = replace(read_manifest(bundle), quality={"ŋ": (1.0, 2), "by": {64: float("1e-7")}})
    write_manifest(bundle, told)
    assert read_manifest(bundle).quality == {"ŋ": [1.0, 2], "by": {"64": 1e-7}}
    assert verify_bundle(bundle) == []


@pytest.mark.parametrize("part", [*FILES, "extra"])
@pytest.mark.parametrize("name", ["../secret", "/etc/hostname", "a/../../b", "sub/file", 5, None])
def test_a_name_that_leaves_the_folder(bundle: Path, part: str, name: Any) -> None:
    files = json.loads((bundle / MANIFEST).read_text(encoding="utf-8"))["files"]
    files[part] = files["text"] | {"name": name}
    tiny.edit_manifest(bundle, files=files)
    assert refused(bundle) == "encoder.broken_manifest"


@pytest.mark.parametrize("part", FILES)
def test_a_file_that_is_missing(bundle: Path, part: str) -> None:
    file = bundle / read_manifest(bundle).files[part]["name"]
    file.unlink()
    assert refused(bundle) == "encoder.missing_file"
    assert [problem.facts["path"] for problem in verify_bundle(bundle)] == [file]


@pytest.mark.parametrize("part", FILES)
def test_a_byte_that_flipped(bundle: Path, part: str) -> None:
    file = bundle / read_manifest(bundle).files[part]["name"]
    content = bytearray(file.read_bytes())
    content[len(content) // 2] ^= 1
    file.write_bytes(content)
    assert refused(bundle) == "encoder.changed_file"
    assert [problem.facts["path"] for problem in verify_bundle(bundle)] == [file]


def test_every_problem_is_listed(bundle: Path) -> None:
    (bundle / "speech.onnx").unlink()
    (bundle / "embeddings.f16").write_bytes(b"short")
    assert {problem.message_id for problem in verify_bundle(bundle)} == {"encoder.missing_file", "encoder.changed_file"}


@pytest.mark.parametrize(
    "sizes",
    [{"vocabulary": 32, "width": tiny.VOCABULARY}, {"vocabulary": 100}, {"vocabulary": tiny.VOCABULARY + 1}],
    ids=str,
)
def test_a_table_of_another_size(bundle: Path, sizes: dict[str, int]) -> None:
    tiny.edit_manifest(bundle, **sizes)
    assert refused(bundle) == "encoder.unusable"


@pytest.mark.parametrize("part", FILES)
def test_a_file_that_is_sealed_but_rubbish(bundle: Path, part: str) -> None:
    (bundle / read_manifest(bundle).files[part]["name"]).write_bytes(b"rubbish")
    tiny.seal(bundle)
    assert refused(bundle) == "encoder.unusable"


def test_a_bundle_describes_itself(bundle: Path) -> None:
    info = model_info(bundle)
    assert (info.id, info.dims, info.default_dim, info.precision) == ("tiny", [32, 16, 8], 32, "int8")
    assert info.card == "# Tiny\n"
    assert info.size_bytes == sum(file.stat().st_size for file in bundle.iterdir())
    assert info.described("en") == "Test model."
    assert info.described("xx") == "Modèle d'essai."


@pytest.fixture
def bundled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The place of bundled models, empty."""
    folder = tmp_path / "models"
    folder.mkdir()
    monkeypatch.setattr(paths, "BUNDLED_MODELS_DIR", folder)
    return folder


def test_models_are_found_by_id_and_by_folder(bundled: Path, bundle: Path) -> None:
    installed = shutil.copytree(bundle, paths.installed_models_dir() / "other")
    tiny.edit_manifest(installed, id="other")
    broken = shutil.copytree(bundle, bundled / "a-broken-one")
    (broken / MANIFEST).write_text("{", encoding="utf-8")
    first = shutil.copytree(bundle, bundled / "tiny")
    assert [info.id for info in installed_models()] == ["tiny", "other"]
    assert find_model(None) == first
    assert find_model("other") == installed
    assert find_model(bundle) == bundle
    assert find_model(str(bundle)) == bundle


def test_no_folder_stands_in_for_a_model(
    bundled: Path, bundle: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = shutil.copytree(bundle, bundled / "tiny")
    work = tmp_path / "work"
    for name in ("tiny", "mine"):
        shutil.copytree(bundle, work / name)
    monkeypatch.chdir(work)
    assert find_model("tiny") == chosen_model("tiny") == first
    assert find_model("mine") == chosen_model("mine") == Path("mine")
    assert find_model(Path("tiny")) == Path("tiny")
    settings.save(settings.Settings(model="tiny"))
    assert chosen_model() == first
    settings.save(settings.Settings(model="mine"))
    for load in (chosen_model, load_encoder, lambda: Services().load_encoder("mine")):
        with pytest.raises(WolofSearchError) as caught:
            load()
        assert caught.value.message_id == "encoder.unknown_model"


def test_no_model_anywhere(bundled: Path, tmp_path: Path) -> None:
    assert installed_models() == []
    for wanted, told in ((None, "no_model"), (tmp_path, "no_model"), ("nobody", "unknown_model")):
        with pytest.raises(WolofSearchError) as caught:
            find_model(wanted)
        assert caught.value.message_id == f"encoder.{told}"
