"""Of a repository only what a build needs is taken, whatever else lies in it; and what is missing is told first."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.encoder.checkpoint import made
from wolofsearch.encoder.fetching.exchange import HubFile
from wolofsearch.encoder.fetching.selection import needed, settings, with_plain_names
from wolofsearch.errors import WolofSearchError

TEXT, SPEECH = {"model_type": "qwen3"}, {"model_type": "hubert"}
TWO_FOLDERS = {
    "oolel_mrl/config.json": TEXT,
    "oolel_mrl/model.safetensors": None,
    "oolel_mrl/tokenizer.json": None,
    "oolel_mrl/modules.json": None,
    "oolel_mrl/1_Pooling/config.json": {},
    "hubert_mrl/config.json": SPEECH,
    "hubert_mrl/preprocessor_config.json": None,
    "hubert_mrl/model.safetensors": None,
}


def chosen(place: Path, offered: Mapping[str, object]) -> set[str]:
    """Return what is needed of files whose contents matter only where they are given."""
    files = with_plain_names(dict.fromkeys(offered, HubFile(100, "0" * 40)))
    read = place / "read"
    read.mkdir()
    for name in settings(files):
        made.write(read / name, offered[name])
    return set(needed("owner/name", files, read))


def refusal(place: Path, offered: Mapping[str, object]) -> WolofSearchError:
    with pytest.raises(WolofSearchError) as caught:
        chosen(place, offered)
    return caught.value


def without(*names: str) -> dict[str, object]:
    return {name: content for name, content in TWO_FOLDERS.items() if name not in names}


def test_two_folders_and_nothing_beside(tmp_path: Path) -> None:
    beside = [
        "oolel_embed.py", "modules.json", ".gitattributes", "oolel_mrl/pytorch_model.bin",
        "hubert_mrl/training_args.bin", "hubert_mrl/modeling.py", "oolel_mrl/onnx/model.onnx",
        "oolel_mrl/merges.txt", "picture.png",
    ]  # fmt: skip
    wanted = dict(TWO_FOLDERS, **{"README.md": None, "LICENSE": None, "oolel_mrl/README.md": None})
    assert chosen(tmp_path, wanted | dict.fromkeys(beside)) == set(wanted)


@pytest.mark.parametrize("text", ["text", "0_OolelEmbed/text"])
def test_the_repository_with_a_text_folder(tmp_path: Path, text: str) -> None:
    offered = {name.replace("oolel_mrl", text): content for name, content in TWO_FOLDERS.items()}
    assert chosen(tmp_path, offered) == set(offered)


def test_a_part_at_the_top(tmp_path: Path) -> None:
    offered = {name.removeprefix("oolel_mrl/"): content for name, content in TWO_FOLDERS.items()}
    assert chosen(tmp_path, offered) == set(offered)


def test_an_older_state_of_the_trainer_stays_where_it_is(tmp_path: Path) -> None:
    older = {"hubert_mrl/checkpoint-500/config.json": SPEECH, "hubert_mrl/checkpoint-500/model.safetensors": None}
    assert chosen(tmp_path, TWO_FOLDERS | older) == set(TWO_FOLDERS)


def test_shards_that_the_index_names(tmp_path: Path) -> None:
    shards = {f"oolel_mrl/model-0000{number}-of-00002.safetensors": None for number in (1, 2)}
    index = {"weight_map": {"a": "model-00001-of-00002.safetensors", "b": "model-00002-of-00002.safetensors"}}
    offered = without("oolel_mrl/model.safetensors") | {"oolel_mrl/model.safetensors.index.json": index} | shards
    assert chosen(tmp_path, offered) == set(offered)


def test_a_shard_that_is_not_there(tmp_path: Path) -> None:
    index = {"weight_map": {"a": "model-00001-of-00002.safetensors", "b": "model-00002-of-00002.safetensors"}}
    offered = without("oolel_mrl/model.safetensors") | {
        "oolel_mrl/model.safetensors.index.json": index,
        "oolel_mrl/model-00001-of-00002.safetensors": None,
    }
    error = refusal(tmp_path, offered)
    assert error.message_id == "encoder.missing_file"
    assert error.facts["path"] == "owner/name/oolel_mrl/model-00002-of-00002.safetensors"


def test_an_index_that_is_none(tmp_path: Path) -> None:
    offered = without("oolel_mrl/model.safetensors") | {"oolel_mrl/model.safetensors.index.json": {"weight_map": 3}}
    assert refusal(tmp_path, offered).message_id == "encoder.broken_checkpoint"


def test_a_pickle_where_there_is_nothing_better(tmp_path: Path) -> None:
    offered = without("hubert_mrl/model.safetensors") | {"hubert_mrl/pytorch_model.bin": None}
    assert chosen(tmp_path, offered) == set(offered)


def test_no_weights(tmp_path: Path) -> None:
    error = refusal(tmp_path, without("hubert_mrl/model.safetensors"))
    assert (error.message_id, error.facts["path"]) == (
        "encoder.missing_file",
        "owner/name/hubert_mrl/model.safetensors",
    )


def test_what_was_seen_is_told(tmp_path: Path) -> None:
    error = refusal(tmp_path, {"data/train.parquet": None, "weights.gguf": None})
    assert error.message_id == "encoder.no_checkpoint"
    assert (error.facts["path"], error.facts["seen"]) == ("owner/name", "data/, weights.gguf")


def test_the_text_model_alone(tmp_path: Path) -> None:
    error = refusal(tmp_path, without(*(name for name in TWO_FOLDERS if "hubert" in name)))
    assert (error.message_id, error.facts["path"]) == ("encoder.text_only", "owner/name/oolel_mrl")


def test_another_architecture(tmp_path: Path) -> None:
    error = refusal(tmp_path, {"config.json": {"model_type": "whisper"}, "model.safetensors": None})
    assert (error.message_id, error.facts["found"]) == ("encoder.other_architecture", "whisper")
    assert error.facts["path"] == "owner/name/config.json"


@pytest.mark.parametrize(
    "name",
    ["../config.json", "/etc/config.json", "a\\b.json", "C:config.json", "a//b.json", ".cache/x.json", "a\0.json"],
)
def test_names_that_lead_elsewhere_are_not_even_looked_at(name: str) -> None:
    file = HubFile(1, "0" * 40)
    assert with_plain_names({name: file, "1_Pooling/config.json": file}) == {"1_Pooling/config.json": file}


def test_only_small_settings_near_the_top_are_read() -> None:
    small, large = HubFile(1_000, "0" * 40), HubFile(5_000_000, "0" * 40)
    files = {"config.json": small, "a/b/c/d/config.json": small, "a/config.json": large, "tokenizer.json": small}
    assert set(settings(files)) == {"config.json"}
