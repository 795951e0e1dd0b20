"""Random checkpoints a few kilobytes large, and the ways in which tests spoil them."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

from safetensors.torch import load_file, save_file
from torch import Tensor

from tests import tiny
from wolofsearch.encoder.checkpoint.random_checkpoint import (
    CheckpointSize,
    Form,
    Kind,
    write_random_checkpoint,
    write_weights,
)

WIDTH, SPEECH_WIDTH, SPEECH_LAYERS = 64, 24, 3
MAX_TOKENS = 200
SPEECH_WEIGHTS = Path("hubert_mrl") / "model.safetensors"
TEXT_WEIGHTS = Path("oolel_mrl") / "model.safetensors"
SIZE = CheckpointSize(
    text={
        "vocab_size": tiny.VOCABULARY,
        "hidden_size": WIDTH,
        "intermediate_size": 48,
        "num_hidden_layers": 2,
        "num_attention_heads": 4,
        "num_key_value_heads": 2,
        "head_dim": 16,
        "max_position_embeddings": 512,
        "rope_theta": 1e6,
        "tie_word_embeddings": True,
        "initializer_range": 0.2,
    },
    max_tokens=MAX_TOKENS,
    dims=(WIDTH, WIDTH // 2),
    speech={
        "hidden_size": SPEECH_WIDTH,
        "num_hidden_layers": SPEECH_LAYERS,
        "num_attention_heads": 2,
        "intermediate_size": 48,
        "conv_dim": (16,) * 7,
        "num_conv_pos_embeddings": 8,
        "num_conv_pos_embedding_groups": 2,
        "layerdrop": 0.0,
        "initializer_range": 0.2,
    },
)


def make(place: Path, tokenizer_file: Path, *, strategy: Kind = "lf", **speech: Any) -> Path:
    """Write a checkpoint of a few kilobytes into ``place``.

    Args:
        place: folder, made where it is not there.
        tokenizer_file: a tokenizer of :data:`tests.tiny.VOCABULARY` entries.
        strategy: ``"lf"``, ``"clip"`` or ``"text"``.
        **speech: changes to the configuration of the speech encoder.
    """
    size = replace(SIZE, speech=SIZE.speech | speech)
    return write_random_checkpoint(place, size, strategy, tokenizer_file=tokenizer_file)


def shard(folder: Path) -> None:
    """Split ``model.safetensors`` into shards with an index, as large models are saved."""
    _rewrite(folder, "sharded")


def pickle_weights(folder: Path) -> None:
    """Replace ``model.safetensors`` by the trainer's ``pytorch_model.bin``."""
    _rewrite(folder, "bin")


def _rewrite(folder: Path, form: Form) -> None:
    whole = folder / "model.safetensors"
    tensors = load_file(whole)
    whole.unlink()
    write_weights(folder, tensors, form)


def into_hub_cache(place: Path, cache: Path) -> Path:
    """Rebuild a checkpoint as the hub's cache keeps a repository: links into blobs, the text model in ``text``.

    Returns:
        The repository's folder in the cache; its one snapshot is ``snapshots/0123abcd``.
    """
    repository = cache / "models--soynade-research--Oolel-Embed"
    snapshot, blobs = repository / "snapshots" / "0123abcd", repository / "blobs"
    blobs.mkdir(parents=True)
    custom = [{"idx": 0, "name": "0", "path": "0_OolelEmbed", "type": "oolel_embed.OolelEmbed"}]
    write(place / "modules.json", custom)
    (place / "oolel_embed.py").write_text("raise SystemExit('code that came with a model was run')\n", encoding="utf-8")
    for number, file in enumerate(sorted(file for file in place.rglob("*") if file.is_file())):
        target = snapshot / file.relative_to(place).as_posix().replace("oolel_mrl", "text")
        target.parent.mkdir(parents=True, exist_ok=True)
        blob = blobs / f"{number:040x}"
        file.replace(blob)
        target.symlink_to(blob)
    (repository / "refs").mkdir()
    (repository / "refs" / "main").write_text("0123abcd", encoding="utf-8")
    return repository


def write(file: Path, content: object) -> None:
    """Write JSON."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps(content), encoding="utf-8")


def edit(file: Path, **values: object) -> None:
    """Change values of a JSON object; None takes one away."""
    content = json.loads(file.read_text(encoding="utf-8")) | values
    write(file, {name: value for name, value in content.items() if value is not None})


def edit_tensors(file: Path, **values: Tensor | None) -> None:
    """Change tensors of a safetensors file, ``.`` written ``__``; None takes one away."""
    tensors: dict[str, Tensor | None] = dict(load_file(file))
    tensors |= {name.replace("__", "."): value for name, value in values.items()}
    save_file({name: tensor for name, tensor in tensors.items() if tensor is not None}, file)


def plant_outliers(file: Path, *, everywhere: bool, size: float = 2_000.0) -> None:
    """Give the text model channels whose values lie far beyond all others, and which nothing reads.

    Args:
        file: weights of the text model.
        everywhere: before every matrix that reads a norm too, not only before ``down_proj``.
        size: factor.
    """
    tensors = load_file(file)
    for layer in {name.partition(".mlp.")[0] for name in tensors if ".mlp." in name}:
        tensors[f"{layer}.mlp.up_proj.weight"][3] *= size
        tensors[f"{layer}.mlp.down_proj.weight"][:, 3] = 0
        readers = {
            "input_layernorm": [f"self_attn.{name}_proj" for name in "qkv"],
            "post_attention_layernorm": ["mlp.gate_proj", "mlp.up_proj"],
        }
        for norm, names in readers.items() if everywhere else ():
            tensors[f"{layer}.{norm}.weight"][5] *= size
            for name in names:
                tensors[f"{layer}.{name}.weight"][:, 5] = 0
    save_file(tensors, file)
