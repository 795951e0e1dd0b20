"""What an import would bring, and how long it would take on this computer, told before anything is written.

All files are counted; none is opened but those whose name tells nothing, and very large ones, which may be refused.
A few of every kind are read and cut as an import would, and some of their passages encoded: what these took is reckoned
up to all, to no more of a file than its text may be long.
"""

from __future__ import annotations

import time
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from wolofsearch.documents.formats import is_over_limits
from wolofsearch.documents.passages import Passage
from wolofsearch.documents.reading import DEFAULT_LIMITS, DocumentText, Limits, read_document
from wolofsearch.encoder.protocol import TextEncoder
from wolofsearch.errors import WolofSearchError
from wolofsearch.events import Event, FileFailed, Planned, Progress, outcome
from wolofsearch.library.encoding import Tempo, cut, encoded
from wolofsearch.library.location import shown
from wolofsearch.library.pace import FILE_COST_BYTES
from wolofsearch.library.presence import absence
from wolofsearch.library.queueing import CHANGED, FAILED_BEFORE, NEW, UNCHANGED, Seen, look_through
from wolofsearch.library.retrying import PROGRAM_FACT
from wolofsearch.library.roots import Root
from wolofsearch.library.scanning import Excluded, Found, Mounted, PassedOver, unsupported_kind, why_not_there
from wolofsearch.library.store import Store

FILES_OF_A_KIND = 4
"""How many files of each suffix are read: at the middles of as many shares of them, by size."""
LARGEST_SAMPLE_BYTES = 20_000_000
"""A larger file is read only where there is no smaller one of its kind."""
PASSAGES_OF_A_FILE = 4
ENCODING_S = 10.0
"""After so many seconds no more passages are encoded."""


@dataclass(slots=True)
class _Kind:
    """The files of one suffix that an import would read, and what was learnt from some of them."""

    files: list[Found] = field(default_factory=list)
    sampled: int = 0
    weight: int = 0
    passages: int = 0
    text_bytes: int = 0
    reading_s: float = 0.0
    lacks: str | None = None

    @property
    def ratio(self) -> float:
        """How many times what was sampled all the files are."""
        return sum(map(_weight, self.files)) / self.weight if self.weight else 0.0

    @property
    def all_passages(self) -> float:
        """How many passages all the files would give."""
        if not self.passages:
            return 0.0
        most = DEFAULT_LIMITS.text_bytes * self.passages / self.text_bytes
        return sum(min(most, _weight(found) * self.passages / self.weight) for found in self.files)


@dataclass(slots=True)
class _Counted:
    """What was met below the roots; ``kinds`` are the files that an import would read, by suffix."""

    states: Counter[str] = field(default_factory=Counter)
    unsupported: Counter[str] = field(default_factory=Counter)
    passed_over: Counter[str] = field(default_factory=Counter)
    kinds: dict[str, _Kind] = field(default_factory=lambda: defaultdict(_Kind))

    def take(self, seen: Seen | Excluded | PassedOver | Mounted | Path | None) -> None:
        if isinstance(seen, Excluded):
            self.states["excluded"] += 1
        elif isinstance(seen, PassedOver):
            self.passed_over[seen.kind] += 1
        elif isinstance(seen, Seen):
            self._take_file(seen.found, seen.state)

    def _take_file(self, found: Found, state: str) -> None:
        unknown = unsupported_kind(found.path)
        if state not in (NEW, CHANGED):
            self.states[state] += 1
        elif unknown is not None:
            self.unsupported[unknown] += 1
        elif is_over_limits(found.path, found.size_bytes, DEFAULT_LIMITS):
            self.states["too_large"] += 1
        else:
            self.states[state] += 1
            self.kinds[found.path.suffix.lower()].files.append(found)


def plan(
    store: Store | None, roots: Sequence[Root], encoder: TextEncoder, *, retry_failed: bool = False
) -> Iterator[Event | None]:
    """Yield None while the files are counted, a failure for a path that never was, the progress of the sampling.

    :class:`Planned` comes last.

    Args:
        store: of the library, which is only read; None where there is none yet.
        roots: what would be imported.
        encoder: with which it would be.
        retry_failed: whether files would be tried again that failed before.
    """
    counted = _Counted()
    counts, kinds = counted.states, counted.kinds
    for root in roots:
        for seen in look_through(store, root, retry_failed=retry_failed):
            counted.take(seen)
            yield None
        missing = (yield from absence(store, root.path)) if store is not None else None
        counts["removed"] += len(missing.files) if missing is not None else 0
        there = root.path.is_dir() or root.path.is_file()
        if not (there or (missing is not None and missing.known)):
            yield FileFailed(shown(root.path), why_not_there(root.path), {"path": shown(root.path)})
    sample = [(kind, found) for kind in kinds.values() for found in _sample(kind.files)]
    stopwatch = _Encoding(encoder)
    limits = Limits(ocr=True) if any(root.ocr for root in roots) else DEFAULT_LIMITS
    for number, (kind, found) in enumerate(sample):
        yield Progress(number, len(sample), sum(each.passages for each in kinds.values()), None)
        _learn(kind, found, stopwatch, limits)
    lacking: Counter[str] = Counter()
    for kind in kinds.values():
        if kind.lacks is not None:
            lacking[kind.lacks] += len(kind.files)
    passages = round(sum(kind.all_passages for kind in kinds.values()))
    reading_s = sum(kind.reading_s * kind.ratio for kind in kinds.values())
    seconds = reading_s + passages * stopwatch.per_passage_s if stopwatch.passages or not kinds else None
    yield Planned(
        new=counts[NEW],
        changed=counts[CHANGED],
        unchanged=counts[UNCHANGED],
        removed=counts["removed"],
        excluded=counts["excluded"],
        failed_before=counts[FAILED_BEFORE],
        unsupported=dict(counted.unsupported.most_common()),
        lacking=dict(lacking),
        size_bytes=sum(found.size_bytes for kind in kinds.values() for found in kind.files),
        passages=passages,
        seconds=seconds,
        sampled=sum(kind.sampled for kind in kinds.values()),
        too_large=counts["too_large"],
        passed_over=dict(counted.passed_over.most_common()),
    )


class _Encoding:
    """Measures how long a passage takes to encode."""

    def __init__(self, encoder: TextEncoder) -> None:
        self.encoder = encoder
        self.passages = 0
        self._seconds = 0.0
        self._tempo = Tempo()

    @property
    def per_passage_s(self) -> float:
        return self._seconds / self.passages if self.passages else 0.0

    def measure(self, document: DocumentText, passages: Sequence[Passage]) -> None:
        if self._seconds > ENCODING_S:
            return
        if not self.passages:
            self.encoder.encode_documents([document.title])  # the first call of a model takes longer than all others
        texts = [passage.text for passage in passages[:PASSAGES_OF_A_FILE]]
        started_s = time.perf_counter()
        outcome(encoded(document.title, texts, self.encoder, self._tempo))
        self._seconds += time.perf_counter() - started_s
        self.passages += len(texts)


def _learn(kind: _Kind, found: Found, encoding: _Encoding, limits: Limits) -> None:
    started_s = time.perf_counter()
    kind.sampled += 1
    kind.weight += _weight(found)
    try:
        document = read_document(found.path, limits)
        passages = cut(document, encoding.encoder)
    except WolofSearchError as error:
        program = error.facts.get(PROGRAM_FACT)
        kind.lacks = str(program) if program is not None else kind.lacks
        return
    finally:
        kind.reading_s += time.perf_counter() - started_s
    kind.passages += len(passages)
    kind.text_bytes += len(document.text.encode())
    if passages:
        encoding.measure(document, passages)


def _sample(files: list[Found]) -> list[Found]:
    by_size = sorted(files, key=lambda found: found.size_bytes)
    small = [found for found in by_size if found.size_bytes <= LARGEST_SAMPLE_BYTES] or by_size[:1]
    places = {(2 * share + 1) * len(small) // (2 * FILES_OF_A_KIND) for share in range(FILES_OF_A_KIND)}
    return [small[place] for place in sorted(places)]


def _weight(found: Found) -> int:
    return found.size_bytes + FILE_COST_BYTES
