"""Who has the floor: the loudspeaker or the microphone, never both, so that no question holds what was read aloud.

The microphone goes first: where a recording begins, what is being played is cut off before the microphone opens, and
nothing can be played until the recording is over.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager


class Floor:
    """Passes the floor between one recording and one player; every method may be called from any thread."""

    def __init__(self) -> None:
        self._lock = threading.RLock()
        self._recording = False
        self._hush: Callable[[], None] | None = None

    def take_for_recording(self) -> None:
        """Silence what is being played, and let nothing be played; returns when it is silent."""
        with self._lock:
            self._recording = True
            hush, self._hush = self._hush, None
            if hush is not None:
                hush()

    def give_back(self) -> None:
        """Let sound be played again."""
        with self._lock:
            self._recording = False

    @contextmanager
    def for_playing(self, hush: Callable[[], None]) -> Iterator[bool]:
        """Open the loudspeaker inside this: yields whether it may be opened; a recording waits until that is done.

        Args:
            hush: closes the loudspeaker; called at most once, by whoever begins to record.
        """
        with self._lock:
            if not self._recording:
                self._hush = hush
            yield not self._recording


FLOOR = Floor()
"""The one of this program."""
