"""Measures one model on many sets; every set's figures are kept as soon as they are known, so a killed run goes on.

What comes out is plain values for ``results.json``: each set with its hash, each row with its measures, bounds, chance
and whether it beats the length control. The values of every query are kept beside them, for comparing two runs.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Generator, Iterable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, ClassVar

import numpy as np

from wolofsearch.encoder.protocol import FloatArray
from wolofsearch.evaluation.classification import Clues, few_shot, zero_shot
from wolofsearch.evaluation.embedding_cache import EmbeddingCache, Encoded
from wolofsearch.evaluation.leaks import TrainingTexts
from wolofsearch.evaluation.metrics import Values, above, chance_values, draws, figures, per_query, ranked
from wolofsearch.evaluation.retrieval import RetrievalSet
from wolofsearch.evaluation.systems import CASCADE, DURATION, TEXT, Model, Ranking, heard_words, rankings
from wolofsearch.events import Event

MEASURES_VERSION = 5
"""Raised when what is measured changes: kept figures of an older version are measured anew."""


@dataclass(frozen=True, slots=True)
class SetMeasured(Event):
    """A set's figures are known."""

    name: ClassVar[str] = "set_measured"
    set: str
    queries: int
    passages: int
    kept: bool


def measure_sets(
    sets: Iterable[RetrievalSet], model: Model, model_hash: str, trained: TrainingTexts, out: Path
) -> Generator[Encoded | SetMeasured, None, dict[str, Any]]:
    """Measure the sets and return their figures by name; what ``out`` already holds for them is taken from there.

    Args:
        sets: what to measure on.
        model: what to measure.
        model_hash: of all that decides its vectors.
        trained: the texts that it was trained on.
        out: folder of the kept figures (``sets/``) and vectors (``vectors/``).
    """
    cache = EmbeddingCache(out / "vectors", model_hash)
    measured: dict[str, Any] = {}
    for given in sets:
        digest = hashlib.sha256(f"{MEASURES_VERSION} {model_hash} {given.sha256()}".encode()).hexdigest()
        file = out / "sets" / f"{given.name}.json"
        kept = _kept(file, digest)
        if kept is None:
            rows = yield from rankings(given, model, cache)
            kept = _measured(given, rows, file.with_suffix(".npz"), trained) | _classified(given, rows, model)
            file.write_text(json.dumps({"key": digest, "figures": kept}), encoding="utf-8")
            yield SetMeasured(given.name, len(given.queries), len(given.corpus), kept=False)
        else:
            yield SetMeasured(given.name, len(given.queries), len(given.corpus), kept=True)
        measured[given.name] = kept
    return measured


def _kept(file: Path, digest: str) -> dict[str, Any] | None:
    try:
        content = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    figures: dict[str, Any] | None = content["figures"] if content.get("key") == digest else None
    return figures


def _measured(given: RetrievalSet, rows: list[Ranking], values_file: Path, trained: TrainingTexts) -> dict[str, Any]:
    chance, shares = chance_values(given), draws(len(given.queries))
    values = [per_query(ranked(row.scores, given), given) for row in rows]
    control = next(each for row, each in zip(rows, values, strict=True) if row.system == DURATION)
    values_file.parent.mkdir(parents=True, exist_ok=True)
    with values_file.open("wb") as out:
        named = {row_name(row.system, row.given, row.dim): each for row, each in zip(rows, values, strict=True)}
        np.savez_compressed(out, **{name: each.astype(np.float32) for name, each in named.items()})  # type: ignore[arg-type]
    return {
        "sha256": given.sha256(),
        "kind": given.kind,
        "task": given.task,
        "queries": len(given.queries),
        "passages": len(given.corpus),
        "spoken": given.spoken,
        "trained_on": len(trained.known(given)) if len(trained) else None,
        "about": given.about,
        "rows": [_row(row, each, control, chance, shares) for row, each in zip(rows, values, strict=True)],
    }


def row_name(system: str, given: str, dim: int | None) -> str:
    """Return the name of a row among the values of each query."""
    return f"{system} / {given} / {dim or '-'}"


def _row(row: Ranking, values: Values, control: Values, chance: Values, shares: Values) -> dict[str, Any]:
    return {
        "system": row.system,
        "given": row.given,
        "dim": row.dim,
        "metrics": {name: asdict(figure) for name, figure in figures(values, chance, shares).items()},
        "above_control": above(values, control, shares),
    }


def _classified(given: RetrievalSet, rows: list[Ranking], model: Model) -> dict[str, Any]:
    if given.kind != "classification":
        return {}
    clues = _clues(given, rows, model)
    return {
        "classification": [
            {
                "system": row.system,
                "given": row.given,
                "dim": row.dim,
                "zero_shot": zero_shot(row.scores, given),
                "few_shot": few_shot(_largest(row), given, clues.get(row.system)) if _is_largest(row, rows) else [],
            }
            for row in rows
        ]
    }


def _clues(given: RetrievalSet, rows: list[Ranking], model: Model) -> dict[str, Clues]:
    """Return what there is to know beside the vectors, by the system that knows it: what is typed, what is heard."""
    typed = next((row for row in rows if row.system == TEXT and _is_largest(row, rows)), None)
    if typed is None:
        return {}
    spelled = [query.text for query in given.queries]
    known = {TEXT: Clues(spelled, spelled, _largest(typed))}
    if model.words is not None and given.spoken:
        known[model.voice] = known[CASCADE] = Clues(heard_words(given, model), spelled, _largest(typed))
    return known


def _is_largest(row: Ranking, rows: list[Ranking]) -> bool:
    dims = [other.dim or 0 for other in rows if (other.system, other.given) == (row.system, row.given)]
    return row.queries is not None and (row.dim or 0) == max(dims)


def _largest(row: Ranking) -> FloatArray:
    assert row.queries is not None
    return row.queries
