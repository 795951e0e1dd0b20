"""``results.json`` and the values of every query beside it: what reports, comparisons and the README are made from."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np

from wolofsearch.errors import WolofSearchError
from wolofsearch.evaluation.metrics import Values
from wolofsearch.evaluation.systems import FUSION, VOICE

FORMAT = 1
RESULTS = "results.json"


def write_json(file: Path, values: dict[str, Any]) -> None:
    """Write values so that two runs can be compared line by line; the file is whole or the old one."""
    file.parent.mkdir(parents=True, exist_ok=True)
    part = file.with_suffix(".part")
    part.write_text(json.dumps(values, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    part.replace(file)


def read_results(folder: Path) -> dict[str, Any]:
    """Return the results in a folder.

    Raises:
        WolofSearchError: ``evaluation.no_results`` when there are none that this version reads.
    """
    try:
        results: dict[str, Any] = json.loads((folder / RESULTS).read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise WolofSearchError("evaluation.no_results", path=folder) from error
    if results.get("format") != FORMAT:
        raise WolofSearchError("evaluation.no_results", path=folder)
    return results


def query_values(folder: Path, name: str) -> dict[str, Values]:
    """Return the measures of every query of a set, (queries, measures), by the name of their row.

    Raises:
        WolofSearchError: ``evaluation.no_results`` when they are not there.
    """
    try:
        with np.load(folder / "sets" / f"{name}.npz", allow_pickle=False) as kept:
            return {row: np.asarray(kept[row], np.float64) for row in kept.files}
    except (OSError, ValueError) as error:
        raise WolofSearchError("evaluation.no_results", path=folder) from error


def find_row(figures: dict[str, Any], system: str, dim: int | None = None) -> dict[str, Any] | None:
    """Return the row of a system at a dim; None for a dim: at its largest. None where the set has no such row."""
    rows = [row for row in figures["rows"] if row["system"] == system and dim in {None, row["dim"]}]
    return max(rows, key=lambda row: row["dim"] or 0, default=None)


def find_voice_row(figures: dict[str, Any]) -> dict[str, Any] | None:
    """Return the row of what the application does with speech, at its largest dim."""
    return find_row(figures, VOICE) or find_row(figures, FUSION)
