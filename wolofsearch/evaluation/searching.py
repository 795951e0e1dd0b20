"""How much longer a search takes where hnswlib is missing: the exact search that stands in, beside the index.

A library is made up and copied; one of the two gets its index, the other never does, as on a computer without hnswlib.
Both are asked the same questions in turn, so that whatever else the computer does slows both. Only the lookup of the
nearest passages differs; what a person waits for is the whole search.
"""

from __future__ import annotations

import shutil
import tempfile
import time
from collections.abc import Callable, Generator
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from typing import Any, ClassVar, cast

from wolofsearch.audio.waveform import Waveform
from wolofsearch.encoder.protocol import Encoder, FloatArray, Heard
from wolofsearch.evaluation.made_library import MODEL, PASSAGES_PER_DOCUMENT, PRECISION, fill, questions
from wolofsearch.events import Event
from wolofsearch.library import index
from wolofsearch.library.library import Library
from wolofsearch.library.recall import recall_at_10
from wolofsearch.search.searching import CANDIDATES, Searcher

DIM = 384
"""Of the bundled model."""
QUESTIONS, ROUNDS = 20, 3
_RECALL_S = 60.0

Ask = Callable[[Library, FloatArray], object]


@dataclass(frozen=True, slots=True)
class Making(Event):
    """So many of all passages of a library are made up."""

    name: ClassVar[str] = "making"
    passages: int
    total: int


@dataclass(frozen=True, slots=True)
class _NoModel:
    """Stands where a model would: what is said to it is the vector of the question; it knows no words."""

    model_id: str = MODEL
    precision: str = PRECISION
    runtime: str = "-"
    dim: int = DIM
    knows_words: bool = False
    confidence_threshold: dict[str, float] = field(default_factory=lambda: {"speech": 0.0})


def searching(sizes: tuple[int, ...]) -> Generator[Event, None, dict[str, Any]]:
    """Measure in a library of each of these numbers of passages; return milliseconds, and the ratio of exact to index.

    Args:
        sizes: multiples of :data:`PASSAGES_PER_DOCUMENT`.
    """
    found: dict[int, dict[str, Any]] = {}
    for size in sizes:
        found[size] = yield from _measured(size)
    return {"dim": DIM, "coarse_dim": index.COARSE_DIM, "questions": QUESTIONS, "libraries": list(found.values())}


def _measured(size: int) -> Generator[Event, None, dict[str, Any]]:
    figures: dict[str, Any] = {"passages": size}
    with tempfile.TemporaryDirectory(prefix="wolofsearch-") as scratch, ExitStack() as stack:
        folders = {"exact": Path(scratch) / "exact"}
        with Library.open(folders["exact"], create=True) as library:
            for done in fill(library, size // PASSAGES_PER_DOCUMENT, DIM):
                yield Making(done, size)
            asked = questions(library, QUESTIONS)
        if index.available():
            folders["index"] = Path(scratch) / "index"
            shutil.copytree(folders["exact"], folders["index"])
            figures |= _indexed(folders["index"])
        opened = {name: stack.enter_context(Library.look(folder)) for name, folder in folders.items()}
        # The first question reads the vectors, or the index, into memory.
        figures |= _in_turn("first_search", opened, asked[:1], _search, rounds=1)
        figures |= _in_turn("search", opened, asked, _search)
        figures |= _in_turn("lookup", opened, asked, lambda library, query: library.nearest(query, CANDIDATES))
    return figures


def _indexed(folder: Path) -> dict[str, float]:
    """Build the index of a library; return the seconds, and the share of the exact ten nearest that it finds."""
    with Library.open(folder) as library:
        pipeline = library.pipeline
        assert pipeline is not None
        started_s = time.perf_counter()
        for _ in library.neighbours.rebuild(pipeline):
            pass
        build_s = time.perf_counter() - started_s
        recall = recall_at_10(library, CANDIDATES, _RECALL_S)
        assert recall is not None
        return {"build_s": round(build_s, 1), "index_recall_at_10": round(recall.recall, 4)}


def _search(library: Library, query: FloatArray) -> object:
    searcher = Searcher(library, cast("Encoder", _NoModel()), lambda samples: Heard(samples, 1.0))
    return searcher.speech(Waveform(query))


def _in_turn(
    what: str, opened: dict[str, Library], asked: FloatArray, ask: Ask, rounds: int = ROUNDS
) -> dict[str, float]:
    """Ask every library every question, one after the other; return medians, and their ratio where there are two."""
    spent_ms: dict[str, list[float]] = {name: [] for name in opened}
    for _ in range(rounds):
        for query in asked:
            for name, library in opened.items():
                started_s = time.perf_counter()
                ask(library, query)
                spent_ms[name].append((time.perf_counter() - started_s) * 1000)
    figures = {f"{name}_{what}_ms": round(median(spent), 2) for name, spent in spent_ms.items()}
    if "index" in spent_ms:
        figures[f"{what}_ratio"] = round(median(spent_ms["exact"]) / median(spent_ms["index"]), 2)
    return figures
