"""One program at a time writes a place: two that fill the same package or folder would ruin what both of them make.

The lock is the system's: whatever happens to its holder, it is gone with it. It lies with what this computer keeps for
itself, not on the stick.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from wolofsearch import paths
from wolofsearch.errors import WolofSearchError
from wolofsearch.packages.failing import told


@contextmanager
def one_writer(place: Path) -> Iterator[None]:
    """Be the only one on this computer who is inside the block for ``place``, a file or folder that need not be there.

    Raises:
        WolofSearchError: ``packages.busy`` at once where another program, or thread, is inside already.
    """
    from filelock import FileLock, Timeout

    name = hashlib.sha256(os.fsencode(os.path.realpath(place))).hexdigest()
    locks = paths.cache_dir() / "locks"
    with told(locks):
        locks.mkdir(parents=True, exist_ok=True)
        lock = FileLock(locks / f"{name}.lock", timeout=0, thread_local=False)
        try:
            lock.acquire()
        except Timeout as error:
            raise WolofSearchError("packages.busy", path=place) from error
    try:
        yield
    finally:
        lock.release()
