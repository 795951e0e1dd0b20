"""Where the time of an import goes, how much memory it takes beside the model, and how soon it stops when told to."""

from __future__ import annotations

import hashlib
import tempfile
import threading
import time
from collections.abc import Generator, Sequence
from contextlib import closing
from pathlib import Path
from types import TracebackType
from typing import Any, Self, cast

import numpy as np
import psutil

from wolofsearch.encoder.protocol import FloatArray, TextEncoder
from wolofsearch.evaluation.import_corpus import corpus_sentences, write_files
from wolofsearch.evaluation.large_pdf import write_pdf
from wolofsearch.events import Event, FileDone, Finished, Progress
from wolofsearch.library.importing import import_paths
from wolofsearch.library.library import Library
from wolofsearch.library.spending import Spent

CANCELLED_FILES = 60
"""More than all those together that are stored before they are stopped."""
CANCELLED_AFTER = (1, 2, 4, 7, 11)
"""After so many events beyond the first file an import is stopped, to see how long it takes to hear that."""
LOOK_S = 0.02


class Stub:
    """Vectors from hashes, in no time: what an import costs without a model."""

    model_id = "stub"
    precision = "float32"
    max_tokens = 512
    knows_words = False

    def __init__(self, dim: int = 256) -> None:
        self.dim = dim

    def count_tokens(self, text: str) -> int:
        """Return a guess: a token and a half for each word."""
        return 1 + 3 * text.count(" ") // 2

    def encode_documents(self, texts: Sequence[str]) -> FloatArray:
        """Return rows (n, dim) that are the same for the same text."""
        seeds = [int.from_bytes(hashlib.sha256(text.encode()).digest()[:8], "little") for text in texts]
        rows = [np.random.default_rng(seed).standard_normal(self.dim, np.float32) for seed in seeds]
        return np.asarray([row / np.linalg.norm(row) for row in rows], np.float32).reshape(-1, self.dim)


def importing(encoder: TextEncoder, files: int, pdf_pages: int = 0) -> Generator[Event, None, dict[str, Any]]:
    """Import ``files`` generated files and return the figures: seconds, shares of the time, bytes, milliseconds.

    ``pdf_pages``: of one large PDF besides, 0: none.
    """
    with tempfile.TemporaryDirectory(prefix="wolofsearch-") as scratch:
        documents, more = Path(scratch) / "documents", Path(scratch) / "more"
        write_files(documents, files, seed=1)
        pdf = documents / "livre.pdf"
        if pdf_pages:
            write_pdf(pdf, pdf_pages, corpus_sentences(), seed=3)
        pdf_bytes = pdf.stat().st_size if pdf_pages else 0
        write_files(more, CANCELLED_FILES, seed=2)
        encoder.encode_documents(["Le mil se sème en juin."])  # the first call takes memory and time of its own
        spent, longest_s = Spent(), 0.0
        with Library.open(Path(scratch) / "library", create=True) as library, _Memory() as memory:
            end, last = None, None
            started_s = before_s = time.perf_counter()
            for event in import_paths(library, [documents], encoder, spent=spent):
                longest_s = max(longest_s, time.perf_counter() - before_s)
                if isinstance(event, Progress):
                    last = event
                    yield event
                end = event if isinstance(event, Finished) else end
                before_s = time.perf_counter()
            seconds = time.perf_counter() - started_s
            assert end is not None
            assert last is not None
            cancel_s = [_cancelled(library, more, encoder, events) for events in CANCELLED_AFTER]
            problems = library.check()
            size_bytes = library.info().size_bytes
    rest = seconds - sum(spent.seconds.values())
    stages = {**spent.seconds, "other": rest}
    return {
        "model": encoder.model_id,
        "files": files,
        "pdf_pages": pdf_pages,
        "pdf_bytes": pdf_bytes,
        "added": end.added,
        "failed": end.failed,
        "passages": end.passages,
        "words": last.words,
        "seconds": round(seconds, 2),
        "files_per_minute": round(60 * files / seconds),
        "stages": {
            name: {"seconds": round(value, 3), "share": round(value / seconds, 4)} for name, value in stages.items()
        },
        "beside_encoding": round(1 - spent.seconds["encode"] / seconds, 4),
        "memory_before_bytes": memory.before_bytes,
        "memory_beside_model_bytes": memory.peak_bytes - memory.before_bytes,
        "readers_memory_bytes": memory.readers_bytes,
        "library_bytes": size_bytes,
        "longest_step_ms": round(1000 * longest_s),
        "cancel_ms": round(1000 * max(cancel_s)),
        "problems": len(problems),
    }


def _cancelled(library: Library, folder: Path, encoder: TextEncoder, events: int) -> float:
    """Start an import and stop it; return the seconds from the wish to the end, the step under way included."""
    running = cast("Generator[Event, None, None]", import_paths(library, [folder], encoder))
    with closing(running):
        for event in running:
            if isinstance(event, FileDone):
                break
        for _ in range(events):
            next(running)
        started_s = time.perf_counter()
        next(running)
    return time.perf_counter() - started_s


class _Memory:
    """Watches the resident memory of this process, and that of the processes that read documents for it."""

    def __init__(self) -> None:
        self._process = psutil.Process()
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)
        self.before_bytes = self.peak_bytes = self._process.memory_info().rss
        self.readers_bytes = 0

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._ended.set()
        self._thread.join()

    def _watch(self) -> None:
        while not self._ended.wait(LOOK_S):
            self.peak_bytes = max(self.peak_bytes, self._process.memory_info().rss)
            self.readers_bytes = max(self.readers_bytes, sum(map(_resident, self._process.children())))


def _resident(process: psutil.Process) -> int:
    try:
        return int(process.memory_info().rss)
    except psutil.Error:  # it ended a moment ago
        return 0
