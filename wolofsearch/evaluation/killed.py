"""An import that is killed at random moments, again and again: what is lost, doubled or damaged. It should be nothing.

Run as a program it is the victim: it tells that it is about to begin, and imports a folder with vectors from hashes.
"""

from __future__ import annotations

import random
import subprocess
import sys
import tempfile
from collections.abc import Generator
from pathlib import Path
from typing import Any

from wolofsearch.evaluation.import_corpus import write_files
from wolofsearch.evaluation.importing import Stub
from wolofsearch.events import Event, Progress, outcome
from wolofsearch.library.importing import import_paths
from wolofsearch.library.library import Library
from wolofsearch.library.location import located

FILES_A_SECOND = 60.0
"""First guess of the pace, corrected by every kill."""


def killing(files: int, kills: int, seed: int) -> Generator[Event, None, dict[str, Any]]:
    """Import ``files`` generated files in a process that is killed ``kills`` times; return what became of them."""
    rng = random.Random(seed)
    with tempfile.TemporaryDirectory(prefix="wolofsearch-") as scratch:
        documents, folder = Path(scratch) / "documents", Path(scratch) / "library"
        write_files(documents, files, seed=1)
        moments: list[dict[str, Any]] = []
        pace = FILES_A_SECOND
        stored: set[str] = set()
        lost = problems = 0
        for kill in range(kills):
            share = (files - len(stored)) / (kills - kill + 1)
            delay_s = rng.uniform(0, 2) * share / pace
            killed = _kill_after(delay_s, folder, documents)
            with Library.open(folder, create=True) as library:
                found = library.check()
                now = _stored(library)
                pending = library.info().pending
            pace = max(1.0, (len(now) - len(stored)) / delay_s) if len(now) > len(stored) and delay_s > 1 else pace
            lost += len(stored - now)
            problems += len(found)
            stored = now
            moments.append({"after_s": round(delay_s, 2), "killed": killed, "stored": len(now), "pending": pending})
            yield Progress(kill + 1, kills, len(now), None)
        with Library.open(folder, create=True) as library:
            outcome(_as_generator(library, documents))
            problems += len(library.check())
            stored = _stored(library)
            info = library.info()
        wanted = {str(path) for path in documents.rglob("*.*") if path.is_file()}
        return {
            "files": files,
            "kills": kills,
            "moments": moments,
            "documents": info.documents,
            "pending": info.pending,
            "failures": info.failures,
            "lost": lost + len(wanted - stored),
            "doubled": len(stored - wanted) + max(0, info.documents - files),
            "problems": problems,
        }


def _as_generator(library: Library, documents: Path) -> Generator[object, None, None]:
    yield from import_paths(library, [documents], Stub())


def _kill_after(delay_s: float, folder: Path, documents: Path) -> bool:
    """Return whether the import was under way, and not yet at its end, when it was killed."""
    command = [sys.executable, "-m", "wolofsearch.evaluation.killed", str(folder), str(documents)]
    child = subprocess.Popen(command, stdout=subprocess.PIPE)
    assert child.stdout is not None
    child.stdout.readline()
    try:
        child.wait(delay_s)
    except subprocess.TimeoutExpired:
        child.kill()
        return child.wait() != 0
    finally:
        child.stdout.close()
    return False


def _stored(library: Library) -> set[str]:
    return {str(located(row[0], library.folder)) for row in library.store.rows("SELECT path FROM files")}


def _victim(folder: Path, documents: Path) -> None:
    with Library.open(folder, create=True) as library:
        sys.stdout.write("begins\n")
        sys.stdout.flush()
        outcome(_as_generator(library, documents))


if __name__ == "__main__":
    _victim(Path(sys.argv[1]), Path(sys.argv[2]))
