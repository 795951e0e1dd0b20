"""SIGKILLs at random moments of everything that writes: ``python -m tests.library.storm 200``.

Each strike starts a program that writes to a library over and over, in one of five ways, kills it at a moment nobody
chose, and looks whether all documents are there and the check finds nothing. A strike that hits between two writings
proves little, so the child does nothing else in between.
"""

from __future__ import annotations

import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

from tests.conftest import WordEncoder
from wolofsearch.encoder.protocol import FloatArray
from wolofsearch.library import backups, neighbours
from wolofsearch.library.importing import import_paths
from wolofsearch.library.library import Library
from wolofsearch.library.reindexing import reindex
from wolofsearch.library.restoring import RECOVERED_NAME
from wolofsearch.paths import PROJECT_DIR

FILES = 40
WAYS = ("import", "index", "backup", "migration", "switch")
LONGEST_S = 0.6


class QuickEncoder(WordEncoder):
    """Each word is thought of once."""

    def _vector(self, text: str) -> FloatArray:
        return super()._vector(" ".join(sorted(set(text.split()))))


class Other(QuickEncoder):
    """Another model."""

    model_id = "other"


def write_texts(folder: Path) -> None:
    """Lay out documents for an import."""
    folder.mkdir()
    for number in range(FILES):
        text = "\n\n".join(f"Le texte {number}, alinéa {part}. " + f"mot{number} " * 200 for part in range(2))
        (folder / f"{number}.txt").write_text(text, encoding="utf-8")


def own(library: Library) -> WordEncoder:
    """Return the model that a library is bound to."""
    return Other() if library.pipeline and library.pipeline.model_id == "other" else QuickEncoder()


def work(way: str, place: Path) -> None:
    """Write to the library in one way until killed."""
    neighbours.EXACT_LIMIT = 20
    folder = place / "library"
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    if way == "migration":
        while True:
            for name in ("library.db", "library.db-wal", "library.db-shm"):
                (place / "old" / name).unlink(missing_ok=True)
            shutil.copy(place / "old.db", place / "next.db")
            (place / "next.db").rename(place / "old" / "library.db")  # whole from its first moment
            Library.open(place / "old").close()
    turn = 0
    while True:
        turn += 1
        with Library.open(folder) as library:
            if way == "import":
                new = place / "documents" / "new.txt"
                new.write_text(f"Un texte qui change, {turn} {time.time_ns()}.", encoding="utf-8")
                for moved in (place / "documents").glob("*.md"):
                    moved.rename(moved.with_suffix(".txt"))
                some = place / "documents" / f"{turn % FILES}.txt"
                some.rename(some.with_suffix(".md")) if turn % 2 else None
                list(import_paths(library, [place / "documents"], own(library)))
            elif way == "index":
                library.rebuild()
            elif way == "backup":
                with library.store.transaction():
                    pass
                backups.make(folder, backups.DAILY)
            else:
                list(reindex(library, QuickEncoder() if isinstance(own(library), Other) else Other()))


def prepare(place: Path) -> None:
    """Make the library that is struck, and one of the first form."""
    write_texts(place / "documents")
    with Library.open(place / "library", create=True) as library:
        list(import_paths(library, [place / "documents"], QuickEncoder()))
    (place / "old").mkdir()
    source = Path(__file__).parent / "schemas" / "m001_tables.sql"
    database = sqlite3.connect(place / "old.db", isolation_level=None)
    database.executescript(source.read_text(encoding="utf-8"))
    database.close()


def strike(way: str, place: Path, chance: random.Random) -> None:
    """Kill a writer at some moment and look whether anything is lost.

    Raises:
        AssertionError: something is.
    """
    child = subprocess.Popen(
        [sys.executable, "-m", "tests.library.storm", way, str(place)],
        cwd=PROJECT_DIR, stdout=subprocess.PIPE, env=os.environ | {"PYTHONPATH": str(PROJECT_DIR)},
    )  # fmt: skip
    assert child.stdout is not None
    assert child.stdout.readline() == b"ready\n"
    time.sleep(chance.uniform(0, LONGEST_S))
    assert child.poll() is None, "it ended by itself"
    child.send_signal(signal.SIGKILL)
    child.wait(20)
    child.stdout.close()
    folder = place / ("old" if way == "migration" else "library")
    if way == "migration" and not (folder / "library.db").exists():
        return  # struck while the old library was laid out, which is not ours
    assert not (folder / RECOVERED_NAME).exists()
    with Library.open(folder) as library:
        assert library.check() == [], (way, library.check())
        wanted = OLD_DOCUMENTS if way == "migration" else FILES
        assert library.info().documents >= wanted, (way, library.info())
        if way == "import":
            list(import_paths(library, [place / "documents"], own(library)))
            held = {path for (path,) in library.store.rows("SELECT path FROM files")}
            assert held == {str(path) for path in (place / "documents").iterdir()}
            assert library.check() == []
    for each in backups.found(folder):
        assert backups.intact(each.file), each


OLD_DOCUMENTS = 3


def storm(strikes: int, place: Path, seed: int = 0) -> Counter[str]:
    """Strike so many times, every way in turn; return how often each was struck."""
    chance = random.Random(seed)
    prepare(place)
    struck: Counter[str] = Counter()
    for number in range(strikes):
        way = WAYS[number % len(WAYS)]
        strike(way, place, chance)
        struck[way] += 1
        if not (number + 1) % 10:
            sys.stderr.write(f"{number + 1} of {strikes}\n")
    return struck


if __name__ == "__main__":
    if sys.argv[1] in WAYS:
        work(sys.argv[1], Path(sys.argv[2]))
    else:
        import tempfile

        with tempfile.TemporaryDirectory() as folder:
            struck = storm(int(sys.argv[1]), Path(folder), seed=time.time_ns())
        told = ", ".join(f"{way} {count}" for way, count in struck.items())
        sys.stdout.write(f"nothing lost, nothing damaged: {told}\n")
