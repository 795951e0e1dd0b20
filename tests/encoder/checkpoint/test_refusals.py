"""Each way in which a checkpoint can be wrong is told by a sentence that names it, and nothing of it is run."""

from __future__ import annotations

import json
import pickle
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
import torch
from safetensors.torch import load_file, save_file
from tokenizers import Tokenizer
from tokenizers.processors import TemplateProcessing
from torch import Tensor

from tests import tiny
from tests.encoder.checkpoint import made
from wolofsearch.encoder.checkpoint import configuration
from wolofsearch.encoder.checkpoint.prompts import REFERENCE, checked_prompts
from wolofsearch.encoder.checkpoint.reading import read_checkpoint
from wolofsearch.encoder.fusion import FusionModel
from wolofsearch.encoder.tokens import END_OF_TEXT
from wolofsearch.errors import WolofSearchError

SPEECH, TEXT = Path("hubert_mrl"), Path("oolel_mrl")
POOLING = TEXT / "1_Pooling" / "config.json"


def refused(place: Path) -> tuple[str, str]:
    """Return the id of the message with which a checkpoint is refused, and the sentence."""
    with pytest.raises(WolofSearchError) as caught:
        read_checkpoint(place)
    for language in ("fr", "en"):
        told = caught.value.told(language)
        assert told.sentence
        assert told.next_step
    return caught.value.message_id.removeprefix("encoder."), caught.value.told("en").sentence


@pytest.mark.parametrize("weights", [made.SPEECH_WEIGHTS, made.TEXT_WEIGHTS], ids=str)
@pytest.mark.parametrize("number", [0, -1])
def test_a_tensor_is_missing_misshapen_or_too_many(checkpoint: Path, weights: Path, number: int) -> None:
    file = checkpoint / weights
    tensors = load_file(file)
    name = sorted(tensors)[number]
    tensor = tensors[name]
    made.edit_tensors(file, **{name: None})
    message, sentence = refused(checkpoint)
    assert message == "missing_tensor"
    assert name.split(".")[-1] in sentence
    made.edit_tensors(file, **{name: torch.cat([tensor, tensor])})
    message, sentence = refused(checkpoint)
    assert message == "misshapen_tensor"
    assert " × ".join(map(str, tensor.shape)) in sentence
    made.edit_tensors(file, **{name: tensor.to(torch.int8)})
    assert refused(checkpoint)[0] == "misshapen_tensor"
    made.edit_tensors(file, **{name: tensor, "lm_head.weight": torch.zeros(3)})
    message, sentence = refused(checkpoint)
    assert message == "extra_tensor"
    assert "lm_head.weight" in sentence
    assert str(file) in sentence
    made.edit_tensors(file, lm_head__weight=None)
    read_checkpoint(checkpoint)


def test_two_layers_that_were_exchanged_for_one(checkpoint: Path) -> None:
    made.edit(checkpoint / SPEECH / "config.json", num_hidden_layers=made.SPEECH_LAYERS - 1)
    assert refused(checkpoint)[0] == "extra_tensor"


def test_heads_of_a_dual_encoder(tmp_path: Path, tokenizer_file: Path) -> None:
    place = made.make(tmp_path, tokenizer_file, strategy="clip")
    file = place / made.SPEECH_WEIGHTS
    made.edit_tensors(file, pooling_parameters=None)
    message, sentence = refused(place)
    assert message == "missing_tensor"
    assert "pooling_parameters" in sentence
    made.edit_tensors(file, pooling_parameters=torch.zeros(1, 5))
    assert refused(place)[0] == "misshapen_tensor"
    wide = {"matryoshka_layers.65.weight": torch.zeros(65, 72), "matryoshka_layers.65.bias": torch.zeros(65)}
    made.edit_tensors(file, pooling_parameters=torch.zeros(1, 72), **wide)
    message, sentence = refused(place)
    assert message == "extra_tensor"
    assert "matryoshka_layers.65" in sentence
    made.edit_tensors(file, **dict.fromkeys(wide), **{"projector.weight": torch.zeros(64, 72)})
    message, sentence = refused(place)
    assert message == "extra_tensor"
    assert "projector.weight" in sentence


class Hostile:
    """Unpickled, it would write a file."""

    def __init__(self, target: Path) -> None:
        self.target = target

    def __reduce__(self) -> tuple[Callable[..., object], tuple[object, ...]]:
        return Path.write_text, (self.target, "executed")


@pytest.mark.parametrize("part", [SPEECH, TEXT], ids=str)
def test_a_pickle_with_code_is_not_run(checkpoint: Path, part: Path, tmp_path: Path) -> None:
    (checkpoint / part / "model.safetensors").unlink()
    target = tmp_path / "executed"
    torch.save({"weight": Hostile(target)}, checkpoint / part / "pytorch_model.bin")
    message, sentence = refused(checkpoint)
    assert message == "unsafe_weights"
    assert "pytorch_model.bin" in sentence
    (checkpoint / part / "pytorch_model.bin").write_bytes(pickle.dumps(Hostile(target)))
    assert refused(checkpoint)[0] == "unsafe_weights"
    assert not target.exists()


@pytest.mark.parametrize("content", [b"", b"rubbish" * 40, b"PK\x03\x04" + b"\0" * 80])
def test_weights_that_are_none(checkpoint: Path, content: bytes) -> None:
    file = checkpoint / SPEECH / "model.safetensors"
    file.write_bytes(content)
    assert refused(checkpoint)[0] == "broken_checkpoint"
    file.rename(file.with_name("pytorch_model.bin"))
    assert refused(checkpoint)[0] in {"broken_checkpoint", "unsafe_weights"}


def test_weights_cut_short(checkpoint: Path) -> None:
    file = checkpoint / TEXT / "model.safetensors"
    file.write_bytes(file.read_bytes()[:-8])
    message, sentence = refused(checkpoint)
    assert message == "broken_checkpoint"
    assert str(file) in sentence


def test_a_pickle_that_holds_no_tensors(checkpoint: Path) -> None:
    (checkpoint / SPEECH / "model.safetensors").unlink()
    torch.save({"epoch": 1}, checkpoint / SPEECH / "pytorch_model.bin")
    assert refused(checkpoint)[0] == "broken_checkpoint"


@pytest.mark.parametrize("spoil", [Tensor.to_sparse, lambda tensor: tensor.to("meta")])
def test_a_pickle_of_tensors_without_all_their_numbers(checkpoint: Path, spoil: Callable[[Tensor], Tensor]) -> None:
    made.pickle_weights(checkpoint / TEXT)
    file = checkpoint / TEXT / "pytorch_model.bin"
    tensors = torch.load(file, weights_only=True)
    torch.save(tensors | {"norm.weight": spoil(tensors["norm.weight"])}, file)
    message, sentence = refused(checkpoint)
    assert message == "broken_checkpoint"
    assert "norm.weight" in sentence


@pytest.mark.parametrize("weights", [made.SPEECH_WEIGHTS, made.TEXT_WEIGHTS], ids=str)
@pytest.mark.parametrize("value", [float("nan"), float("-inf")])
def test_weights_that_are_no_numbers(checkpoint: Path, weights: Path, value: float) -> None:
    tensors = load_file(checkpoint / weights)
    name = next(name for name in tensors if "q_proj.weight" in name)
    tensors[name][0, 0] = value
    save_file(tensors, checkpoint / weights)
    message, sentence = refused(checkpoint)
    assert message == "not_finite"
    assert name in sentence


def test_a_head_of_its_own_and_a_name_twice(checkpoint: Path) -> None:
    file = checkpoint / made.TEXT_WEIGHTS
    bare = load_file(file)
    named = {f"model.{name}": tensor for name, tensor in bare.items()}
    save_file(named | {"lm_head.weight": bare["embed_tokens.weight"] + 1}, file)
    message, sentence = refused(checkpoint)
    assert message == "extra_tensor"
    assert "lm_head.weight" in sentence
    save_file(bare | {"model.norm.weight": bare["norm.weight"] + 1}, file)
    message, sentence = refused(checkpoint)
    assert message == "extra_tensor"
    assert "model.norm.weight" in sentence


def test_shards_that_are_not_what_their_index_says(checkpoint: Path) -> None:
    folder = checkpoint / TEXT
    made.shard(folder)
    index = folder / "model.safetensors.index.json"
    first, second = sorted(folder.glob("model-*.safetensors"))[:2]
    places = json.loads(index.read_text(encoding="utf-8"))["weight_map"]
    kept = first.read_bytes()
    first.unlink()
    assert refused(checkpoint)[0] == "missing_file"
    shutil.copyfile(second, first)
    assert refused(checkpoint)[0] == "extra_tensor"
    first.write_bytes(kept)
    made.edit(index, weight_map=places | {"norm.bias": first.name})
    assert refused(checkpoint)[0] == "missing_tensor"
    shutil.copyfile(first, checkpoint / first.name)
    made.edit(index, weight_map=places | {"norm.weight": f"../{first.name}"})
    message, sentence = refused(checkpoint)
    assert message == "broken_checkpoint"
    assert f"../{first.name}" in sentence
    made.edit(index, weight_map=None)
    assert refused(checkpoint)[0] == "broken_checkpoint"


@pytest.mark.parametrize(
    "name",
    [
        TEXT / "tokenizer.json",
        SPEECH / "preprocessor_config.json",
        SPEECH / "model.safetensors",
        TEXT / "model.safetensors",
        POOLING,
    ],
    ids=str,
)
def test_a_file_that_is_missing(checkpoint: Path, name: Path) -> None:
    (checkpoint / name).unlink()
    message, sentence = refused(checkpoint)
    assert message == "missing_file"
    assert name.name in sentence


@pytest.mark.parametrize("content", ["{", "[]", "5", '"text"', "\ud800"])
@pytest.mark.parametrize(
    "name", [SPEECH / "preprocessor_config.json", TEXT / "tokenizer.json", TEXT / "modules.json", POOLING], ids=str
)
def test_a_file_that_is_not_what_it_should_be(checkpoint: Path, name: Path, content: str) -> None:
    (checkpoint / name).write_text(content, encoding="utf-8", errors="surrogatepass")
    message, sentence = refused(checkpoint)
    # No modules at all are a list like another, but none that pools.
    assert message == (
        "unsupported_setting" if content == "[]" and name.name == "modules.json" else "broken_checkpoint"
    )
    assert name.name in sentence


def test_a_configuration_of_gigabytes(checkpoint: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(configuration, "LARGEST_BYTES", 10)
    assert refused(checkpoint)[0] == "broken_checkpoint"


@pytest.mark.parametrize(
    ("file", "values", "message"),
    [
        (SPEECH / "config.json", {"model_type": "wav2vec2"}, "other_architecture"),
        (TEXT / "config.json", {"model_type": "llama"}, "other_architecture"),
        (SPEECH / "config.json", {"model_type": None}, "broken_checkpoint"),
        (TEXT / "config.json", {"model_type": 5}, "no_checkpoint"),
        (SPEECH / "config.json", {"hidden_size": "24"}, "broken_checkpoint"),
        (SPEECH / "config.json", {"hidden_size": 25}, "broken_checkpoint"),
        (SPEECH / "config.json", {"conv_dim": [16]}, "broken_checkpoint"),
        (SPEECH / "config.json", {"hidden_act": "unheard-of"}, "broken_checkpoint"),
        (TEXT / "config.json", {"num_hidden_layers": 0}, "broken_checkpoint"),
        (TEXT / "config.json", {"vocab_size": None}, "broken_checkpoint"),
        (TEXT / "config.json", {"hidden_size": 96}, "misshapen_tensor"),
        (TEXT / "config.json", {"num_hidden_layers": True}, "broken_checkpoint"),
        (TEXT / "config.json", {"max_position_embeddings": -5}, "broken_checkpoint"),
        (TEXT / "config.json", {"max_position_embeddings": "512"}, "broken_checkpoint"),
        (TEXT / "config.json", {"quantization_config": {"quant_method": "bitsandbytes"}}, "unsupported_setting"),
        (SPEECH / "config.json", {"quantization_config": {"quant_method": "bitsandbytes"}}, "unsupported_setting"),
        (TEXT / "config.json", {"rope_theta": None}, "broken_checkpoint"),
        (TEXT / "config.json", {"rope_theta": "1e6"}, "broken_checkpoint"),
        (TEXT / "config.json", {"rope_theta": 0}, "broken_checkpoint"),
        (TEXT / "config.json", {"rope_parameters": {"rope_theta": 1e4}}, "broken_checkpoint"),
        (TEXT / "config.json", {"rope_parameters": "default"}, "broken_checkpoint"),
        (TEXT / "config.json", {"rope_parameters": {"full_attention": {"rope_theta": 1e6}}}, "unsupported_setting"),
        (TEXT / "config.json", {"rope_parameters": {"partial_rotary_factor": 0.5}}, "unsupported_setting"),
        (TEXT / "config.json", {"rope_scaling": {"rope_type": "dynamic", "factor": 2.0}}, "unsupported_setting"),
        (TEXT / "config.json", {"rope_scaling": {"rope_type": "linear"}}, "broken_checkpoint"),
        (SPEECH / "preprocessor_config.json", {"do_normalize": "false"}, "broken_checkpoint"),
        (
            SPEECH / "preprocessor_config.json",
            {"feature_extractor_type": "WhisperFeatureExtractor"},
            "unsupported_setting",
        ),
        (SPEECH / "preprocessor_config.json", {"sampling_rate": 8_000}, "unsupported_setting"),
        (SPEECH / "preprocessor_config.json", {"feature_size": 80}, "unsupported_setting"),
        (TEXT / "sentence_bert_config.json", {"max_seq_length": "long"}, "broken_checkpoint"),
        (TEXT / "sentence_bert_config.json", {"do_lower_case": True}, "unsupported_setting"),
        (POOLING, {"pooling_mode_lasttoken": False, "pooling_mode_mean_tokens": True}, "unsupported_setting"),
        (POOLING, {"pooling_mode_mean_tokens": True}, "unsupported_setting"),
        (POOLING, {"pooling_mode_lasttoken": False}, "unsupported_setting"),
        (POOLING, {"pooling_mode": "mean"}, "unsupported_setting"),
        (POOLING, {"include_prompt": False}, "unsupported_setting"),
        (TEXT / "config_sentence_transformers.json", {"default_prompt_name": "query"}, "unsupported_setting"),
        (TEXT / "config_sentence_transformers.json", {"prompts": {"document": "passage: "}}, "unsupported_setting"),
        (TEXT / "config_sentence_transformers.json", {"prompts": {"passage": "passage: "}}, "unsupported_setting"),
        (TEXT / "config_sentence_transformers.json", {"prompts": {"corpus": "c: "}}, "unsupported_setting"),
        (TEXT / "config_sentence_transformers.json", {"prompts": {"query": "no space:"}}, "unsupported_setting"),
        (TEXT / "config_sentence_transformers.json", {"prompts": []}, None),
        (TEXT / "config_sentence_transformers.json", {"prompts": ["query"]}, "broken_checkpoint"),
    ],
    ids=str,
)
def test_settings(checkpoint: Path, file: Path, values: dict[str, object], message: str | None) -> None:
    made.edit(checkpoint / file, **values)
    if message is None:
        assert read_checkpoint(checkpoint).prompts == REFERENCE
        return
    told, sentence = refused(checkpoint)
    assert told == message
    assert message in {"no_checkpoint", "misshapen_tensor"} or file.name in sentence


def test_a_module_of_its_own_is_named_and_not_imported(checkpoint: Path) -> None:
    file = checkpoint / TEXT / "modules.json"
    modules = json.loads(file.read_text(encoding="utf-8"))
    made.write(file, [*modules, {"idx": 3, "name": "3", "path": "3", "type": "oolel_embed.Evil"}])
    message, sentence = refused(checkpoint)
    assert message == "unsupported_setting"
    assert "Evil" in sentence
    modules[1]["path"] = "../1_Pooling"
    made.write(file, modules)
    assert refused(checkpoint)[0] == "broken_checkpoint"


def test_a_vocabulary_of_another_model(checkpoint: Path) -> None:
    file = checkpoint / TEXT / "tokenizer.json"
    tokenizer = Tokenizer.from_file(str(file))
    tokenizer.add_tokens([f"ñaar{number}" for number in range(tiny.VOCABULARY + 2 - tokenizer.get_vocab_size())])
    tokenizer.save(str(file))
    message, sentence = refused(checkpoint)
    assert message == "wrong_vocabulary"
    assert str(tiny.VOCABULARY) in sentence
    assert str(tiny.VOCABULARY + 2) in sentence


def test_a_table_of_another_vocabulary(checkpoint: Path) -> None:
    made.edit(checkpoint / TEXT / "config.json", vocab_size=2 * tiny.VOCABULARY + 200)
    assert refused(checkpoint)[0] == "wrong_vocabulary"


def test_another_end_of_text(checkpoint: Path) -> None:
    file = checkpoint / TEXT / "tokenizer.json"
    tokenizer = Tokenizer.from_file(str(file))
    end = tokenizer.token_to_id(END_OF_TEXT)
    tokenizer.post_processor = TemplateProcessing(single=f"{END_OF_TEXT} $A", special_tokens=[(END_OF_TEXT, end)])
    tokenizer.save(str(file))
    message, sentence = refused(checkpoint)
    assert message == "unsupported_setting"
    assert "post_processor" in sentence


def test_folders_without_a_checkpoint(tmp_path: Path, checkpoint: Path) -> None:
    assert refused(tmp_path / "nowhere")[0] == "no_checkpoint"
    (tmp_path / "photos").mkdir()
    (tmp_path / "photos" / "sea.jpg").write_bytes(b"")
    message, sentence = refused(tmp_path / "photos")
    assert message == "no_checkpoint"
    assert "sea.jpg" in sentence
    assert not isinstance(read_checkpoint(checkpoint / TEXT).model, FusionModel)
    assert refused(checkpoint / SPEECH)[0] == "no_checkpoint"
    # A folder that was meant to hear does not make a model that only reads.
    (checkpoint / SPEECH / "config.json").unlink()
    message, sentence = refused(checkpoint)
    assert message == "missing_file"
    assert str(SPEECH / "config.json") in sentence


def test_which_of_several_cannot_be_guessed(checkpoint: Path, tmp_path: Path) -> None:
    shutil.copytree(checkpoint / TEXT, checkpoint / "a")
    read_checkpoint(checkpoint)
    (checkpoint / TEXT).rename(checkpoint / "b")
    message, sentence = refused(checkpoint)
    assert message == "no_checkpoint"
    assert str(checkpoint / "a") in sentence
    repository = made.into_hub_cache(checkpoint, tmp_path / "hub")
    (repository / "refs" / "main").write_text("../../elsewhere", encoding="utf-8")
    (repository / "snapshots" / "4567").mkdir()
    message, sentence = refused(repository)
    assert message == "no_checkpoint"
    assert "0123abcd" in sentence


@pytest.mark.parametrize(
    "given",
    [
        None,
        [],
        {"speech": {"document": "a"}},
        {"speech": {"document": "a"}, "text": {}},
        {"speech": {"document": "a"}, "text": {"document": 5}},
        {"speech": {"document": "a"}, "text": {"document": "a", "poetry": "b"}},
        {"speech": {"document": "a"}, "text": {"document": "a"}, "image": {"document": "a"}},
    ],
    ids=str,
)
def test_prompts_that_cannot_be_used(given: object) -> None:
    with pytest.raises(WolofSearchError) as caught:
        checked_prompts(given)
    assert caught.value.message_id == "encoder.wrong_prompts"


def test_prompts_that_can() -> None:
    given = {"speech": {"document": ""}, "text": {"document": "a", "topic": "b"}}
    assert checked_prompts(given) == given
