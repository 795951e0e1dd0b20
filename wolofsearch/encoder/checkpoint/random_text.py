"""What lies beside the random weights of a text model: its tokenizer, and sentence-transformers' settings."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from wolofsearch.encoder.bundle import find_model, read_manifest
from wolofsearch.encoder.checkpoint.layout import CONFIG
from wolofsearch.encoder.checkpoint.prompts import INHERITED, SENTENCE_TRANSFORMERS
from wolofsearch.encoder.checkpoint.text_part import MODULES, POOLING, TOKENIZER, TRANSFORMER
from wolofsearch.encoder.tokens import END_OF_TEXT

POOLINGS = ("cls_token", "mean_tokens", "max_tokens", "mean_sqrt_len_tokens", "weightedmean_tokens", POOLING)


def write_text_settings(
    folder: Path, vocabulary: int, width: int, max_tokens: int, tokenizer_file: Path | None = None
) -> None:
    """Write into ``folder`` all that sentence-transformers keeps beside the weights.

    Args:
        folder: of the text model.
        vocabulary: rows of its table.
        width: of its vectors.
        max_tokens: longest text.
        tokenizer_file: a byte-pair tokenizer with at most ``vocabulary`` entries; None: the bundled model's.
    """
    if tokenizer_file is None:
        bundled = find_model(None)
        tokenizer_file = bundled / read_manifest(bundled).files["tokenizer"]["name"]
    _write(folder / TOKENIZER, _released(json.loads(tokenizer_file.read_text(encoding="utf-8")), vocabulary))
    _write(
        folder / "tokenizer_config.json",
        {
            "tokenizer_class": "PreTrainedTokenizerFast",
            "eos_token": END_OF_TEXT,
            "pad_token": END_OF_TEXT,
            "padding_side": "left",
        },
    )
    kinds = ("Transformer", ""), ("Pooling", "1_Pooling"), ("Normalize", "2_Normalize")
    modules = [
        {"idx": number, "name": str(number), "path": path, "type": f"sentence_transformers.models.{kind}"}
        for number, (kind, path) in enumerate(kinds)
    ]
    _write(folder / MODULES, modules)
    _write(folder / TRANSFORMER, {"max_seq_length": max_tokens, "do_lower_case": False})
    _write(
        folder / SENTENCE_TRANSFORMERS,
        {"prompts": {"query": INHERITED, "document": ""}, "default_prompt_name": None, "similarity_fn_name": "cosine"},
    )
    modes = {f"pooling_mode_{mode}": mode == POOLING for mode in POOLINGS}
    pooling = {"word_embedding_dimension": width, **modes, "include_prompt": True}
    (folder / "1_Pooling").mkdir(exist_ok=True)
    _write(folder / "1_Pooling" / CONFIG, pooling)


def _released(tokenizer: dict[str, Any], vocabulary: int) -> dict[str, Any]:
    """Return a tokenizer of ``vocabulary`` entries that ends texts itself, as the released one does."""
    known = tokenizer["model"]["vocab"]
    end = known[END_OF_TEXT]
    # No merge leads to the entries that are made up, so no text ever holds them.
    unused = {f"<|unused {number}|>": number for number in range(max(known.values()) + 1, vocabulary)}
    piece = {"SpecialToken": {"id": END_OF_TEXT, "type_id": 0}}
    return tokenizer | {
        "model": tokenizer["model"] | {"vocab": known | unused},
        "post_processor": {
            "type": "TemplateProcessing",
            "single": [{"Sequence": {"id": "A", "type_id": 0}}, piece],
            "pair": [{"Sequence": {"id": "A", "type_id": 0}}, {"Sequence": {"id": "B", "type_id": 1}}, piece],
            "special_tokens": {END_OF_TEXT: {"id": END_OF_TEXT, "ids": [end], "tokens": [END_OF_TEXT]}},
        },
        # What its last user wanted is saved in the file too.
        "truncation": {"direction": "Right", "max_length": 16, "strategy": "LongestFirst", "stride": 0},
        "padding": {
            "strategy": {"Fixed": 64},
            "direction": "Left",
            "pad_to_multiple_of": None,
            "pad_id": end,
            "pad_type_id": 0,
            "pad_token": END_OF_TEXT,
        },
    }


def _write(file: Path, content: object) -> None:
    file.write_text(json.dumps(content), encoding="utf-8")
