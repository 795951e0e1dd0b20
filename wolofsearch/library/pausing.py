"""Long work that leaves something to others: rests between its batches, and a battery that is not emptied."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import psutil

from wolofsearch.events import Event, Paused, Resumed

LOW_BATTERY_PERCENT = 20
BATTERY_LOOK_S = 30.0
"""How often the battery is looked at; work that is done sooner is never held up."""
MOST_REST_S = 0.25
"""The longest rest, so that a cancellation is heard at once."""


@dataclass(frozen=True, slots=True)
class Battery:
    """How full it is, and whether this computer runs on it alone."""

    percent: float
    alone: bool

    @property
    def low(self) -> bool:
        """Whether what is left should be kept for the person."""
        return self.alone and self.percent < LOW_BATTERY_PERCENT


def battery() -> Battery | None:
    """Return the battery of this computer; None where there is none, or the system does not tell."""
    sensors = getattr(psutil, "sensors_battery", None)
    found = sensors() if sensors is not None else None
    return None if found is None else Battery(found.percent, found.power_plugged is False)


class Pauses:
    """When to rest. ``slow``: as long as was worked before, after every batch.

    Args:
        slow: work half of the time.
        look: tells the battery.
        sleep: waits so many seconds.
        clock: tells the time in seconds.
    """

    def __init__(
        self,
        *,
        slow: bool = False,
        look: Callable[[], Battery | None] = battery,
        sleep: Callable[[float], None] = time.sleep,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.slow = slow
        """May be changed at any time, from any thread."""
        self._look = look
        self._sleep = sleep
        self._clock = clock
        self._worked_since_s = self._looked_s = clock()

    def between(self) -> Iterator[Event | None]:
        """Rest if it is time to; to be called between batches.

        Yields:
            :class:`Paused` and :class:`Resumed` once each for a low battery, None meanwhile, so that the caller can
            stop.
        """
        if self._clock() - self._looked_s >= BATTERY_LOOK_S:
            yield from self._spare_the_battery()
        if self.slow:
            self._sleep(min(MOST_REST_S, self._clock() - self._worked_since_s))
        self._worked_since_s = self._clock()

    def _spare_the_battery(self) -> Iterator[Event | None]:
        now = self._look()
        if now is not None and now.low:
            yield Paused("battery", round(now.percent))
            while now is not None and now.low:
                self._sleep(MOST_REST_S)
                yield None
                now = self._look()
            yield Resumed()
        self._looked_s = self._clock()
