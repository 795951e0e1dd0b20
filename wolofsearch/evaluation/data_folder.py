"""The data folder, from which sets are built and models are trained, and the sample questions.

The folder (``WOLOFSEARCH_DATA``, else ``../shared/data``) is not shipped; the sample questions are, so that one
evaluation runs everywhere.
"""

from __future__ import annotations

import csv
import gzip
import json
import os
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from wolofsearch import paths
from wolofsearch.errors import WolofSearchError


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


def records(file: Path) -> Iterator[dict[str, Any]]:
    """Yield the objects of a file of JSON lines, gzipped or not."""
    opener = gzip.open if file.suffix == ".gz" else open
    with opener(file, "rt", encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines if line.strip())


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
