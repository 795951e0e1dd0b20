"""The whole way from declared sources to one data set: parts in parallel, then a pass that drops what was said before.

Deterministic: the same sources give the same file. Resumable: a part that is whole is not made again. Streaming: no
more than a batch of each source is in memory.
"""

from __future__ import annotations

import hashlib
import multiprocessing
import os
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from pyarrow import parquet

from wolofsearch.encoder.bundle import MANIFEST, find_model
from wolofsearch.errors import WolofSearchError
from wolofsearch.events import Event
from wolofsearch.training.curation import duplicates, filters, languages, normalisation, overlap, part
from wolofsearch.training.curation.coverage import Coverage
from wolofsearch.training.curation.filters import Judge
from wolofsearch.training.curation.knowledge import HAND_MADE, judge_of
from wolofsearch.training.curation.part import Account
from wolofsearch.training.curation.reporting import told, write_report
from wolofsearch.training.curation.rows import DATASET, SCHEMA, Row, as_table
from wolofsearch.training.curation.sources import Source, load_sources

_RULES = (duplicates, filters, languages, normalisation, overlap, part)


@dataclass(frozen=True, slots=True)
class CurationProgress(Event):
    """``source`` is done: ``kept`` rows so far; ``share`` of the work, 0 to 1."""

    name: ClassVar[str] = "curation"
    source: str
    kept: int
    share: float


def curate(data: Path, out: Path, sources: list[Source] | None = None, workers: int | None = None) -> Iterator[Event]:
    """Make ``out/dataset.parquet``, ``out/report.md`` and ``out/report.json``; yields progress.

    Args:
        data: the data folder.
        out: made if needed; ``out/parts`` keeps what a stopped run has done.
        sources: default: all that are declared.
        workers: processes; default: one for each core.

    Raises:
        WolofSearchError: ``training.no_data`` when the folder or the files of a source are missing.
    """
    if not data.is_dir():
        raise WolofSearchError("training.no_data", path=data)
    declared = load_sources() if sources is None else sources
    if missing := [source for source in declared if not source.paths(data)]:
        raise WolofSearchError("training.no_data", path=data / missing[0].files[0])
    parts = out / "parts"
    parts.mkdir(parents=True, exist_ok=True)
    shared = _shared_fingerprint(data)
    prints = {source.name: part.fingerprint(source, data, shared) for source in declared}
    todo = [source for source in declared if not part.made(parts / source.name, prints[source.name])]
    made = _alone(todo, data, declared, parts, prints) if workers == 1 else None
    for done, name in enumerate(made or _in_parallel(todo, data, declared, parts, prints, workers), start=1):
        yield CurationProgress(name, 0, 0.9 * done / len(todo))
    yield from _merge(declared, data, out)


def _shared_fingerprint(data: Path) -> str:
    """Return what changes when all parts must be judged anew: the rules, the lexicon, the model that is asked."""
    digest = hashlib.sha256((find_model(None) / MANIFEST).read_bytes())
    for module in _RULES:
        digest.update(Path(str(module.__file__)).read_bytes())
    if (data / HAND_MADE).exists():
        digest.update((data / HAND_MADE).read_bytes())
    return digest.hexdigest()


def _alone(
    todo: list[Source], data: Path, declared: list[Source], parts: Path, prints: dict[str, str]
) -> Iterator[str]:
    judge = judge_of(data, declared) if todo else None
    for source in todo:
        assert judge is not None
        part.make(source, judge, parts / source.name, prints[source.name])
        yield source.name


def _in_parallel(
    todo: list[Source], data: Path, declared: list[Source], parts: Path, prints: dict[str, str], workers: int | None
) -> Iterator[str]:
    # Spawned, not forked: the model that is asked runs threads of its own.
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(workers or os.cpu_count(), context, _prepare, (data, declared)) as pool:
        jobs = {pool.submit(_make, source, parts / source.name, prints[source.name]): source for source in todo}
        for job in as_completed(jobs):
            job.result()
            yield jobs[job].name


_judge: Judge
"""Of this worker process: costs some seconds to make and is asked for every batch."""


def _prepare(data: Path, declared: list[Source]) -> None:
    global _judge
    _judge = judge_of(data, declared)


def _make(source: Source, base: Path, print_: str) -> None:
    part.make(source, _judge, base, print_)


def _merge(declared: list[Source], data: Path, out: Path) -> Iterator[Event]:
    """Write the rows of all parts that say something new, the most trusted source first, and the report."""
    coverage = Coverage()
    accounts: dict[str, Account] = {}
    kept: dict[str, int] = {}
    unfinished = out / f"{DATASET}.unfinished"
    seen_file = out / "seen.sqlite"
    seen_file.unlink(missing_ok=True)
    seen = duplicates.Seen(seen_file)
    with parquet.ParquetWriter(unfinished, SCHEMA, compression="zstd") as writer:
        for number, source in enumerate(declared, start=1):
            base = out / "parts" / source.name
            account, waiting, count = part.account_of(base), list[Row](), 0
            for row, signature in part.rows_of(base):
                if reason := seen.judge(row, signature):
                    account.drop(row, reason)
                    continue
                coverage.add(row)
                waiting.append(row)
                count += 1
                if len(waiting) >= part.BATCH:
                    writer.write_table(as_table(waiting))
                    waiting = []
            if waiting:
                writer.write_table(as_table(waiting))
            accounts[source.name], kept[source.name] = account, count
            yield CurationProgress(source.name, sum(kept.values()), 0.9 + 0.1 * number / len(declared))
    seen.close()
    seen_file.unlink()
    unfinished.replace(out / DATASET)
    write_report(out, told(declared, accounts, kept, coverage, data, out / DATASET))
