"""The text model's folder: what sentence-transformers wrote beside the weights, honoured or refused.

A bundle knows one way to pool (the last token, normalised) and one way to end a text (its end-of-text token). The side
on which a batch is padded is of no consequence here: padding never enters a vector.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tokenizers import Tokenizer
from transformers import Qwen3Config

from wolofsearch.encoder.checkpoint.configuration import (
    optional_object,
    read_json,
    read_object,
    require_counts,
    sizes_for,
    unsupported,
)
from wolofsearch.encoder.checkpoint.layout import CONFIG
from wolofsearch.encoder.checkpoint.rope import rope_of
from wolofsearch.encoder.tokens import END_OF_TEXT
from wolofsearch.errors import WolofSearchError

MODULES = "modules.json"
TOKENIZER = "tokenizer.json"
TRANSFORMER = "sentence_bert_config.json"
TRAINED_TOKENS = 2048
"""Length to which the reference was trained, where a checkpoint names none."""
POOLING = "lasttoken"
_MODE = "pooling_mode_"
SPARE_ROWS = 512
"""Rows that an embedding table may have beyond its vocabulary, which is how tables are rounded up."""


@dataclass(frozen=True, slots=True)
class TextPart:
    """The text model, before its weights.

    ``config``: arguments of transformers' ``Qwen3Config``. ``max_tokens``: longest text with its end-of-text token.
    """

    folder: Path
    config: dict[str, Any]
    max_tokens: int
    tokenizer_file: Path


def read_text_part(folder: Path) -> TextPart:
    """Read the settings of the text model in ``folder``.

    Raises:
        WolofSearchError: ``encoder.missing_file``, ``encoder.broken_checkpoint``, ``encoder.unsupported_setting`` or
            ``encoder.wrong_vocabulary``.
    """
    file = folder / CONFIG
    raw = read_object(file)
    config = sizes_for(Qwen3Config, raw, file) | rope_of(raw, file)
    # Only the table is taken from the text model; whether a language head shares it is of no consequence.
    config["tie_word_embeddings"] = False
    sizes = ("vocab_size", "hidden_size", "num_hidden_layers", "num_attention_heads", "intermediate_size")
    require_counts(config, sizes, file)
    _require_known_modules(folder)
    tokenizer_file = folder / TOKENIZER
    _require_vocabulary(tokenizer_file, config["vocab_size"])
    return TextPart(folder, config, _max_tokens(folder, config), tokenizer_file)


def _require_known_modules(folder: Path) -> None:
    file = folder / MODULES
    if not file.exists():
        return
    modules = read_json(file)
    if not isinstance(modules, list) or not all(
        isinstance(module, dict) and isinstance(module.get("type"), str) and isinstance(module.get("path"), str)
        for module in modules
    ):
        raise WolofSearchError("encoder.broken_checkpoint", path=file, detail=MODULES)
    kinds = [module["type"].rsplit(".", 1)[-1] for module in modules]
    if kinds not in (["Transformer", "Pooling"], ["Transformer", "Pooling", "Normalize"]):
        raise unsupported(file, ", ".join(kinds), "Transformer, Pooling, Normalize")
    _require_last_token(folder, modules[1]["path"])


def _require_last_token(folder: Path, name: str) -> None:
    if Path(name).name != name:
        raise WolofSearchError("encoder.broken_checkpoint", path=folder / MODULES, detail=name)
    file = folder / name / CONFIG
    pooling = read_object(file)
    flags = [mode.removeprefix(_MODE) for mode, on in pooling.items() if mode.startswith(_MODE) and on]
    modes = [pooling["pooling_mode"]] if "pooling_mode" in pooling else flags
    if modes != [POOLING]:
        raise unsupported(file, f"pooling = {', '.join(map(str, modes))}", POOLING)
    if pooling.get("include_prompt") is False:
        raise unsupported(file, "include_prompt = false", "true")


def _max_tokens(folder: Path, config: dict[str, Any]) -> int:
    file = folder / TRANSFORMER
    settings = optional_object(file)
    if settings.get("do_lower_case"):
        raise unsupported(file, "do_lower_case = true", "false")
    longest = settings.get("max_seq_length") or TRAINED_TOKENS
    if not isinstance(longest, int) or longest < 2:
        raise WolofSearchError("encoder.broken_checkpoint", path=file, detail=f"max_seq_length = {longest}")
    if "max_position_embeddings" not in config:
        return longest
    require_counts(config, ["max_position_embeddings"], folder / CONFIG)
    return min(longest, int(config["max_position_embeddings"]))


def _require_vocabulary(file: Path, rows: int) -> None:
    """Refuse a tokenizer that is none, that ends texts otherwise than the reference, or that fits another table."""
    if not file.is_file():
        raise WolofSearchError("encoder.missing_file", path=file)
    try:
        tokenizer: Any = Tokenizer.from_file(str(file))
    except Exception as error:  # the library raises plain Exceptions
        raise WolofSearchError("encoder.broken_checkpoint", path=file, detail=error) from error
    ids = max(tokenizer.get_vocab().values(), default=-1) + 1
    if not rows - SPARE_ROWS < ids <= rows:
        raise WolofSearchError("encoder.wrong_vocabulary", path=file, tokens=ids, rows=rows)
    end = tokenizer.token_to_id(END_OF_TEXT)
    tokenizer.no_truncation()
    tokenizer.no_padding()
    plain, ended = (tokenizer.encode("ndox", add_special_tokens=special).ids for special in (False, True))
    # Whether the file itself appends the token differs between releases; that it appends another one must not be.
    if end is None or ended not in (plain, [*plain, end]):
        raise unsupported(file, "post_processor", END_OF_TEXT)
