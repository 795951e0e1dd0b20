"""``wolofsearch evaluate``: sets are built where missing, the model is measured on them, a report is written."""

from __future__ import annotations

import os
import platform
from collections.abc import Generator, Iterator
from dataclasses import dataclass, replace
from importlib.metadata import version
from pathlib import Path
from typing import Any, ClassVar

from wolofsearch.encoder.bundle import read_manifest
from wolofsearch.encoder.loading import load_encoder
from wolofsearch.errors import WolofSearchError
from wolofsearch.evaluation.beir import read_beir
from wolofsearch.evaluation.benchmark import SetMeasured, measure_sets
from wolofsearch.evaluation.building import SetBuilt, build, bundled_training_texts, is_current, learnt_by
from wolofsearch.evaluation.cost import costs
from wolofsearch.evaluation.data_folder import data_dir
from wolofsearch.evaluation.embedding_cache import Encoded
from wolofsearch.evaluation.hub_dataset import holds_hub_dataset, read_hub_dataset
from wolofsearch.evaluation.leaks import TrainingTexts
from wolofsearch.evaluation.models import load_model, model_hash, size_bytes
from wolofsearch.evaluation.recipes import OWN, RECIPES
from wolofsearch.evaluation.report import write_report
from wolofsearch.evaluation.results import FORMAT, RESULTS, write_json
from wolofsearch.evaluation.retrieval import RetrievalSet
from wolofsearch.evaluation.samples import samples
from wolofsearch.events import Event

LIBRARIES = ("numpy", "onnxruntime", "ir-measures", "pytrec-eval-terrier", "scikit-learn", "bm25s")


@dataclass(frozen=True, slots=True)
class SetMissing(Event):
    """A set could not be built here; ``message_id`` and ``facts`` say why."""

    name: ClassVar[str] = "set_missing"
    set: str
    message_id: str
    facts: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Task:
    """What to measure: a bundle, on sets of :data:`RECIPES` by name or on any folder that holds a set.

    ``line`` is the command that asked for it; ``out`` gets the report, the results and the kept vectors. Sets are built
    of what the bundled models have not learnt from, or, ``alone``, of what this one has not. With ``heard_alone``
    questions are not typed too.
    """

    model: Path
    sets: tuple[str, ...]
    out: Path
    sets_dir: Path
    data: Path | None = None
    line: str = ""
    alone: bool = False
    heard_alone: bool = False


Told = Encoded | SetMeasured | SetBuilt | SetMissing


def evaluate(task: Task) -> Generator[Told, None, dict[str, Any]]:
    """Measure the model, write report and results into ``task.out``, and return the results.

    A set that cannot be built here is told and left out.

    Raises:
        WolofSearchError: the encoder's own; ``evaluation.unknown`` or ``evaluation.bad_set`` for a name or folder that
            is no set; ``evaluation.leak``.
    """
    model, manifest, known_as = load_model(task.model), read_manifest(task.model), model_hash(task.model)
    trained = learnt_by([task.model])
    missing = yield from _built(task, trained if task.alone else bundled_training_texts())
    sets = list(_read(task, {gap.set for gap in missing}))
    if task.heard_alone:
        untyped = [replace(given, queries=[replace(query, text="") for query in given.queries]) for given in sets]
        sets = [given for given in untyped if given.spoken]
    measured = yield from measure_sets(sets, model, known_as, trained, task.out)
    results = {
        "format": FORMAT,
        "command": task.line,
        "versions": {"wolofsearch": version("wolofsearch"), "python": platform.python_version()}
        | {name: version(name) for name in LIBRARIES},
        "machine": {"processor": platform.machine(), "cores": os.cpu_count()},
        "model": {
            "id": manifest.id,
            "sha256": known_as,
            "precision": manifest.precision,
            "dims": list(model.dims),
            "size_bytes": size_bytes(manifest),
        },
        "missing": [{"set": gap.set, "why": str(WolofSearchError(gap.message_id, **gap.facts))} for gap in missing],
        "costs": costs(task.model, model, sets),
        "samples": samples(load_encoder(task.model)),
        "sets": measured,
    }
    write_json(task.out / RESULTS, results)
    write_report(results, task.out)
    return results


def _built(task: Task, trained: TrainingTexts) -> Generator[Told, None, list[SetMissing]]:
    """Build the sets that are not there, or were built for another training; return those that cannot be."""
    missing: list[SetMissing] = []
    for name in task.sets:
        if name not in RECIPES or is_current(task.sets_dir / name, trained):
            continue
        try:
            data = Path() if name in OWN else data_dir(task.data)
            yield from build([name], data, task.sets_dir, trained)
        except WolofSearchError as error:
            if error.message_id == "evaluation.leak":
                raise
            missing.append(SetMissing(name, error.message_id, {key: str(fact) for key, fact in error.facts.items()}))
            yield missing[-1]
    return missing


def _read(task: Task, missing: set[str]) -> Iterator[RetrievalSet]:
    for name in task.sets:
        if name in RECIPES:
            if name not in missing:
                yield from read_beir(task.sets_dir / name)
        elif not Path(name).is_dir():
            raise WolofSearchError("evaluation.unknown", name=name, names=", ".join(RECIPES))
        elif holds_hub_dataset(Path(name)):
            yield read_hub_dataset(Path(name), task.out / "sounds" / Path(name).name)
        else:
            yield from read_beir(Path(name))
