"""Random checkpoints in exactly the layout in which the reference is released, a few kilobytes large."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import torch
from safetensors.torch import load_file, save_file
from tokenizers import Tokenizer
from tokenizers.processors import TemplateProcessing
from torch import Tensor, nn
from transformers import HubertConfig, HubertModel, PreTrainedTokenizerFast, Qwen3Config, Qwen3Model

from tests import tiny
from wolofsearch.encoder.tokens import END_OF_TEXT

WIDTH, SPEECH_WIDTH, SPEECH_LAYERS = 64, 24, 3
MAX_TOKENS = 200
SPEECH_WEIGHTS = Path("hubert_mrl") / "model.safetensors"
TEXT_WEIGHTS = Path("oolel_mrl") / "model.safetensors"


def make(place: Path, tokenizer_file: Path, *, strategy: str = "lf", **speech: Any) -> Path:
    """Write ``oolel_mrl`` and ``hubert_mrl`` into ``place``.

    Args:
        place: folder, made where it is not there.
        tokenizer_file: a tokenizer of :data:`tests.tiny.VOCABULARY` entries.
        strategy: ``"lf"`` or ``"clip"``.
        **speech: changes to the configuration of the speech encoder.
    """
    torch.manual_seed(5)
    _text(place / "oolel_mrl", tokenizer_file)
    _speech(place / "hubert_mrl", strategy, speech)
    return place


def _text(folder: Path, tokenizer_file: Path) -> None:
    config = Qwen3Config(
        vocab_size=tiny.VOCABULARY,
        hidden_size=WIDTH,
        intermediate_size=48,
        num_hidden_layers=2,
        num_attention_heads=4,
        num_key_value_heads=2,
        head_dim=16,
        max_position_embeddings=512,
        rope_theta=1e6,
        tie_word_embeddings=True,
        initializer_range=0.2,
    )
    model = Qwen3Model(config)
    _stir(model)
    model.save_pretrained(folder)
    tokenizer = Tokenizer.from_file(str(tokenizer_file))
    end = tokenizer.token_to_id(END_OF_TEXT)
    tokenizer.post_processor = TemplateProcessing(single=f"$A {END_OF_TEXT}", special_tokens=[(END_OF_TEXT, end)])
    # What its last user wanted is saved in the file too.
    tokenizer.enable_truncation(16)
    tokenizer.enable_padding(length=64, direction="left", pad_id=end, pad_token=END_OF_TEXT)
    PreTrainedTokenizerFast(
        tokenizer_object=tokenizer, padding_side="left", eos_token=END_OF_TEXT, pad_token=END_OF_TEXT
    ).save_pretrained(folder)
    tokenizer.save(str(folder / "tokenizer.json"))
    kinds = ("Transformer", ""), ("Pooling", "1_Pooling"), ("Normalize", "2_Normalize")
    modules = [
        {"idx": number, "name": str(number), "path": path, "type": f"sentence_transformers.models.{kind}"}
        for number, (kind, path) in enumerate(kinds)
    ]
    write(folder / "modules.json", modules)
    write(folder / "sentence_bert_config.json", {"max_seq_length": MAX_TOKENS, "do_lower_case": False})
    prompt = "Instruct: Given a web search query, retrieve relevant passages that answer the query\nQuery:"
    prompts = {"query": prompt, "document": ""}
    write(
        folder / "config_sentence_transformers.json",
        {"prompts": prompts, "default_prompt_name": None, "similarity_fn_name": "cosine"},
    )
    modes = ("cls_token", "mean_tokens", "max_tokens", "mean_sqrt_len_tokens", "weightedmean_tokens", "lasttoken")
    pooling = {f"pooling_mode_{mode}": mode == "lasttoken" for mode in modes}
    write(folder / "1_Pooling" / "config.json", {"word_embedding_dimension": WIDTH, **pooling, "include_prompt": True})


def _speech(folder: Path, strategy: str, changed: dict[str, Any]) -> None:
    sizes: dict[str, Any] = {
        "hidden_size": SPEECH_WIDTH,
        "num_hidden_layers": SPEECH_LAYERS,
        "num_attention_heads": 2,
        "intermediate_size": 48,
        "conv_dim": (16,) * 7,
        "num_conv_pos_embeddings": 8,
        "num_conv_pos_embedding_groups": 2,
        "layerdrop": 0.0,
        "initializer_range": 0.2,
    }
    config = HubertConfig(**(sizes | changed))
    hubert = HubertModel(config)
    _stir(hubert)
    tensors: dict[str, Tensor] = {f"hubert.{name}": tensor for name, tensor in hubert.state_dict().items()}
    states = SPEECH_WIDTH * SPEECH_LAYERS
    if strategy == "lf":
        tensors["projector.weight"] = nn.Linear(states, WIDTH, bias=False).weight.detach()
        convolution = nn.Conv1d(WIDTH, WIDTH, 2, stride=2).state_dict()
        tensors |= {f"pooling_parameters.{name}": tensor for name, tensor in convolution.items()}
    else:
        tensors["pooling_parameters"] = torch.randn(1, states)
        for dim in (WIDTH, WIDTH // 2):
            layer = nn.Linear(states, dim).state_dict()
            tensors |= {f"matryoshka_layers.{dim}.{name}": tensor for name, tensor in layer.items()}
    folder.mkdir(parents=True, exist_ok=True)
    save_file({name: tensor.contiguous() for name, tensor in tensors.items()}, folder / "model.safetensors")
    # The authors' class and their code are named, as they are in what they publish; nobody may import them.
    named = {"architectures": ["HubertMatryoshka"], "auto_map": {"AutoModel": "modeling.HubertMatryoshka"}}
    write(folder / "config.json", config.to_dict() | named)
    write(
        folder / "preprocessor_config.json",
        {
            "do_normalize": True,
            "feature_extractor_type": "Wav2Vec2FeatureExtractor",
            "feature_size": 1,
            "padding_side": "right",
            "padding_value": 0.0,
            "return_attention_mask": False,
            "sampling_rate": 16_000,
        },
    )


def _stir(model: nn.Module) -> None:
    """Give norms and biases values of their own: a fresh model's are all alike, and an exchange would go unseen."""
    with torch.no_grad():
        for parameter in model.parameters():
            if parameter.ndim == 1:
                parameter.add_(torch.randn_like(parameter), alpha=0.1)


def shard(folder: Path, shards: int = 3) -> None:
    """Split ``model.safetensors`` into shards with an index, as large models are saved."""
    whole = folder / "model.safetensors"
    tensors = load_file(whole)
    whole.unlink()
    names = sorted(tensors)
    places = {}
    for number in range(shards):
        file = f"model-{number + 1:05d}-of-{shards:05d}.safetensors"
        mine = names[number::shards]
        save_file({name: tensors[name] for name in mine}, folder / file)
        places |= dict.fromkeys(mine, file)
    write(folder / "model.safetensors.index.json", {"metadata": {"total_size": 0}, "weight_map": places})


def pickle_weights(folder: Path) -> None:
    """Replace ``model.safetensors`` by the trainer's ``pytorch_model.bin``."""
    whole = folder / "model.safetensors"
    torch.save(load_file(whole), folder / "pytorch_model.bin")
    whole.unlink()


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
