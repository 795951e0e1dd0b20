"""What a system costs: parameters, bytes on disk, milliseconds a query, memory; measured in a process of its own.

A fresh process answers a few questions one by one, so that memory is that of this system alone and no other's cache
helps it.
"""

from __future__ import annotations

import multiprocessing
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np

from wolofsearch.encoder.bundle import read_manifest
from wolofsearch.encoder.loading import load_encoder
from wolofsearch.evaluation.controls import bm25, letter_tfidf
from wolofsearch.evaluation.models import load_model, rivals_bytes, size_bytes
from wolofsearch.evaluation.peak_memory import peak_mb
from wolofsearch.evaluation.retrieval import RetrievalSet
from wolofsearch.evaluation.systems import BM25, CASCADE, DUAL, TEXT, TFIDF, Model, heard

QUESTIONS = 20
WARM_UP = 3
FRONT_END = ".features."
"""In the names of what turns sound into log-mel frames: computed, not learnt."""


@dataclass(frozen=True, slots=True)
class Job:
    """What a fresh process does: ask ``system`` of the model in ``folder`` the recordings or texts."""

    system: str
    folder: Path
    recordings: list[Path]
    questions: list[str]
    passages: list[str]


def costs(folder: Path, model: Model, sets: Sequence[RetrievalSet]) -> dict[str, dict[str, Any]]:
    """Return what each system costs, asked questions of the first spoken and the first written set.

    ``ms_per_query`` is the median of encoding (a lexical system: of its search), ``memory_mb`` the peak or None.
    """
    spoken = next((given for given in sets if given.spoken and given.kind == "retrieval"), None)
    written = next((given for given in sets if given.written and given.kind == "retrieval"), None)
    weights, bytes_on_disk = parameters(folder), size_bytes(read_manifest(folder))
    told: dict[str, dict[str, Any]] = {}
    systems = [*(model.heads() if spoken else []), *((TEXT, TFIDF, BM25) if written else [])]
    for system in systems:
        given = written if system in {TEXT, TFIDF, BM25} else spoken
        assert given is not None
        asked = given.queries[:QUESTIONS]
        job = Job(
            system,
            folder,
            [query.audio for query in asked if query.audio],
            [query.text for query in asked],
            [passage.text for passage in given.corpus],
        )
        lexical = system in {TFIDF, BM25}
        heads = rivals_bytes(folder) if system in {DUAL, CASCADE} else 0
        with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as alone:
            told[system] = {
                "parameters": 0 if lexical else weights,
                "size_bytes": 0 if lexical else bytes_on_disk + heads,
                **alone.submit(_measure, job).result(),
                "asked": f"{len(asked)} of {given.name}",
            }
    return told


def _measure(job: Job) -> dict[str, Any]:
    asks = _asks(job)
    for ask in asks[:WARM_UP]:
        ask()
    taken_ms = []
    for ask in asks:
        started_s = time.perf_counter()
        ask()
        taken_ms.append((time.perf_counter() - started_s) * 1000)
    return {"ms_per_query": round(float(np.median(taken_ms)), 2), "memory_mb": peak_mb()}


def _asks(job: Job) -> list[Callable[[], object]]:
    if job.system in {TFIDF, BM25}:
        scores = (letter_tfidf if job.system == TFIDF else bm25)(job.passages)
        return [partial(scores, [text]) for text in job.questions[:QUESTIONS]]
    if job.system == TEXT:
        encoder = load_encoder(job.folder)
        return [partial(encoder.encode_query, text) for text in job.questions[:QUESTIONS]]
    hear = load_model(job.folder).heads()[job.system]
    clips = [heard(recording).samples for recording in job.recordings[:QUESTIONS]]
    return [partial(hear, clip, "document") for clip in clips]


def parameters(folder: Path) -> int:
    """Return how many weights a bundle has: those of its graphs, and its embedding table."""
    import onnx

    manifest = read_manifest(folder)
    count = manifest.vocabulary * manifest.width
    for part in ("speech", "text"):
        for tensor in onnx.load(folder / manifest.files[part]["name"]).graph.initializer:
            if not tensor.name.endswith(("_scale", "_zero_point")) and FRONT_END not in tensor.name:
                count += int(np.prod(tensor.dims))
    return count
