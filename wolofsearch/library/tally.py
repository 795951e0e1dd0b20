"""How far an import is: its counts, its pace, and what is told of them between two steps of the work."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from wolofsearch.events import Event, Finished, Progress, Throttle
from wolofsearch.library.pace import Pace
from wolofsearch.library.pausing import Pauses
from wolofsearch.library.spending import Spent

_COUNTS = ("added", "updated", "unchanged", "removed", "failed", "passages", "moved", "duplicates", "excluded")


class Tally:
    """The counts of one import.

    Args:
        pauses: when to rest between batches; None: never.
        spent: where the time goes.
    """

    def __init__(self, pauses: Pauses | None, spent: Spent) -> None:
        self.counts = dict.fromkeys(_COUNTS, 0)
        self.passed_over: Counter[str] = Counter()
        """Files that are no documents, by their kind (:class:`wolofsearch.library.scanning.PassedOver`)."""
        self.words = 0
        self.postponed = 0
        self.pace = Pace(0, 0)
        self.spent = spent
        self._pauses = pauses
        self._throttle = Throttle()

    def progress(self) -> Progress:
        """Return how far it is now."""
        pace = self.pace
        passages, left_s = self.counts["passages"], pace.seconds_left()
        return Progress(pace.files_done, pace.files, passages, left_s, self.words, self.postponed)

    def finished(self) -> Finished:
        """Return the counts as the last event."""
        return Finished(**self.counts, passed_over=dict(self.passed_over.most_common()))

    def maybe_progress(self) -> Iterator[Progress]:
        """Tell the progress if it has not been told a moment ago."""
        if self._throttle.ready():
            yield self.progress()

    def between(self) -> Iterator[Event]:
        """Tell the progress between two batches, and rest where that is wanted."""
        yield from self.maybe_progress()
        for event in self._pauses.between() if self._pauses is not None else ():
            if event is None:
                yield from self.maybe_progress()
            else:
                yield event
