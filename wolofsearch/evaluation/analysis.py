"""``wolofsearch analyse``: what every dimension, rank and number format of a model costs and keeps.

Every part is kept as soon as it is known, under the hash of all that decides it, so a run that was killed goes on and a
run on the same model says the same at once. It ends by recommending the coarse dim for ``search``.
"""

from __future__ import annotations

import hashlib
import json
import os
import platform
from collections.abc import Callable, Generator, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, ClassVar

from wolofsearch.encoder.bundle import read_manifest
from wolofsearch.errors import WolofSearchError
from wolofsearch.evaluation.analysis_dims import accuracy_over_dims, ladder
from wolofsearch.evaluation.analysis_ranks import low_rank_passages, told_spectrum
from wolofsearch.evaluation.analysis_report import write_analysis
from wolofsearch.evaluation.analysis_storage import FORMS, storage
from wolofsearch.evaluation.analysis_vectors import (
    FRENCH,
    POOL,
    Pool,
    SetVectors,
    first_queries,
    french_texts,
    pooled,
    set_vectors,
)
from wolofsearch.evaluation.beir import MANIFEST, read_beir
from wolofsearch.evaluation.building import build, bundled_training_texts
from wolofsearch.evaluation.data_folder import data_dir
from wolofsearch.evaluation.embedding_cache import EmbeddingCache, Encoded
from wolofsearch.evaluation.models import load_model, model_hash
from wolofsearch.evaluation.recommendation import recommend
from wolofsearch.evaluation.results import FORMAT, write_json
from wolofsearch.evaluation.retrieval import RetrievalSet
from wolofsearch.evaluation.systems import Model, passage_vectors
from wolofsearch.events import Event
from wolofsearch.training.settings import TrainingConfig

SETS = ("afriqa", "lafand-test", "procedures", "flores-speech")
WEIGHTS_SET, SPOKEN = "afriqa", 200
"""Where cut weights are tried, and by how many spoken questions: each cut answers all of them anew."""
CONFIGURATION = Path(__file__).parent.parent / "training" / "configs" / "small.toml"
ANALYSIS = "analysis.json"
VERSION = 1
"""Raised when what is measured changes: kept parts of an older version are measured anew."""


@dataclass(frozen=True, slots=True)
class PartAnalysed(Event):
    """A part of the analysis is known; ``kept``: it was known from a run before."""

    name: ClassVar[str] = "part_analysed"
    part: str
    kept: bool


Told = Encoded | PartAnalysed
Analysis = Generator[Told, None, dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Parts:
    """What is known of one model, a file for each part."""

    folder: Path
    model_hash: str

    def of(self, part: str, decisive: object, work: Callable[[], Any]) -> Generator[PartAnalysed, None, Any]:
        """Return a part: from its file, or by doing the work, whose outcome beside the model ``decisive`` decides."""
        key = hashlib.sha256(f"{VERSION} {self.model_hash} {decisive}".encode()).hexdigest()
        file = self.folder / f"{part.replace(', ', '-')}.json"
        try:
            content = json.loads(file.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            content = {}
        known = content.get("key") == key
        found = content["found"] if known else work()
        if not known:
            write_json(file, {"key": key, "found": found})
        yield PartAnalysed(part, kept=known)
        return found


def analyse(folder: Path, sets_dir: Path, out: Path, data: Path | None, line: str = "") -> Analysis:
    """Analyse a bundle, write ``analysis.json``, ``.md`` and ``.html`` into ``out``, and return the result.

    Args:
        folder: the bundle.
        sets_dir: where the sets are, or are built.
        out: of the report, the kept parts (``analysis/``) and the vectors (``vectors/``, those of ``evaluate``).
        data: the data folder; None: where it is looked for. Without one the sets must be there, and are the whole pool.
        line: the command that asked for it.

    Raises:
        WolofSearchError: the encoder's own; ``evaluation.…`` for a set that is not there and cannot be built.
    """
    model, known_as = load_model(folder), model_hash(folder)
    cache, parts = EmbeddingCache(out / "vectors", known_as), Parts(out / "analysis", known_as)
    sets: list[SetVectors] = []
    for given in _read(sets_dir, data):
        sets += yield from set_vectors(given, model, cache)
    own = {each.given.name: len(each.passages) for each in sets}
    others = french_texts(_data_folder(data), max(0, POOL - sum(own.values())))
    pool = pooled(sets, others, (yield from passage_vectors(others, model.encoder, cache))) if others else pooled(sets)
    measured = yield from _measured(folder, model, sets, pool, parts)
    asked = [
        {
            "name": each.name,
            "queries": len(each.queries),
            "passages": len(each.passages),
            "sha256": each.given.sha256(),
        }
        for each in sets
    ]
    result = {
        "format": FORMAT,
        "command": line,
        "machine": {"processor": platform.machine(), "cores": os.cpu_count()},
        "model": {"id": read_manifest(folder).id, "sha256": known_as, "dims": list(model.dims)},
        "asked": asked,
        "pool": {"passages": len(pool.vectors), "french_texts": len(others), "files": list(FRENCH) if others else []},
        **measured,
        "recommendation": recommend(measured["storage"], model.dims[0]),
    }
    write_json(out / ANALYSIS, result)
    write_analysis(result, out)
    return result


def _read(sets_dir: Path, data: Path | None) -> Iterator[RetrievalSet]:
    """Yield the sets whose passages are French, building what is not there."""
    for name in SETS:
        if not (sets_dir / name / MANIFEST).exists():
            list(build([name], data_dir(data), sets_dir, bundled_training_texts()))
        yield from (given for given in read_beir(sets_dir / name) if given.task != "transcription")


def _data_folder(given: Path | None) -> Path | None:
    """Return the data folder, or None where nobody named one and there is none."""
    try:
        return data_dir(given)
    except WolofSearchError:
        if given:
            raise
        return None


def _measured(
    folder: Path, model: Model, sets: list[SetVectors], pool: Pool, parts: Parts
) -> Generator[Told, None, dict[str, Any]]:
    dims = ladder(model.dims)
    hashes = {each.given.name: each.given.sha256() for each in sets}
    over_dims, low_rank = {}, {}
    for each in sets:
        digest = hashes[each.given.name]
        over_dims[each.name] = yield from parts.of(
            f"dims, {each.name}", digest, partial(accuracy_over_dims, each, dims)
        )
        low_rank[each.name] = yield from parts.of(f"ranks, {each.name}", digest, partial(low_rank_passages, each, dims))
    tried = next(each.given for each in sets if each.given.name == WEIGHTS_SET)
    # Over the pool a second task on the same queries is the same question again.
    of_pool = [each for each in sets if each.given.name in SETS]
    rows: list[dict[str, Any]] = []
    weights = yield from parts.of("weights", hashes[WEIGHTS_SET], partial(_weights, folder, tried, dims))
    for form in FORMS:
        decisive = [*hashes.values(), pool.sha256()]
        rows += yield from parts.of(f"storage, {form}", decisive, partial(storage, form, pool, of_pool, dims))
    spectra = {each.given.name: told_spectrum(each.passages) for each in sets}
    return {
        "dims": over_dims,
        "spectra": {**spectra, "pool": told_spectrum(pool.vectors)},
        "low_rank_passages": low_rank,
        "low_rank_weights": weights,
        "storage": rows,
    }


def _weights(folder: Path, given: RetrievalSet, ranks: list[int]) -> dict[str, Any]:
    """Return what cutting the projector and the decoder costs, or why they could not be cut."""
    from wolofsearch.evaluation.analysis_weights import Restored, low_rank_decoder, low_rank_projector

    try:
        restored = Restored.load(folder, TrainingConfig.load(CONFIGURATION).model)
    except WolofSearchError as error:
        return {"left_out": str(error)}
    few = first_queries(given, SPOKEN)
    return {
        "set": given.name,
        "queries": {"projector": len(few.queries), "decoder": len(given.queries)},
        "projector": low_rank_projector(restored, few, ranks),
        "decoder": low_rank_decoder(restored, given),
    }
