"""Sets on disk in BEIR's layout: ``queries``, ``corpus`` and ``qrels`` as JSON lines or TSV, sound files beside them.

A folder that ``evaluate build`` made also has a ``manifest.json``, which names the tasks in it (one recording may be
asked for its translation and for its transcript) and tells where everything comes from. Folders from elsewhere are
untrusted: sound files are only opened inside the folder.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from wolofsearch.errors import WolofSearchError
from wolofsearch.evaluation.data_folder import records
from wolofsearch.evaluation.retrieval import Passage, Qrels, Query, RetrievalSet, tidied

MANIFEST = "manifest.json"
LAYOUT: dict[str, Any] = {"task": "document", "kind": "retrieval", "corpus": "corpus", "qrels": "qrels/test"}


def read_beir(folder: Path) -> list[RetrievalSet]:
    """Return the sets of a folder, one for each task in its manifest, else one of the folder's name.

    Raises:
        WolofSearchError: ``evaluation.bad_set`` when a part is missing or not as it should be.
    """
    try:
        about = json.loads(_text(folder / MANIFEST)) if (folder / MANIFEST).exists() else {}
        queries = [_query(folder, row) for row in _rows(folder, "queries")]
        tasks = about.pop("tasks", None) or [{"name": folder.name, **LAYOUT, "qrels": _qrels_name(folder)}]
        return [asked(_set(folder, queries, task, about)) for task in tasks]
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise WolofSearchError("evaluation.bad_set", path=folder, detail=error) from error


def _set(folder: Path, queries: list[Query], task: dict[str, Any], about: dict[str, Any]) -> RetrievalSet:
    qrels: Qrels = {}
    for row in _rows(folder, task["qrels"]):
        qrels.setdefault(str(row["query-id"]), {})[str(row["corpus-id"])] = int(row["score"])
    corpus = [Passage(str(row["_id"]), passage_text(row)) for row in _rows(folder, task["corpus"])]
    return RetrievalSet(task["name"], task["task"], queries, corpus, qrels, task["kind"], about)


def asked(given: RetrievalSet) -> RetrievalSet:
    """Return the set tidied.

    Raises:
        ValueError: nothing in it can be asked.
    """
    tidy = tidied(given)
    if not tidy.queries:
        raise ValueError(f"{given.name}: no query is answered by the corpus")
    return tidy


def passage_text(row: dict[str, Any]) -> str:
    """Return a corpus row's text behind its title, if it has one."""
    return f"{row.get('title') or ''} {row['text']}".strip()


def _query(folder: Path, row: dict[str, Any]) -> Query:
    audio = folder / row["audio"] if row.get("audio") else None
    if audio and (not audio.resolve().is_relative_to(folder.resolve()) or not audio.is_file()):
        raise ValueError(f"audio: {row['audio']}")
    return Query(str(row["_id"]), str(row.get("text") or ""), audio)


def _qrels_name(folder: Path) -> str:
    """Return the part that holds the answers: the test split, else the only one, else a single file."""
    splits = sorted((folder / "qrels").glob("*.tsv")) + sorted((folder / "qrels").glob("*.jsonl"))
    names = [split.stem for split in splits]
    if "test" in names or not names:
        return "qrels/test" if names else "qrels"
    return f"qrels/{names[0]}"


def _rows(folder: Path, part: str) -> Iterator[dict[str, Any]]:
    jsonl, tsv = folder / f"{part}.jsonl", folder / f"{part}.tsv"
    if jsonl.exists():
        yield from records(jsonl)
    else:
        with tsv.open(encoding="utf-8", newline="") as lines:
            yield from csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)


def _text(file: Path) -> str:
    return file.read_text(encoding="utf-8")


def write_rows(file: Path, rows: Iterable[dict[str, Any]]) -> None:
    """Write JSON lines, or TSV when the file is called so; its folder is made."""
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("w", encoding="utf-8", newline="\n") as out:
        for number, row in enumerate(rows):
            if file.suffix == ".tsv":
                if number == 0:
                    out.write("\t".join(row) + "\n")
                out.write("\t".join(map(str, row.values())) + "\n")
            else:
                out.write(json.dumps(row, ensure_ascii=False) + "\n")


def write_set(folder: Path, given: RetrievalSet, corpus: str, qrels: str) -> None:
    """Write corpus and answers of a task into a folder; queries are written once by :func:`write_queries`."""
    write_rows(folder / f"{corpus}.jsonl", ({"_id": each.id, "text": each.text} for each in given.corpus))
    write_rows(
        folder / f"{qrels}.tsv",
        (
            {"query-id": query, "corpus-id": passage, "score": score}
            for query, answers in given.qrels.items()
            for passage, score in answers.items()
        ),
    )


def write_queries(folder: Path, queries: Iterable[Query]) -> None:
    """Write the queries of a folder; their sound files lie inside it."""
    write_rows(
        folder / "queries.jsonl",
        (
            {"_id": query.id, "text": query.text}
            | ({"audio": query.audio.relative_to(folder).as_posix()} if query.audio else {})
            for query in queries
        ),
    )
