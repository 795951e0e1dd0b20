"""How the files of a source are read, by the layout it declares: rows with their place, nothing judged yet."""

from __future__ import annotations

import csv
import gzip
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from wolofsearch.evaluation.data_folder import records, rows
from wolofsearch.training.curation.rows import Row
from wolofsearch.training.curation.sources import Source

LEAST_SCORE = 4.0
"""Of 5: from here on two sentences of a similarity scale say the same."""
SECTION_CHARACTERS = 900
"""Of a document that its title shall find: about what the text model reads."""
_LEAST_SECTION = 120


def read(source: Source, data: Path) -> Iterator[Row]:
    """Yield the rows of a source in the order of its files, as they stand there.

    Raises:
        FileNotFoundError: no file of the source is there.
    """
    files = source.paths(data)
    if not files:
        raise FileNotFoundError(f"{data}: {', '.join(source.files)}")
    for file in files:
        for number, row in LAYOUTS[source.layout](source, file):
            yield _with_place(row, f"{file.relative_to(data).as_posix()}:{number}", file, data)


def _with_place(values: dict[str, Any], place: str, file: Path, data: Path) -> Row:
    sound: dict[str, Any] = {}
    if name := values.pop("audio", ""):
        audio = (file.parent / name).relative_to(data).as_posix()
        sound = {"audio": audio, "seconds": float(values.pop("seconds"))}
    return Row(place=place, **values, **sound)


def _base(source: Source, kind: str) -> dict[str, str]:
    return {
        "kind": kind, "source": source.name, "licence": source.licence, "trust": source.trust, "family": source.family,
        "language": source.language,
    }  # fmt: skip


def _parallel(source: Source, file: Path) -> Iterator[tuple[int, dict[str, str]]]:
    """A header, then French and Wolof; the header names the languages in its own way."""
    with gzip.open(file, "rt", encoding="utf-8", newline="") as lines:
        for number, row in enumerate(islice(csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE), 1, None), 2):
            if len(row) >= 2:
                yield number, {**_base(source, "pair"), "document": row[0], "query": row[1]}


def _lines(source: Source, file: Path) -> Iterator[tuple[int, dict[str, str]]]:
    with gzip.open(file, "rt", encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            yield number, {**_base(source, "text"), "query": line}


def _questions(source: Source, file: Path) -> Iterator[tuple[int, dict[str, str]]]:
    """JSON lines of a query and its passage, from many origins."""
    for number, row in enumerate(records(file), 1):
        if not any(origin in row["source"] for origin in source.without):
            document = f"{row.get('title') or ''} {row['passage']}"
            yield number, {**_base(source, "pair"), "query": row["query"], "document": document}


def _documents(source: Source, file: Path) -> Iterator[tuple[int, dict[str, str]]]:
    """JSON lines of titled documents: the title leads to how the document begins."""
    for number, row in enumerate(records(file), 1):
        text = row["text"].strip()
        if row["title"] and len(text) >= _LEAST_SECTION:
            yield number, {**_base(source, "pair"), "query": row["title"], "document": text[:SECTION_CHARACTERS]}


def _scored(source: Source, file: Path) -> Iterator[tuple[int, dict[str, str]]]:
    """A split, a score of 0 to 5, and two sentences."""
    with file.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            parts = line.rstrip("\n").split("\t")
            if len(parts) >= 4 and parts[0] == "train" and float(parts[1]) >= LEAST_SCORE:
                yield number, {**_base(source, "pair"), "query": parts[2], "document": parts[3]}


def _speech(source: Source, file: Path) -> Iterator[tuple[int, dict[str, str]]]:
    for number, row in enumerate(rows(file), 2):
        yield number, {
            **_base(source, "speech"), "licence": row.get("licence") or source.licence, "language": row["language"],
            "query": row["transcript"], "document": row.get("french") or "", "audio": row["path"],
            "speaker": row["speaker"], "seconds": row["seconds"],
        }  # fmt: skip


LAYOUTS: dict[str, Callable[[Source, Path], Iterator[tuple[int, dict[str, str]]]]] = {
    "parallel": _parallel,
    "lines": _lines,
    "questions": _questions,
    "documents": _documents,
    "scored": _scored,
    "speech": _speech,
}
