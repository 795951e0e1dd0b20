"""Who has the floor: the loudspeaker or the microphone, never both, so that no question holds what was read aloud.

The microphone goes first: where a recording begins, what is being played is cut off before the microphone opens, and
nothing can be played until the recording is over. A loudspeaker does not fall silent at once: a room echoes, and a
wireless headset plays late, so a recording is told whether something was heard a moment ago. Of two players, the one
that begins cuts off the other.

The floor also tells when nobody has it: only then may the sound system be made anew, which ends every open stream.
"""

from __future__ import annotations

import math
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

ECHO_S = 0.3
"""How long what was played may still be heard."""


class Floor:
    """Passes the floor between one recording and one player at a time; every method may be called from any thread."""

    def __init__(self) -> None:
        self._lock = threading.RLock()
        self._recording = False
        self._hush: Callable[[], None] | None = None
        self._silent_since_s = -math.inf

    def take_for_recording(self) -> bool:
        """Silence what is being played, and let nothing be played; returns when it is silent.

        Returns:
            Whether a sound, cut off now or ended a moment ago, may still be heard for :data:`ECHO_S`.
        """
        with self._lock:
            self._recording = True
            hush, self._hush = self._hush, None
            if hush is not None:
                hush()
            return hush is not None or time.monotonic() - self._silent_since_s < ECHO_S

    def fell_silent(self, hush: Callable[[], None]) -> None:
        """The loudspeaker that ``hush`` closes was closed."""
        with self._lock:
            self._silent_since_s = time.monotonic()
            if self._hush == hush:
                self._hush = None

    def give_back(self) -> None:
        """Let sound be played again."""
        with self._lock:
            self._recording = False

    @contextmanager
    def for_playing(self, hush: Callable[[], None]) -> Iterator[bool]:
        """Open the loudspeaker inside this: yields whether it may be opened; a recording waits until that is done.

        Args:
            hush: closes the loudspeaker; called at most once, by whoever begins to record or to play something else.
        """
        with self._lock:
            if self._recording:
                yield False
                return
            before, self._hush = self._hush, hush
            if before is not None and before != hush:
                before()
            try:
                yield True
            except BaseException:
                self._hush = before if before == hush else None  # it was not opened
                raise

    @contextmanager
    def at_rest(self) -> Iterator[bool]:
        """Do inside this what no open stream survives: yields whether none is open; none is opened meanwhile."""
        with self._lock:
            yield not self._recording and self._hush is None


FLOOR = Floor()
"""The one of this program."""
