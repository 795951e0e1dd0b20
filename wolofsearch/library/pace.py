"""How long will it take? Told from the bytes behind and the bytes ahead."""

from __future__ import annotations

import time

FILE_COST_BYTES = 4_096
"""Opening any file costs about as much as reading so many bytes of it."""
_FIRST_GUESS_S = 2.0


class Pace:
    """Follows the work of an import. ``files`` and ``size_bytes``: all that waits."""

    def __init__(self, files: int, size_bytes: int) -> None:
        self.files = files
        self.files_done = 0
        self._total = size_bytes + files * FILE_COST_BYTES
        self._done = 0.0
        self._current = 0.0
        self._started_s = time.monotonic()

    def within(self, size_bytes: int, fraction: float) -> None:
        """Note that ``fraction`` (0..1) of the current file is done."""
        self._current = fraction * (size_bytes + FILE_COST_BYTES)

    def file_done(self, size_bytes: int) -> None:
        """Note that a file is behind us."""
        self.files_done += 1
        self._done += size_bytes + FILE_COST_BYTES
        self._current = 0.0

    def seconds_left(self) -> float | None:
        """Return the seconds that the rest will take, None while nothing can be said."""
        elapsed_s, done = time.monotonic() - self._started_s, self._done + self._current
        if elapsed_s < _FIRST_GUESS_S or not done:
            return None
        return max(0.0, elapsed_s * (self._total - done) / done)
