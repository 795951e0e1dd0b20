"""Random weights of true size, in the layout in which the reference is released.

Speed and memory do not depend on what weights mean, so a computer can be measured before anyone brings a model to it.
This module imports torch.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import torch
from safetensors.torch import save_file
from torch import Tensor, nn
from transformers import HubertConfig, HubertModel, Qwen3Config, Qwen3Model

from wolofsearch.evaluation.speed.byte_pairs import write_byte_pairs

SPEECH, TEXT = "hubert_mrl", "oolel_mrl"
SEED = 5


@dataclass(frozen=True, slots=True)
class Sizes:
    """Arguments of transformers' ``Qwen3Config`` and ``HubertConfig``; what is not named is theirs (HuBERT base)."""

    text: dict[str, Any]
    speech: dict[str, Any] = field(default_factory=dict)


REFERENCE = Sizes(
    {
        "vocab_size": 151_669,
        "hidden_size": 1024,
        "intermediate_size": 3072,
        "num_hidden_layers": 28,
        "num_attention_heads": 16,
        "num_key_value_heads": 8,
        "head_dim": 128,
        "max_position_embeddings": 32_768,
        "rope_theta": 1e6,
    }
)
TINY = Sizes(
    {
        "vocab_size": 600,
        "hidden_size": 64,
        "intermediate_size": 96,
        "num_hidden_layers": 2,
        "num_attention_heads": 4,
        "num_key_value_heads": 2,
        "head_dim": 16,
        "max_position_embeddings": 2048,
        "rope_theta": 1e6,
    },
    {
        "hidden_size": 24,
        "num_hidden_layers": 2,
        "num_attention_heads": 2,
        "intermediate_size": 48,
        "conv_dim": (16,) * 7,
        "num_conv_pos_embeddings": 8,
        "num_conv_pos_embedding_groups": 2,
    },
)


def write_random_checkpoint(place: Path, sizes: Sizes, texts: list[str]) -> None:
    """Write a late-fusion checkpoint of the released layout, float32, into ``place``.

    Args:
        place: a folder, made where it is not there.
        sizes: of both parts.
        texts: what its tokenizer reads with few tokens.
    """
    torch.manual_seed(SEED)
    _write_text(place / TEXT, sizes, texts)
    _write_speech(place / SPEECH, sizes)


def _write_text(folder: Path, sizes: Sizes, texts: list[str]) -> None:
    config = Qwen3Config(**sizes.text, tie_word_embeddings=True)
    folder.mkdir(parents=True, exist_ok=True)
    Qwen3Model(config).save_pretrained(folder, max_shard_size="5GB")
    write_byte_pairs(folder / "tokenizer.json", sizes.text["vocab_size"], texts)
    _write(folder / "tokenizer_config.json", {"tokenizer_class": "PreTrainedTokenizerFast"})
    _write(folder / "sentence_bert_config.json", {"max_seq_length": 2048, "do_lower_case": False})
    kinds = ("Transformer", ""), ("Pooling", "1_Pooling"), ("Normalize", "2_Normalize")
    modules = [
        {"idx": number, "name": str(number), "path": path, "type": f"sentence_transformers.models.{kind}"}
        for number, (kind, path) in enumerate(kinds)
    ]
    (folder / "1_Pooling").mkdir(exist_ok=True)
    _write(folder / "modules.json", modules)
    _write(folder / "1_Pooling" / "config.json", {"pooling_mode_lasttoken": True, "include_prompt": True})


def _write_speech(folder: Path, sizes: Sizes) -> None:
    config = HubertConfig(**sizes.speech, layerdrop=0.0)
    width = int(sizes.text["hidden_size"])
    projector = nn.Linear(config.hidden_size * config.num_hidden_layers, width, bias=False)
    tensors: dict[str, Tensor] = {f"hubert.{name}": tensor for name, tensor in HubertModel(config).state_dict().items()}
    tensors["projector.weight"] = projector.weight.detach()
    convolution = nn.Conv1d(width, width, 2, stride=2).state_dict()
    tensors |= {f"pooling_parameters.{name}": tensor for name, tensor in convolution.items()}
    folder.mkdir(parents=True, exist_ok=True)
    save_file({name: tensor.contiguous() for name, tensor in tensors.items()}, folder / "model.safetensors")
    _write(folder / "config.json", config.to_dict())
    _write(folder / "preprocessor_config.json", {"do_normalize": True, "feature_size": 1, "sampling_rate": 16_000})


def _write(file: Path, content: object) -> None:
    file.write_text(json.dumps(content), encoding="utf-8")
