"""The lexicon that a bundle hears with, counted from the curated Wolof text.

A word is kept as people mostly write it, under the letters that stand for its sound. Transcripts of the related
language that is measured too (Mboshi) are counted with it: its words follow one another and seldom Wolof ones.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from itertools import pairwise
from pathlib import Path

import numpy as np

from wolofsearch.encoder.lexicon import LONGEST_WORD, START, Lexicon, Numbers
from wolofsearch.training.phonemes import LETTERS, letters
from wolofsearch.training.text_data import read_rows, related_pairs
from wolofsearch.training.word_targets import EDGES

MOST_WORDS = 30_000
DISCOUNT = 0.75
"""Taken from every count of a pair and given to pairs that were not met (Ney, Essen and Kneser, 1994)."""


def wolof_lexicon(curated: Path) -> Lexicon:
    """Return the lexicon of all Wolof text of a curated data set."""
    wolof = dict.fromkeys(row.query for row in read_rows(curated) if row.language == "wo")
    return counted([*wolof, *(pair.spoken for pair in related_pairs(curated))])


def counted(texts: Iterable[str]) -> Lexicon:
    """Return the lexicon of the most frequent words of some texts, with a bigram model by absolute discounting."""
    written: dict[str, Counter[str]] = defaultdict(Counter)
    sentences = [_spelled(text, written) for text in texts]
    singles = Counter(word for sentence in sentences for word in sentence if len(word) <= LONGEST_WORD)
    kept = [word for word, _ in singles.most_common(MOST_WORDS)]
    counts = np.array([singles[word] for word in kept], np.float64)
    before, after, times = _pairs(sentences, {word: number for number, word in enumerate(kept, start=1)})
    chances = np.log(counts / counts.sum())
    contexts = np.bincount(before, weights=times, minlength=len(kept) + 1)
    kinds = np.bincount(before, minlength=len(kept) + 1)
    left = np.where(contexts > 0, DISCOUNT * kinds / np.maximum(contexts, 1), 1.0)
    follows = (times - DISCOUNT) / contexts[before] + left[before] * np.exp(chances[after - 1])
    return Lexicon(
        letters=LETTERS,
        words=[written[word].most_common(1)[0][0] if word in written else word for word in kept],
        spelled=kept,
        chances=chances.astype(np.float32),
        before=before,
        after=after,
        follows=np.log(follows).astype(np.float32),
        unmet=np.log(left).astype(np.float32),
    )


def _spelled(text: str, written: dict[str, Counter[str]]) -> list[str]:
    """Return the words of a text in letters, and count how each is written."""
    found = []
    for raw in text.split():
        parts = letters(raw).split()
        found += parts
        if len(parts) == 1:
            written[parts[0]][raw.strip(EDGES).lower()] += 1
    return found


def _pairs(sentences: list[list[str]], numbers: dict[str, int]) -> tuple[Numbers, Numbers, Numbers]:
    """Return which known words follow one another, in order, and how often."""
    met: Counter[tuple[int, int]] = Counter()
    for sentence in sentences:
        row = [START, *(numbers.get(word, -1) for word in sentence)]
        met.update(pair for pair in pairwise(row) if -1 not in pair)
    table = np.array([(*pair, met[pair]) for pair in sorted(met)], np.int64).reshape(-1, 3)
    return table[:, 0], table[:, 1], table[:, 2]
