"""The texts that the text stage learns from, drawn from the curated data set.

Curation has judged every row and holds no text of an evaluation set; here the rows only become families. A batch is
drawn from one family at a time, by the weights of the configuration, so that the wrong answers are of the right one's
kind.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
from pyarrow import parquet

from wolofsearch.errors import WolofSearchError
from wolofsearch.training.curation.rows import DATASET, Row, as_rows
from wolofsearch.training.phonemes import letters
from wolofsearch.training.romanisation import romanise

SPELLING = "spelling"
"""The family whose queries and documents are the same Wolof text."""
HALVES = "halves"
"""The family in which a French sentence leads to the rest of its paragraph: pre-training without any label."""
RELATED = "related"
"""The family of transcripts in another language of the region that have a French side (Mboshi)."""
_LEAST_HALF = 40
_SENTENCE_END = re.compile(r"(?<=[.!?;:])\s+")


@dataclass(frozen=True, slots=True)
class Pair:
    """A query and the French text that answers or translates it."""

    query: str
    document: str
    wolof: bool
    """Whether the query is to be read as Wolof is (else it is French)."""
    spoken: str = ""
    """How the query sounds, in letters, where its spelling is not that of Wolof."""


def numbered(texts: Iterable[str]) -> npt.NDArray[np.int64]:
    """Return a number for each text, equal where texts are; numpy's own unique wants each as wide as the longest."""
    numbers: dict[str, int] = {}
    return np.array([numbers.setdefault(text, len(numbers)) for text in texts], np.int64)


def read_rows(curated: Path, kind: str | None = None) -> Iterator[Row]:
    """Yield the rows of a curated data set, of one kind or all, a batch at a time in memory.

    Raises:
        WolofSearchError: ``training.not_curated`` when there is none in the folder.
    """
    file = curated / DATASET
    if not file.exists():
        raise WolofSearchError("training.not_curated", path=curated)
    with parquet.ParquetFile(file) as dataset:
        for batch in dataset.iter_batches():
            yield from (row for row in as_rows(batch) if kind in {None, row.kind})


def load_pairs(curated: Path) -> dict[str, list[Pair]]:
    """Return the training pairs of every family, each family in the order of the data set."""
    families: dict[str, list[Pair]] = {}
    for row in read_rows(curated, "pair"):
        families.setdefault(row.family, []).append(Pair(row.query, row.document, wolof=row.language == "wo"))
    return families


def half_pairs(curated: Path) -> list[Pair]:
    """Return French paragraphs cut in two: the first sentence leads to the rest (inverse cloze; Lee et al., 2019)."""
    cut = (_SENTENCE_END.split(text, maxsplit=1) for text in french_lines(curated))
    whole = (halves for halves in cut if len(halves) == 2 and min(map(len, halves)) >= _LEAST_HALF)
    return [Pair(first, rest, wolof=False) for first, rest in whole]


def related_pairs(curated: Path) -> list[Pair]:
    """Return the transcripts of real speech in other languages, as it sounds, with their French sides."""
    spoken: dict[str, list[Row]] = {}
    for row in read_rows(curated, "speech"):
        if row.document:
            spoken.setdefault(row.language, []).append(row)
    return [
        Pair(row.query, row.document, wolof=True, spoken=heard)
        for language, rows in spoken.items()
        for row, heard in zip(rows, romanise([row.query for row in rows], language), strict=True)
        if heard
    ]


def spelling_pairs(curated: Path) -> list[Pair]:
    """Return all Wolof text, translated or not, as pairs of a text and itself."""
    texts = dict.fromkeys(row.query for row in read_rows(curated) if row.language == "wo" and letters(row.query))
    return [Pair(text, text, wolof=True) for text in texts]


def french_lines(curated: Path) -> Iterator[str]:
    """Yield the modern French text, a paragraph or sentence each."""
    return (row.query for row in read_rows(curated, "text") if row.language == "fr")


def wolof_lines(curated: Path) -> Iterator[str]:
    """Yield Wolof sentences without translation."""
    return (row.query for row in read_rows(curated, "text") if row.language == "wo")


def training_texts(curated: Path) -> Iterator[str]:
    """Yield every text that the stages may learn from, spoken or read, whatever a run's luck makes it draw."""
    for row in read_rows(curated):
        yield from (text for text in (row.query, row.original, row.document) if text)


def source_names(curated: Path) -> list[str]:
    """Return the names of the sources that the data set has rows of, in its order."""
    return list(dict.fromkeys(row.source for row in read_rows(curated)))
