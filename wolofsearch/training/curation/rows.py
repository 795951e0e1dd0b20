"""One row of the curated data set, and the reasons for which a row is dropped."""

from __future__ import annotations

from dataclasses import dataclass, fields
from enum import StrEnum
from typing import Any

import pyarrow as pa


class Reason(StrEnum):
    """Why a row is not in the data set."""

    EMPTY = "empty or without letters"
    LENGTH = "one side far longer than the other"
    LANGUAGE = "not in the language it should be in"
    SPEED = "transcript too long or too short for the sound"
    SOUND = "sound file missing"
    EVALUATION = "overlaps an evaluation set"
    MEANING = "the two sides mean different things"
    EXACT = "exact duplicate"
    NEAR = "near duplicate"


@dataclass(frozen=True, slots=True)
class Row:
    """A pair (a query and the French text that it leads to), a text, or a spoken clip.

    Args:
        kind: ``pair``, ``text`` or ``speech``.
        source: name of the declared source.
        place: file and line (or clip) in the data folder.
        licence: of this row.
        trust: of its source.
        family: of its source.
        language: of ``query``.
        query: the question, sentence or transcript, normalised.
        document: the French side; "" where there is none.
        original: ``query`` as its source spells it, where normalising changed more than spaces; else "".
        audio: sound file below the data folder; "" for texts.
        speaker: who speaks; "" for texts.
        seconds: of sound.
        similarity: cosine of the two sides by the bundled model; NaN where it was not asked.
    """

    kind: str
    source: str
    place: str
    licence: str
    trust: str
    family: str
    language: str
    query: str
    document: str = ""
    original: str = ""
    audio: str = ""
    speaker: str = ""
    seconds: float = 0.0
    similarity: float = float("nan")


DATASET = "dataset.parquet"
"""Name of the file in the folder of a curated data set."""
SCHEMA = pa.schema([(column.name, pa.float32() if column.type == "float" else pa.string()) for column in fields(Row)])
"""Of the parquet file."""


def as_table(rows: list[Row]) -> Any:
    """Return rows as an Arrow table of :data:`SCHEMA`."""
    columns = {column.name: [getattr(row, column.name) for row in rows] for column in fields(Row)}
    return pa.table(columns, schema=SCHEMA)


def as_rows(table: Any) -> list[Row]:
    """Return the rows of an Arrow table or batch of :data:`SCHEMA`."""
    names = [column.name for column in fields(Row)]
    return [Row(**{name: value[name] for name in names}) for value in table.select(names).to_pylist()]
