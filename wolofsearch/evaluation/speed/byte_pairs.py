"""A tokenizer of any size without training: as large as the published one, which nobody may copy into this program.

Words of the sample get byte pairs of their own, so that prompts and questions have about as many tokens as with the
published tokenizer; the rest are pairs at random. Written as the ``tokenizers`` library's JSON.
"""

from __future__ import annotations

import json
import random
from collections.abc import Iterable, Iterator
from pathlib import Path

from transformers.models.gpt2.tokenization_gpt2 import bytes_to_unicode

from wolofsearch.encoder.tokens import END_OF_TEXT

LONGEST_PIECE = 16
"""Letters in a piece of a known word."""
LONGEST_RANDOM = 12


def write_byte_pairs(file: Path, vocabulary: int, texts: Iterable[str]) -> None:
    """Write a byte-level byte-pair tokenizer with ``vocabulary`` entries that knows the words of ``texts``.

    Raises:
        ValueError: ``vocabulary`` is too small for bytes and end of text, or larger than such pairs can fill.
    """
    pieces = dict.fromkeys(bytes_to_unicode().values())
    merges: list[tuple[str, str]] = []
    for left, right in _pairs(list(pieces), texts):
        if len(pieces) + 1 >= vocabulary:
            break
        if left in pieces and left + right not in pieces:
            pieces[left + right] = None
            merges.append((left, right))
    if len(pieces) + 1 != vocabulary:
        raise ValueError(f"{vocabulary} entries")
    vocabulary_ids = {piece: number for number, piece in enumerate([*pieces, END_OF_TEXT])}
    byte_level = {"type": "ByteLevel", "add_prefix_space": False, "trim_offsets": False, "use_regex": True}
    end = {"id": vocabulary_ids[END_OF_TEXT], "content": END_OF_TEXT, "special": True}
    content = {
        "version": "1.0",
        "truncation": None,
        "padding": None,
        "added_tokens": [end | {"single_word": False, "lstrip": False, "rstrip": False, "normalized": False}],
        "normalizer": {"type": "NFC"},
        "pre_tokenizer": byte_level,
        "post_processor": {
            "type": "TemplateProcessing",
            "single": [{"Sequence": {"id": "A", "type_id": 0}}, {"SpecialToken": {"id": END_OF_TEXT, "type_id": 0}}],
            "pair": [{"Sequence": {"id": "A", "type_id": 0}}, {"Sequence": {"id": "B", "type_id": 0}}],
            "special_tokens": {
                END_OF_TEXT: {"id": END_OF_TEXT, "ids": [vocabulary_ids[END_OF_TEXT]], "tokens": [END_OF_TEXT]}
            },
        },
        "decoder": byte_level,
        "model": {
            "type": "BPE",
            "dropout": None,
            "unk_token": None,
            "continuing_subword_prefix": None,
            "end_of_word_suffix": None,
            "fuse_unk": False,
            "byte_fallback": False,
            "ignore_merges": False,
            "vocab": vocabulary_ids,
            "merges": [list(merge) for merge in merges],
        },
    }
    file.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")


def _pairs(alphabet: list[str], texts: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield pairs to be merged, short beginnings of known words first; as many as are wanted."""
    letters = bytes_to_unicode()
    words = sorted({word for text in texts for word in text.split()})
    spelt = ["".join(letters[byte] for byte in f" {word}".encode()) for word in words]
    for length in range(1, LONGEST_PIECE):
        for word in spelt:
            if len(word) > length:
                yield word[:length], word[length]
    rng = random.Random(0)
    known = list(alphabet)
    for _ in range(10_000_000):
        left, right = rng.choice(known), rng.choice(alphabet)
        if len(left) < LONGEST_RANDOM:
            known.append(left + right)
            yield left, right
