"""Checkpoints with random weights in exactly the layout in which the reference is released, at any size.

The published weights need not be at hand to prove that they would be read, built and run, nor to measure how fast: a
checkpoint of a few kilobytes serves tests, one of the true size serves benchmarks. This module imports torch.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

import torch
from safetensors.torch import save_file
from torch import Tensor, nn
from transformers import HubertConfig, HubertModel, Qwen3Config, Qwen3Model

from wolofsearch.encoder.checkpoint.layout import CONFIG, INDEX, NAMES, PICKLE, SPEECH_TYPE, TEXT_TYPE, WHOLE
from wolofsearch.encoder.checkpoint.random_text import write_text_settings
from wolofsearch.encoder.checkpoint.speech_part import PREPROCESSOR
from wolofsearch.encoder.checkpoint.weights import Tensors
from wolofsearch.encoder.protocol import SAMPLE_RATE_HZ

Kind = Literal["lf", "clip", "text"]
"""Late fusion, dual encoder, or the text model alone."""
Form = Literal["safetensors", "sharded", "bin"]
"""How the weights of each part are kept."""

TEXT_FOLDER, SPEECH_FOLDER = NAMES[TEXT_TYPE][0], NAMES[SPEECH_TYPE][0]


@dataclass(frozen=True, slots=True)
class CheckpointSize:
    """What shapes a checkpoint.

    Attributes:
        text: arguments of transformers' ``Qwen3Config``.
        max_tokens: longest text, as sentence-transformers' settings say it.
        dims: of a dual encoder's heads.
        speech: arguments of transformers' ``HubertConfig``; what is left out is HuBERT base.
    """

    text: dict[str, Any]
    max_tokens: int
    dims: tuple[int, ...]
    speech: dict[str, Any] = field(default_factory=dict)


REFERENCE_SIZE = CheckpointSize(
    text={
        "vocab_size": 151_669,
        "hidden_size": 1024,
        "intermediate_size": 3072,
        "num_hidden_layers": 28,
        "num_attention_heads": 16,
        "num_key_value_heads": 8,
        "head_dim": 128,
        "max_position_embeddings": 32_768,
        "rope_theta": 1e6,
        "tie_word_embeddings": True,
    },
    max_tokens=2048,
    dims=(1024, 512, 256, 128),
    speech={"layerdrop": 0.0},
)
"""The published model's: 0.7 billion parameters, 2.8 GB of float32."""


def write_random_checkpoint(
    folder: Path,
    size: CheckpointSize = REFERENCE_SIZE,
    kind: Kind = "lf",
    form: Form = "safetensors",
    tokenizer_file: Path | None = None,
    seed: int = 5,
) -> Path:
    """Write a checkpoint as the authors save one: ``oolel_mrl/`` and, unless ``kind`` is ``"text"``, ``hubert_mrl/``.

    Args:
        folder: made where it is not there.
        size: of both parts.
        kind: what the speech encoder ends in.
        form: how the weights are kept.
        tokenizer_file: a byte-pair ``tokenizer.json`` with an end-of-text token and at most as many entries as the
            table has rows; the missing ones are made up. None: the bundled model's.
        seed: of the weights; the same seed gives the same bytes.

    Returns:
        ``folder``.
    """
    with _seeded(seed):
        text = folder / TEXT_FOLDER
        text.mkdir(parents=True, exist_ok=True)
        _write_text(text, size, form)
        write_text_settings(text, size.text["vocab_size"], size.text["hidden_size"], size.max_tokens, tokenizer_file)
        if kind != "text":
            speech = folder / SPEECH_FOLDER
            speech.mkdir(parents=True, exist_ok=True)
            _write_speech(speech, size, kind, form)
    return folder


def write_weights(folder: Path, tensors: Tensors, form: Form, shards: int = 3) -> None:
    """Write tensors as a release keeps them: one file, several with an index, or the trainer's pickle."""
    whole = {name: tensor.detach().contiguous() for name, tensor in tensors.items()}
    if form == "bin":
        torch.save(whole, folder / PICKLE)
    elif form == "safetensors":
        save_file(whole, folder / WHOLE)
    else:
        places: dict[str, str] = {}
        for number in range(shards):
            file = f"model-{number + 1:05d}-of-{shards:05d}.safetensors"
            mine = sorted(whole)[number::shards]
            save_file({name: whole[name] for name in mine}, folder / file)
            places |= dict.fromkeys(mine, file)
        _write(folder / INDEX, {"metadata": {"total_size": 0}, "weight_map": places})


def _write_text(folder: Path, size: CheckpointSize, form: Form) -> None:
    model = Qwen3Model(Qwen3Config(**size.text))
    _stir(model)
    write_weights(folder, model.state_dict(), form)
    _write(folder / CONFIG, model.config.to_dict() | {"architectures": ["Qwen3Model"]})


def _write_speech(folder: Path, size: CheckpointSize, kind: Kind, form: Form) -> None:
    config = HubertConfig(**size.speech)
    hubert = HubertModel(config)
    _stir(hubert)
    tensors: dict[str, Tensor] = {f"hubert.{name}": tensor for name, tensor in hubert.state_dict().items()}
    states, width = config.hidden_size * config.num_hidden_layers, size.text["hidden_size"]
    if kind == "lf":
        tensors["projector.weight"] = nn.Linear(states, width, bias=False).weight
        convolution = nn.Conv1d(width, width, 2, stride=2).state_dict()
        tensors |= {f"pooling_parameters.{name}": tensor for name, tensor in convolution.items()}
    else:
        tensors["pooling_parameters"] = torch.randn(1, states)
        for dim in size.dims:
            layer = nn.Linear(states, dim).state_dict()
            tensors |= {f"matryoshka_layers.{dim}.{name}": tensor for name, tensor in layer.items()}
    write_weights(folder, tensors, form)
    # The authors' class and their code are named, as they are in what they publish; nobody may import them.
    named = {"architectures": ["HubertMatryoshka"], "auto_map": {"AutoModel": "modeling.HubertMatryoshka"}}
    _write(folder / CONFIG, config.to_dict() | named)
    ears = {
        "do_normalize": True,
        "feature_extractor_type": "Wav2Vec2FeatureExtractor",
        "feature_size": 1,
        "padding_side": "right",
        "padding_value": 0.0,
        "return_attention_mask": False,
        "sampling_rate": SAMPLE_RATE_HZ,
    }
    _write(folder / PREPROCESSOR, ears)


@contextmanager
def _seeded(seed: int) -> Iterator[None]:
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(seed)
        yield


@torch.no_grad()
def _stir(model: nn.Module) -> None:
    """Give norms and biases values of their own: a fresh model's are all alike, and an exchange would go unseen."""
    for parameter in model.parameters():
        if parameter.ndim == 1:
            parameter.add_(torch.randn_like(parameter), alpha=0.1)


def _write(file: Path, content: object) -> None:
    file.write_text(json.dumps(content), encoding="utf-8")
