"""Formats that only another program reads: it turns them into one that is read here.

It works in a folder of its own, which is gone afterwards, and belongs to the process group of the reading process, so
that both end together when the time is up. What it prints is a sign of life; what it writes is weighed meanwhile.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

from wolofsearch.documents.conversion import Conversion
from wolofsearch.documents.document import MEGABYTE, Limits
from wolofsearch.documents.ebooks import EBOOKS
from wolofsearch.documents.formats import BOOKS, CONVERTED
from wolofsearch.documents.office import OFFICE
from wolofsearch.documents.programs import find_program
from wolofsearch.documents.pulse import beat
from wolofsearch.documents.restraint import more_memory, outside
from wolofsearch.errors import WolofSearchError

SOURCE_NAME = "source"
"""What every file is called for the program: a name can neither become an option nor hide its kind."""
_LOOK_S = 0.5
_LAST_WORDS_BYTES = 1 << 16


@contextlib.contextmanager
def converted(path: Path, kind: str, limits: Limits) -> Iterator[Path]:
    """Give a file in the format ``CONVERTED[kind]``, which is gone after the context.

    Args:
        path: the file that somebody brought; the program sees a copy of it.
        kind: its format, one of :data:`~wolofsearch.documents.formats.CONVERTED`.
        limits: the program may write twice what a document may unpack to: unpacked, and packed again.

    Raises:
        WolofSearchError: ``documents.needs_converter`` where the program is not installed, ``documents.broken`` where
            it makes nothing of the file, ``documents.too_large``, or a reason that the program prints.
    """
    conversion = EBOOKS if kind in BOOKS else OFFICE
    program = find_program(conversion.program)
    if program is None:
        facts = {"kind": kind.upper(), "program": conversion.program}
        raise WolofSearchError("documents.needs_converter", path=str(path), **facts)
    folder = Path(tempfile.mkdtemp(prefix="conversion-"))
    try:
        source = folder / f"{SOURCE_NAME}.{kind}"
        result = folder / f"{SOURCE_NAME}.{CONVERTED[kind]}"
        shutil.copyfile(path, source)
        log = folder / "printed.log"
        with log.open("wb") as printed, more_memory(conversion.memory_bytes):
            process = outside(
                lambda: subprocess.Popen(
                    conversion.command(program, source, result),
                    stdin=subprocess.DEVNULL,
                    stdout=printed,
                    stderr=subprocess.STDOUT,
                    cwd=folder,
                    env=conversion.environment(folder),
                )
            )
        if not _ended(process, log, _size_bytes(folder) + 2 * limits.unpacked_bytes):
            limit_mb = limits.unpacked_bytes // MEGABYTE
            raise WolofSearchError("documents.too_large", path=str(path), limit_mb=limit_mb)
        if not result.is_file():
            raise _reason(conversion, process.returncode, log, path)
        yield result
    finally:
        _remove(folder)


def _ended(process: subprocess.Popen[bytes], log: Path, most_bytes: int) -> bool:
    """Wait until the program has ended by itself; False where it was ended because its folder grew too large.

    Where the parent of this process dies meanwhile, it ends with all of this group.
    """
    parent = os.getppid()
    printed_bytes = 0
    while process.poll() is None:
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(_LOOK_S)
        if os.getppid() != parent:
            process.kill()
            if hasattr(os, "killpg"):
                os.killpg(0, 9)
        if log.stat().st_size > printed_bytes:
            printed_bytes = log.stat().st_size
            beat()
        if _size_bytes(log.parent) > most_bytes:
            process.kill()
            process.wait()
            return False
    return True


def _reason(conversion: Conversion, status: int, log: Path, path: Path) -> WolofSearchError:
    with log.open("rb") as printed:
        printed.seek(max(0, log.stat().st_size - _LAST_WORDS_BYTES))
        said = printed.read()
    for complaint, message_id in conversion.complaints:
        if complaint.search(said):
            limit_mb = conversion.memory_bytes // MEGABYTE
            return WolofSearchError(message_id, path=str(path), limit_mb=limit_mb)
    return WolofSearchError("documents.broken", path=str(path), detail=f"{conversion.program}: {status}")


def _size_bytes(folder: Path) -> int:
    size = 0
    for parent, _, names in os.walk(folder):
        for name in names:
            with contextlib.suppress(OSError):  # it is gone again
                size += Path(parent, name).lstat().st_size
    return size


def _remove(folder: Path) -> None:
    """Remove a folder by whole paths: shutil removes by names alone, which a reader is not allowed to do."""
    for parent, _, names in os.walk(folder, topdown=False):
        with contextlib.suppress(OSError):  # a program that was ended may still hold it; the whole scratch goes later
            for name in names:
                Path(parent, name).unlink()
            Path(parent).rmdir()
