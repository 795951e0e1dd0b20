"""Which model files were found intact, so that a start need not read a gigabyte to find it again.

A file is the same as long as its size and its times are; what was changed a moment ago could be changed again within
the same tick of its clock and is read again. Memory rots without a change of times, so nothing is believed for long.
The notes only save time: without them, or where they cannot be kept, every file is read. ``model verify`` ignores them.
"""

from __future__ import annotations

import contextlib
import json
import time
from pathlib import Path
from typing import Any

from wolofsearch import paths
from wolofsearch.whole_file import replacing

NOTES = "intact.json"
BELIEVED_S = 30 * 86_400
"""A file is read again after so long."""
CLOCK_TICK_S = 3.0
"""More than the coarsest clock of a file system, two seconds on FAT."""


class IntactFiles:
    """The notes of this user, read once."""

    def __init__(self) -> None:
        self._file = paths.home_dir() / NOTES
        self._notes: dict[str, Any] = {}
        with contextlib.suppress(OSError, ValueError, RecursionError):
            found = json.loads(self._file.read_text(encoding="utf-8"))
            self._notes = found if isinstance(found, dict) else {}
        self._new = False

    def knows(self, file: Path, sha256: str) -> bool:
        """Return whether ``file`` had this checksum not long ago and has not been touched since."""
        note = self._notes.get(str(file.absolute()))
        if not isinstance(note, dict) or note.get("sha256") != sha256 or note.get("stamp") != stamp(file):
            return False
        when = note.get("read_at_s")
        return isinstance(when, int | float) and 0 <= time.time() - when < BELIEVED_S

    def note(self, file: Path, sha256: str, stamped: list[int]) -> None:
        """Note that ``file``, which had the stamp ``stamped`` before it was read, has this checksum."""
        now_s = time.time()
        if stamp(file) == stamped and now_s - max(stamped[1:]) / 1e9 > CLOCK_TICK_S:
            self._notes[str(file.absolute())] = {"sha256": sha256, "stamp": stamped, "read_at_s": now_s}
            self._new = True

    def save(self) -> None:
        """Write what was noted, without files that are gone; silently not where it cannot be written."""
        if not self._new:
            return
        kept = {name: note for name, note in self._notes.items() if Path(name).exists()}
        with contextlib.suppress(OSError):
            self._file.parent.mkdir(parents=True, exist_ok=True)
            with replacing(self._file, private=True) as part:
                part.write(json.dumps(kept).encode())


def stamp(file: Path) -> list[int]:
    """Return size in bytes and times in nanoseconds: of the content, and of the entry where the system keeps that."""
    about = file.stat()
    return [about.st_size, about.st_mtime_ns, about.st_ctime_ns]
