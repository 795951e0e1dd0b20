"""The library in use: what it holds, whether it is whole, whether its index finds, and what there is if it breaks."""

from __future__ import annotations

import os
from collections.abc import Iterator

from wolofsearch.errors import WolofSearchError
from wolofsearch.examination.bench import Bench
from wolofsearch.examination.finding import Finding, bad, better, good
from wolofsearch.library import backups, index
from wolofsearch.library.library import Library
from wolofsearch.library.recall import recall_at_10
from wolofsearch.search.searching import CANDIDATES

_LEAST_RECALL = 0.95
_COMPARING_S = 8.0


def content(bench: Bench) -> Iterator[Finding]:
    """Count what the library holds."""
    folder = bench.library_dir
    if folder is None:
        yield good("library", "sample")
        return
    with Library.look(folder) as library:
        numbers = library.info()
    yield good(
        "library",
        "library",
        path=str(folder),
        documents=numbers.documents,
        passages=numbers.passages,
        failures=numbers.failures,
    )


def whole(bench: Bench) -> Iterator[Finding]:
    """Check everything that is stored; nothing is written."""
    folder = bench.library_dir
    if folder is None:
        return
    try:
        with Library.look(folder) as library:
            problems = library.check(bench.language)
    except WolofSearchError as error:
        if error.message_id != "library.broken":
            raise
        yield bad("library_check", error.message_id, **error.facts)
        return
    if problems:
        name = "examination.library_damaged" if len(problems) > 1 else "examination.library_damaged_once"
        yield bad("library_check", name, count=len(problems), detail=" ".join(problems))
    else:
        yield good("library_check", "library_whole")


def recall(bench: Bench) -> Iterator[Finding]:
    """Compare the index with an exact search."""
    if not index.available():
        yield better("index", "examination.no_index")
    if bench.library_dir is None:
        return
    with Library.look(bench.library_dir) as library:
        found = recall_at_10(library, CANDIDATES, _COMPARING_S)
    if found is None:
        return
    if found.exact:
        yield good("recall", "recall_exact", passages=found.passages)
        return
    facts = {"queries": found.queries, "compared": found.compared, "passages": found.passages}
    if found.recall < _LEAST_RECALL:
        yield better("recall", "examination.recall_low", percent=100 * found.recall, **facts)
    else:
        yield good("recall", "recall", percent=100 * found.recall, **facts)


def newest_backup(bench: Bench) -> Iterator[Finding]:
    """Look for backups of a library that has something to lose."""
    if bench.library_dir is None:
        return
    there = backups.found(bench.library_dir)
    if there:
        day = there[0].day
        yield good("backup", "backup", day=f"{day[:4]}-{day[4:6]}-{day[6:]}", count=len(there))
        return
    with Library.look(bench.library_dir) as library:
        documents = library.info().documents
    if documents and os.access(bench.library_dir, os.W_OK):
        yield better("backup", "examination.no_backup")
