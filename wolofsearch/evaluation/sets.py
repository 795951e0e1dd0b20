"""What the evaluations are run on: spoken questions and the French passages among which the right one stands.

Sets come from the data folder (``WOLOFSEARCH_DATA``, else ``../shared/data``), which is not shipped; the sample
questions are, so that one evaluation runs everywhere.
"""

from __future__ import annotations

import csv
import gzip
import os
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import numpy as np
import numpy.typing as npt

from wolofsearch import paths
from wolofsearch.errors import WolofSearchError


@dataclass(frozen=True, slots=True)
class SpokenSet:
    """Spoken queries, the passages, and which passage is right for each query."""

    name: str
    clips: list[Path]
    texts: list[str]
    """The Wolof transcript of each clip: what a perfect ear would hand to the text model."""
    passages: list[str]
    right: npt.NDArray[np.int64]


def data_dir(given: Path | None = None) -> Path:
    """Return the data folder.

    Raises:
        WolofSearchError: ``evaluation.no_data`` when it is not there.
    """
    folder = given or Path(os.environ.get("WOLOFSEARCH_DATA") or paths.PROJECT_DIR.parent / "shared" / "data")
    if not folder.is_dir():
        raise WolofSearchError("evaluation.no_data", path=folder)
    return folder


def rows(file: Path) -> Iterator[dict[str, str]]:
    """Yield the rows of a tab-separated file with a header, gzipped or not, without quoting."""
    opener = gzip.open if file.suffix == ".gz" else open
    with opener(file, "rt", encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)


def spoken_verses(data: Path) -> SpokenSet:
    """Real voices: every read clip that has a French side, against all those French sides."""
    folder = data / "speech" / "ngaretou"
    spoken = [row for row in rows(folder / "manifest.tsv") if row["french"]]
    return _set("verses", folder, spoken, "wolof")


def spoken_words(data: Path) -> SpokenSet:
    """Real voices: single words and short phrases against their French glosses."""
    folder = data / "speech" / "jogolinga"
    return _set("words", folder, [row for row in rows(folder / "manifest.tsv") if row["french"]], "wolof")


def _set(name: str, folder: Path, spoken: list[dict[str, str]], text: str) -> SpokenSet:
    passages = sorted({row["french"] for row in spoken})
    numbers = {passage: number for number, passage in enumerate(passages)}
    return SpokenSet(
        name=name,
        clips=[folder / row["path"] for row in spoken],
        texts=[row[text] for row in spoken],
        passages=passages,
        right=np.array([numbers[row["french"]] for row in spoken], dtype=np.int64),
    )


def parallel(file: Path) -> Iterator[tuple[str, str]]:
    """Yield (French, Wolof) of a ``.tsv.gz`` file with a header line and no quoting; shorter lines are skipped."""
    with gzip.open(file, "rt", encoding="utf-8", newline="") as lines:
        # The header names the languages in its own way; the order of the columns is the same in every file.
        for row in islice(csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE), 1, None):
            if len(row) >= 2:
                yield row[0], row[1]


def text_pairs(data: Path, name: str) -> tuple[list[str], list[str]]:
    """Return the Wolof and the French side of a parallel test file."""
    pairs = list(parallel(data / "parallel" / f"{name}.tsv.gz"))
    return [wolof for _, wolof in pairs], [french for french, _ in pairs]


def sample_questions() -> list[dict[str, str]]:
    """Return the rows of ``assets/sample/questions.tsv``."""
    return list(rows(paths.SAMPLE_DIR / "questions.tsv"))
