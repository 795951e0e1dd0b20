"""The pairs of texts that the text stage learns from, and what must never be among them.

Each source belongs to one family (``everyday``, ``news`` …) whose sampling weight the configuration sets. Pairs that
touch an evaluation set, by either side, are dropped here, so that no later stage can leak.
"""

from __future__ import annotations

import gzip
import json
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from wolofsearch.evaluation.data_folder import parallel, rows
from wolofsearch.evaluation.leaks import key
from wolofsearch.training.phonemes import letters

FAMILIES: dict[str, tuple[str, ...]] = {
    "questions": ("afriqa_questions_train", "afriqa_questions_dev"),
    "news": ("lafand_train", "lafand_dev"),
    "everyday": ("dilaf_examples", "cisse_examples", "jogolinga_text"),
    "words": ("dilaf_words", "cisse_words", "mohebs_terms"),
    "scripture": ("bible_kyg_lsg1910", "bible_nt2012_lsg1910", "quran_verse"),
    "civic": ("tidev_residual",),
}
SPELLING = "spelling"
"""The family whose queries and documents are the same Wolof text."""
TEST_FILES = ("afriqa_questions_test", "lafand_test", "flores200_dev", "flores200_devtest")
FRENCH_TEST_SOURCES = ("piaf", "senegal_servicepublic_docs")
"""Sources of French question-passage pairs that are kept for evaluation."""
_SPACES = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Pair:
    """A query and the French text that answers or translates it."""

    query: str
    document: str
    wolof: bool
    """Whether the query is Wolof (else French)."""


def clean(text: str) -> str:
    """Return the text in NFC with single spaces."""
    return _SPACES.sub(" ", unicodedata.normalize("NFC", text)).strip()


def read_parallel(file: Path) -> Iterator[tuple[str, str]]:
    """Yield (French, Wolof) of a parallel file, cleaned, where neither side is empty."""
    cleaned = ((clean(french), clean(wolof)) for french, wolof in parallel(file))
    return (pair for pair in cleaned if all(pair))


def read_table(file: Path) -> list[dict[str, str]]:
    """Return the rows of a tab-separated file with a header line and no quoting."""
    return list(rows(file))


def held_out(data: Path, sample_questions: Path) -> set[str]:
    """Return the keys of every text of the evaluation sets, spoken verses and sample questions included."""
    keys: set[str] = set()
    for name in TEST_FILES:
        for french, wolof in read_parallel(data / "parallel" / f"{name}.tsv.gz"):
            keys |= {key(french), key(wolof)}
    for row in read_table(data / "speech/ngaretou/manifest.tsv"):
        keys |= {key(row["wolof"]), key(row["french"])}
    if sample_questions.exists():
        for row in read_table(sample_questions):
            keys |= {key(row["wolof"]), key(row["french"])}
    keys.discard("")
    return keys


def spoken_words(data: Path) -> set[str]:
    """Return the 5-word sequences of the spoken verses: a training text that shares one is part of the test."""
    shingles: set[str] = set()
    for row in read_table(data / "speech/ngaretou/manifest.tsv"):
        for side in ("wolof", "french"):
            shingles |= set(_shingles(row[side]))
    return shingles


def _shingles(text: str, length: int = 5) -> Iterator[str]:
    words = key(text).split()
    for start in range(len(words) - length + 1):
        yield " ".join(words[start : start + length])


def load_pairs(data: Path, sample_questions: Path) -> dict[str, list[Pair]]:
    """Return the training pairs of every family, free of evaluation texts and of exact duplicates."""
    forbidden, verses = held_out(data, sample_questions), spoken_words(data)
    families: dict[str, list[Pair]] = {}
    for family, names in FAMILIES.items():
        rows = (pair for name in names for pair in read_parallel(data / "parallel" / f"{name}.tsv.gz"))
        pairs = (Pair(wolof, french, wolof=True) for french, wolof in rows)
        families[family] = list(_allowed(pairs, forbidden, verses if family == "scripture" else set()))
    families["french"] = list(_allowed(_french_pairs(data), forbidden, set()))
    families["paraphrase"] = list(_allowed(_paraphrases(data), forbidden, set()))
    return families


def spelling_pairs(families: dict[str, list[Pair]], data: Path, sample_questions: Path) -> list[Pair]:
    """Return all Wolof text, translated or not, as pairs of a text and itself, free of evaluation texts."""
    translated = (pair.query for pairs in families.values() for pair in pairs if pair.wolof)
    texts = (text for text in (*translated, *wolof_lines(data)) if letters(text))
    pairs = (Pair(text, text, wolof=True) for text in texts)
    return list(_allowed(pairs, held_out(data, sample_questions), spoken_words(data)))


def training_texts(data: Path, sample_questions: Path) -> Iterator[str]:
    """Yield every text that the stages may learn from, spoken or read, whatever a run's luck makes it draw."""
    families = load_pairs(data, sample_questions)
    families[SPELLING] = spelling_pairs(families, data, sample_questions)
    for pairs in families.values():
        for pair in pairs:
            yield from (pair.query, pair.document)
    for file in sorted((data / "speech" / "pretrain").glob("*/manifest.tsv")):
        yield from (row["transcript"] for row in read_table(file))
    for row in read_table(data / "speech/mboshi/train.tsv"):
        yield from (row["transcript"], row["french"])


def _allowed(pairs: Iterable[Pair], forbidden: set[str], verses: set[str]) -> Iterator[Pair]:
    seen: set[tuple[str, str]] = set()
    for pair in pairs:
        keys = (key(pair.query), key(pair.document))
        if not all(keys) or keys in seen or keys[0] in forbidden or keys[1] in forbidden:
            continue
        if verses and any(s in verses for text in (pair.query, pair.document) for s in _shingles(text)):
            continue
        if pair.wolof and not 0.2 < len(pair.query) / len(pair.document) < 5:  # misaligned beyond
            continue
        seen.add(keys)
        yield pair


def _french_pairs(data: Path) -> Iterator[Pair]:
    with gzip.open(data / "retrieval/pairs_fr_balanced.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            if not any(test in row["source"] for test in FRENCH_TEST_SOURCES):
                yield Pair(clean(row["query"]), clean(f"{row.get('title') or ''} {row['passage']}"), wolof=False)


def _paraphrases(data: Path) -> Iterator[Pair]:
    for line in (data / "french/stsb_fr_pairs.tsv").read_text(encoding="utf-8").splitlines():
        parts = line.split("\t")
        if len(parts) >= 4 and parts[0] == "train" and float(parts[1]) >= 4.0:  # of 5
            yield Pair(clean(parts[2]), clean(parts[3]), wolof=False)


def french_lines(data: Path) -> Iterator[str]:
    """Yield the modern French text, a paragraph or sentence each."""
    for file in sorted((data / "french").glob("*.txt.gz")):
        with gzip.open(file, "rt", encoding="utf-8") as lines:
            for line in lines:
                if text := clean(line):
                    yield text


def wolof_lines(data: Path) -> Iterator[str]:
    """Yield Wolof sentences without translation, annotation tags removed."""
    for file in sorted((data / "wolof").glob("*.txt.gz")):
        with gzip.open(file, "rt", encoding="utf-8") as lines:
            for line in lines:
                if text := clean(re.sub(r":fra\b|\[[^\]]*\]|%\w+|\(\)|:\w+", " ", line)):
                    yield text
