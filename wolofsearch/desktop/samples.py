"""The recorded sample questions that come with the program: read here, shown in :mod:`samples_view`."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path

from wolofsearch import paths


@dataclass(frozen=True, slots=True)
class SampleQuestion:
    """A recording, its words in Wolof, what they mean in French, and the document that answers (end of its path)."""

    audio: Path
    wolof: str
    french: str
    expected: str


def sample_questions() -> list[SampleQuestion]:
    """Return the sample questions whose recording is there; empty where the samples are not installed."""
    folder = paths.SAMPLE_DIR
    table = folder / "questions.tsv"
    if not table.is_file():
        return []
    with table.open(encoding="utf-8", newline="") as lines:
        rows = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        found = [SampleQuestion(folder / row["audio"], row["wolof"], row["french"], row["expected"]) for row in rows]
    return [question for question in found if question.audio.is_file()]
