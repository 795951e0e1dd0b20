"""Sets as Hugging Face publishes them: parquet or Arrow files of queries, corpus and qrels, sound inside the column.

The layout of ``kallaama-retrieval-eval`` and of mteb's sets. Files are read from disk with pyarrow; nothing is fetched
and nothing that comes with them is run. Sound is written out once, so that the rest sees files as everywhere else.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from wolofsearch.errors import WolofSearchError
from wolofsearch.evaluation.beir import LAYOUT, asked, passage_text
from wolofsearch.evaluation.retrieval import Passage, Qrels, Query, RetrievalSet

FORMATS = (".parquet", ".arrow")
QRELS_NAMES = ("qrels", "default")
"""BEIR's third part; mteb's sets call the configuration that holds it ``default``."""


def holds_hub_dataset(folder: Path) -> bool:
    """Return whether a folder has such files at all."""
    return any(file.suffix in FORMATS for file in folder.rglob("*"))


def read_hub_dataset(folder: Path, audio_dir: Path) -> RetrievalSet:
    """Return the set of a folder; sound from its columns is written into ``audio_dir``.

    Raises:
        WolofSearchError: ``evaluation.bad_set`` when a part is missing or not as it should be.
    """
    try:
        queries = [_query(row, audio_dir) for row in _rows(folder, ("queries",))]
        corpus = [Passage(str(row["_id"]), passage_text(row)) for row in _rows(folder, ("corpus",))]
        qrels: Qrels = {}
        for row in _rows(folder, QRELS_NAMES):
            qrels.setdefault(str(row["query-id"]), {})[str(row["corpus-id"])] = int(row["score"])
        return asked(RetrievalSet(folder.name, LAYOUT["task"], queries, corpus, qrels))
    except (OSError, ValueError, KeyError, TypeError) as error:  # pyarrow's own errors are among these
        raise WolofSearchError("evaluation.bad_set", path=folder, detail=error) from error


def _rows(folder: Path, names: tuple[str, ...]) -> Iterator[dict[str, Any]]:
    """Yield the rows of a part, whichever way the folder is cut: ``queries/test-*.parquet`` or ``queries.parquet``."""
    files = [
        file
        for file in sorted(folder.rglob("*"))
        if file.suffix in FORMATS
        and any(part.startswith(names) for part in file.relative_to(folder).with_suffix("").parts)
    ]
    if not files:
        raise ValueError(f"{names[0]}: no .parquet or .arrow file")
    for file in files:
        yield from _table(file).to_pylist()


def _table(file: Path) -> Any:
    import pyarrow as pa
    from pyarrow import parquet

    if file.suffix == ".parquet":
        return parquet.read_table(file)
    with pa.memory_map(str(file)) as source:
        return pa.ipc.open_stream(source).read_all()


def _query(row: dict[str, Any], audio_dir: Path) -> Query:
    sound, audio = row.get("audio"), None
    if sound is not None:
        content = bytes(sound["bytes"])
        # Named by its bytes: an id from elsewhere is no file name.
        audio = audio_dir / f"{hashlib.sha256(content).hexdigest()[:32]}{_suffix(sound)}"
        if not audio.exists():
            audio_dir.mkdir(parents=True, exist_ok=True)
            audio.write_bytes(content)
    return Query(str(row["_id"]), str(row.get("text") or ""), audio)


def _suffix(sound: dict[str, Any]) -> str:
    suffix = Path(sound.get("path") or "").suffix
    return suffix if suffix[1:].isalnum() else ".audio"
