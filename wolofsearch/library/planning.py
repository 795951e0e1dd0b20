"""What an import would bring, and how long it would take on this computer, told before anything is written.

All files are counted without being opened. A few of every kind are read and cut as an import would, and some of their
passages encoded: what these took is reckoned up to all.
"""

from __future__ import annotations

import time
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from wolofsearch.documents.passages import Passage
from wolofsearch.documents.reading import DEFAULT_LIMITS, DocumentText, Limits, read_document
from wolofsearch.encoder.protocol import TextEncoder
from wolofsearch.errors import WolofSearchError
from wolofsearch.events import Event, FileFailed, Planned, Progress, outcome
from wolofsearch.library.encoding import Tempo, cut, encoded
from wolofsearch.library.location import shown
from wolofsearch.library.pace import FILE_COST_BYTES
from wolofsearch.library.presence import absence
from wolofsearch.library.queueing import CHANGED, FAILED_BEFORE, NEW, UNCHANGED, look_through
from wolofsearch.library.retrying import PROGRAM_FACT
from wolofsearch.library.roots import Root
from wolofsearch.library.scanning import Excluded, Found, unsupported_kind
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
    reading_s: float = 0.0
    lacks: str | None = None

    @property
    def ratio(self) -> float:
        """How many times what was sampled all the files are."""
        return sum(map(_weight, self.files)) / self.weight if self.weight else 0.0


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
    counts: Counter[str] = Counter()
    unsupported: Counter[str] = Counter()
    kinds: dict[str, _Kind] = defaultdict(_Kind)
    for root in roots:
        for seen in look_through(store, root, retry_failed=retry_failed):
            if isinstance(seen, Excluded):
                counts["excluded"] += 1
            elif seen is None or isinstance(seen, Path):
                yield None
            elif seen.state in (NEW, CHANGED) and (unknown := unsupported_kind(seen.found.path)) is not None:
                unsupported[unknown] += 1
            else:
                counts[seen.state] += 1
                if seen.state in (NEW, CHANGED):
                    kinds[seen.found.path.suffix.lower()].files.append(seen.found)
        missing = (yield from absence(store, root.path)) if store is not None else None
        counts["removed"] += len(missing.files) if missing is not None else 0
        if not (root.path.exists() or (missing is not None and missing.known)):
            yield FileFailed(shown(root.path), "general.file_missing", {"path": shown(root.path)})
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
    passages = round(sum(kind.passages * kind.ratio for kind in kinds.values()))
    reading_s = sum(kind.reading_s * kind.ratio for kind in kinds.values())
    seconds = reading_s + passages * stopwatch.per_passage_s if stopwatch.passages or not kinds else None
    yield Planned(
        new=counts[NEW],
        changed=counts[CHANGED],
        unchanged=counts[UNCHANGED],
        removed=counts["removed"],
        excluded=counts["excluded"],
        failed_before=counts[FAILED_BEFORE],
        unsupported=dict(unsupported.most_common()),
        lacking=dict(lacking),
        size_bytes=sum(found.size_bytes for kind in kinds.values() for found in kind.files),
        passages=passages,
        seconds=seconds,
        sampled=sum(kind.sampled for kind in kinds.values()),
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
    if passages:
        encoding.measure(document, passages)


def _sample(files: list[Found]) -> list[Found]:
    by_size = sorted(files, key=lambda found: found.size_bytes)
    small = [found for found in by_size if found.size_bytes <= LARGEST_SAMPLE_BYTES] or by_size[:1]
    places = {(2 * share + 1) * len(small) // (2 * FILES_OF_A_KIND) for share in range(FILES_OF_A_KIND)}
    return [small[place] for place in sorted(places)]


def _weight(found: Found) -> int:
    return found.size_bytes + FILE_COST_BYTES
