"""A checkpoint of the released layout, read: the same numbers as the authors' way, from every form it comes in."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import numpy as np
import pytest
import torch
from safetensors.torch import load_file, save_file

from tests import tiny
from tests.encoder.checkpoint import made
from tests.encoder.checkpoint.authors import Authors
from wolofsearch.encoder.checkpoint.prompts import REFERENCE
from wolofsearch.encoder.checkpoint.reading import Checkpoint, read_checkpoint
from wolofsearch.encoder.fusion import truncate
from wolofsearch.encoder.protocol import FloatArray

DIMS = [64, 32, 16, 8]
TEXTS = [document for _, document in tiny.SENTENCES]


def clip(seconds: float) -> FloatArray:
    """Return something like a voice, away from zero, so that normalising it matters."""
    rng = np.random.default_rng(int(seconds * 10))
    noise = rng.standard_normal(int(16_000 * seconds)).cumsum()
    return np.asarray(0.2 + 0.5 * noise / np.abs(noise).max(), dtype=np.float32)


def heard(checkpoint: Checkpoint, waveform: FloatArray, prompt: str) -> torch.Tensor:
    before = tiny.tokens(checkpoint.tokenizer_file, checkpoint.max_tokens).encode(prompt)
    with torch.no_grad():
        row: torch.Tensor = checkpoint.model(
            torch.from_numpy(waveform)[None], torch.tensor([len(waveform)]), before, []
        )[0]
    return row


def said(checkpoint: Checkpoint, text: str) -> torch.Tensor:
    ids = tiny.tokens(checkpoint.tokenizer_file, checkpoint.max_tokens).encode(text)
    with torch.no_grad():
        return checkpoint.model.embed_text([ids])[0]


@pytest.fixture(scope="module")
def authors(released: Path) -> Authors:
    return Authors(released)


@pytest.fixture(scope="module")
def read(released: Path) -> Checkpoint:
    return read_checkpoint(released)


@pytest.mark.parametrize("seconds", [0.5, 1.0, 2.7, 6.0])
@pytest.mark.parametrize("task", REFERENCE["speech"])
def test_speech_is_heard_as_the_authors_hear_it(read: Checkpoint, authors: Authors, seconds: float, task: str) -> None:
    ours = heard(read, clip(seconds), REFERENCE["speech"][task])
    for dim in DIMS:
        wanted = authors.speech(clip(seconds), REFERENCE["speech"][task], dim)
        torch.testing.assert_close(truncate(ours, dim), wanted, atol=1e-4, rtol=0)


@pytest.mark.parametrize("seconds", [15.0, 30.0])
def test_long_speech_is_heard_as_the_authors_hear_it(read: Checkpoint, authors: Authors, seconds: float) -> None:
    prompt = REFERENCE["speech"]["document"]
    wanted = authors.speech(clip(seconds), prompt, 64)
    torch.testing.assert_close(heard(read, clip(seconds), prompt), wanted, atol=1e-4, rtol=0)


def test_speech_depends_on_the_clip_and_on_the_prompt(read: Checkpoint) -> None:
    rows = torch.stack(
        [heard(read, clip(seconds), REFERENCE["speech"][task]) for seconds in (1, 3) for task in ("document", "topic")]
    )
    assert (rows @ rows.T - torch.eye(4)).max() < 0.9999


@pytest.mark.parametrize("text", [*TEXTS, " ".join(TEXTS), " ".join(TEXTS * 6)])
def test_texts_are_read_as_the_authors_read_them(read: Checkpoint, authors: Authors, text: str) -> None:
    question = f"{REFERENCE['text']['document']} {text}"
    for dim in DIMS:
        for asked in (text, question):
            torch.testing.assert_close(truncate(said(read, asked), dim), authors.text(asked, dim), atol=1e-4, rtol=0)


def test_what_a_checkpoint_says_of_itself(read: Checkpoint) -> None:
    assert read.dims == DIMS
    assert read.max_tokens == made.MAX_TOKENS
    assert read.prompts == REFERENCE
    assert read.licence == ""
    assert read.model.config.speech_type == "hubert"


def test_every_prompt_ends_as_the_reference_s_do() -> None:
    assert set(REFERENCE["speech"]) == {"document", "translation", "transcription", "intent", "topic"}
    assert all(text.endswith("\nQuery:") for kind in REFERENCE.values() for text in kind.values())


def same(first: Checkpoint, second: Checkpoint) -> bool:
    ours, theirs = first.model.state_dict(), second.model.state_dict()
    return ours.keys() == theirs.keys() and all(torch.equal(ours[name], theirs[name]) for name in ours)


@pytest.mark.parametrize("part", ["hubert_mrl", "oolel_mrl"])
@pytest.mark.parametrize("form", [made.shard, made.pickle_weights])
def test_every_form_of_weights(checkpoint: Path, read: Checkpoint, part: str, form: object) -> None:
    assert callable(form)
    form(checkpoint / part)
    assert not (checkpoint / part / "model.safetensors").exists()
    assert same(read_checkpoint(checkpoint), read)


@pytest.mark.parametrize("place", ["", "snapshots/0123abcd"])
def test_a_repository_in_the_hub_s_cache(checkpoint: Path, tmp_path: Path, read: Checkpoint, place: str) -> None:
    repository = made.into_hub_cache(checkpoint, tmp_path / "hub")
    found = read_checkpoint(repository / place)
    assert same(found, read)
    assert found.tokenizer_file.parent.name == "text"


def test_a_single_snapshot_needs_no_branch(checkpoint: Path, tmp_path: Path, read: Checkpoint) -> None:
    repository = made.into_hub_cache(checkpoint, tmp_path / "hub")
    (repository / "refs" / "main").unlink()
    assert same(read_checkpoint(repository), read)


def test_an_older_save_of_another_prefix_and_half_precision(checkpoint: Path, read: Checkpoint) -> None:
    speech, text = checkpoint / made.SPEECH_WEIGHTS, checkpoint / made.TEXT_WEIGHTS
    names = {"parametrizations.weight.original0": "weight_g", "parametrizations.weight.original1": "weight_v"}
    tensors = load_file(speech)
    for today, before in names.items():
        for name in [name for name in tensors if name.endswith(today)]:
            tensors[name.replace(today, before)] = tensors.pop(name)
    save_file(tensors, speech)
    save_file({f"model.{name}": tensor.to(torch.bfloat16) for name, tensor in load_file(text).items()}, text)
    found = read_checkpoint(checkpoint)
    assert found.model.text.embed_tokens.weight.dtype == torch.float32
    table = read.model.text.embed_tokens.weight
    assert torch.equal(found.model.text.embed_tokens.weight, table.to(torch.bfloat16).float())
    assert same_speech(found, read)


def same_speech(first: Checkpoint, second: Checkpoint) -> bool:
    ours, theirs = first.model.speech.state_dict(), second.model.speech.state_dict()
    return all(torch.equal(ours[name], theirs[name]) for name in theirs)


def test_a_waveform_that_wants_no_normalising(checkpoint: Path) -> None:
    made.edit(checkpoint / "hubert_mrl" / "preprocessor_config.json", do_normalize=False)
    prompt = REFERENCE["speech"]["document"]
    wanted = Authors(checkpoint).speech(clip(1.0), prompt, 64)
    torch.testing.assert_close(heard(read_checkpoint(checkpoint), clip(1.0), prompt), wanted, atol=1e-4, rtol=0)


def test_the_larger_kind_of_hubert(tmp_path: Path, tokenizer_file: Path) -> None:
    place = made.make(tmp_path, tokenizer_file, do_stable_layer_norm=True, feat_extract_norm="layer", conv_bias=True)
    prompt = REFERENCE["speech"]["document"]
    wanted = Authors(place).speech(clip(1.0), prompt, 64)
    torch.testing.assert_close(heard(read_checkpoint(place), clip(1.0), prompt), wanted, atol=1e-4, rtol=0)


def test_a_licence_and_a_query_prompt_of_its_own(checkpoint: Path) -> None:
    (checkpoint / "README.md").write_text("---\nlanguage: wo\nlicense: cc-by-4.0\n---\n# Model\n", encoding="utf-8")
    own = {"query": "Trouve :\nQuery: ", "document": ""}
    made.edit(checkpoint / "oolel_mrl" / "config_sentence_transformers.json", prompts=own)
    found = read_checkpoint(checkpoint)
    assert found.licence == "cc-by-4.0"
    assert found.prompts["text"] == REFERENCE["text"] | {"document": "Trouve :\nQuery:"}
    assert found.prompts["speech"] == REFERENCE["speech"]


NEW_ROPE = {"rope_theta": 1e6, "rope_type": "default"}
YARN = {"rope_type": "yarn", "factor": 4.0, "original_max_position_embeddings": 128}


@pytest.mark.parametrize(
    ("now", "before"),
    [
        ({"rope_theta": None, "rope_parameters": NEW_ROPE}, {}),
        (
            {"rope_theta": None, "rope_parameters": YARN | {"rope_theta": 5e5}},
            {"rope_theta": 5e5, "rope_scaling": YARN},
        ),
        ({"rope_theta": 5e5, "rope_scaling": YARN | {"rope_theta": 5e5}}, {"rope_theta": 5e5, "rope_scaling": YARN}),
        ({"rope_scaling": {"type": "linear", "factor": 2.0}},) * 2,
        ({"dtype": "bfloat16", "layer_types": ["full_attention"] * 2}, {}),
    ],
    ids=str,
)
def test_positions_in_the_spelling_of_today_and_of_before(
    checkpoint: Path, authors: Authors, now: dict[str, object], before: dict[str, object]
) -> None:
    text = " ".join(TEXTS)
    file = checkpoint / "oolel_mrl" / "config.json"
    made.edit(file, **before)
    wanted = Authors(checkpoint).text(text, 64)
    made.edit(file, **dict.fromkeys(before) | {"rope_theta": 1e6} | now)
    torch.testing.assert_close(said(read_checkpoint(checkpoint), text), wanted, atol=1e-4, rtol=0)
    # Positions matter: what differs in them is another vector.
    assert bool(before) == (float(wanted @ authors.text(text, 64)) < 0.999)


def test_weights_of_a_language_model(checkpoint: Path, read: Checkpoint) -> None:
    file = checkpoint / made.TEXT_WEIGHTS
    tensors = {f"model.{name}": tensor for name, tensor in load_file(file).items()}
    save_file(tensors | {"lm_head.weight": tensors["model.embed_tokens.weight"].clone()}, file)
    assert same(read_checkpoint(checkpoint), read)


@pytest.mark.parametrize("own", [None, REFERENCE["text"]["document"], f"{REFERENCE['text']['document']} "])
def test_the_reference_s_own_prompt_is_accepted(checkpoint: Path, own: str | None) -> None:
    file = checkpoint / "oolel_mrl" / "config_sentence_transformers.json"
    made.edit(file, prompts={"query": own, "document": "", "passage": "", "corpus": None})
    assert read_checkpoint(checkpoint).prompts == REFERENCE


def test_prompts_that_are_given_stand_in_for_those_that_cannot_be_used(checkpoint: Path) -> None:
    file = checkpoint / "oolel_mrl" / "config_sentence_transformers.json"
    made.edit(file, prompts={"query": "no space:", "document": "passage: "})
    given = {"speech": {"document": "a"}, "text": {"document": "b"}}
    assert read_checkpoint(checkpoint, given).prompts == given


def test_settings_that_a_checkpoint_need_not_have(checkpoint: Path, read: Checkpoint) -> None:
    for name in ("modules.json", "sentence_bert_config.json", "config_sentence_transformers.json"):
        (checkpoint / "oolel_mrl" / name).unlink()
    shutil.rmtree(checkpoint / "oolel_mrl" / "1_Pooling")
    found = read_checkpoint(checkpoint)
    assert same(found, read)
    assert (
        found.max_tokens
        == json.loads((checkpoint / "oolel_mrl" / "config.json").read_text())["max_position_embeddings"]
    )


def test_a_newer_way_to_name_the_pooling(checkpoint: Path) -> None:
    made.write(checkpoint / "oolel_mrl" / "1_Pooling" / "config.json", {"pooling_mode": "lasttoken"})
    assert read_checkpoint(checkpoint).dims == DIMS
