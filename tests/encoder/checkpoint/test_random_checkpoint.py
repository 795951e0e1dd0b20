"""Random checkpoints are what they claim: read by the same code, the same from the same seed, and of the true size."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
import torch
from transformers import HubertConfig, HubertModel, Qwen3Config, Qwen3Model

from tests.encoder.checkpoint import made
from wolofsearch.encoder.bundle import find_model
from wolofsearch.encoder.checkpoint.random_checkpoint import REFERENCE_SIZE, Form, Kind, write_random_checkpoint
from wolofsearch.encoder.checkpoint.reading import read_checkpoint
from wolofsearch.encoder.dual import DualModel
from wolofsearch.encoder.fusion import FusionModel
from wolofsearch.encoder.tokens import Tokens


@pytest.mark.parametrize(("kind", "model"), [("lf", FusionModel), ("clip", DualModel)])
def test_every_form_of_a_kind_is_one_model(tokenizer_file: Path, tmp_path: Path, kind: Kind, model: type) -> None:
    forms: list[Form] = ["safetensors", "sharded", "bin"]
    places = [write_random_checkpoint(tmp_path / form, made.SIZE, kind, form, tokenizer_file) for form in forms]
    assert [len(list((place / "hubert_mrl").glob("*model*"))) for place in places] == [1, 4, 1]
    first, *others = [read_checkpoint(place).model.state_dict() for place in places]
    assert isinstance(read_checkpoint(places[0]).model, model)
    assert all(torch.equal(first[name], other[name]) for other in others for name in first)
    again = write_random_checkpoint(tmp_path / "again", made.SIZE, kind, tokenizer_file=tokenizer_file)
    weights = (place / made.SPEECH_WEIGHTS for place in (places[0], again))
    assert len({file.read_bytes() for file in weights}) == 1


def test_the_bundled_vocabulary_fills_a_larger_table(tmp_path: Path) -> None:
    size = replace(made.SIZE, text=made.SIZE.text | {"vocab_size": 16_600})
    place = write_random_checkpoint(tmp_path, size)
    read = read_checkpoint(place)
    assert read.model.text.embed_tokens.weight.shape == (16_600, made.WIDTH)
    text = "La moustiquaire protège du paludisme."
    bundled = Tokens.load(find_model(None) / "tokenizer.json", 100)
    assert Tokens.load(read.tokenizer_file, 100).encode(text) == bundled.encode(text)


def test_the_reference_s_size() -> None:
    with torch.device("meta"):
        text = Qwen3Model(Qwen3Config(**REFERENCE_SIZE.text))
        speech = HubertModel(HubertConfig(**REFERENCE_SIZE.speech))
    parameters = sum(one.numel() for model in (text, speech) for one in model.parameters())
    assert round((parameters + 11_535_360) / 1e9, 2) == 0.70
    assert speech.config.hidden_size * speech.config.num_hidden_layers == 9216
