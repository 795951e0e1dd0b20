"""The states of the prompts in a bundle: what they stand for, and files that do not fit the model."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests import tiny
from wolofsearch.encoder.bundle import MANIFEST, PROMPTS, read_manifest
from wolofsearch.encoder.onnx_runtime import OnnxEncoder
from wolofsearch.encoder.prompt_states import PromptStates, prompt_ids, save_states, text_inputs, without_prompt
from wolofsearch.encoder.protocol import FloatArray
from wolofsearch.encoder.tokens import Tokens
from wolofsearch.errors import WolofSearchError

TEXTS = [document for _, document in tiny.SENTENCES]
HUM = 0.1 * np.sin(np.arange(16_000) / 20).astype(np.float32)


def states(tokens: int, heads: int = 2) -> FloatArray:
    rng = np.random.default_rng(tokens)
    return rng.standard_normal((3, 2, heads, tokens, 4)).astype(np.float32)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    save_states({"speech.document": states(5), "text.document": states(4)}, tmp_path / "prompts.safetensors")
    return tmp_path / "prompts.safetensors"


def test_what_was_saved_is_read(file: Path) -> None:
    read = PromptStates(file, {"speech.document": 5, "text.document": 4})
    np.testing.assert_array_equal(read.of("speech.document"), states(5))
    assert read.none.shape == without_prompt(read.of("text.document")).shape == (3, 2, 2, 0, 4)


@pytest.mark.parametrize(
    "tokens",
    [{"speech.document": 6}, {"speech.topic": 5}, {}, {"speech.document": 5, "text.document": 4, "text.other": 4}],
    ids=["other-length", "other-prompt", "none", "one-missing"],
)
def test_states_of_other_prompts_are_refused(file: Path, tokens: dict[str, int]) -> None:
    with pytest.raises(ValueError, match=r"prompts\.safetensors"):
        PromptStates(file, tokens)


def test_states_of_two_models_are_refused(tmp_path: Path) -> None:
    save_states({"a": states(5), "b": states(5, heads=1)}, tmp_path / "prompts.safetensors")
    with pytest.raises(ValueError, match=r"prompts\.safetensors"):
        PromptStates(tmp_path / "prompts.safetensors", {"a": 5, "b": 5})


@given(st.lists(st.integers(1, 6), min_size=1, max_size=5))
def test_sequences_end_together(lengths: list[int]) -> None:
    sequences = [np.full((length, 3), number + 1, np.float32) for number, length in enumerate(lengths)]
    inputs = text_inputs(sequences, None)
    assert inputs.keys() == {"inputs_embeds", "attention_mask"}
    for number, length in enumerate(lengths):
        assert inputs["attention_mask"][number].tolist() == [0] * (max(lengths) - length) + [1] * length
        assert (inputs["inputs_embeds"][number] == (number + 1) * inputs["attention_mask"][number][:, None]).all()


def test_a_query_behind_states_is_as_one_behind_its_prompt(
    tiny_bundles: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    encoder = OnnxEncoder(tiny_bundles[1])
    known = [encoder.encode_query(text) for text in TEXTS], encoder.read_speech(HUM).fused
    asked: list[str | None] = []
    run_text = encoder._run_text

    def run_whole(sequences: list[FloatArray], prompt: str | None = None) -> FloatArray:
        asked.append(prompt)
        before = encoder._embeds(encoder._prompt_ids[prompt] if prompt else [])
        return run_text([np.concatenate([before, sequence]) for sequence in sequences])

    monkeypatch.setattr(encoder, "_run_text", run_whole)
    np.testing.assert_allclose([encoder.encode_query(text) for text in TEXTS], known[0], atol=1e-5)
    np.testing.assert_allclose(encoder.read_speech(HUM).fused, known[1], atol=1e-5)
    assert asked == ["text.document"] * len(TEXTS) + ["speech.document"]


def test_a_prompt_that_melts_into_the_text_is_read_with_it(
    tiny_bundles: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    encoder = OnnxEncoder(tiny_bundles[1])
    wanted = encoder.encode_query(TEXTS[0])
    # As if the last token of the prompt were another one where something follows it.
    other = {name: [*ids[:-1], ids[-1] - 1] for name, ids in encoder._prompt_ids.items()}
    monkeypatch.setattr(encoder, "_prompt_ids", other)
    np.testing.assert_allclose(encoder.encode_query(TEXTS[0]), wanted, atol=1e-5)


def test_every_prompt_has_its_tokens(tiny_bundle: Path) -> None:
    manifest = read_manifest(tiny_bundle)
    tokens = Tokens.load(tiny_bundle / "tokenizer.json", manifest.max_tokens)
    ids = prompt_ids(manifest, tokens)
    assert ids.keys() == {f"{kind}.{task}" for kind in ("speech", "text") for task in tiny.PROMPTS}
    assert [*ids["speech.document"], tokens.end] == tokens.encode(tiny.PROMPTS["document"])


def refused(bundle: Path) -> str:
    with pytest.raises(WolofSearchError) as caught:
        OnnxEncoder(bundle)
    return caught.value.message_id


def test_a_bundle_whose_prompts_are_not_its_own_is_refused(tiny_bundle: Path, tmp_path: Path) -> None:
    bundle = shutil.copytree(tiny_bundle, tmp_path / "bundle")
    prompts = {"document": "une tout autre demande, bien plus longue :"}
    tiny.edit_manifest(bundle, prompts={"speech": prompts, "text": prompts})
    assert refused(bundle) == "encoder.unusable"


def test_states_that_are_damaged_or_missing_are_refused(tiny_bundle: Path, tmp_path: Path) -> None:
    bundle = shutil.copytree(tiny_bundle, tmp_path / "bundle")
    file = bundle / read_manifest(bundle).files[PROMPTS]["name"]
    file.write_bytes(file.read_bytes()[:-4])
    assert refused(bundle) == "encoder.changed_file"
    tiny.seal(bundle)
    assert refused(bundle) == "encoder.unusable"
    files = json.loads((bundle / MANIFEST).read_text(encoding="utf-8"))["files"]
    del files[PROMPTS]
    tiny.edit_manifest(bundle, files=files)
    assert refused(bundle) == "encoder.broken_manifest"
