"""In which order things reach the disk, so that a power cut leaves the old state or the new one. Told here once.

- **library.db** is written through a write-ahead log with ``synchronous = NORMAL``. The log is on the disk before any
  page of it goes into the file, so a cut never damages the file; what was committed in the last moments before may be
  undone, whole transactions at a time, the newest first. A document and the end of its job are one transaction: it is
  stored, or still in the queue. A killed program undoes nothing.
- **Files beside it** (index, its header, backups) are written under another name, synced, renamed, and then the folder
  is synced: :func:`put_in_place`.
- **The index**: the new header waits under another name, then come the file, the header's own name, and its SHA-256 in
  the database. A header that waits counts once its file is there; an index that the database does not name counts as
  none, and the search compares one by one.
- **What is begun** of a long document (``begun.db``) is a cache, under SQLite's own journal: after a cut it holds more
  or less of it.
- **A backup** counts once it has its name. Older ones are dropped after that.
- **A repair** puts the recovered database under ``library-recovered.db`` before it touches the damaged one, so that it
  can be ended after a cut at any moment.
"""

from __future__ import annotations

import os
from pathlib import Path

from wolofsearch.whole_file import sync_folder


def put_in_place(partial: Path, target: Path) -> None:
    """Give a file that is completely written its real name, in the place of an older one; both survive a power cut.

    Raises:
        OSError: the disk refused; ``target`` is as it was.
    """
    with partial.open("rb+") as file:
        os.fsync(file.fileno())
    partial.replace(target)
    sync_folder(target.parent)
