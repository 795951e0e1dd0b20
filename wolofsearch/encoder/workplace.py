"""Where a model is built: each stage is kept once it is whole, so that a build that was stopped goes on from there.

A stage is written under another name and takes its own by being renamed, after its files have reached the disk and
their checksums stand beside them. What a power cut leaves behind is recognised by them, and made anew.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from wolofsearch.encoder.bundle import sha256
from wolofsearch.encoder.disk_space import SPARE_BYTES
from wolofsearch.errors import WolofSearchError

SEAL = "stage.json"
KEY = "build.json"
OLD = "old"


class Workplace:
    """A folder of finished stages, of one build alone.

    Args:
        folder: made where it is not there. What another build left in it is deleted.
        key: tells this build from any other: of the same key, stages are the same.
    """

    def __init__(self, folder: Path, key: str) -> None:
        self.folder = folder
        if folder.exists() and _read(folder / KEY) != {"key": key}:
            shutil.rmtree(folder)
        folder.mkdir(parents=True, exist_ok=True)
        (folder / KEY).write_text(json.dumps({"key": key}), encoding="utf-8")

    def finished(self, stage: str) -> Path | None:
        """Return the folder of a stage with all its files as they were written, else None."""
        folder = self.folder / _plain(stage)
        sealed = _read(folder / SEAL)
        if sealed and all((folder / name).is_file() and sha256(folder / name) == sealed[name] for name in sealed):
            return folder
        return None

    @contextmanager
    def making(self, stage: str) -> Iterator[Path]:
        """Yield an empty folder for a stage's files; it becomes the stage's when the block ends without an error."""
        new, folder = self.folder / f"{_plain(stage)}.new", self.folder / _plain(stage)
        for leftover in (new, folder):
            shutil.rmtree(leftover, ignore_errors=True)
        new.mkdir()
        yield new
        files = sorted(file for file in new.iterdir() if file.is_file())
        for file in files:
            _flush(file)
        (new / SEAL).write_text(json.dumps({file.name: sha256(file) for file in files}), encoding="utf-8")
        _flush(new / SEAL)
        new.rename(folder)

    def require_space(self, needed_bytes: int) -> None:
        """Raise ``encoder.no_space`` where the disk has not as much left, what is here already not counted."""
        here = sum(file.stat().st_size for file in self.folder.rglob("*") if file.is_file())
        needed, free = max(needed_bytes - here, 0) + SPARE_BYTES, shutil.disk_usage(self.folder).free
        if needed > free:
            if [file.name for file in self.folder.iterdir()] == [KEY]:
                shutil.rmtree(self.folder)
            raise WolofSearchError("encoder.no_space", path=self.folder.parent, needed=needed >> 20, free=free >> 20)

    def deliver(self, made: Path, out: Path) -> None:
        """Put ``made`` in the place of ``out``, and delete the workplace with all that is left in it."""
        old = self.folder / OLD
        if out.exists():
            out.rename(old)
        try:
            made.rename(out)
        except OSError:
            if old.exists():
                old.rename(out)
            raise
        shutil.rmtree(self.folder)


def bring_back(folder: Path, out: Path) -> None:
    """Put a bundle back that an interrupted delivery had taken away, before anything in ``folder`` is deleted."""
    if (folder / OLD).exists() and not out.exists():
        (folder / OLD).rename(out)


def _plain(stage: str) -> str:
    """Return the name of a stage's folder."""
    return "".join(letter if letter.isalnum() or letter in "-_" else "-" for letter in stage)


def _read(file: Path) -> dict[str, str]:
    try:
        found = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def _flush(file: Path) -> None:
    with file.open("rb+") as content:
        os.fsync(content.fileno())
