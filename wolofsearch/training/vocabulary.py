"""The subword vocabulary of the bundled model, learnt from French and Wolof in equal parts.

Lower-cased and in NFKC, since speech has no capitals; bytes stand in for characters never seen, so that no text is
unknown.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator

from tokenizers import Tokenizer, decoders, models, normalizers, pre_tokenizers, trainers

from wolofsearch.encoder.tokens import END_OF_TEXT
from wolofsearch.training.text_data import Pair

SAMPLE_CHARACTERS = 9_000_000
"""Characters of each language that the vocabulary is learnt from; more changes little and costs minutes."""


def learn_vocabulary(
    families: dict[str, list[Pair]], wolof: Iterable[str], french: Iterable[str], size: int
) -> Tokenizer:
    """Return a byte-pair tokenizer of ``size`` entries, learnt from the pairs and further text of each language."""
    tokenizer = Tokenizer(models.BPE(byte_fallback=True, unk_token=None))
    tokenizer.normalizer = normalizers.Sequence([normalizers.NFKC(), normalizers.Lowercase()])
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence(
        [
            pre_tokenizers.Metaspace(),
            pre_tokenizers.Punctuation(behavior="isolated"),
            pre_tokenizers.Digits(individual_digits=True),
        ]
    )
    tokenizer.decoder = decoders.Sequence([decoders.ByteFallback(), decoders.Metaspace(), decoders.Fuse()])
    bytes_ = [f"<0x{value:02X}>" for value in range(256)]
    trainer = trainers.BpeTrainer(
        vocab_size=size, special_tokens=[END_OF_TEXT, *bytes_], limit_alphabet=300, min_frequency=2, show_progress=False
    )
    tokenizer.train_from_iterator(_sample(families, wolof, french), trainer)
    return tokenizer


def _sample(families: dict[str, list[Pair]], wolof: Iterable[str], french: Iterable[str]) -> Iterator[str]:
    pairs = [pair for family in families.values() for pair in family]
    yield from _first_characters(itertools.chain((pair.query for pair in pairs if pair.wolof), wolof))
    yield from _first_characters(itertools.chain((pair.document for pair in pairs if pair.wolof), french))


def _first_characters(lines: Iterable[str]) -> Iterator[str]:
    left = SAMPLE_CHARACTERS
    for line in lines:
        yield line
        left -= len(line)
        if left < 0:
            return
